import pg from 'pg';
import type { Vault } from '../vault/vault.js';
import { RoleUsers, userOf } from './role-users.js';

/** URLs for the owner of the tables and the two kinds of process; `separate` is false where PostgreSQL cannot tell them apart. */
export interface ProcessUrls {
  owner: string;
  web: string;
  worker: string;
  separate: boolean;
}

/** The URLs that the operator set; web and worker may have none of their own. */
export interface GivenUrls {
  migrationUrl: string;
  webUrl: string | null;
  workerUrl: string | null;
}

// Any number: two processes that prepare one server at once take turns on it.
const ROLES_LOCK = 4_871_266;

/**
 * Makes sure that web and worker have roles of their own, so that PostgreSQL itself can refuse what they may not do.
 * The rights belong to the group roles `hearthside_web` and `hearthside_worker`; who logs in is a member of one:
 * the users of the given URLs, or users named after the database whose passwords come from the vault.
 */
export async function provideRoles(given: GivenUrls, vault: Vault): Promise<ProcessUrls> {
  const client = new pg.Client({ connectionString: given.migrationUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [ROLES_LOCK]);
    const urls = await urlsFor(client, given, vault);
    return { ...urls, separate: await areSeparate(client, urls) };
  } finally {
    await client.end();
  }
}

async function urlsFor(
  client: pg.Client,
  { migrationUrl, webUrl, workerUrl }: GivenUrls,
  vault: Vault,
): Promise<Omit<ProcessUrls, 'separate'>> {
  const { superuser, makesRoles } = await rightsOf(client);
  if (!makesRoles)
    return { owner: migrationUrl, web: webUrl ?? migrationUrl, worker: workerUrl ?? migrationUrl };
  const users = new RoleUsers(client, migrationUrl, vault);
  const own = (url: string | null) => (url !== null && userOf(url) !== userOf(migrationUrl) ? url : null);
  await client.query(GROUPS);
  const owner = superuser ? await provideOwner(client, users) : migrationUrl;
  const web = await enter(client, 'hearthside_web', own(webUrl) ?? (await users.provide('web')));
  const worker = await enter(client, 'hearthside_worker', own(workerUrl) ?? (await users.provide('worker')));
  return { owner, web, worker };
}

const GROUPS = ['hearthside_web', 'hearthside_worker'].map(madeOnce).join('\n');

function madeOnce(name: string): string {
  return `do $$ begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end $$;`;
}

async function rightsOf(client: pg.Client): Promise<{ superuser: boolean; makesRoles: boolean }> {
  const { rows } = await client.query<{ superuser: boolean; makesRoles: boolean }>(
    `select rolsuper as superuser, rolsuper or rolcreaterole as "makesRoles" from pg_roles where rolname = current_user`,
  );
  return rows[0]!;
}

// The publishing functions act with their owner's rights: those of a superuser would be far too many.
async function provideOwner(client: pg.Client, users: RoleUsers): Promise<string> {
  const url = await users.provide('owner');
  const [database, owner] = [users.database, userOf(url)].map((name) => pg.escapeIdentifier(name));
  await client.query(`alter database ${database} owner to ${owner}`);
  return url;
}

async function enter(client: pg.Client, group: string, url: string): Promise<string> {
  await client.query(`grant ${group} to ${pg.escapeIdentifier(userOf(url))}`);
  return url;
}

// Operators may have made the roles by hand: what counts is what each account may do in effect.
async function areSeparate(client: pg.Client, urls: Omit<ProcessUrls, 'separate'>): Promise<boolean> {
  const { rowCount } = await client.query(
    `select from pg_roles w, pg_roles k, to_regrole('hearthside_web') web, to_regrole('hearthside_worker') worker
     where w.rolname = $1 and k.rolname = $2
       and pg_has_role(w.oid, web, 'usage') and not pg_has_role(w.oid, worker, 'usage')
       and pg_has_role(k.oid, worker, 'usage') and not pg_has_role(k.oid, web, 'usage')
       and not pg_has_role(w.oid, current_user, 'usage') and not pg_has_role(k.oid, current_user, 'usage')`,
    [userOf(urls.web), userOf(urls.worker)],
  );
  return rowCount === 1;
}
