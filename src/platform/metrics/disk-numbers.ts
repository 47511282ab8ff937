import { Inject, Injectable } from '@nestjs/common';
import { statfs } from 'node:fs/promises';
import type { Gauge } from 'prom-client';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Metrics } from './metrics.js';

/** How full the disks are on which the forum's own folders lie; a PostgreSQL elsewhere has disks that it does not see. */
@Injectable()
export class DiskNumbers {
  private readonly free: Gauge;
  private readonly size: Gauge;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    metrics: Metrics,
  ) {
    this.free = metrics.gauge('disk_free_bytes', 'Room on the disk of a folder', ['folder']);
    this.size = metrics.gauge('disk_size_bytes', 'Size of that disk', ['folder']);
  }

  async look(): Promise<void> {
    const { dataDir: data, keysDir: keys } = this.config;
    await Promise.all(Object.entries({ data, keys }).map(([folder, path]) => this.measure(folder, path)));
  }

  // A process on another machine than the data has no such folder.
  private async measure(folder: string, path: string): Promise<void> {
    const disk = await statfs(path).catch(() => null);
    if (!disk) return;
    this.free.set({ folder }, disk.bavail * disk.bsize);
    this.size.set({ folder }, disk.blocks * disk.bsize);
  }
}
