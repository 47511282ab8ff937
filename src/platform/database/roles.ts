import pg from 'pg';
import type { Vault } from '../vault/vault.js';

/** URLs for the owner of the tables and the two kinds of process; `separate` is false where one role serves for all. */
export interface ProcessUrls {
  owner: string;
  web: string;
  worker: string;
  separate: boolean;
}

interface Given {
  migrationUrl: string;
  webUrl: string | null;
  workerUrl: string | null;
}

/**
 * Makes sure that web and worker have roles of their own, so that PostgreSQL itself can refuse what they may not do.
 * The rights belong to the group roles `hearthside_web` and `hearthside_worker`; who logs in is a member of one:
 * the users of the given URLs, or users named after the database whose passwords come from the vault.
 */
export async function provideRoles(given: Given, vault: Vault): Promise<ProcessUrls> {
  const client = new pg.Client({ connectionString: given.migrationUrl });
  await client.connect();
  try {
    return await provide(client, given, vault);
  } finally {
    await client.end();
  }
}

async function provide(client: pg.Client, given: Given, vault: Vault): Promise<ProcessUrls> {
  const one = {
    owner: given.migrationUrl,
    web: given.webUrl ?? given.migrationUrl,
    worker: given.workerUrl ?? given.migrationUrl,
    separate: false,
  };
  if (!(await mayCreateRoles(client))) return { ...one, separate: await areSeparate(client, one) };
  await client.query(GROUPS);
  const database = new URL(given.migrationUrl).pathname.slice(1);
  const owner = (await isSuperuser(client))
    ? await provideOwner(client, given, database, vault)
    : given.migrationUrl;
  const web = await login(client, given, given.webUrl, `${database}_web_user`, 'hearthside_web', vault);
  const worker = await login(
    client,
    given,
    given.workerUrl,
    `${database}_worker_user`,
    'hearthside_worker',
    vault,
  );
  return { owner, web, worker, separate: true };
}

const GROUPS = ['hearthside_web', 'hearthside_worker']
  .map(
    (name) =>
      `do $$ begin create role ${name} nologin; exception when duplicate_object or unique_violation then null; end $$;`,
  )
  .join('\n');

async function mayCreateRoles(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    `select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user`,
  );
  return rows[0]?.may ?? false;
}

// An operator may have made the roles by hand: then the groups exist and the users are in them.
async function areSeparate(client: pg.Client, urls: ProcessUrls): Promise<boolean> {
  const users = [userOf(urls.web), userOf(urls.worker)];
  const { rowCount } = await client.query(
    `select from pg_roles u join pg_auth_members m on m.member = u.oid join pg_roles g on g.oid = m.roleid
     where (u.rolname, g.rolname) in (($1, 'hearthside_web'), ($2, 'hearthside_worker')) and u.rolname <> current_user`,
    users,
  );
  return rowCount === 2;
}

async function isSuperuser(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>(
    `select rolsuper as is from pg_roles where rolname = current_user`,
  );
  return rows[0]?.is ?? false;
}

// The publishing functions act with their owner's rights: those of a superuser would be far too many.
async function provideOwner(
  client: pg.Client,
  given: Given,
  database: string,
  vault: Vault,
): Promise<string> {
  const name = `${database}_owner_user`;
  const url = await ownUser(client, given.migrationUrl, name, vault);
  const role = pg.escapeIdentifier(name);
  await client.query(`alter database ${pg.escapeIdentifier(database)} owner to ${role}`);
  return url;
}

async function login(
  client: pg.Client,
  given: Given,
  url: string | null,
  ownName: string,
  group: string,
  vault: Vault,
): Promise<string> {
  const others = url !== null && userOf(url) !== userOf(given.migrationUrl);
  const chosen = others ? url : await ownUser(client, given.migrationUrl, ownName, vault);
  await client.query(`grant ${group} to ${pg.escapeIdentifier(userOf(chosen))}`);
  return chosen;
}

async function ownUser(client: pg.Client, migrationUrl: string, name: string, vault: Vault): Promise<string> {
  const password = vault.tag('database-role', name).toString('hex');
  const role = pg.escapeIdentifier(name);
  await client.query(
    `do $$ begin create role ${role} login; exception when duplicate_object or unique_violation then null; end $$`,
  );
  await client.query(`alter role ${role} with login password ${pg.escapeLiteral(password)}`);
  return withUser(migrationUrl, name, password);
}

function withUser(url: string, user: string, password: string): string {
  const changed = new URL(url);
  changed.username = encodeURIComponent(user);
  changed.password = password;
  return changed.href;
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
