import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { prepare } from '../../src/commands/prepare.js';
import { testConfig } from '../support/config.js';
import type { TestDatabase } from '../support/database.js';
import { quietBoards } from '../support/quiet-boards.js';

/** A database whose `now()` is what a test says, so that weeks pass in seconds and every stored time is as in life. */
export interface MovedDatabase extends TestDatabase {
  setClock(to: Date): Promise<void>;
}

/** Makes one with all migrations, whose defaults, triggers and functions ask this clock. */
export async function newMovedDatabase(start: Date): Promise<MovedDatabase> {
  const name = `moved_${randomUUID().replaceAll('-', '')}`;
  const ownerUrl = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  await run(inject('postgresUrl'), `create database ${name}`);
  await run(inject('postgresUrl'), `alter database ${name} set search_path = public, pg_catalog`);
  await run(ownerUrl, clock(start));
  const { webUrl, workerUrl } = await prepare(testConfig(), ownerUrl, () => undefined);
  await quietBoards(ownerUrl);
  await run(ownerUrl, ASK_IT_INSIDE_FUNCTIONS);
  const hand = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  hand.on('error', () => undefined);
  return {
    ownerUrl,
    webUrl,
    workerUrl,
    setClock: async (to) => {
      await hand.query('update trial.clock set at = $1', [to]);
    },
    drop: async () => {
      await hand.end();
      await run(inject('postgresUrl'), `drop database ${name} with (force)`);
    },
  };
}

// Found before PostgreSQL's own where the search path names that one last.
function clock(start: Date): string {
  return `
    create schema trial;
    create table trial.clock (at timestamptz not null);
    insert into trial.clock values ('${start.toISOString()}');
    create function public.now() returns timestamptz language sql stable security definer as 'select at from trial.clock';
    grant usage on schema trial to public`;
}

const ASK_IT_INSIDE_FUNCTIONS = `
  do $$ declare f record; begin
    for f in select oid::regprocedure as name from pg_proc
      where pronamespace = 'public'::regnamespace and proconfig::text like '%search_path%'
    loop execute format('alter function %s set search_path = public, pg_catalog, pg_temp', f.name); end loop;
  end $$;
  grant execute on function public.now() to public`;

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
