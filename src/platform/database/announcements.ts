import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Config } from '../config.js';
import { CONFIG } from '../config.module.js';
import { databaseUrl } from './database.module.js';

const RECONNECT_MS = 1_000;

/**
 * Hears what PostgreSQL announces (NOTIFY) when a revision settles, on one connection per process. Hearing is a
 * convenience: whoever waits gives up after a moment and looks for themselves.
 */
@Injectable()
export class Announcements implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly heard = new EventEmitter().setMaxListeners(0);
  private readonly stopping = new AbortController();
  private client: pg.Client | null = null;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  onApplicationBootstrap(): void {
    void this.listen();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.client?.end().catch(() => undefined);
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

  private async listen(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.listenOnce().catch(() => undefined);
      await delay(RECONNECT_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }

  private async listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: databaseUrl(this.config, 'web'),
      connectionTimeoutMillis: 3_000,
    });
    this.client = client;
    client.on('notification', ({ payload }) => this.heard.emit(payload ?? ''));
    const ended = new Promise<void>((resolve) => client.once('end', resolve).once('error', () => resolve()));
    await client.connect();
    await client.query('listen settled');
    await ended;
    await client.end().catch(() => undefined);
  }
}
