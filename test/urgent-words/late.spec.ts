import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { COOL_OFF, give } from '../limits/pauses.js';
import { writtenAbout } from '../messages/writing.js';
import { answer as answerReaders } from '../reports/readers.js';
import {
  claimAndDecide,
  decide,
  type Desk,
  heldThread,
  LEA,
  press,
  startDesk,
  threadUp,
} from '../reviews/desk.js';
import { answer as answerLook, UPHELD } from '../second-looks/looks.js';
import { CRISIS } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { CALM, clear, MILD, misread, onDesk, tell, urgent } from './words.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.sql(
    `update members set role = 'lead' where id = (select member_id from personas where name = $1)`,
    [LEA],
  );
  desk.lea = await desk.person(LEA);
});
afterAll(() => desk.stop());
beforeEach(() => clear(desk));

const KEEP = { outcome: 'keep', reason: 'We read you.', guideline: 'kindness' };
const WORDS = Array.from({ length: 5 }, (_, nth) => `${CALM} ${nth}`);

const reportOf = async () => (await desk.sql<{ id: string }>('select id from reports order by place'))[0]!.id;

/** Somebody decided against a text of Ana's. */
async function kept(): Promise<Text> {
  const text = await heldThread(desk, {}, MILD);
  await claimAndDecide(desk.lea, text, KEEP);
  return text;
}

const ask = (text: Text, body: string) => press(desk.ana, `/posts/${text.postId}/second-look`, { body });

describe('words that speak of danger, where there were enough', () => {
  const FULL: Record<string, () => Promise<(body: string) => Promise<Answer>>> = {
    'a fourth note beside a held text': async () => {
      const text = await heldThread(desk, {}, MILD);
      for (const words of WORDS.slice(0, 3)) await misread(desk.ana, text, words);
      return (body) => misread(desk.ana, text, body);
    },
    'a sixth passage for a second look': async () => {
      const text = await kept();
      for (const words of WORDS) await ask(text, words);
      return (body) => ask(text, body);
    },
    'a sixth passage of what a reader told us': async () => {
      const thread = await threadUp(desk, {}, 'Ben');
      await tell(desk.ana, thread, WORDS[0]!);
      const report = await reportOf();
      const add = (body: string) => press(desk.ana, `/reports/${report}/words`, { body });
      for (const words of WORDS.slice(1)) await add(words);
      return add;
    },
  };

  it.each(Object.keys(FULL))('%s is taken in all the same, and stands on top', async (which) => {
    const send = await FULL[which]!();
    expect((await send(`${CALM} Once more.`)).status).toBe(422);
    expect(await urgent(desk)).toEqual([]);
    const sent = await send(CRISIS.me);
    expect(sent.status).toBe(303);
    expect(await urgent(desk)).toMatchObject([{ danger: 'me', outcome: null }]);
    const [first] = await onDesk(desk.mo);
    expect((await desk.mo.open(first!.href)).text).toContain(CRISIS.me);
    expect((await send(CRISIS.me)).status).toBe(303);
    expect(await urgent(desk)).toMatchObject([{ passages: 1 }]);
  });
});

describe('words that speak of danger, and come too late', () => {
  const OVER: Record<string, () => Promise<(body: string) => Promise<Answer>>> = {
    'a note beside a text that is decided': async () => {
      const text = await kept();
      return (body) => press(desk.ana, `/posts/${text.postId}/misread`, { body });
    },
    'words for a second look that was taken': async () => {
      const text = await kept();
      await ask(text, CALM);
      const [look] = await desk.sql<{ id: string }>(
        'select l.id from second_looks l join decisions d on d.id = l.decision_id where d.revision_id = $1',
        [text.id],
      );
      await answerLook(desk.mo, look!.id, UPHELD);
      return (body) => ask(text, body);
    },
    'words for a second look at what is up': async () => {
      const text = await threadUp(desk);
      return (body) => ask(text, body);
    },
    'an answer to the team about a text that is decided': async () => {
      const text = await writtenAbout(desk, {}, MILD);
      await decide(desk.mo, text, KEEP);
      return (body) => press(desk.ana, `/posts/${text.postId}/messages`, { body, key: randomUUID() });
    },
  };

  it.each(Object.keys(OVER))('%s: they go to the team as a private note', async (which) => {
    const send = await OVER[which]!();
    const calm = await send(CALM);
    expect([calm.status, calm.page.querySelector('#kept-words')?.textContent.trim()]).toEqual([409, CALM]);
    expect(await desk.sql('select from limit_notes')).toEqual([]);
    await noted(await send(CRISIS.me));
    await send(CRISIS.me);
    expect(await desk.sql('select body from limit_notes')).toEqual([{ body: CRISIS.me }]);
  });

  it('a second appeal, and one when the pause is over: as a private note too', async () => {
    await give(desk.lea, await threadUp(desk, { title: 'A pause' }), COOL_OFF);
    const [limit] = await desk.sql<{ id: string }>(
      'select id from limits where lifted_at is null order by starts_at desc limit 1',
    );
    const appeal = (body: string) => press(desk.ana, `/pause/${limit!.id}/appeal`, { body });
    expect((await appeal(CALM)).status).toBe(303);
    expect((await appeal(`${CALM} Again.`)).status).toBe(422);
    await noted(await appeal(CRISIS.me));
    await desk.sql('delete from limit_appeals');
    await desk.sql('update limits set lifted_by = set_by, lifted_at = starts_at where lifted_at is null');
    await desk.sql('delete from limit_notes');
    expect((await appeal(CALM)).status).toBe(422);
    await noted(await appeal(CRISIS.under_way));
  });

  it('what a reader adds to a report that is answered is a new report, without a name', async () => {
    const thread = await threadUp(desk, {}, 'Ben');
    await tell(desk.ana, thread, CALM);
    const over = await reportOf();
    await answerReaders(desk.mo, thread, { reason: 'Thank you.' });
    const add = (body: string) => press(desk.ana, `/reports/${over}/words`, { body });
    expect((await add(CALM)).status).toBe(422);
    const sent = await add(CRISIS.someone_else);
    expect(sent.status).toBe(303);
    expect(sent.location).not.toBe(`/reports/${over}`);
    expect((await desk.ana.open(sent.location!)).text).toContain(CRISIS.someone_else);
    const [first] = await onDesk(desk.mo);
    const page = await desk.mo.open(first!.href);
    expect([page.text.includes(CRISIS.someone_else), page.html.includes('Ana')]).toEqual([true, false]);
    expect((await add(CRISIS.someone_else)).location).toBe(sent.location);
    expect((await press(desk.ben, `/reports/${over}/words`, { body: CRISIS.me })).status).toBe(404);
  });

  /** Help first, then that the team has the words; and they stand on top of the desk. */
  async function noted(sent: Answer): Promise<void> {
    expect([sent.status, sent.location]).toEqual([303, '/pause?late=yes']);
    const page = await desk.ana.follow(sent);
    expect(page.page.querySelector('main h1')?.text).toMatch(/get through this alone|get help right now/);
    expect(page.text).toContain('Your words are with the team');
    const [first] = await onDesk(desk.mo);
    expect(first?.title).toBe('A private note, from Ana');
    const [row] = await desk.sql<{ body: string }>('select body from limit_notes');
    expect((await desk.mo.open(first!.href)).text).toContain(row!.body);
  }
});
