import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { Opening1763800000042 } from '../../migrations/042-opening.js';
import { migrate } from '../../src/platform/database/migrate.js';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { type Hand, handOf, someone } from '../database/hands.js';

const BEFORE = migrations.slice(0, migrations.indexOf(Opening1763800000042));

let url: string;
let owner: Hand;

async function asServer(sql: string): Promise<void> {
  const server = await handOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href);
  await server.sql(sql);
  await server.end();
}

beforeEach(async () => {
  const name = `opening_${randomUUID().replaceAll('-', '')}`;
  await asServer(`create database ${name} template template0`);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  owner = await handOf(url);
});

afterEach(async () => {
  await owner.end();
  await asServer(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
});

it.each<[MemberRole, boolean]>([
  ['member', true],
  ['admin', false],
])('a place with a %s from before is open: %s', async (role, open) => {
  await migrate(url, { migrations: BEFORE, grants: '' });
  await someone(owner.sql, 'Ana', role);
  await migrate(url, { migrations, grants: '' });
  expect(await owner.sql('select open, changed_by from sign_up_door')).toEqual([{ open, changed_by: null }]);
});
