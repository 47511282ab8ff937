import { afterEach, describe, expect, it } from 'vitest';
import { giveVerdict, handOf, render, someone, type Sql, writeThread } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, edit, openThread, settled, threadOf } from '../support/people.js';

let forum: Forum;
const sql: Sql = (text, values) => forum.sql(text, values);
afterEach(() => forum.stop());

const STAFF = { 'Mo Winter': 'moderator', 'Lea Summer': 'lead', 'Ada Spring': 'admin' } as const;

async function forumWith(auditShare: number, moderators: number): Promise<void> {
  forum = await startForum({ config: { auditShare } });
  // The first start's admin moderates too.
  await forum.sql(`update members set role = 'member'`);
  for (const [name, role] of Object.entries(STAFF).slice(0, moderators)) await forum.person(name, role);
}

/** How many texts of a post are in the sample. */
async function drawn(postId: string): Promise<number> {
  const [row] = await forum.sql<{ count: number }>(
    `select count(*)::int as count from audits a join verdicts v on v.id = a.verdict_id
     join revisions r on r.id = v.revision_id where r.post_id = $1 and a.judgement is null`,
    [postId],
  );
  return row!.count;
}

describe('the blind sample', () => {
  it('draws what the screen cleared, once, and every cleared change of it', async () => {
    await forumWith(1, 3);
    const ana = await forum.person('Ana');
    const { postId } = await threadOf(forum, ana);
    expect(await drawn(postId)).toBe(1);
    await edit(forum, ana, postId, { title: 'Rain again', body: 'The kettle is on, and it sings.' });
    expect(await settled(forum, postId)).toEqual(['superseded', 'published']);
    expect(await drawn(postId)).toBe(2);
  });

  it('draws nothing that is held: a person reads it anyway', async () => {
    await forumWith(1, 3);
    const { postId } = await openThread(forum, await forum.person('Ana'), {
      title: 'Night',
      body: CRISIS.me,
    });
    expect(await settled(forum, postId)).toEqual(['held']);
    expect(await drawn(postId)).toBe(0);
  });

  it('draws nothing while two people may moderate, whoever else is there', async () => {
    await forumWith(1, 2);
    await forum.person('Fay', 'facilitator');
    const { postId } = await threadOf(forum, await forum.person('Ana'));
    expect(await drawn(postId)).toBe(0);
    await forum.person('Ada Spring', 'admin');
    expect(await drawn((await threadOf(forum, await forum.person('Ana'))).postId)).toBe(1);
  });

  it('draws nothing when its share is nothing', async () => {
    await forumWith(0, 3);
    expect(await drawn((await threadOf(forum, await forum.person('Ana'))).postId)).toBe(0);
  });

  it('leaves to chance what it draws, by the share', async () => {
    await forumWith(0, 3);
    const ana = await someone(sql, 'Anabel');
    const text = await render(sql, await writeThread(sql, ana));
    const verdicts = await Promise.all(Array.from({ length: 400 }, () => giveVerdict(sql, text)));
    const worker = await handOf(forum.database.workerUrl);
    for (const id of verdicts) await worker.sql('select draw_audit($1, 0.5)', [id]);
    await worker.end();
    const [row] = await forum.sql<{ count: number }>('select count(*)::int as count from audits');
    // Eight standard deviations to each side.
    expect(row!.count).toBeGreaterThan(120);
    expect(row!.count).toBeLessThan(280);
  });

  it('is not the worker’s to fill by hand, nor to read', async () => {
    await forumWith(0, 3);
    const worker = await handOf(forum.database.workerUrl);
    for (const statement of [
      'select * from audits',
      'insert into audits (verdict_id) values (gen_random_uuid())',
    ])
      await expect(worker.sql(statement)).rejects.toMatchObject({ code: '42501' });
    await worker.end();
  });
});
