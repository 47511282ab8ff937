import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ada: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ada = await forum.person('Ada', 'admin');
});
afterAll(() => forum.stop());

async function set(who: Visitor, fields: Record<string, string>): Promise<Answer> {
  return who.post('/board-settings', { _csrf: await tokenOf(who), ...fields });
}

const near = () =>
  forum
    .sql<{ slug: string }>('select slug from boards where near_crisis order by slug')
    .then((rows) => rows.map(({ slug }) => slug));

describe('saying which boards are close to a crisis', () => {
  it('is an admin’s: at once the way to help says more there, and the record names who', async () => {
    const before = await near();
    expect(before).not.toContain('family');
    expect((await set(ada, { board: 'family', near: 'yes' })).location).toBe('/board-settings');
    expect(await near()).toEqual([...before, 'family'].sort());
    const bar = (await forum.guest().open('/boards/family')).page.querySelector('aside.help');
    const other = (await forum.guest().open('/boards/anxiety')).page.querySelector('aside.help');
    expect(bar?.querySelector('.help-more')?.text ?? '').not.toBe(
      other?.querySelector('.help-more')?.text ?? '',
    );
    expect((await ada.open('/board-settings')).text).toContain('Family and friends close to a crisis');
    const record = (await ada.open('/record')).text;
    expect(record).toContain('Changed a board');
    expect(record).toContain('near_crisis: false → true');
    const [entry] = await forum.sql(
      `select n.name from record_entries e join personas n on n.member_id = e.actor where e.code = 'board_changed'`,
    );
    expect(entry).toEqual({ name: 'Ada' });
    await set(ada, { board: 'family', near: 'no' });
    expect(await near()).toEqual(before);
  });

  it('twice the same is recorded once, and a change by hand names nobody', async () => {
    const entries = async () =>
      (
        await forum.sql<{ actor: string | null }>(
          `select actor from record_entries where code = 'board_changed' order by place`,
        )
      ).map(({ actor }) => actor !== null);
    const before = await entries();
    await set(ada, { board: 'anxiety', near: 'yes' });
    await set(ada, { board: 'anxiety', near: 'yes' });
    await forum.sql(`update boards set near_crisis = false where slug = 'anxiety'`);
    expect(await entries()).toEqual([...before, true, false]);
  });

  it.each([
    ['nothing', {}],
    ['no board', { near: 'yes' }],
    ['a board that is not there', { board: 'harbour', near: 'yes' }],
    ['no slug at all', { board: "'; drop table boards", near: 'yes' }],
    ['neither yes nor no', { board: 'family', near: 'maybe' }],
  ])('%s changes nothing', async (_, fields) => {
    const before = await near();
    const answer = await set(ada, fields);
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('.summary')).not.toBeNull();
    expect(await near()).toEqual(before);
  });

  it('is not there for anybody else', async () => {
    const before = await near();
    for (const who of [forum.guest(), await forum.person('Ben'), await forum.person('Lea', 'lead')]) {
      expect((await who.get('/board-settings')).status).toBe(404);
      expect((await set(who, { board: 'family', near: 'yes' })).status).toBe(404);
    }
    expect((await ada.post('/board-settings', { board: 'family', near: 'yes' })).status).toBe(403);
    expect(await near()).toEqual(before);
  });
});
