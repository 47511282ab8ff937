import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { prepare } from '../../src/commands/prepare.js';
import { freePort } from '../dump/running-forum.js';
import { built } from '../support/built.js';
import { testConfig } from '../support/config.js';
import { KeptProgram } from './kept.js';
import { KeptPostgres } from './kept-postgres.js';
import { Outages } from './outages.js';
import { answers, say } from './redis-talk.js';

export type Engine = 'redis' | 'postgres';

const KEY = '5e'.repeat(32);
const PATIENCE_MS = 30_000;

/** A whole place on one machine: PostgreSQL, a queue, two web processes and two workers, each of which may die. */
export class Machine {
  readonly webs: KeptProgram[] = [];
  readonly workers: KeptProgram[] = [];
  readonly origins: string[] = [];
  redis: KeptProgram | null = null;
  private redisPort = 0;

  private constructor(
    private readonly folder: string,
    readonly postgres: KeptPostgres,
    readonly outages: Outages,
    readonly engine: Engine,
  ) {}

  static async start(engine: Engine): Promise<Machine> {
    const folder = mkdtempSync(join(tmpdir(), 'hearthside-chaos-'));
    const outages = new Outages(canTakeIn);
    const postgres = await KeptPostgres.start(join(folder, 'data'), outages);
    const machine = new Machine(folder, postgres, outages, engine);
    await machine.startAll();
    return machine;
  }

  /** Rows, as the superuser; asks again for half a minute where PostgreSQL is away. */
  async sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    for (const until = Date.now() + PATIENCE_MS; ; await delay(200)) {
      try {
        return await this.ask<Row>(text, values);
      } catch (error) {
        if (Date.now() > until) throw error;
      }
    }
  }

  /** Forgets every job, as if somebody had emptied the queue by mistake. */
  async wipeQueue(): Promise<void> {
    if (this.engine === 'redis') return say(this.redisPort, 'FLUSHALL');
    const tables = await this.sql<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`,
    );
    const names = tables.map(({ name }) => `bullmq.${name}`).join(', ');
    await this.ask(`truncate ${names} cascade`).catch(() => undefined);
  }

  /** Stops everything in order. */
  async stop(): Promise<void> {
    await Promise.all([...this.webs, ...this.workers].map((kept) => kept.stop()));
    await this.redis?.stop();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ask<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.postgres.url, connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async startAll(): Promise<void> {
    const env = await this.environment();
    for (const number of [1, 2]) this.webs.push(await this.web(number, env));
    for (const number of [1, 2]) this.workers.push(await this.worker(number, env));
    await Promise.all([...this.webs, ...this.workers].map((kept) => kept.start()));
  }

  private async environment(): Promise<NodeJS.ProcessEnv> {
    const config = testConfig({ vaultKey: KEY });
    const { webUrl, workerUrl } = await prepare(config, this.postgres.url, () => undefined);
    return {
      PATH: process.env.PATH,
      VAULT_KEY: KEY,
      LOG_LEVEL: process.env.TEST_LOG ?? 'silent',
      DATA_DIR: join(this.folder, 'data'),
      KEYS_DIR: join(this.folder, 'keys'),
      DATABASE_URL: webUrl,
      WORKER_DATABASE_URL: workerUrl,
      // So that each writer is somebody else's network, as in life.
      TRUST_PROXY: '1',
      NEW_ACCOUNT_DAYS: '0',
      NEW_ACCOUNT_POSTS: '0',
      TRIES_AN_HOUR: '10000',
      ...(this.engine === 'redis' ? { REDIS_URL: await this.startRedis() } : {}),
    };
  }

  private async startRedis(): Promise<string> {
    this.redisPort = await freePort();
    const settings = `--port ${this.redisPort} --dir ${this.folder} --appendonly yes`.split(' ');
    const ready = (): Promise<void> => answers(this.redisPort);
    const redis = new KeptProgram('Redis', ['redis-server', ...settings], process.env, ready, this.outages);
    await redis.start();
    this.redis = redis;
    return `redis://127.0.0.1:${this.redisPort}`;
  }

  private async web(number: number, env: NodeJS.ProcessEnv): Promise<KeptProgram> {
    const port = await freePort();
    this.origins.push(`http://127.0.0.1:${port}`);
    const own = { ...env, PORT: String(port), WORKER_DATABASE_URL: undefined };
    return this.node(`web ${number}`, 'main.js', own);
  }

  private worker(number: number, env: NodeJS.ProcessEnv): Promise<KeptProgram> {
    return this.node(`worker ${number}`, 'worker.js', { ...env, DATABASE_URL: undefined });
  }

  private async node(name: string, file: string, env: NodeJS.ProcessEnv): Promise<KeptProgram> {
    return new KeptProgram(name, [process.execPath, await built(file)], env, isReady, this.outages);
  }
}

function canTakeIn(away: ReadonlySet<string>): boolean {
  return !away.has('PostgreSQL') && !(away.has('web 1') && away.has('web 2'));
}

async function isReady(child: ChildProcess): Promise<void> {
  await Promise.race([once(child, 'message'), once(child, 'exit')]);
}
