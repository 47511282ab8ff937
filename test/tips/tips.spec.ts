import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gather, steady } from '../phrases/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { edit, reply, settled, threadOf, tokenOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp, wornThreadUp } from '../support/worn.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor, finn: Visitor;
let thread: Written, answer: Written;

const WORDS = 'Each morning I open the curtains before anything else.';
const MARK = 'The one who asked says: this helped.';

beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
  finn = await forum.person('Finn', 'facilitator');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from threads');
  await forum.sql('update boards set members_only = false, closed = false');
  thread = await threadOf(forum, ana);
  answer = await reply(forum, ben, thread.threadId, WORDS);
  await settled(forum, answer.postId);
});

const page = ({ threadId }: { threadId: string } = thread) => `/threads/${threadId}`;
const helped = (who: Visitor, { postId }: { postId: string } = answer, removal = '') =>
  who.send(page(), {}, `/posts/${postId}/helped${removal}`);
const knock = async (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  (await who.post(path, { _csrf: await tokenOf(who), ...fields })).status;
const tips = async (who: Visitor, query = '') => (await who.open(`/boards/depression/tips${query}`)).text;
const propose = ({ postId }: { postId: string } = answer, topic = 'mornings') =>
  finn.send('/tips', { topic }, `/posts/${postId}/tip/proposal`);
const consent = (who: Visitor, choice: string, { postId }: { postId: string } = answer) =>
  who.send(`/posts/${postId}/tip`, { consent: choice });

/** From the mark to the library. */
async function stands(choice = 'named', topic = 'mornings'): Promise<void> {
  await helped(ana);
  await propose(answer, topic);
  await consent(ben, choice);
}

describe('“this helped”', () => {
  it('is said by who opened the thread, in words that all read, without a number, and taken back', async () => {
    expect((await helped(ana)).location).toBe(`/posts/${answer.postId}`);
    for (const who of [ana, ben, cleo, forum.guest()]) {
      const { page: html, text } = await who.open(page());
      expect(text).toContain(MARK);
      expect(html.querySelectorAll('.helped')).toHaveLength(1);
    }
    await helped(ana, answer, '/removal');
    for (const who of [ana, cleo, forum.guest()]) expect((await who.open(page())).text).not.toContain(MARK);
  });

  it('is nobody else’s to say: not the team’s, not who answered, not of one’s own words', async () => {
    const moe = await forum.person('Moe', 'moderator');
    const own = await reply(forum, ana, thread.threadId, 'Thank you all.');
    await settled(forum, own.postId);
    for (const who of [ben, cleo, finn, moe])
      for (const door of ['helped', 'helped/removal'])
        expect(await knock(who, `/posts/${answer.postId}/${door}`)).toBe(404);
    for (const id of [own.postId, thread.postId, randomUUID(), 'nothing'])
      expect(await knock(ana, `/posts/${id}/helped`)).toBe(404);
    expect((await ana.post(`/posts/${answer.postId}/helped`, {})).status).toBe(403);
    expect((await forum.guest().post(`/posts/${answer.postId}/helped`, {})).status).toBe(403);
    expect(await forum.sql('select from helped_marks')).toEqual([]);
    await expect(
      forum.sql(
        `insert into helped_marks (post_id, persona_id) select $1, id from personas where name = 'Cleo'`,
        [answer.postId],
      ),
    ).rejects.toMatchObject({ code: 'HS054' });
  });

  it('is said under the name that opened it, and of that one alone a row is written', async () => {
    const worn = await wornThreadUp(forum, 'Cleo', `Heron ${randomUUID().slice(0, 4)}`);
    const known = await reply(forum, ben, worn.threadId, WORDS);
    await settled(forum, known.postId);
    await (await forum.person('Cleo')).send(page(worn), {}, `/posts/${known.postId}/helped`);
    expect(await forum.sql('select persona_id from helped_marks')).toEqual([{ persona_id: worn.personaId }]);
  });

  it('is told to who answered, some hours later, and to nobody else', async () => {
    await helped(ana);
    expect((await ben.open('/notices')).text).not.toContain('You helped');
    await gather(forum);
    expect((await ben.open('/notices')).text).toContain(
      'The one who asked says that your answer in “Rain again” helped.',
    );
    for (const who of [ana, cleo, finn])
      expect((await who.open('/notices')).text).not.toContain('You helped');
  });
});

describe('the way into the library', () => {
  it('is proposed by a facilitator, asked of its writer, and open only with their yes', async () => {
    await helped(ana);
    expect((await finn.open('/tips')).text).toContain(WORDS);
    expect((await propose()).location).toBe('/tips');
    expect((await finn.open('/tips')).text).toContain('Its writer was asked.');
    expect((await ben.open('/notices')).text).toContain('May others find your words?');
    expect(await tips(forum.guest())).not.toContain(WORDS);
    expect((await forum.guest().open('/boards/depression')).text).not.toContain('Tips that helped');
    expect((await consent(ben, 'named')).status).toBe(303);
    expect(await tips(forum.guest())).toContain(WORDS);
    expect(await tips(forum.guest())).toContain('Mornings');
    expect(await tips(forum.guest())).toContain('Ben');
    expect((await forum.guest().open('/boards/depression')).text).toContain('Tips that helped others');
  });

  it('stays closed by a no, which the facilitator is not told, and by nothing', async () => {
    await helped(ana);
    await propose();
    const asked = steady(await finn.open('/tips'));
    await consent(ben, 'no');
    expect(steady(await finn.open('/tips'))).toBe(asked);
    expect(await tips(cleo)).not.toContain(WORDS);
    expect(await knock(finn, `/posts/${answer.postId}/tip/proposal`, { topic: 'sleep' })).toBe(303);
    expect(await forum.sql('select topic, consent from tips')).toEqual([
      { topic: 'mornings', consent: 'no' },
    ]);
    expect(await forum.sql(`select from notices where kind = 'tip_asked'`)).toHaveLength(1);
  });

  it('can go without the name, and then nothing on the page says whose words they are', async () => {
    await stands('unnamed');
    const { html, text } = await cleo.open('/boards/depression/tips');
    expect(text).toContain(WORDS);
    expect(text).toContain('Somebody here');
    for (const trace of ['Ben', answer.postId, thread.threadId]) expect(html).not.toContain(trace);
    expect(await tips(ben)).toContain('These are your words.');
  });

  it('is taken back by its writer at any time', async () => {
    await stands();
    expect(await tips(cleo)).toContain(WORDS);
    await consent(ben, 'no');
    expect(await tips(cleo)).not.toContain(WORDS);
    await consent(ben, 'unnamed');
    expect(await tips(cleo)).toContain(WORDS);
  });

  it('is asked of a one-time name by its own list, under that name', async () => {
    const worn = await wornReplyUp(
      forum,
      'Dora',
      `Lark ${randomUUID().slice(0, 4)}`,
      thread,
      'A warm bath.',
    ).catch(async () => {
      await forum.person('Dora');
      return wornReplyUp(forum, 'Dora', `Lark ${randomUUID().slice(0, 4)}`, thread, 'A warm bath.');
    });
    const dora = await forum.person('Dora');
    await helped(ana, worn);
    await propose(worn, 'sleep');
    expect((await dora.open('/names')).text).toContain('May others find your words?');
    await consent(dora, 'named', worn);
    expect(await tips(cleo)).toMatch(/A warm bath\. Lark/);
    expect(await forum.sql('select persona_id from tips')).toEqual([{ persona_id: worn.personaId }]);
  });

  it('is not open to anybody else: pages, forms, answers', async () => {
    await helped(ana);
    const proposal = `/posts/${answer.postId}/tip/proposal`;
    for (const who of [ana, ben, cleo, forum.guest()]) {
      expect((await who.get('/tips')).status).toBe(404);
      expect([403, 404]).toContain(await knock(who, proposal, { topic: 'sleep' }));
    }
    expect(await forum.sql('select from tips')).toEqual([]);
    await propose();
    for (const who of [ana, cleo, finn]) {
      expect((await who.get(`/posts/${answer.postId}/tip`)).status).toBe(404);
      expect(await knock(who, `/posts/${answer.postId}/tip`, { consent: 'named' })).toBe(404);
    }
    expect((await ben.post(`/posts/${answer.postId}/tip`, { consent: 'named' })).status).toBe(403);
    expect(await knock(ben, `/posts/${answer.postId}/tip`, { consent: 'maybe' })).toBe(422);
    expect(await knock(finn, proposal, { topic: 'money' })).toBe(422);
    expect(await knock(finn, `/posts/${answer.postId}/tip/removal`)).toBe(404);
    expect(await forum.sql('select consent from tips')).toEqual([{ consent: null }]);
  });

  it('is not proposed without the mark, nor of one’s own words', async () => {
    expect(await knock(finn, `/posts/${answer.postId}/tip/proposal`, { topic: 'sleep' })).toBe(404);
    const own = await reply(forum, finn, thread.threadId, 'A walk.');
    await settled(forum, own.postId);
    await helped(ana, own);
    expect((await finn.open('/tips')).text).not.toContain('A walk.');
    expect(await knock(finn, `/posts/${own.postId}/tip/proposal`, { topic: 'sleep' })).toBe(404);
    await expect(
      forum.sql(
        `insert into tips (post_id, persona_id, topic) select $1, id, 'sleep' from personas where name = 'Ben'`,
        [answer.postId],
      ),
    ).rejects.toMatchObject({ code: 'HS054' });
  });

  it('leads out again by the facilitator, who put it there in the record', async () => {
    await stands();
    await finn.send('/tips', {}, `/posts/${answer.postId}/tip/removal`);
    expect(await tips(cleo)).not.toContain(WORDS);
    await propose(answer, 'sleep');
    expect(await tips(cleo)).toContain('Sleep');
    const codes = await forum.sql<{ code: string }>(
      `select code from record_entries where code like 'tip%' and subject = $1 order by place`,
      [answer.postId],
    );
    expect(codes.map(({ code }) => code)).toEqual(['tip_proposed', 'tip_taken_out', 'tip_changed']);
  });
});

describe('the library', () => {
  it('shows the text as it is up: after a change, and not after it was taken back', async () => {
    await stands();
    const changed = await edit(forum, ben, answer.postId, { body: 'Each morning I put the kettle on.' });
    await settled(forum, changed.postId);
    expect(await tips(cleo)).toContain('I put the kettle on');
    expect(await tips(cleo)).not.toContain('curtains');
    await ben.send(`/posts/${answer.postId}/withdrawal`, {}, `/posts/${answer.postId}/withdrawal`);
    expect(await tips(cleo)).not.toContain('kettle');
    expect(await forum.sql('select from tips')).toEqual([]);
  });

  it('has nothing that the team took down, and nothing of who left', async () => {
    await stands();
    const moe = await forum.person('Moe', 'moderator');
    const words = { guideline: 'kindness', reason: 'Please be gentle.' };
    await moe.send(`/posts/${answer.postId}/removal`, words, `/posts/${answer.postId}/removal`);
    expect(await tips(cleo)).not.toContain(WORDS);
    const gus = await forum.person(`Gus${randomUUID().slice(0, 4)}`);
    answer = await reply(forum, gus, thread.threadId, 'A slow breakfast.');
    await settled(forum, answer.postId);
    await helped(ana);
    await propose();
    await consent(gus, 'named');
    expect(await tips(cleo)).toContain('A slow breakfast.');
    await forum.sql(
      `insert into leavings (member_id, keeps) select p.member_id, true from personas p join posts o on o.persona_id = p.id where o.id = $1`,
      [answer.postId],
    );
    await forum.sql(`select erase_name(persona_id, true, sha256('gus')) from posts where id = $1`, [
      answer.postId,
    ]);
    expect(await tips(cleo)).not.toContain('A slow breakfast.');
    expect((await cleo.open(page())).text).toContain('A slow breakfast.');
    expect(await forum.sql('select from tips')).toEqual([]);
  });

  it('has no unsafe advice and no contact details, whoever put them up', async () => {
    await stands();
    for (const category of ['unsafe_advice', 'contact_details']) {
      await forum.sql(
        `update verdicts set categories = array[$2] where revision_id in (select id from revisions where post_id = $1)`,
        [answer.postId, category],
      );
      expect(await tips(cleo)).not.toContain(WORDS);
      expect((await finn.open('/tips')).text).not.toContain(WORDS);
      expect(await knock(finn, `/posts/${answer.postId}/tip/proposal`, { topic: 'sleep' })).toBe(404);
    }
  });

  it('shows nothing of threads for members to guests, nor of closed groups to anybody', async () => {
    await stands();
    await forum.sql('update threads set members_only = true where id = $1', [thread.threadId]);
    for (const who of [forum.guest(), cleo]) expect(await tips(who)).not.toContain(WORDS);
    expect((await finn.open('/tips')).text).not.toContain(WORDS);
    await forum.sql(`update boards set members_only = true where slug = 'depression'`);
    expect(await tips(cleo)).toContain(WORDS);
    expect((await forum.guest().get('/boards/depression/tips')).location).toMatch(/^\/sign-in/);
    await forum.sql(`update boards set closed = true where slug = 'depression'`);
    expect((await cleo.get('/boards/depression/tips')).status).toBe(404);
    expect((await finn.open('/tips')).text).not.toContain(WORDS);
  });

  it('keeps to the stricter of two boards', async () => {
    await stands();
    await forum.sql(
      `update threads set second_board_id = (select id from boards where slug = 'family') where id = $1`,
      [thread.threadId],
    );
    expect(await tips(cleo)).toContain(WORDS);
    await forum.sql(`update boards set members_only = true where slug = 'family'`);
    expect(await tips(cleo)).not.toContain(WORDS);
  });

  it('stands on the board that its own is becoming part of, for whoever may read it there', async () => {
    await stands();
    await forum.sql(MERGING, ['anxiety', 'depression']);
    const inWhole = async () => {
      const guest = forum.guest();
      const link = (await guest.open('/boards/anxiety')).page.querySelector('a[href="/boards/anxiety/tips"]');
      return [link !== null, (await guest.open('/boards/anxiety/tips')).text.includes(WORDS)];
    };
    try {
      expect(await inWhole()).toEqual([true, true]);
      await forum.sql(`update boards set members_only = true where slug = 'depression'`);
      expect(await inWhole()).toEqual([false, false]);
    } finally {
      await forum.sql(MERGING, [null, 'depression']);
    }
  });

  it('goes by topic, shows nothing of what a tip quotes, and sends whoever looks for words to the search', async () => {
    await stands();
    const quoting = await reply(
      forum,
      cleo,
      thread.threadId,
      '> The kettle is on.\n\nI count slowly to ten.',
    );
    await settled(forum, quoting.postId);
    await helped(ana, quoting);
    await propose(quoting, 'medicine');
    await consent(cleo, 'named', quoting);
    const all = await tips(forum.guest());
    expect(all).toContain('I count slowly to ten.');
    expect(all).not.toContain('kettle');
    expect(await tips(ben, '?topic=medicine')).not.toContain(WORDS);
    expect(await tips(ben, '?topic=medicine')).toContain('Ask your doctor or pharmacist first.');
    expect(await tips(ben, '?topic=mornings')).not.toContain('Ask your doctor');
    expect(await tips(ben, '?topic=family')).toContain('There is no tip about that yet.');
    const { page: library } = await ben.open('/boards/depression/tips');
    const form = library.querySelector('form[method=get]')!;
    expect(form.querySelectorAll('[name]').map((field) => field.getAttribute('name'))).toEqual(['topic']);
    expect(library.querySelector('main a[href="/search"]')).not.toBeNull();
    for (const odd of ['?topic[]=b', '?topic=money', '?after=nonsense'])
      expect((await ben.get(`/boards/depression/tips${odd}`)).status).toBe(200);
  });

  it('folds what its reader folds, and leaves out whom they blocked, if they could know', async () => {
    await stands();
    const path = `/posts/${answer.postId}/notes`;
    await ben.send(path, { note_grief: 'yes' }, path);
    expect((await cleo.open('/boards/depression/tips')).page.querySelector('.post .fold')).not.toBeNull();
    const eve = await forum.person(`Eve${randomUUID().slice(0, 6)}`);
    await eve.send(`/posts/${answer.postId}/block`, {}, `/posts/${answer.postId}/block`);
    expect(await tips(eve)).not.toContain(WORDS);
    await consent(ben, 'unnamed');
    expect(await tips(eve)).toContain(WORDS);
  });
});

const MERGING = `update boards set merging_into = (select id from boards where slug = $1) where slug = $2`;
