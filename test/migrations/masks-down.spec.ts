import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { Masks1763800000024 } from '../../migrations/024-masks.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { migrate } from '../../src/platform/database/migrate.js';
import {
  type Hand,
  handOf,
  hold,
  recordDecision,
  someone,
  type Someone,
  takeClaim,
  type Text,
  writeThread,
} from '../database/hands.js';

const UP_TO = migrations.slice(0, migrations.indexOf(Masks1763800000024) + 1);

let url: string;
let owner: Hand;

async function asServer(sql: string): Promise<void> {
  const server = await handOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href);
  await server.sql(sql);
  await server.end();
}

beforeEach(async () => {
  const name = `masks_${randomUUID().replaceAll('-', '')}`;
  await asServer(`create database ${name} template template0`);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  owner = await handOf(url);
});

afterEach(async () => {
  await owner.end();
  await asServer(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
});

/** A text that was masked, told of, and looked at again. */
async function masked(ana: Someone, mo: Someone, lea: Someone): Promise<Text> {
  const { sql } = owner;
  const text = await hold(sql, await writeThread(sql, ana, { title: 'Rain', body: 'Ring 0151 tonight.' }));
  await takeClaim(sql, text, mo);
  const decision = await recordDecision(sql, text, mo, 'mask');
  const shown = ['Rain', 'Ring [words hidden] tonight.', '<p>Ring [words hidden] tonight.</p>'];
  await sql('select apply_mask($1, $2, $3, $4, $5)', [decision, randomUUID(), ...shown]);
  await sql(`insert into decision_texts (decision_id, reason) values ($1, 'A number.')`, [decision]);
  await sql(`insert into notices (persona_id, kind, post_id, decision_id) values ($1, 'masked', $2, $3)`, [
    ana.personaId,
    text.postId,
    decision,
  ]);
  const look = randomUUID();
  await sql('insert into second_looks (id, decision_id) values ($1, $2)', [look, decision]);
  await sql(`insert into second_look_words values ($1, 1, $2, 'It is mine.')`, [look, text.id]);
  await takeClaim(sql, text, lea);
  const upheld = await recordDecision(sql, text, lea, 'uphold');
  await sql('insert into second_look_answers values ($1, $2, false)', [look, upheld]);
  await sql('select apply_decision($1)', [upheld]);
  return text;
}

it('going back where words were hidden keeps them hidden, and forgets what older code could not read', async () => {
  await migrate(url, { migrations: UP_TO, grants: '' });
  await owner.sql(
    `insert into boards (slug, name, description, welcome, place) values ('depression', 'Depression', '', '', 0)`,
  );
  const [ana, mo, lea] = [
    await someone(owner.sql, 'Ana'),
    await someone(owner.sql, 'Mo Winter', 'moderator'),
    await someone(owner.sql, 'Lea Summer', 'moderator'),
  ];
  const text = await masked(ana, mo, lea);
  const database = await new DataSource({ ...dataSourceOptions(url), migrations: UP_TO }).initialize();
  await database.undoLastMigration({ transaction: 'each' });
  const states = await owner.sql('select state, body from revisions where post_id = $1 order by number', [
    text.postId,
  ]);
  expect(states).toEqual([
    { state: 'superseded', body: 'Ring 0151 tonight.' },
    { state: 'published', body: 'Ring [words hidden] tonight.' },
  ]);
  expect(await owner.sql('select outcome from decisions')).toEqual([{ outcome: 'uphold' }]);
  for (const table of ['notices', 'second_looks', 'second_look_answers', 'second_look_words'])
    expect(await owner.sql(`select from ${table}`)).toEqual([]);
  await expect(owner.sql('delete from decisions')).rejects.toMatchObject({ code: 'HS010' });
  await database.runMigrations({ transaction: 'each' });
  expect(await owner.sql('select from masks')).toEqual([]);
  await database.destroy();
});
