import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from '../../src/platform/database/embedded/embedded-postgres.js';
import { pick } from '../support/chance.js';
import type { Kept } from './kept.js';
import type { Outages } from './outages.js';

// When a transaction became visible, so that it can be compared with when a page showed it.
const SETTINGS = { track_commit_timestamp: 'on', max_connections: '150' };

/** PostgreSQL as it is in life, its disk included; started again at the same address each time it dies. */
export class KeptPostgres implements Kept {
  readonly name = 'PostgreSQL';
  private over = false;
  private pauseMs = 0;
  private running: Promise<void> = Promise.resolve();

  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
    private readonly outages: Outages,
  ) {}

  static async start(dataDir: string, outages: Outages): Promise<KeptPostgres> {
    const server = await startEmbeddedPostgres({ dataDir, say: () => undefined, settings: SETTINGS });
    const kept = new KeptPostgres(dataDir, server, outages);
    kept.running = kept.keepRunning();
    return kept;
  }

  get url(): string {
    return this.server.url;
  }

  /** Its first process; the others find that out and go. */
  kill(): boolean {
    this.outages.begins(this.name);
    return isKilled(this.server.pid);
  }

  /** The same, and it stays away for some time. */
  killFor(ms: number): boolean {
    this.pauseMs = ms;
    return this.kill();
  }

  /** One of its processes: then PostgreSQL itself ends all others and puts itself right. */
  killOneOfMany(random: () => number): boolean {
    const { pid } = this.server;
    const list = `/proc/${pid}/task/${pid}/children`;
    if (!existsSync(list)) return false;
    return isKilled(Number(pick(random, readFileSync(list, 'utf8').trim().split(' '))));
  }

  async stop(): Promise<void> {
    this.over = true;
    await this.server.stop();
    await this.running;
  }

  private async keepRunning(): Promise<void> {
    for (;;) {
      await this.server.ended;
      if (this.over) return;
      this.outages.begins(this.name);
      await delay(this.pauseMs);
      this.pauseMs = 0;
      const { port } = this.server;
      const options = { dataDir: this.dataDir, say: () => undefined, port, settings: SETTINGS };
      this.server = await startEmbeddedPostgres(options);
      this.outages.ends(this.name);
    }
  }
}

function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    // It has gone by itself in the same moment.
    return false;
  }
}
