import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { migrations } from '../../migrations/index.js';
import { Waits1763800000027 } from '../../migrations/027-waits.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { type Hand, handOf, someone, type Someone } from '../database/hands.js';

const BEFORE = migrations.slice(0, migrations.indexOf(Waits1763800000027));

let url: string;
let owner: Hand;

async function asServer(sql: string): Promise<void> {
  const server = await handOf(Object.assign(new URL(inject('postgresUrl')), { pathname: '/postgres' }).href);
  await server.sql(sql);
  await server.end();
}

beforeEach(async () => {
  const name = `words_${randomUUID().replaceAll('-', '')}`;
  await asServer(`create database ${name} template template0`);
  url = Object.assign(new URL(inject('postgresUrl')), { pathname: `/${name}` }).href;
  owner = await handOf(url);
});

afterEach(async () => {
  await owner.end();
  await asServer(`drop database ${new URL(url).pathname.slice(1)} with (force)`);
});

async function writesOfDanger({ personaId }: Someone): Promise<void> {
  await owner.sql(
    `insert into limit_notes (persona_id, body, submission_key, advised_help) values ($1, 'I need somebody.', $2, 'me')`,
    [personaId, randomUUID()],
  );
}

/** Two who lead say, by the rules of that time, that somebody has died. */
async function rests({ personaId }: Someone, lou: Someone, sky: Someone): Promise<void> {
  await owner.sql('insert into rests (persona_id, asked_by) values ($1, $2)', [personaId, lou.memberId]);
  await owner.sql('update rests set confirmed_by = $1, confirmed_at = asked_at', [sky.memberId]);
}

it('an upgrade puts old words of danger on top, but not those of a member who has died', async () => {
  await migrate(url, { migrations: BEFORE, grants: '' });
  const [ana, ben] = [await someone(owner.sql, 'Ana'), await someone(owner.sql, 'Ben')];
  await writesOfDanger(ana);
  await writesOfDanger(ben);
  const lou = await someone(owner.sql, 'Lou Spring', 'lead');
  await rests(ana, lou, await someone(owner.sql, 'Sky River', 'admin'));
  await migrate(url, { migrations, grants: '' });
  const onTop = `select n.name from queue_items q join urgent_words u on u.id = q.subject
    join personas n on n.id = u.persona_id where q.kind = 'words'`;
  expect(await owner.sql(onTop)).toEqual([{ name: 'Ben' }]);
  // It is known all the same, and comes back if the news was wrong.
  expect(await owner.sql('select from urgent_words')).toHaveLength(2);
  await owner.sql('update rests set undone_by = $1, undone_at = asked_at', [lou.memberId]);
  expect(await owner.sql(onTop)).toHaveLength(2);
});
