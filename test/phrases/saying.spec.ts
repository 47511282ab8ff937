import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CONCERN, reply, settled, threadOf, tokenOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp, wornThreadUp } from '../support/worn.js';
import { offered, post, say, steady } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor, moe: Visitor;
let thread: Written, answer: Written;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
  moe = await forum.person('Moe', 'moderator');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from threads');
  thread = await threadOf(forum, ana);
  answer = await reply(forum, ben, thread.threadId, 'I know that feeling.');
  await settled(forum, answer.postId);
});

const said = () =>
  forum.sql<{ name: string; phrase: string }>(
    'select n.name, s.phrase from phrases_said s join personas n on n.id = s.persona_id order by n.name',
  );
const shown = async (who: Visitor, { postId }: Written = thread) =>
  (await who.open(`/threads/${thread.threadId}`)).page.querySelector(`#post-${postId} .phrases`)
    ?.structuredText ?? null;
const ALL = ['I hear you', 'Me too', 'Sending strength', 'Thank you, this helped'];

describe('saying something kind', () => {
  it('offers the four phrases below posts of others, and to nobody else', async () => {
    expect(await offered(cleo, thread)).toEqual(ALL);
    expect(await offered(cleo, answer)).toEqual(ALL);
    expect(await offered(ana, thread)).toEqual([]);
    expect(await offered(ana, answer)).toEqual(ALL);
    expect(await offered(forum.guest(), thread)).toEqual([]);
  });

  it('is one tap, told in words to who said it, and can be taken back', async () => {
    const sent = await say(cleo, thread, 'hear');
    expect(sent).toMatchObject({ status: 303, location: `/posts/${thread.postId}` });
    expect(await shown(cleo)).toContain('You said: “I hear you”.');
    expect(await offered(cleo, thread)).toEqual([]);
    expect(await said()).toEqual([{ name: 'Cleo', phrase: 'hear' }]);
    const back = `/posts/${thread.postId}/phrase/removal`;
    expect((await cleo.send(`/threads/${thread.threadId}`, {}, back)).status).toBe(303);
    expect(await said()).toEqual([]);
    expect(await offered(cleo, thread)).toEqual(ALL);
  });

  it('changes no page of anybody else by one byte: not of the author, the others, the team, a guest', async () => {
    const eyes = async () => {
      const open = ['/', '/boards/depression', `/threads/${thread.threadId}`];
      const own = [...open, '/notices', '/account', '/waiting'];
      const staff = [...own, '/reviews', '/tips', `/posts/${thread.postId}/notes`];
      const looks = [
        ...open.map((path) => forum.guest().open(path)),
        ...[ana, ben].flatMap((who) => own.map((path) => who.open(path))),
        ...staff.map((path) => moe.open(path)),
      ];
      return (await Promise.all(looks)).map(steady);
    };
    await eyes();
    const before = await eyes();
    await say(cleo, thread, 'me_too');
    await say(cleo, answer, 'strength');
    expect(await eyes()).toEqual(before);
    expect(await said()).toHaveLength(2);
  });

  it('is said once for each post, also from two windows at once; the first one stays', async () => {
    const tokens = await tokenOf(cleo);
    const both = ['hear', 'me_too', 'strength', 'thanks'].map((phrase) =>
      cleo.post(`/posts/${thread.postId}/phrase`, { _csrf: tokens, phrase }),
    );
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303, 303, 303]);
    expect(await said()).toHaveLength(1);
  });

  it('is said by the name that is worn in the thread, and writes of that one alone', async () => {
    await wornReplyUp(forum, 'Cleo', 'Grey Heron', thread);
    cleo = await forum.person('Cleo');
    await say(cleo, thread, 'hear');
    expect(await said()).toEqual([{ name: 'Grey Heron', phrase: 'hear' }]);
    expect(await shown(cleo)).toContain('You said: “I hear you”.');
    const rows = await forum.sql(
      `select from phrases_said s join personas p on p.id = s.persona_id where p.member_id is not null`,
    );
    expect(rows).toEqual([]);
  });

  it('keeps no minute: the day while it counts, and a full hour of chance, one to twelve hours on', async () => {
    await say(cleo, thread, 'hear');
    const [row] = await forum.sql<{ hour: boolean; later: boolean; day: boolean }>(
      `select extract(minute from tell_from) = 0 as hour, said_on = current_date as day,
         tell_from > now() + interval '1 hour' and tell_from <= now() + interval '12 hours' as later from phrases_said`,
    );
    expect(row).toEqual({ hour: true, later: true, day: true });
  });
});

describe('what is refused', () => {
  it('is one’s own words, under any of one’s names', async () => {
    expect((await post(ana, thread.postId, 'hear')).status).toBe(404);
    const worn = await wornThreadUp(forum, 'Ben', 'Mossy Lark');
    const dora = await forum.person('Ben');
    expect((await post(dora, worn.postId, 'hear')).status).toBe(404);
    expect(await offered(dora, { ...thread, ...worn })).toEqual([]);
    expect(await said()).toEqual([]);
  });

  it('is a form without the token, of a guest, with other words, or with more', async () => {
    const path = `/posts/${thread.postId}/phrase`;
    expect((await cleo.post(path, { phrase: 'hear' })).status).toBe(403);
    expect((await forum.guest().post(path, { phrase: 'hear' })).status).toBe(403);
    expect((await post(cleo, thread.postId, 'hate')).status).toBe(400);
    const _csrf = await tokenOf(cleo);
    expect((await cleo.post(path, { _csrf, phrase: 'hear', words: 'more' })).status).toBe(400);
    expect((await cleo.post(path, { _csrf })).status).toBe(400);
    for (const id of [randomUUID(), 'nothing']) expect((await post(cleo, id, 'hear')).status).toBe(404);
    expect(await said()).toEqual([]);
  });

  it('is a post that is held, taken back, or taken down, and what was said of it goes', async () => {
    const held = await reply(forum, ben, thread.threadId, 'I am going to kill myself tonight.');
    await settled(forum, held.postId);
    expect((await post(cleo, held.postId, 'hear')).status).toBe(404);
    await say(cleo, answer, 'hear');
    await ben.send(`/posts/${answer.postId}/withdrawal`, {}, `/posts/${answer.postId}/withdrawal`);
    expect(await said()).toEqual([]);
    expect((await post(cleo, answer.postId, 'hear')).status).toBe(404);
    await say(cleo, thread, 'hear');
    const words = { guideline: 'kindness', reason: 'Please be gentle.' };
    await moe.send(`/posts/${thread.postId}/removal`, words, `/posts/${thread.postId}/removal`);
    expect(await said()).toEqual([]);
    expect((await post(cleo, thread.postId, 'hear')).status).toBe(404);
  });

  it('is a name that the reader blocked, and a post that they hide', async () => {
    const eve = await forum.person(`Eve${randomUUID().slice(0, 6)}`);
    await eve.send(`/posts/${thread.postId}/block`, {}, `/posts/${thread.postId}/block`);
    expect(await offered(eve, thread)).toEqual([]);
    expect((await post(eve, thread.postId, 'hear')).status).toBe(404);
  });

  it('is the place itself, and who has left', async () => {
    const [site] = await forum.sql<{ id: string }>(`select id from personas where kind = 'site'`);
    await forum.sql('update posts set persona_id = $1 where id = $2', [site!.id, thread.postId]);
    expect(await offered(cleo, thread)).toEqual([]);
    expect((await post(cleo, thread.postId, 'hear')).status).toBe(404);
  });

  it('is anything new in a pause; taking back goes on', async () => {
    const pia = await forum.person('Pia');
    await say(pia, thread, 'hear');
    await forum.sql(
      `insert into limits (id, member_id, set_by, kind, guideline, ends_at) select gen_random_uuid(), p.member_id, m.member_id, 'cool_off', 'kindness',
         date_trunc('minute', now()) + interval '12 hours' from personas p, personas m where p.name = 'Pia' and m.name = 'Moe'`,
    );
    const refused = await post(pia, answer.postId, 'hear');
    expect(refused.status).toBe(403);
    expect(refused.text).toContain('In a pause nothing of yours goes out');
    expect(await offered(pia, answer)).toEqual([]);
    const back = `/posts/${thread.postId}/phrase/removal`;
    expect((await pia.send(`/threads/${thread.threadId}`, {}, back)).status).toBe(303);
    expect(await said()).toEqual([]);
  });

  it('is more than a day has, to all and to one name', async () => {
    const rae = await forum.person('Rae');
    const more = await Promise.all(
      Array.from({ length: 7 }, (_, nth) => threadOf(forum, ana, { title: `Rain ${nth}`, body: 'Grey.' })),
    );
    const statuses: number[] = [];
    for (const { postId } of more) statuses.push((await post(rae, postId, 'hear')).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 303, 429]);
    const enough = await post(rae, more[6]!.postId, 'hear');
    expect(enough.text).toContain('That was kind of you');
    expect((await post(rae, answer.postId, 'hear')).status).toBe(303);
  });

  it('is a thread for members to a guest, and a closed group to who is not of it', async () => {
    await forum.sql(`update boards set members_only = true, closed = true where slug = 'depression'`);
    expect((await post(cleo, thread.postId, 'hear')).status).toBe(404);
    await forum.sql(`update boards set members_only = false, closed = false where slug = 'depression'`);
    expect(await said()).toEqual([]);
  });
});

describe('where a thread speaks of suicide', () => {
  const GENTLE = ['I hear you', 'Sending strength'];

  it('offers two phrases alone, by a note on any of its posts, and PostgreSQL takes no others', async () => {
    const path = `/posts/${answer.postId}/notes`;
    await ben.send(path, { note_suicide: 'yes' }, path);
    expect(await offered(cleo, thread)).toEqual(GENTLE);
    const refused = await post(cleo, thread.postId, 'me_too');
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Something has changed meanwhile');
    expect((await post(cleo, thread.postId, 'strength')).status).toBe(303);
    await expect(
      forum.sql(
        `insert into phrases_said (post_id, persona_id, phrase) select $1, id, 'thanks' from personas where name = 'Moe'`,
        [thread.postId],
      ),
    ).rejects.toMatchObject({ code: 'HS054' });
  });

  it('does so by a verdict, and near a crisis by one of concern', async () => {
    const sad = await threadOf(forum, ana, { title: 'Grey', body: CONCERN }, 'bipolar');
    const judge = (category: string) =>
      forum.sql(
        `update verdicts set categories = array[$2] where revision_id in (select id from revisions where post_id = $1)`,
        [sad.postId, category],
      );
    await judge('hopelessness');
    await forum.sql(`delete from content_notes where post_id = $1`, [sad.postId]);
    await forum.sql(`update boards set near_crisis = false where slug = 'bipolar'`);
    expect(await offered(cleo, sad)).toEqual(ALL);
    await forum.sql(`update boards set near_crisis = true where slug = 'bipolar'`);
    expect(await offered(cleo, sad)).toEqual(GENTLE);
    await forum.sql(`update boards set near_crisis = false where slug = 'bipolar'`);
    await judge('suicide');
    expect(await offered(cleo, sad)).toEqual(GENTLE);
  });

  it('does so where its second board alone is near a crisis', async () => {
    const sad = await threadOf(forum, ana, { title: 'Grey', body: CONCERN });
    await forum.sql(
      `update verdicts set categories = array['hopelessness'] where revision_id in (select id from revisions where post_id = $1)`,
      [sad.postId],
    );
    await forum.sql(`delete from content_notes where post_id = $1`, [sad.postId]);
    await forum.sql(`update boards set near_crisis = slug = 'bipolar'`);
    expect(await offered(cleo, sad)).toEqual(ALL);
    await forum.sql(
      `update threads set second_board_id = (select id from boards where slug = 'bipolar') where id = $1`,
      [sad.threadId],
    );
    expect(await offered(cleo, sad)).toEqual(GENTLE);
    expect((await post(cleo, sad.postId, 'me_too')).status).toBe(409);
    await forum.sql(`update boards set near_crisis = slug in ('depression', 'bipolar')`);
  });

  it('asks verdicts of the latest posts, the first, and those on the page, and notes of all', async () => {
    const sad = await reply(forum, ben, thread.threadId, CONCERN);
    await settled(forum, sad.postId);
    await forum.sql(
      `update verdicts set categories = array['suicide'] where revision_id in (select id from revisions where post_id = $1)`,
      [sad.postId],
    );
    await forum.sql(`delete from content_notes where post_id = $1`, [sad.postId]);
    const speaks = async (...before: string[]) =>
      (
        await forum.sql<{ speaks: boolean }>('select speaks_of_suicide($1, $2::uuid[]) as speaks', [
          thread.threadId,
          before,
        ])
      )[0]!.speaks;
    expect(await speaks()).toBe(true);
    await forum.sql('update threads set last_position = last_position + 40 where id = $1', [thread.threadId]);
    expect(await speaks()).toBe(false);
    expect(await speaks(sad.postId)).toBe(true);
    expect(await offered(cleo, answer)).toEqual(GENTLE);
    await forum.sql(`insert into content_notes (post_id, note, said_by) values ($1, 'suicide', 'screen')`, [
      sad.postId,
    ]);
    expect(await speaks()).toBe(true);
  });

  it('does not tell that a text is held there', async () => {
    const held = await reply(forum, ben, thread.threadId, 'I am going to kill myself tonight.');
    expect(await settled(forum, held.postId)).toEqual(['held']);
    expect(await offered(cleo, thread)).toEqual(ALL);
  });
});
