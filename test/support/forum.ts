import 'reflect-metadata';
import { type INestApplication, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Server } from 'node:http';
import pg from 'pg';
import { Accounts } from '../../src/accounts/accounts.js';
import { PASSWORD_COST } from '../../src/members/passwords.js';
import type { Config } from '../../src/platform/config.js';
import { CONFIG } from '../../src/platform/config.module.js';
import { FrameworkLogger, setLogLevel } from '../../src/platform/logging/logger.js';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { SETTLING_IN } from '../../src/threads/site-threads.js';
import { equip, newAdapter } from '../../src/web.js';
import { WebModule } from '../../src/web.module.js';
import { WorkerModule } from '../../src/worker.module.js';
import { testConfig } from './config.js';
import { newDatabase, type TestDatabase } from './database.js';
import { Visitor } from './visitor.js';

/** The real application on a real PostgreSQL of its own: web and worker as in life, in one process. */
export interface Forum {
  database: TestDatabase;
  config: Config;
  app: INestApplication;
  /** Rows, as the superuser. */
  sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  guest(): Visitor;
  /** Somebody who is signed in; made first where there is no such name. */
  person(name: string, role?: MemberRole): Promise<Visitor>;
  startWorker(): Promise<INestApplicationContext>;
  stopWorker(): Promise<void>;
  stop(): Promise<void>;
}

export const PASSWORD = 'a lamp in the window';

export interface ForumOptions {
  worker?: boolean;
  config?: Partial<Config>;
  /** Instead of a copy of the prepared one; dropped at the end like that. */
  database?: TestDatabase;
}

export async function startForum({
  worker = true,
  config: changes = {},
  database: given,
}: ForumOptions = {}): Promise<Forum> {
  setLogLevel(process.env.TEST_LOG ?? 'silent');
  const database = given ?? (await newDatabase());
  const urls = { databaseUrl: database.webUrl, workerDatabaseUrl: database.workerUrl };
  const config = testConfig({ ...urls, ...changes });
  const app = await startWeb(config);
  const pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // A database that is dropped at the end ends its connections.
  pool.on('error', () => undefined);
  let running: INestApplicationContext | null = null;
  const forum: Forum = {
    database,
    config,
    app,
    sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await pool.query<Row>(text, values)).rows,
    guest: () => new Visitor(app.getHttpServer() as Server),
    person: async (name, role) => signedIn(forum, name, role),
    startWorker: async () => (running ??= await startWorkerOf(config)),
    stopWorker: async () => {
      await running?.close();
      running = null;
    },
    stop: async () => {
      await forum.stopWorker();
      await app.close();
      await pool.end();
      await database.drop();
    },
  };
  if (worker) await forum.startWorker();
  return forum;
}

async function startWeb(config: Config): Promise<INestApplication> {
  const adapter = newAdapter();
  const module = await Test.createTestingModule({ imports: [WebModule] })
    .overrideProvider(CONFIG)
    .useValue(config)
    .overrideProvider(PASSWORD_COST)
    .useValue({ memoryCost: 64, timeCost: 1 })
    .setLogger(new FrameworkLogger())
    .compile();
  const app = module.createNestApplication(adapter, { bodyParser: false, logger: false });
  equip(app, adapter);
  await app.listen(0, '127.0.0.1');
  return app;
}

// No thread of the place opens by itself while a test counts what people wrote.
const A_DAY = 24 * 3_600_000;

async function startWorkerOf(config: Config): Promise<INestApplicationContext> {
  const module = await Test.createTestingModule({ imports: [WorkerModule] })
    .overrideProvider(CONFIG)
    .useValue(config)
    .overrideProvider(SETTLING_IN)
    .useValue(A_DAY)
    .setLogger(new FrameworkLogger())
    .compile();
  return module.init();
}

async function signedIn(forum: Forum, name: string, role: MemberRole = 'member'): Promise<Visitor> {
  const known = await forum.sql('select from personas where name = $1', [name]);
  if (known.length === 0) await forum.app.get(Accounts).create(name, PASSWORD, role);
  const visitor = forum.guest();
  await visitor.send('/sign-in', { pseudonym: name, password: PASSWORD });
  return visitor;
}
