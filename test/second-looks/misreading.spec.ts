import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import {
  claimAndDecide,
  type Desk,
  heldThread,
  LEA,
  press,
  startDesk,
  stateOf,
  threadUp,
} from '../reviews/desk.js';
import { CRISIS } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { MILD } from './looks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const pathOf = ({ postId }: Pick<Text, 'postId'>) => `/posts/${postId}/misread`;

const say = (who: Visitor, text: Text, body: string) => who.send(pathOf(text), { body }, pathOf(text));

const notesOf = async ({ id }: Pick<Text, 'id'>) =>
  (
    await desk.sql<{ words: string }>(
      'select words from misread_notes where revision_id = $1 order by number',
      [id],
    )
  ).map(({ words }) => words);

const order = async () =>
  (await desk.mo.open('/reviews')).page
    .querySelectorAll('table.queue a')
    .map((link) => link.getAttribute('href'));

describe('“you’ve misread me”', () => {
  it('stands on the page of a text that waits, and its note on the desk beside the words', async () => {
    const text = await heldThread(desk, { body: 'This heat is killing me.' });
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector(`main a[href="${pathOf(text)}"]`)?.text).toBe('You’ve misread me');
    const sent = await say(desk.ana, text, 'I meant the <b>weather</b>.');
    expect([sent.status, sent.location]).toEqual([303, pathOf(text)]);
    expect((await desk.ana.follow(sent)).text).toContain('Your note is with your text');
    const desks = await desk.mo.open(`/reviews/${text.id}`);
    expect(desks.page.querySelector('.letter')?.textContent).toBe('I meant the <b>weather</b>.');
  });

  it('changes neither state, nor tier, nor the order of what waits', async () => {
    const texts = [await heldThread(desk), await heldThread(desk, {}, MILD), await heldThread(desk)];
    const all = async () =>
      desk.sql(
        'select r.state, v.tier, v.about, r.written_at from revisions r join verdicts v on v.revision_id = r.id order by r.id',
      );
    const before = [await all(), await order()];
    for (const text of texts) expect((await say(desk.ana, text, 'You read me wrong.')).status).toBe(303);
    expect([await all(), await order()]).toEqual(before);
    expect(before[1]).toContain(`/reviews/${texts[1]!.id}`);
  });

  it('is taken three times at most for a text, and once for one press', async () => {
    const text = await heldThread(desk);
    const fields = await desk.ana.hiddenFields(pathOf(text), ['body']);
    const press8 = () => desk.ana.post(pathOf(text), { ...fields, body: 'One.' });
    await Promise.all(Array.from({ length: 8 }, press8));
    expect(await notesOf(text)).toEqual(['One.']);
    for (const words of ['Two.', 'Three.']) expect((await say(desk.ana, text, words)).status).toBe(303);
    const fourth = await say(desk.ana, text, 'Four.');
    expect(fourth.status).toBe(422);
    expect(fourth.page.querySelector('#body')?.textContent.trim()).toBe('Four.');
    expect(await notesOf(text)).toEqual(['One.', 'Two.', 'Three.']);
  });

  it.each([
    ['nothing', ' \n ', 'Please write a few words'],
    ['too much', 'x'.repeat(2_001), 'Please keep it to 2,000 characters'],
  ])('with %s is shown again', async (_, body, says) => {
    const text = await heldThread(desk);
    const sent = await say(desk.ana, text, body);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#body')?.textContent.trim()).toBe(body.trim());
    expect(await notesOf(text)).toEqual([]);
  });

  it('brings help first where the note calls for it, and never less than the text', async () => {
    const gentle = await heldThread(desk, {}, MILD);
    const grave = await desk.ana.follow(await say(desk.ana, gentle, CRISIS.me));
    expect(grave.page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    const crisis = await heldThread(desk, {}, { about: 'under_way' });
    const calm = await desk.ana.follow(await say(desk.ana, crisis, 'It was only a song.'));
    expect(calm.page.querySelector('main h1')?.text).toBe('Please get help right now');
  });

  it('stays beside the words when somebody else looks again', async () => {
    const text = await heldThread(desk, {}, MILD);
    await say(desk.ana, text, 'You read me wrong.');
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.', guideline: 'kindness' });
    await desk.ana.send(`/posts/${text.postId}/second-look`, { body: '' });
    const [look] = await desk.sql<{ id: string }>(
      'select l.id from second_looks l join decisions d on d.id = l.decision_id where d.revision_id = $1',
      [text.id],
    );
    expect((await desk.lea.open(`/second-looks/${look!.id}`)).text).toContain('You read me wrong.');
  });

  it('comes too late once somebody has read it, and its words are kept', async () => {
    const text = await heldThread(desk, {}, MILD);
    const fields = await desk.ana.hiddenFields(pathOf(text), ['body']);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.', guideline: 'kindness' });
    const sent = await desk.ana.post(pathOf(text), { ...fields, body: 'You read me wrong.' });
    expect(sent.status).toBe(409);
    expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe('You read me wrong.');
    expect((await desk.ana.get(pathOf(text))).location).toBe(`/posts/${text.postId}`);
    expect(await notesOf(text)).toEqual([]);
  });

  it('is the author’s alone, for a text that waits', async () => {
    const [text, up] = [await heldThread(desk), await threadUp(desk)];
    for (const other of [desk.ben, desk.mo]) {
      expect((await other.get(pathOf(text))).status).toBe(404);
      expect((await press(other, pathOf(text), { body: 'Mine.' })).status).toBe(404);
    }
    expect((await press(desk.ana, pathOf(up), { body: 'Mine.' })).status).toBe(409);
    expect((await desk.ana.post(pathOf(text), { body: 'Mine.' })).status).toBe(403);
    expect((await press(desk.ana, pathOf(text), { body: 'Mine.', tier: 'none' })).status).toBe(400);
    expect([...(await notesOf(text)), ...(await notesOf(up))]).toEqual([]);
    expect(await stateOf(desk, text)).toBe('held');
  });

  it('shows the author no name of the team', async () => {
    const text = await heldThread(desk);
    await desk.lea.send(`/reviews/${text.id}`, {}, `/reviews/${text.id}/claim`);
    expect((await desk.ana.open(pathOf(text))).html).not.toContain(LEA);
  });
});
