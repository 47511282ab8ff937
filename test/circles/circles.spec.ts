import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, decide, edit, reply, settled, statesOf, tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { AUTUMN, beginning, circleOf, earlier, itIs, sendCircle } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, fay: Visitor, finn: Visitor, lea: Visitor, moe: Visitor;

const BEFORE = '2026-10-20T12:00:00Z';

beforeAll(async () => {
  forum = await startForum();
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  [fay, finn] = [await forum.person('Fay', 'facilitator'), await forum.person('Finn', 'facilitator')];
  [lea, moe] = [await forum.person('Lea', 'lead'), await forum.person('Moe', 'moderator')];
});
afterAll(() => forum.stop());
beforeEach(async () => {
  vi.restoreAllMocks();
  await forum.sql('delete from threads');
  await forum.sql('delete from facilitator_badges');
  await forum.sql('update boards set members_only = false, closed = false, read_only = false');
});

const page = ({ threadId }: { threadId: string }) => `/threads/${threadId}`;
const knock = async (who: Visitor, path: string, fields: Record<string, string> = {}) =>
  (await who.post(path, { _csrf: await tokenOf(who), ...fields })).status;
const label = async (who: Visitor, path: string) =>
  (await who.open(path)).page.querySelector('label[for=body]')?.textContent;

describe('a circle over the night in which clocks go back', () => {
  it('goes through its four parts, each with what it asks, by the clock of its place', async () => {
    itIs(forum, BEFORE);
    const circle = await circleOf(forum, fay);
    const reads = async (moment: string) => (itIs(forum, moment), (await ana.open(page(circle))).text);
    expect(await reads(BEFORE)).toContain('This circle has not begun');
    expect(await reads(BEFORE)).toContain('It begins Saturday 24 October, 18:00 (Europe/Berlin)');
    expect(await label(ana, page(circle))).toBe('Your answer');
    for (const [moment, phase, asks, until] of [
      ['2026-10-24T16:00:00Z', 'Check-in', AUTUMN.prompt_1, 'Sunday 25 October, 06:00'],
      ['2026-10-25T04:59:00Z', 'Check-in', AUTUMN.prompt_1, 'Sunday 25 October, 06:00'],
      ['2026-10-25T05:00:00Z', 'Discussion', AUTUMN.prompt_2, 'Monday 26 October, 06:00'],
      ['2026-10-26T05:00:00Z', 'Sharing', AUTUMN.prompt_3, 'Tuesday 27 October, 06:00'],
      ['2026-10-27T16:59:00Z', 'Closing', AUTUMN.prompt_4, 'Tuesday 27 October, 18:00'],
    ] as const) {
      const text = await reads(moment);
      expect(text).toContain(`This circle is at: ${phase}`);
      expect(text).toContain(`Until ${until} (Europe/Berlin)`);
      expect(await label(ana, page(circle))).toBe(asks);
      expect(await label(forum.guest(), `${page(circle)}/posts/new`)).toBe(asks);
      expect((await ana.open('/boards/depression')).text).toContain(`${phase}, until ${until}`);
    }
    expect(await reads('2026-10-27T17:00:00Z')).toContain('This circle is over');
    expect(await label(ana, page(circle))).toBe('Your answer');
  });

  it('and over the one in which they go forward', async () => {
    itIs(forum, '2027-03-20T12:00:00Z');
    const circle = await circleOf(forum, fay, { day: '2027-03-27' });
    itIs(forum, '2027-03-28T03:59:00Z');
    expect((await ana.open(page(circle))).text).toContain('This circle is at: Check-in');
    itIs(forum, '2027-03-28T04:00:00Z');
    expect((await ana.open(page(circle))).text).toContain('Until Monday 29 March, 06:00 (Europe/Berlin)');
  });

  it('says of each post in which part it was written', async () => {
    itIs(forum, BEFORE);
    const circle = await circleOf(forum, fay);
    const answers = [];
    for (const [at, words] of [
      ['2026-10-24 22:10Z', 'Tired.'],
      ['2026-10-25 05:00Z', 'The hour after ten.'],
      ['2026-10-27 20:00Z', 'Thank you all.'],
    ] as const) {
      const { postId } = await reply(forum, ana, circle.threadId, words);
      await settled(forum, postId);
      await forum.sql('update posts set published_at = $2 where id = $1', [postId, at]);
      answers.push(postId);
    }
    const { page: html } = await ben.open(page(circle));
    const parts = answers.map((id) => html.querySelector(`#post-${id}`)!.structuredText);
    expect(parts[0]).toContain('Written in the part: Check-in');
    expect(parts[1]).toContain('Written in the part: Discussion');
    expect(parts[2]).not.toContain('Written in the part');
  });

  it('shows what its parts ask as the opening post says it, and not before a change is cleared', async () => {
    itIs(forum, '2026-10-24T17:00:00Z');
    const circle = await circleOf(forum, fay);
    const changed = { title: AUTUMN.title, body: '1. Check-in: What was the best minute?\n\nAnd so on.' };
    await forum.stopWorker();
    await edit(forum, fay, circle.postId, changed);
    expect((await ana.open(page(circle))).html).not.toContain('best minute');
    await forum.startWorker();
    await settled(forum, circle.postId);
    expect(await label(ana, page(circle))).toBe('What was the best minute?');
    expect((await ana.open(page(circle))).text).toContain('What helped you, even a little?');
  });

  it('takes answers under a one-time name, and says nothing else of them', async () => {
    itIs(forum, '2026-10-24T17:00:00Z');
    const circle = await circleOf(forum, fay);
    const name = `Wren ${randomUUID().slice(0, 4)}`;
    const sent = await ana.send(page(circle), { body: 'Tired.', write_as: 'one_time', one_time_name: name });
    await settled(forum, sent.location!.split('/').at(-1)!);
    expect((await ben.open(page(circle))).text).toContain(name);
    expect((await ana.open('/facilitating')).status).toBe(404);
  });
});

describe('opening one', () => {
  const form = '/boards/depression/circles/new';

  it('is for facilitators and the team, and is not there for anybody else', async () => {
    for (const who of [fay, moe, lea]) expect((await who.get(form)).status).toBe(200);
    for (const who of [ana, await forum.person('Tess', 'trustee'), forum.guest()]) {
      expect((await who.get(form)).status).toBe(404);
      expect(await knock(who, '/boards/depression/circles', AUTUMN)).toBe(404);
    }
    expect((await ana.open('/boards/depression')).html).not.toContain('circles/new');
    expect((await fay.open('/boards/depression')).html).toContain('circles/new');
    expect((await fay.get('/boards/nothing/circles/new')).status).toBe(404);
    expect(await forum.sql('select from circles')).toEqual([]);
  });

  it('begins with a topic of the library', async () => {
    const { html, page: shown } = await fay.open(`${form}?topic=2`);
    expect(shown.querySelector('#title')?.getAttribute('value')).toBe('Sleep, or the lack of it');
    expect(shown.querySelector('#prompt_4')?.getAttribute('value')).toBe(
      'What will you try tonight, if anything?',
    );
    expect(html).toContain('Getting through the evening');
  });

  it.each([
    ['title', { title: ' ' }],
    ['body', { body: '' }],
    ['prompt_2', { prompt_2: '' }],
    ['prompt_3', { prompt_3: 'x'.repeat(201) }],
    ['length_1', { length_1: '3' }],
    ['day', { day: '2026-02-30' }],
    ['day', { day: '2026-10-19' }],
    ['day', { day: '2027-10-24' }],
    ['hour', { hour: '24' }],
    ['zone', { zone: 'Nowhere/At_All' }],
  ])('asks again for a %s that does not do, and keeps the words', async (field, wrong) => {
    itIs(forum, BEFORE);
    const answer = await sendCircle(fay, { ...wrong, prompt_4: 'A lamp?' });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector(`.summary a[href="#${field}"]`)).not.toBeNull();
    expect(answer.page.querySelector(`#${field}`)).not.toBeNull();
    expect(answer.page.querySelector('#prompt_4')?.getAttribute('value')).toBe('A lamp?');
    expect(await forum.sql('select from circles')).toEqual([]);
  });

  it('takes none on a board that rests', async () => {
    itIs(forum, BEFORE);
    const hidden = await fay.hiddenFields(form, ['length_1']);
    await forum.sql(`update boards set read_only = true where slug = 'depression'`);
    const sent = await fay.post('/boards/depression/circles', { ...hidden, ...AUTUMN });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('This board takes nothing new');
    expect((await fay.get(form)).status).toBe(409);
  });

  it('is one circle when the form is sent twice', async () => {
    itIs(forum, BEFORE);
    const sent = { ...(await fay.hiddenFields(form, ['length_1'])), ...AUTUMN };
    const [one, two] = [
      await fay.post('/boards/depression/circles', sent),
      await fay.post('/boards/depression/circles', sent),
    ];
    expect(two.location).toBe(one.location);
    expect(await forum.sql('select from circles')).toHaveLength(1);
  });

  it('is screened with what its parts ask: nobody reads it before a person did, nor learns of it', async () => {
    itIs(forum, BEFORE);
    const circle = await circleOf(forum, fay, { prompt_3: CRISIS.me });
    expect(await statesOf(forum, circle.postId)).toEqual(['held']);
    for (const who of [ana, finn, forum.guest()]) {
      expect((await who.get(page(circle))).status).toBe(404);
      for (const path of ['/circles', '/boards/depression/circles', '/boards/depression'])
        expect((await who.open(path)).html).not.toContain(AUTUMN.title);
    }
    expect((await finn.open('/facilitating')).html).not.toContain(AUTUMN.title);
    expect(await knock(finn, `${page(circle)}/taking`)).toBe(404);
    await decide(forum, moe, circle.postId, 'publish');
    expect((await ana.open('/circles')).text).toContain(AUTUMN.title);
  });

  it('cannot be done by hand: not to a thread of others, nor to one that is up', async () => {
    const circle = await circleOf(forum, fay, beginning(2));
    const edges = [1, 2, 3, 4, 5].map((day) => `2027-01-0${day}T00:00:00Z`);
    const open = (name: string) =>
      forum.sql(
        `select open_circle($1, (select member_id from personas where name = $2), 'UTC', $3::timestamptz[])`,
        [circle.threadId, name, edges],
      );
    for (const name of ['Fay', 'Finn', 'Ana'])
      await expect(open(name)).rejects.toMatchObject({ code: 'HS153' });
  });
});

describe('who reads of circles', () => {
  it('is told by the calendars what runs, what comes and what was, by its day', async () => {
    itIs(forum, BEFORE);
    await circleOf(forum, fay);
    await circleOf(forum, fay, { title: 'After it', day: '2026-10-26' }, 'anxiety');
    for (const who of [ana, forum.guest()]) {
      itIs(forum, BEFORE);
      expect((await who.open('/circles')).text).toMatch(
        /To come Saturday 24 October .*The long evening.* Monday 26 October .*After it/,
      );
      itIs(forum, '2026-10-26T12:00:00Z');
      expect((await who.open('/circles')).text).toMatch(
        /Going on now .*The long evening.*To come .*After it/,
      );
      itIs(forum, '2026-10-28T12:00:00Z');
      expect((await who.open('/circles')).text).toMatch(
        /Going on now .*After it.*Over.* Tuesday 27 October .*The long evening/,
      );
      const board = (await who.open('/boards/depression/circles')).text;
      expect(board).toContain('The long evening');
      expect(board).not.toContain('After it');
      const leads = async (slug: string) =>
        (await who.open(`/boards/${slug}`)).page.querySelector(`a[href="/boards/${slug}/circles"]`) !== null;
      expect([await leads('depression'), await leads('family')]).toEqual([true, false]);
    }
  });

  it('finds them on the board that theirs is becoming part of, those that were too', async () => {
    itIs(forum, BEFORE);
    await circleOf(forum, fay);
    await forum.sql(MERGING, ['anxiety', 'depression']);
    try {
      for (const path of ['/boards/anxiety', '/boards/anxiety/circles'])
        expect((await ben.open(path)).text).toContain('The long evening');
      const past = new Date(Date.UTC(2026, 10, 20)).toISOString();
      itIs(forum, past);
      const board = await ben.open('/boards/anxiety');
      expect(board.page.querySelector('a[href="/boards/anxiety/circles"]')).not.toBeNull();
      expect((await ben.open('/boards/anxiety/circles')).text).toContain('The long evening');
    } finally {
      await forum.sql(MERGING, [null, 'depression']);
    }
  });

  it('goes on to older ones', async () => {
    itIs(forum, BEFORE);
    for (const at of Array.from({ length: 21 }, (_, at) => at)) {
      const { threadId } = await circleOf(forum, fay, {
        title: `Evening ${String.fromCharCode(65 + at)}`,
        hour: String(at),
      });
      if (at === 0) await forum.sql(`update threads set members_only = true where id = $1`, [threadId]);
    }
    itIs(forum, '2026-11-20T12:00:00Z');
    const { html, page: shown } = await ana.open('/circles');
    expect(html).not.toContain('Evening A<');
    const older = shown.querySelector('a[rel=next]')!.getAttribute('href')!;
    expect((await ana.open(older)).html).toContain('Evening A<');
    expect((await forum.guest().open(older)).html).not.toContain('Evening A<');
    for (const odd of ['?before=nonsense', '?before[]=a'])
      expect((await ana.open(`/circles${odd}`)).status).toBe(200);
  });

  it('knows nothing of closed groups but in them, and nothing of members’ threads as a guest', async () => {
    itIs(forum, BEFORE);
    const circle = await circleOf(forum, fay, { members_only: 'yes' });
    const paths = ['/circles', '/boards/depression/circles', '/boards/depression'];
    for (const path of paths) {
      expect((await ana.open(path)).text).toContain(AUTUMN.title);
      expect((await forum.guest().open(path)).text).not.toContain(AUTUMN.title);
    }
    await forum.sql(`update boards set members_only = true, closed = true where slug = 'depression'`);
    await forum.sql(
      `insert into group_members (board_id, persona_id, joined) select b.id, n.id, true from boards b, personas n
       where b.slug = 'depression' and n.name in ('Fay', 'Ben') on conflict do nothing`,
    );
    for (const who of [ana, finn, moe, forum.guest()]) {
      expect((await who.open('/circles')).text).not.toContain(AUTUMN.title);
      expect((await who.get('/boards/depression/circles')).status).toBe(404);
      expect((await who.get(page(circle))).status).toBe(404);
    }
    expect((await ben.open('/circles')).text).toContain(AUTUMN.title);
    expect((await ben.open(page(circle))).text).toContain('This circle has not begun');
    expect((await finn.get('/boards/depression/circles/new')).status).toBe(404);
    expect(await knock(finn, '/boards/depression/circles', AUTUMN)).toBe(404);
    expect(await knock(finn, `${page(circle)}/taking`)).toBe(404);
    const asked = await fay.send(`${page(circle)}/hand-over`, { pseudonym: 'Finn', note: '' });
    expect(asked.status).toBe(422);
    expect((await finn.open('/facilitating')).text).not.toContain(AUTUMN.title);
    await forum.sql('delete from group_members');
  });

  it('meets no words that they fold, hide or blocked', async () => {
    itIs(forum, '2026-10-24T17:00:00Z');
    const circle = await circleOf(forum, fay);
    const notes = `/posts/${circle.postId}/notes`;
    await fay.send(notes, { note_grief: 'yes' }, notes);
    expect(await label(ana, page(circle))).toBe('How are you just now? One word is enough.');
    expect((await ana.open('/circles')).page.querySelector('a.thread-title')?.textContent).not.toContain(
      'evening',
    );
    expect(await label(fay, page(circle))).toBe(AUTUMN.prompt_1);
    const eve = await forum.person(`Eve${randomUUID().slice(0, 6)}`);
    await eve.send(`/posts/${circle.postId}/block`, {}, `/posts/${circle.postId}/block`);
    expect((await eve.open(page(circle))).text).not.toContain('Fay leads it');
  });

  it('reads no number of those who take part, anywhere', async () => {
    itIs(forum, '2026-10-24T17:00:00Z');
    const circle = await circleOf(forum, fay);
    const before = await ben.open('/circles');
    for (const who of [ana, finn])
      await settled(forum, (await reply(forum, who, circle.threadId, 'Tired.')).postId);
    expect((await ben.open('/circles')).page.querySelector('main')!.structuredText).toBe(
      before.page.querySelector('main')!.structuredText,
    );
  });
});

describe('the badge', () => {
  it('says what training a facilitator has, in a lead’s words, beside their posts in circles alone', async () => {
    itIs(forum, '2026-10-24T17:00:00Z');
    const circle = await circleOf(forum, fay);
    expect((await ana.open(page(circle))).text).toContain('Fay leads it. Facilitator.');
    const page_ = '/facilitating/badges';
    await lea.send(page_, { pseudonym: 'fay', words: 'trained in peer support' });
    const text = (await ana.open(page(circle))).text;
    expect(text).toContain('Fay leads it. Facilitator · trained in peer support.');
    expect(
      (await ana.open(page(circle))).page.querySelector(`#post-${circle.postId} .tag`)?.textContent,
    ).toBe('Facilitator · trained in peer support');
    await settled(forum, (await reply(forum, ben, circle.threadId, 'Tired.')).postId);
    expect((await ana.open(page(circle))).page.querySelectorAll('article .tag')).toHaveLength(1);
    const [entry] = await forum.sql(
      `select n.name, e.words_digest from record_entries e join personas n on n.member_id = e.actor where e.code = 'facilitator_badge'`,
    );
    expect(entry).toEqual({ name: 'Lea', words_digest: null });
    await lea.send(page_, { pseudonym: 'Fay', words: '' });
    expect((await ana.open(page(circle))).text).toContain('Fay leads it. Facilitator.');
  });

  it('is for leads to write, and for facilitators alone', async () => {
    for (const who of [ana, fay, moe, forum.guest()]) {
      expect((await who.get('/facilitating/badges')).status).toBe(404);
      expect(await knock(who, '/facilitating/badges', { pseudonym: 'Fay', words: 'x' })).toBe(404);
    }
    for (const wrong of [
      { pseudonym: 'Ana', words: 'x' },
      { pseudonym: 'Nobody', words: 'x' },
      { pseudonym: 'Fay', words: 'x'.repeat(81) },
    ])
      expect((await lea.send('/facilitating/badges', wrong)).status).toBe(422);
    expect(await forum.sql('select from facilitator_badges')).toEqual([]);
  });
});

describe('the end of a circle', () => {
  it('lets who leads it close it, and open it again, once it is over', async () => {
    const circle = await circleOf(forum, fay, beginning(1));
    for (const who of [ana, finn, moe, forum.guest()])
      expect(await knock(who, `${page(circle)}/closing`)).not.toBe(303);
    expect(await knock(fay, `${page(circle)}/closing`)).toBe(409);
    await earlier(forum, circle.threadId, 100);
    await fay.send(page(circle), {}, `${page(circle)}/closing`);
    expect((await ana.open(page(circle))).text).toContain('This thread is closed.');
    expect(await knock(ana, `${page(circle)}/posts`, { body: 'More.', key: randomUUID() })).not.toBe(303);
    await fay.send(page(circle), {}, `${page(circle)}/reopening`);
    expect((await ana.open(page(circle))).text).not.toContain('This thread is closed.');
    const codes = await forum.sql<{ code: string }>(
      `select code from record_entries where subject = $1 order by place`,
      [circle.threadId],
    );
    expect(codes.map(({ code }) => code)).toEqual(['circle_closed', 'circle_reopened']);
  });
});

describe('handing a circle over', () => {
  it('asks one other by a notice, with a note that they alone read, and they lead it once they take it', async () => {
    const form = beginning(1);
    const circle = await circleOf(forum, fay, form);
    const sent = await fay.send(`${page(circle)}/hand-over`, { pseudonym: 'FINN', note: 'I am on a train.' });
    expect(sent.location).toBe('/facilitating');
    expect((await finn.open('/notices')).text).toContain('Would you take on a circle?');
    expect((await finn.open('/facilitating')).text).toContain('I am on a train.');
    expect((await moe.open('/facilitating')).text).not.toContain('I am on a train.');
    expect(await knock(moe, `${page(circle)}/taking`)).toBe(409);
    await finn.send('/facilitating', {}, `${page(circle)}/taking`);
    expect((await ana.open(page(circle))).text).toContain('Finn leads it');
    expect(await knock(fay, `${page(circle)}/hand-over`)).toBe(404);
    expect((await finn.get(`${page(circle)}/hand-over`)).status).toBe(200);
    expect(await forum.sql('select from circle_offers')).toEqual([]);
    expect((await ana.open(page(circle))).page.querySelectorAll('article .tag')).toHaveLength(0);
  });

  it('can be to whoever can, and be taken back', async () => {
    const circle = await circleOf(forum, fay, beginning(1));
    await fay.send(`${page(circle)}/hand-over`, { pseudonym: '', note: '' });
    expect((await moe.open('/facilitating')).html).toContain(`${page(circle)}/taking`);
    await fay.send('/facilitating', {}, `${page(circle)}/hand-over/withdrawal`);
    expect((await moe.open('/facilitating')).html).not.toContain(`${page(circle)}/taking`);
    expect(await knock(moe, `${page(circle)}/taking`)).toBe(409);
  });

  it('is refused for who is none, for oneself, and to everybody who does not lead it', async () => {
    const circle = await circleOf(forum, fay, beginning(1));
    for (const pseudonym of ['Ana', 'Fay', 'Nobody At All'])
      expect((await fay.send(`${page(circle)}/hand-over`, { pseudonym, note: 'Kept.' })).text).toContain(
        'Kept.',
      );
    expect(
      (await fay.send(`${page(circle)}/hand-over`, { pseudonym: '', note: 'x'.repeat(501) })).status,
    ).toBe(422);
    for (const who of [ana, finn, forum.guest()])
      for (const door of ['hand-over', 'hand-over/withdrawal', 'closing', 'reopening'])
        expect(await knock(who, `${page(circle)}/${door}`)).toBe(404);
    for (const id of [randomUUID(), 'nothing']) expect(await knock(fay, `/threads/${id}/taking`)).toBe(404);
    expect(await knock(fay, `${page(circle)}/taking`)).toBe(409);
    expect(await forum.sql('select from circle_offers')).toEqual([]);
  });

  it('is open where who led it is no facilitator any more, and one of two who take it leads it', async () => {
    const gus = await forum.person('Gus', 'facilitator');
    const circle = await circleOf(forum, gus, beginning(1));
    await forum.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Gus')`,
    );
    expect((await ana.open(page(circle))).text).toContain('Nobody leads it just now');
    expect((await finn.open('/facilitating')).html).toContain(`${page(circle)}/taking`);
    const taken = await Promise.all([fay, finn].map((who) => knock(who, `${page(circle)}/taking`)));
    expect(taken.sort()).toEqual([303, 409]);
  });

  it('keeps a note for whom it was meant, also once nobody leads the circle', async () => {
    const greta = await forum.person('Greta', 'facilitator');
    const circle = await circleOf(forum, greta, beginning(1));
    await greta.send(`${page(circle)}/hand-over`, { pseudonym: 'Finn', note: 'My train is late.' });
    await forum.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Greta')`,
    );
    const others = await fay.open('/facilitating');
    expect(others.html).toContain(`${page(circle)}/taking`);
    expect(others.text).not.toContain('My train is late.');
    expect((await finn.open('/facilitating')).text).toContain('My train is late.');
  });

  it.each([
    [CRISIS.me, 'You do not have to get through this alone'],
    ['You are a pathetic loser.', ''],
  ])('has its note judged first, but for who moderates: “%s”', async (note, first) => {
    const circle = await circleOf(forum, fay, beginning(1));
    const again = await fay.send(`${page(circle)}/hand-over`, { pseudonym: 'Finn', note });
    expect(again.status).toBe(422);
    expect(again.text).toContain(first);
    expect(again.page.querySelector('#note-error')?.text).toContain('Our check stopped at these words');
    expect(again.page.querySelector('#note')?.text.trim()).toBe(note);
    expect(await forum.sql('select from circle_offers')).toEqual([]);
    const moes = await circleOf(forum, moe, beginning(1));
    expect((await moe.send(`${page(moes)}/hand-over`, { pseudonym: 'Finn', note })).status).toBe(303);
    expect((await finn.open('/facilitating')).text).toContain(note);
  });
});

describe('a leader who goes for good', () => {
  it('leaves the circle to who takes it on, and nothing of themselves in it', async () => {
    const gil = await forum.person('Gil', 'facilitator');
    const circle = await circleOf(forum, gil, beginning(1));
    await settled(forum, (await reply(forum, ana, circle.threadId, 'Tired.')).postId);
    await gil.send(`${page(circle)}/hand-over`, { pseudonym: '', note: 'I am going.' });
    await lea.send('/facilitating/badges', { pseudonym: 'Gil', words: 'trained' });
    const [persona] = await forum.sql<{ id: string; member: string }>(
      `select id, member_id as member from personas where name = 'Gil'`,
    );
    await forum.sql('select begin_leaving($1, true)', [persona!.member]);
    await forum.sql(`select erase_name($1, true, sha256('gil'))`, [persona!.id]);
    const text = (await ana.open(page(circle))).text;
    expect(text).toContain('Nobody leads it just now');
    expect(text).not.toContain('Gil');
    expect(await forum.sql('select persona_id from circles')).toEqual([{ persona_id: null }]);
    expect(await forum.sql('select from circle_offers union all select from facilitator_badges')).toEqual([]);
    expect(await knock(fay, `${page(circle)}/taking`)).toBe(303);
    expect((await ana.open(page(circle))).text).toContain('Fay leads it');
  });
});

describe('the library', () => {
  const words = { prompt_1: 'One?', prompt_2: 'Two?', prompt_3: 'Three?', prompt_4: 'Four?' };

  it('takes topics of facilitators, keeps every version, and offers the newest', async () => {
    const name = `Tea ${randomUUID().slice(0, 6)}`;
    expect((await fay.send('/facilitating/topics/new', { name, ...words })).status).toBe(303);
    const [row] = await forum.sql<{ id: string }>(
      'select topic_id as id from circle_topics where title = $1',
      [name],
    );
    const path = `/facilitating/topics/${row!.id}`;
    const stale = await finn.hiddenFields(path, ['name']);
    await fay.send(path, { name, ...words, prompt_1: 'Uno?' }, `${path}/versions`);
    expect((await finn.open(`/boards/anxiety/circles/new?topic=${row!.id}`)).html).toContain('Uno?');
    const late = await finn.post(`${path}/versions`, { ...stale, name, ...words });
    expect(late.status).toBe(409);
    expect((await finn.open(path)).text).toContain('Version 1');
    await finn.send(path, { name, ...words, retired: 'yes' }, `${path}/versions`);
    expect((await finn.open('/boards/anxiety/circles/new')).html).not.toContain(name);
    await expect(forum.sql('delete from circle_topics')).rejects.toThrow();
  });

  it.each([
    [CRISIS.me, 'You do not have to get through this alone'],
    ['You are a pathetic loser.', ''],
  ])('takes no words that were not judged, but from who moderates: “%s”', async (prompt_3, first) => {
    const name = `Lamps ${randomUUID().slice(0, 6)}`;
    const topic = { name, ...words };
    await fay.send('/facilitating/topics/new', topic, '/facilitating/topics');
    const [row] = await forum.sql<{ id: string }>(
      'select topic_id as id from circle_topics where title = $1',
      [name],
    );
    const path = `/facilitating/topics/${row!.id}`;
    for (const [form, door] of [
      ['/facilitating/topics/new', '/facilitating/topics'],
      [path, `${path}/versions`],
    ] as const) {
      const again = await fay.send(form, { ...topic, prompt_3 }, door);
      expect(again.status).toBe(422);
      expect(again.text).toContain(first);
      expect(again.page.querySelector('#prompt_3')?.getAttribute('value')).toBe(prompt_3);
    }
    expect((await moe.open('/facilitating')).text).not.toContain(prompt_3);
    await moe.send(path, { ...topic, prompt_3 }, `${path}/versions`);
    expect((await fay.open('/facilitating')).text).toContain(prompt_3);
    const rest = { ...topic, prompt_3, prompt_1: 'First?' };
    expect((await fay.send(path, rest, `${path}/versions`)).status).toBe(303);
  });

  it('is not there for others, and asks again for what is missing', async () => {
    for (const who of [ana, forum.guest()]) {
      for (const path of [
        '/facilitating',
        '/facilitating/topics/new',
        `/facilitating/topics/${randomUUID()}`,
      ])
        expect((await who.get(path)).status).toBe(404);
      expect(await knock(who, '/facilitating/topics', { name: 'x', ...words })).toBe(404);
    }
    const again = await fay.send('/facilitating/topics/new', { name: '', ...words });
    expect(again.status).toBe(422);
    expect(again.page.querySelector('#prompt_2')?.getAttribute('value')).toBe('Two?');
    expect((await fay.get(`/facilitating/topics/${randomUUID()}`)).status).toBe(404);
  });
});

const MERGING = `update boards set merging_into = (select id from boards where slug = $1) where slug = $2`;
