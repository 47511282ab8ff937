import { type INestApplicationContext, Logger, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { fill } from '../../demonstration/filling.js';
import { mark, markFilled, refusePeople, stateOf } from '../../demonstration/marker.js';
import type { Config } from '../../platform/config.js';
import { dataSourceOptions } from '../../platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../platform/database/embedded/embedded-postgres.js';
import { setLogLevel } from '../../platform/logging/logger.js';
import { WebModule } from '../../web.module.js';
import { embeddedFolder } from '../connection.js';
import { prepare, type Prepared } from '../prepare.js';

/** How a demonstration is to be made. */
export interface Making {
  /** What opens the doors for visitors, by name. */
  passwords: ReadonlyMap<string, string>;
  boards: readonly string[];
  say: (words: string) => void;
}

/**
 * Whether there is a demonstration that can be served as it stands.
 * @throws Error where the database is no demonstration, or one that was not filled to its end
 */
export async function filledAlready(config: Config): Promise<boolean> {
  const state = await withOwner(config, (_, owner) => stateOf(owner));
  if (state === 'begun')
    throw new Error('The demonstration was not filled to its end. Begin anew with npm run demo -- --again.');
  return state === 'filled';
}

/** Prepares its database like any other, and fills it. @throws Error where there are people already */
export async function makeDemonstration(
  config: Config,
  env: NodeJS.ProcessEnv,
  making: Making,
): Promise<void> {
  await withOwner(config, async (url, owner) => {
    await refusePeople(owner);
    await mark(owner);
    const prepared = await prepare(config, url, making.say);
    making.say('Filling the demonstration with four weeks of invented life: a minute or two …');
    await withProcesses(env, prepared, (web, worker) =>
      fill({ web, worker, owner, ...making }, (tenth) => making.say(`  ${tenth} of 10`)),
    );
    await markFilled(owner);
  });
}

async function withOwner<T>(
  config: Config,
  work: (url: string, owner: DataSource) => Promise<T>,
): Promise<T> {
  const dataDir = embeddedFolder(config);
  const embedded = await startEmbeddedPostgres({ dataDir, say: () => undefined, settings: HASTY });
  const owner = await new DataSource(dataSourceOptions(embedded.url)).initialize();
  try {
    return await work(embedded.url, owner);
  } finally {
    await owner.destroy();
    await embedded.stop();
  }
}

// Nobody's words are lost with it: what was not filled to its end begins anew.
const HASTY = { synchronous_commit: 'off' };

// Both processes in this one. They read the environment, as they always do.
async function withProcesses(
  env: NodeJS.ProcessEnv,
  { webUrl, workerUrl }: Prepared,
  work: (web: INestApplicationContext, worker: INestApplicationContext) => Promise<void>,
): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, env, FREELY, { DATABASE_URL: webUrl, WORKER_DATABASE_URL: workerUrl });
  setLogLevel('error');
  const web = await started(WebModule);
  const worker = await started(await workerModule());
  try {
    await work(web, worker);
  } finally {
    await worker.close();
    await web.close();
    process.env = before;
  }
}

// Weeks are told within minutes: what holds back whoever is new, or tells the team too much, has another pace.
const FREELY = { NEW_ACCOUNT_DAYS: '0', NEW_ACCOUNT_POSTS: '0', REPORTS_A_DAY: '1000' };

// A second data source in one process makes TypeORM's module warn, as soon as the file is read.
async function workerModule(): Promise<Type> {
  Logger.overrideLogger(false);
  return (await import('../../demonstration/worker-of-demonstration.module.js')).WorkerOfDemonstration;
}

function started(module: Type): Promise<INestApplicationContext> {
  return NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
}
