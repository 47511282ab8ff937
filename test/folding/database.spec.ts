import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Hand, handOf, refusal as refusalOf } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, threadOf } from '../support/people.js';

let forum: Forum;
let web: Hand;
let worker: Hand;
let up: string;
let held: string;
let moes: string;
const people: Record<string, { persona: string; member: string }> = {};

beforeAll(async () => {
  forum = await startForum();
  const [ana, moe] = [await forum.person('Ana'), await forum.person('Moe', 'moderator')];
  await forum.person('Ben');
  await forum.person('Tove', 'trustee');
  up = (await threadOf(forum, ana)).postId;
  moes = (await threadOf(forum, moe)).postId;
  held = (await openThread(forum, ana, { title: 'Held', body: CRISIS.me })).postId;
  await settled(forum, held);
  for (const { name, id, member_id } of await forum.sql<{ name: string; id: string; member_id: string }>(
    'select name, id, member_id from personas',
  ))
    people[name] = { persona: id, member: member_id };
  [web, worker] = [await handOf(forum.database.webUrl), await handOf(forum.database.workerUrl)];
});
afterAll(async () => {
  for (const hand of [web, worker]) await hand.end();
  await forum.stop();
});

const refusal = async (work: Promise<unknown>): Promise<string> => (await refusalOf(work)) ?? 'taken';
const asWriter = (post: string, name: string, notes: string) =>
  refusal(web.sql(`select note_own_post($1, $2, $3, '{}')`, [post, people[name]!.persona, notes]));
const asTeam = (post: string, name: string) =>
  refusal(web.sql(`select note_as_team($1, $2, '{grief}')`, [post, people[name]!.member]));

describe('PostgreSQL itself', () => {
  it('takes a writer’s note from the writer alone', async () => {
    expect(await asWriter(up, 'Ben', '{grief}')).toBe('HS034');
    expect(await asWriter(up, 'Moe', '{grief}')).toBe('HS034');
    expect(await asWriter(up, 'Ana', '{weather}')).toBe('23514');
    expect(await asWriter(up, 'Ana', '{grief}')).toBe('taken');
  });

  it('takes a note of the team from the team, on what is up, and never on their own text', async () => {
    expect(await asTeam(up, 'Ben')).toBe('HS034');
    expect(await asTeam(up, 'Tove')).toBe('HS034');
    expect(await asTeam(moes, 'Moe')).toBe('HS034');
    expect(await asTeam(held, 'Moe')).toBe('HS034');
    expect(await asTeam(up, 'Moe')).toBe('taken');
  });

  it('lets nobody write notes past these ways', async () => {
    for (const hand of [web, worker])
      for (const sql of [
        `insert into content_notes (post_id, note, said_by) values ('${up}', 'abuse', 'team')`,
        'update content_notes set stands = false',
        'delete from content_notes',
      ])
        expect(await refusal(hand.sql(sql))).toBe('42501');
    expect(await refusal(worker.sql('select from reading_choices'))).toBe('42501');
    expect(await refusal(worker.sql(`select note_own_post('${up}', '${up}', '{}', '{}')`))).toBe('42501');
  });
});
