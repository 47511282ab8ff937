import { EventEmitter, once } from 'node:events';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { Rounds } from '../rounds.js';
import { databaseUrl } from './database.module.js';

const RECONNECT_MS = 1_000;
const PATIENCE_MS = 3_000;

/**
 * Hears what PostgreSQL announces (NOTIFY) when a revision settles, on one connection per process. Hearing is a
 * convenience: whoever waits gives up after a moment and looks for themselves.
 */
@Injectable()
export class Announcements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly heard = new EventEmitter().setMaxListeners(0);
  private readonly rounds = new Rounds(RECONNECT_MS, () => this.listen().catch(() => undefined));
  private readonly url: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.url = databaseUrl(config, 'web');
  }

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /**
   * Begins to listen for one revision; call it before what is waited for can happen.
   * @param ms how long to wait at most
   * @returns settles when it was announced, or the time is up
   */
  async settled(revisionId: string, ms: number): Promise<void> {
    const limit = AbortSignal.timeout(ms);
    await once(this.heard, revisionId, { signal: limit }).catch(() => undefined);
  }

  // Until the connection ends, or the process does.
  private async listen(): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, connectionTimeoutMillis: PATIENCE_MS });
    // A lost connection tells its error more than once, and then that it has ended.
    client.on('error', () => undefined);
    client.on('notification', ({ payload }) => this.heard.emit(payload ?? ''));
    try {
      await client.connect();
      await client.query('listen settled');
      await once(client, 'end', { signal: this.rounds.stopping });
    } finally {
      await client.end();
    }
  }
}
