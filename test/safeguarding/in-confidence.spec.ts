import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, tokenOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

const YOUNG = 'I am 14 years old and my parents do not know that I write here. The nights are long.';
const HURT = 'My uncle touched me when I was little. I have never told anyone before today.';

let forum: Forum;
let sam: Visitor, moe: Visitor, ada: Visitor;
beforeAll(async () => {
  forum = await startForum();
  [sam, moe, ada] = [
    await forum.person('Sam', 'moderator'),
    await forum.person('Moe', 'moderator'),
    await forum.person('Ada', 'admin'),
  ];
});
afterAll(() => forum.stop());

async function idOf(name: string): Promise<string> {
  return (await forum.sql<{ id: string }>('select id from personas where name = $1', [name]))[0]!.id;
}

async function name(who: string): Promise<void> {
  const named = await ada.send('/safeguarding/contacts', { who: await idOf(who) });
  expect(named.location).toBe('/safeguarding/contacts');
}

async function told(who: string, body: string): Promise<Written & { item: string }> {
  const post = await openThread(forum, await forum.person(who), { title: 'Hello', body });
  await settled(forum, post.postId);
  const [item] = await forum.sql<{ id: string }>('select id from safeguarding_items where post_id = $1', [
    post.postId,
  ]);
  return { ...post, item: item?.id ?? '' };
}

const codes = () =>
  forum.sql<{ code: string }>(
    `select code from record_entries where code like '%safeguarding%' order by place`,
  );

describe('naming the safeguarding contact', () => {
  it('is an admin’s alone; the page says when there is nobody, and how many wait', async () => {
    await told('Yuna', YOUNG);
    const page = await ada.open('/safeguarding/contacts');
    expect(page.text).toContain('There is nobody. 1 wait');
    expect((await ada.open('/reviews')).text).toContain('The safeguarding contact nobody yet');
    const lea = await forum.person('Lea', 'lead');
    for (const who of [lea, moe, await forum.person('Ben'), forum.guest()])
      expect((await who.get('/safeguarding/contacts')).status).toBe(404);
    const _csrf = await tokenOf(lea);
    expect((await lea.post('/safeguarding/contacts', { _csrf, who: await idOf('Lea') })).status).toBe(404);
  });

  it('takes only somebody of the team', async () => {
    for (const who of ['', 'nothing', randomUUID(), await idOf('Yuna')]) {
      const _csrf = await tokenOf(ada);
      const refused = await ada.post('/safeguarding/contacts', { _csrf, who });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain('Please choose somebody of the team.');
    }
    expect(await forum.sql('select from safeguarding_contacts')).toEqual([]);
  });

  it('is recorded, and so is taking them off; who is off sees nothing more', async () => {
    expect((await sam.get('/safeguarding')).status).toBe(404);
    await name('Sam');
    expect((await sam.get('/safeguarding')).status).toBe(200);
    await ada.send('/safeguarding/contacts', {}, `/safeguarding/contacts/${await idOf('Sam')}/removal`);
    expect((await sam.get('/safeguarding')).status).toBe(404);
    await name('Sam');
    expect((await codes()).map(({ code }) => code)).toEqual([
      'safeguarding_contact',
      'not_safeguarding_contact',
      'safeguarding_contact',
    ]);
  });

  it('is refused by PostgreSQL where no admin does it', async () => {
    const by = (who: string) =>
      forum.sql(
        `insert into safeguarding_contacts (member_id, named_by)
         select m.member_id, b.member_id from personas m, personas b where m.name = 'Moe' and b.name = $1`,
        [who],
      );
    await expect(by('Moe')).rejects.toMatchObject({ code: 'HS035' });
    await expect(by('Sam')).rejects.toMatchObject({ code: 'HS035' });
  });
});

describe('who says that they are young, or that somebody hurts them', () => {
  it.each([
    ['Mina', YOUNG, 'May be under the minimum age', 'Lines for young people', 'youth'],
    ['Hana', HURT, 'Somebody may hurt them, or did', 'Lines for people who are hurt', 'abuse'],
  ])(
    '%s: is told to the contact, is stopped by nothing, and finds fitting lines',
    async (who, body, what, lines, about) => {
      const { postId, threadId, item } = await told(who, body);
      const list = await sam.open('/safeguarding');
      expect(list.text).toContain(what);
      expect(list.text).toContain(who);
      const page = await sam.open(`/safeguarding/${item}`);
      expect(page.text).toContain(body.slice(0, 20));
      expect(await forum.sql('select from limits')).toEqual([]);
      const author = await forum.person(who);
      expect(
        (await author.open('/boards/depression/threads/new')).page.querySelector('textarea[name=body]'),
      ).not.toBeNull();
      const own = await author.open(`/posts/${postId}`);
      expect(own.text).toContain(lines);
      expect(own.page.querySelector(`main a[href="/crisis-lines?about=${about}"]`)).not.toBeNull();
      const others = await (await forum.person('Ben')).open(`/threads/${threadId}`);
      expect(others.html).not.toContain(`about=${about}`);
    },
  );

  it('is not there for anybody else on the team, nor for guests and members', async () => {
    const { item } = await told('Nell', YOUNG);
    for (const who of [moe, ada, await forum.person('Lea'), await forum.person('Nell'), forum.guest()])
      for (const path of ['/safeguarding', `/safeguarding/${item}`])
        expect((await who.get(path)).status).toBe(404);
    const closing = { outcome: 'nothing_to_do', reason: 'Old enough.' };
    for (const who of [moe, ada])
      expect(
        (await who.post(`/safeguarding/${item}/closing`, { ...closing, _csrf: await tokenOf(who) })).status,
      ).toBe(404);
    expect((await moe.open('/reviews')).html).not.toContain('/safeguarding');
    expect((await sam.open('/reviews')).text).toContain('In confidence');
  });

  it('is not there for the contact where it is about themselves', async () => {
    const { item } = await told('Sam', YOUNG);
    expect(item).not.toBe('');
    expect((await sam.get(`/safeguarding/${item}`)).status).toBe(404);
    const close = forum.sql(
      `update safeguarding_items i set outcome = 'answered', closed_by = n.member_id, closed_at = date_trunc('minute', now())
       from personas n where n.id = i.persona_id and i.id = $1`,
      [item],
    );
    await expect(close).rejects.toMatchObject({ code: 'HS035' });
  });

  it('in a crisis too: the desk has the crisis without the category, and the contact is told besides', async () => {
    const { postId, item } = await told('Cleo', `I am 14 years old. ${CRISIS.me}`);
    const [held] = await forum.sql<{ id: string; categories: string[] }>(
      `select r.id, v.categories from revisions r join verdicts v on v.revision_id = r.id where r.post_id = $1 and r.state = 'held'`,
      [postId],
    );
    expect(held?.categories).toContain('minor');
    const review = await moe.open(`/reviews/${held?.id}`);
    expect(review.status).toBe(200);
    expect(review.page.querySelectorAll('dl code').map(({ text }) => text)).not.toContain('minor');
    expect(review.html).not.toContain('minor');
    expect((await sam.open(`/safeguarding/${item}`)).text).toContain('This is also a crisis.');
    expect((await forum.sql(`select from ringing where subject = $1`, [held?.id])).length).toBe(1);
  });

  it('rings nobody when it is no crisis', async () => {
    const { postId } = await told('Quin', YOUNG);
    expect(
      await forum.sql('select from ringing where subject in (select id from revisions where post_id = $1)', [
        postId,
      ]),
    ).toEqual([]);
  });
});

describe('closing it', () => {
  it('with an answer: the author reads it as a message, alone; it is recorded without a word of it', async () => {
    const { item } = await told('Ida', YOUNG);
    const reason = 'Thank you for telling us. You did nothing wrong.';
    const sent = await sam.send(`/safeguarding/${item}`, { outcome: 'answered', reason });
    expect(sent.location).toBe('/safeguarding');
    expect(await forum.sql('select words from safeguarding_words where item_id = $1', [item])).toEqual([]);
    const notices = await (await forum.person('Ida')).open('/notices');
    expect(notices.text).toContain(reason);
    expect(notices.html).not.toContain('Sam');
    expect((await sam.open('/safeguarding')).html).not.toContain(item);
    const entries = await forum.sql<{ code: string; words_digest: Buffer | null }>(
      'select code, words_digest from record_entries where subject = $1 order by place',
      [item],
    );
    expect(entries).toEqual([
      { code: 'safeguarding_item', words_digest: null },
      { code: 'safeguarding_answered', words_digest: null },
    ]);
    const ada2 = await ada.open('/record');
    expect(ada2.text).toContain('Answered what was told in confidence');
    expect(ada2.text).not.toContain(reason);
  });

  it('without one: the words stay with the contact', async () => {
    const { item } = await told('Jan', HURT);
    await sam.send(`/safeguarding/${item}`, { outcome: 'passed_on', reason: 'Told the office.' });
    expect((await (await forum.person('Jan')).open('/notices')).text).not.toContain('Told the office.');
  });

  it('needs a choice and words, and keeps what was written', async () => {
    const { item } = await told('Kim', YOUNG);
    const none = await sam.send(`/safeguarding/${item}`, { reason: 'Some words.' });
    expect(none.status).toBe(422);
    expect(none.text).toContain('Please choose what you did.');
    expect(none.page.querySelector('textarea[name=reason]')?.text).toContain('Some words.');
    const empty = await sam.send(`/safeguarding/${item}`, { outcome: 'answered', reason: ' \u200b ' });
    expect(empty.status).toBe(422);
    const long = await sam.send(`/safeguarding/${item}`, { outcome: 'answered', reason: 'a'.repeat(5_001) });
    expect(long.status).toBe(422);
    expect(
      (await sam.post(`/safeguarding/${item}/closing`, { outcome: 'answered', reason: 'x' })).status,
    ).toBe(403);
  });

  it('is done once: the slower of two keeps their words, and nothing is sent twice', async () => {
    const { item } = await told('Lou', YOUNG);
    const fields = { ...(await sam.hiddenFields(`/safeguarding/${item}`, ['reason'])), outcome: 'answered' };
    const two = ['First.', 'Second.'].map((reason) =>
      sam.post(`/safeguarding/${item}/closing`, { ...fields, reason }),
    );
    const answers = await Promise.all(two);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const slower = answers.find(({ status }) => status === 409)!;
    expect(slower.text).toContain('This is closed.');
    expect(slower.text).toMatch(/First\.|Second\./);
    const notices = await forum.sql(
      `select from notices n join personas p on p.id = n.persona_id where p.name = 'Lou' and n.kind = 'safeguarding_answered'`,
    );
    expect(notices).toHaveLength(1);
  });
});

describe('what the contact goes by', () => {
  it('comes with the forum, is changed by contact and admin, and every version stays', async () => {
    const first = await sam.open('/safeguarding/guidance');
    expect(first.text).toContain('What not to promise');
    await sam.send('/safeguarding/guidance', { body: 'Call **Jo** first.' });
    const page = await ada.open('/safeguarding/guidance');
    expect(page.text).toContain('Call Jo first.');
    expect(page.text).toContain('What not to promise');
    expect((await moe.get('/safeguarding/guidance')).status).toBe(404);
    expect(
      (await moe.post('/safeguarding/guidance', { _csrf: await tokenOf(moe), version: '1', body: 'x' }))
        .status,
    ).toBe(404);
    await expect(forum.sql('delete from safeguarding_texts')).rejects.toThrow();
  });

  it('is told to the second of two, whose words are kept', async () => {
    const fields = await sam.hiddenFields('/safeguarding/guidance', ['body']);
    await ada.send('/safeguarding/guidance', { body: 'Of Ada.' });
    const late = await sam.post('/safeguarding/guidance', { ...fields, body: 'Of Sam.' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('Someone else changed the page while you wrote.');
    expect(late.page.querySelector('textarea')?.text).toContain('Of Sam.');
    expect(late.text).toContain('Of Ada.');
  });
});
