import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addContact } from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import type { Text } from '../database/hands.js';
import { claim, decide, type Desk, heldThread, press, startDesk } from '../reviews/desk.js';
import { MILD } from '../second-looks/looks.js';
import { CONCERN, CRISIS } from '../support/people.js';
import { answer, exchangeOf, ownPath, QUESTION, write, writtenAbout } from './writing.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk(false, { webhooksAnywhere: true });
});
afterAll(() => desk.stop());
beforeEach(async () => {
  text = await writtenAbout(desk, {}, MILD);
});

const answers = async () =>
  (await exchangeOf(desk, text)).filter(({ by }) => by === 'the author').map(({ words }) => words);
const send = (body: string, key = randomUUID(), who = desk.ana) => press(who, ownPath(text), { body, key });
const urgency = async () =>
  (await desk.sql<{ urgency: number }>('select urgency from queue_items where subject = $1', [text.id]))[0]
    ?.urgency;

describe('answering the team', () => {
  it('goes from the held post’s own page and from that of the messages, and the desk sees it', async () => {
    for (const [page, body] of [
      [`/posts/${text.postId}`, 'I am <i>safe</i>.'],
      [ownPath(text), 'A friend is here.'],
    ] as const) {
      const sent = await desk.ana.send(page, { body }, ownPath(text));
      expect([sent.status, sent.location]).toEqual([303, ownPath(text)]);
    }
    const own = (await desk.ana.open(ownPath(text))).page.querySelectorAll('.letter');
    expect(own.map(({ textContent }) => textContent)).toEqual([
      QUESTION,
      'I am <i>safe</i>.',
      'A friend is here.',
    ]);
    const desks = (await desk.lea.open(`/reviews/${text.id}`)).page.querySelectorAll('#exchange .letter');
    expect(desks.map(({ textContent }) => textContent)).toEqual(own.map(({ textContent }) => textContent));
  });

  it('marks the text in the list until the team writes again', async () => {
    const row = async () =>
      (await desk.lea.open('/reviews')).page
        .querySelectorAll('table.queue tr')
        .find((each) => each.querySelector(`a[href="/reviews/${text.id}"]`))?.text;
    expect(await row()).not.toContain('The author has answered');
    await answer(desk.ana, text, 'I am safe.');
    expect(await row()).toContain('The author has answered');
    await write(desk.mo, text, 'Good to read.');
    expect(await row()).not.toContain('The author has answered');
  });

  it('moves nothing where it is calm, or heavy', async () => {
    for (const words of ['I am safe.', CONCERN]) await answer(desk.ana, text, words);
    expect(await urgency()).toBe(5);
    expect(await desk.sql('select from alerts where revision_id = $1', [text.id])).toEqual([]);
  });

  it('that sounds like danger shows help first, rises in the list, and is told to the on-call list', async () => {
    const night = await Receiver.start();
    const lou = await desk.person('Lou Autumn', 'lead');
    await addContact(lou, 'Night phone', night);
    const page = await desk.ana.follow(await answer(desk.ana, text, CRISIS.under_way));
    expect(page.page.querySelector('main h1')?.text).toBe('Please get help right now');
    expect(await urgency()).toBe(1);
    expect((await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('#exchange')?.text).toContain(
      'Sounds like danger',
    );
    await desk.sql('delete from claims where revision_id = $1', [text.id]);
    await desk.sql('update ringing set rings_at = now()');
    await desk.startWorker();
    const [ring] = await night.rung(1);
    // The text, and the words on top of the desk.
    expect(JSON.parse(ring!.body)).toMatchObject({
      under_way: true,
      texts: 2,
      link: 'http://localhost:3000/reviews',
    });
    expect(ring!.body).not.toMatch(/swallowed|pills/);
    await desk.sql('select queue_revision($1)', [text.id]);
    expect(await urgency()).toBe(1);
    await desk.stopWorker();
    await night.stop();
  });

  it('shows help first while it is wrong, too, and keeps the words', async () => {
    const sent = await send(`${CRISIS.me} ${'x'.repeat(5_001)}`);
    expect(sent.status).toBe(422);
    expect(sent.page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    expect(sent.page.querySelector('#body')?.textContent).toContain(CRISIS.me);
  });

  it.each([
    ['nothing', ' \n ', 'Please write a few words'],
    ['too much', 'x'.repeat(5_001), 'Please keep it to 5,000 characters'],
  ])('with %s is shown again, words kept', async (_, body, says) => {
    const sent = await send(body);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#body')?.textContent.trim()).toBe(body.trim());
    expect(await answers()).toEqual([]);
  });

  it('is one answer for a form that is sent twice', async () => {
    const key = randomUUID();
    await Promise.all(Array.from({ length: 8 }, () => send('Once.', key)));
    expect(await answers()).toEqual(['Once.']);
    const changed = await send('Other words.', key);
    expect(changed.status).toBe(409);
    expect(changed.page.querySelector('#kept-words')?.textContent.trim()).toBe('Other words.');
    expect(await answers()).toEqual(['Once.']);
  });

  it('is taken five times after each message, and always from somebody who may be in danger', async () => {
    const sent = await Promise.all(Array.from({ length: 9 }, (_, nth) => send(`Answer ${nth}.`)));
    expect(sent.map(({ status }) => status).sort()).toEqual([...Array(5).fill(303), ...Array(4).fill(422)]);
    const more = await send('One more.');
    expect([more.status, more.page.querySelector('#body')?.textContent.trim()]).toEqual([422, 'One more.']);
    expect((await send(CRISIS.me)).status).toBe(303);
    await write(desk.mo, text, 'Please tell me more.');
    expect((await send('Now I may.')).status).toBe(303);
    expect(await answers()).toHaveLength(7);
  });

  it('is open to somebody who has a pause', async () => {
    await desk.person('Cleo Rain');
    const own = await heldThread(desk, {}, MILD, 'Cleo Rain');
    await claim(desk.mo, own);
    await write(desk.mo, own);
    await desk.sql(
      `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
       select gen_random_uuid(), a.member_id, a.id, m.member_id, 'cool_off', 'kindness', date_trunc('minute', now()) + interval '1 day'
       from personas a, personas m where a.name = 'Cleo Rain' and m.name = 'Mo Winter'`,
    );
    expect((await answer(await desk.person('Cleo Rain'), own, 'I am here.')).status).toBe(303);
    expect(await exchangeOf(desk, own)).toHaveLength(2);
  });

  it('comes too late once it is decided: words kept, and the exchange can still be read', async () => {
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.', guideline: 'kindness' });
    const late = await send('Wait.');
    expect(late.status).toBe(409);
    expect(late.page.querySelector('#kept-words')?.textContent.trim()).toBe('Wait.');
    for (const path of [ownPath(text), `/posts/${text.postId}`]) {
      const { page } = await desk.ana.open(path);
      expect(page.querySelectorAll('.letter').map((each) => each.textContent)).toContain(QUESTION);
      expect(page.querySelector(`form[action="${ownPath(text)}"]`)).toBeNull();
    }
    expect(await answers()).toEqual([]);
  });

  it('needs a message to answer', async () => {
    text = await heldThread(desk, {}, MILD);
    await claim(desk.mo, text);
    expect((await desk.ana.get(ownPath(text))).location).toBe(`/posts/${text.postId}`);
    expect((await desk.ana.open(`/posts/${text.postId}`)).html).not.toContain(ownPath(text));
    expect((await send('Hello?')).status).toBe(409);
    expect(await answers()).toEqual([]);
  });

  it('is the author’s alone', async () => {
    for (const who of [desk.ben, desk.mo]) {
      expect((await who.get(ownPath(text))).status).toBe(404);
      expect((await send('Mine.', randomUUID(), who)).status).toBe(404);
    }
    expect((await desk.guest().get(ownPath(text))).location).toMatch(/^\/sign-in/);
    expect((await desk.ana.post(ownPath(text), { body: 'Mine.', key: randomUUID() })).status).toBe(403);
    expect((await press(desk.ana, ownPath(text), { body: 'x', key: randomUUID(), more: 'x' })).status).toBe(
      400,
    );
    expect(await answers()).toEqual([]);
  });
});
