import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimAndDecide,
  type Desk,
  heldThread,
  LEA,
  MO,
  press,
  startDesk,
  threadUp,
} from '../reviews/desk.js';
import { CRISIS } from '../support/people.js';
import {
  AGAINST,
  answer,
  ask,
  asked,
  decidedAgainst,
  FIRST_WORDS,
  lookAt,
  MILD,
  pathOf,
  UPHELD,
} from './looks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const looksAt = async (id: string) =>
  desk.sql(
    'select l.id from second_looks l join decisions d on d.id = l.decision_id where d.revision_id = $1',
    [id],
  );

const wordsOf = async (look: string) =>
  (
    await desk.sql<{ words: string }>(
      'select words from second_look_words where second_look_id = $1 order by number',
      [look],
    )
  ).map(({ words }) => words);

describe.each(AGAINST)('the author of a text that was decided to %s', (outcome) => {
  it('finds the way to a second look on its page, asks, and reads how it stands', async () => {
    const text = await decidedAgainst(desk, outcome);
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector(`main a[href="${pathOf(text)}"]`)?.text).toBe('Ask someone else to look');
    const sent = await ask(desk.ana, text, 'I meant it “kindly”, <b>truly</b>.');
    expect([sent.status, sent.location]).toEqual([303, pathOf(text)]);
    const waiting = await desk.ana.follow(sent);
    expect(waiting.page.querySelector('h1')?.text).toBe('Someone else will look');
    expect(waiting.text).toContain('You asked a moment ago');
    expect(waiting.text).toContain('We cannot say how long');
    expect(waiting.page.querySelector('#said ~ .own-text')?.textContent).toBe(
      'I meant it “kindly”, <b>truly</b>.',
    );
    expect((await desk.ana.open(`/posts/${text.postId}`)).text).toContain(
      'You asked for a second look a moment ago',
    );
  });

  it('may ask without a word, and is told of the first answer', async () => {
    const text = await decidedAgainst(desk, outcome);
    const form = await desk.ana.open(pathOf(text));
    expect(form.page.querySelector('.letter')?.textContent).toBe(FIRST_WORDS);
    expect((await ask(desk.ana, text)).status).toBe(303);
    expect(await wordsOf(await lookAt(desk, text))).toEqual([]);
  });

  it('asks once, however often the button is pressed', async () => {
    const text = await decidedAgainst(desk, outcome);
    const fields = await desk.ana.hiddenFields(pathOf(text), ['body']);
    const send = () => desk.ana.post(pathOf(text), { ...fields, body: 'I meant it kindly.' });
    const answers = await Promise.all(Array.from({ length: 8 }, send));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
    expect(await looksAt(text.id)).toHaveLength(1);
    expect(await wordsOf(await lookAt(desk, text))).toEqual(['I meant it kindly.']);
  });

  it('never reads a name of the team', async () => {
    const text = await decidedAgainst(desk, outcome);
    await ask(desk.ana, text);
    const pages = [pathOf(text), `/posts/${text.postId}`];
    await answer(desk.lea, await lookAt(desk, text), UPHELD);
    for (const path of [...pages, '/notices']) {
      const { html } = await desk.ana.open(path);
      expect(html).not.toContain(MO);
      expect(html).not.toContain(LEA);
    }
  });
});

describe('what the author adds', () => {
  it('stands with what was said, five times at most, and is kept on the page when it is too much', async () => {
    const text = await asked(desk, 'keep', 'One.');
    for (const words of ['Two.', 'Three.', 'Four.', 'Five.'])
      expect((await ask(desk.ana, text, words)).status).toBe(303);
    const sixth = await ask(desk.ana, text, 'Six.');
    expect(sixth.status).toBe(422);
    expect(sixth.text).toContain('We have five messages from you');
    expect(sixth.page.querySelector('#body')?.textContent.trim()).toBe('Six.');
    expect(await wordsOf(text.look)).toEqual(['One.', 'Two.', 'Three.', 'Four.', 'Five.']);
  });

  it('is shown again when it is too long, and nothing is asked', async () => {
    const text = await decidedAgainst(desk, 'keep');
    const long = 'x'.repeat(2_001);
    const sent = await ask(desk.ana, text, long);
    expect(sent.status).toBe(422);
    expect(sent.page.querySelector('#body')?.textContent.trim()).toBe(long);
    expect(await looksAt(text.id)).toEqual([]);
    expect((await ask(desk.ana, text, '🌧'.repeat(2_000))).status).toBe(303);
  });

  it('brings help first when it says that a life is at risk, though the text did not', async () => {
    const text = await decidedAgainst(desk, 'decline');
    const page = await desk.ana.follow(await ask(desk.ana, text, CRISIS.me));
    expect(page.page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    expect(page.text).toContain(CRISIS.me);
  });

  it('reaches nobody but the author and the team', async () => {
    const text = await asked(desk, 'remove', 'Quixotic zephyrs.');
    for (const path of [
      `/threads/${text.threadId}`,
      `/posts/${text.postId}`,
      '/notices',
      '/boards/depression',
    ])
      expect((await desk.ben.open(path)).html).not.toContain('Quixotic');
    const rows = await desk.sql<{ row: string }>(
      `select to_jsonb(l)::text as row from second_looks l union all select to_jsonb(d)::text from decisions d`,
    );
    expect(rows.map(({ row }) => row).join()).not.toContain('Quixotic');
  });
});

describe('a second look is not there', () => {
  it('for anybody else’s text: not for readers, nor for the team', async () => {
    const text = await decidedAgainst(desk, 'keep');
    for (const other of [desk.ben, desk.mo, desk.lea]) {
      expect((await other.get(pathOf(text))).status).toBe(404);
      expect((await press(other, pathOf(text), { body: 'Mine.' })).status).toBe(404);
    }
    expect((await desk.guest().get(pathOf(text))).location).toContain('/sign-in');
    expect(await looksAt(text.id)).toEqual([]);
  });

  it('for what is no post', async () => {
    for (const id of [randomUUID(), 'not-an-id']) {
      expect((await desk.ana.get(`/posts/${id}/second-look`)).status).toBe(404);
      expect((await press(desk.ana, `/posts/${id}/second-look`)).status).toBe(404);
    }
  });

  it('for a text that is up, or still waits: its page says what it is', async () => {
    const up = await threadUp(desk);
    const held = await heldThread(desk, {}, MILD);
    for (const text of [up, held]) {
      expect((await desk.ana.get(pathOf(text))).location).toBe(`/posts/${text.postId}`);
      const sent = await press(desk.ana, pathOf(text), { body: 'My words.' });
      expect(sent.status).toBe(409);
      expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe('My words.');
      expect(await looksAt(text.id)).toEqual([]);
    }
  });

  it('for a text that was taken back, or written anew', async () => {
    const back = await decidedAgainst(desk, 'return');
    await desk.ana.send(`/posts/${back.postId}/withdrawal`, {}, `/posts/${back.postId}/withdrawal`);
    expect((await press(desk.ana, pathOf(back), { body: 'My words.' })).status).toBe(409);
    const anew = await decidedAgainst(desk, 'return');
    await desk.ana.send(`/posts/${anew.postId}/edit`, { title: 'Softer', body: 'Calmer words.' });
    expect((await press(desk.ana, pathOf(anew), { body: 'My words.' })).status).toBe(409);
    expect([...(await looksAt(back.id)), ...(await looksAt(anew.id))]).toEqual([]);
  });

  it('a second time, once somebody has looked: the words are kept, and the ways on stand there', async () => {
    const text = await asked(desk, 'keep');
    await answer(desk.lea, text.look, UPHELD);
    const page = await desk.ana.open(pathOf(text));
    expect(page.page.querySelector('h1')?.text).toBe('Someone else has looked');
    expect(page.page.querySelector('.letter')?.textContent).toBe(UPHELD.reason);
    expect(page.page.querySelector(`a[href="/posts/${text.postId}/edit"]`)).not.toBeNull();
    expect(page.page.querySelector(`a[href="/posts/${text.postId}/withdrawal"]`)).not.toBeNull();
    const sent = await press(desk.ana, pathOf(text), { body: 'But still.' });
    expect(sent.status).toBe(409);
    expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe('But still.');
    expect(await wordsOf(text.look)).toEqual(['I meant it kindly.']);
  });

  it('with a field that no form of ours has', async () => {
    const text = await decidedAgainst(desk, 'keep');
    expect((await press(desk.ana, pathOf(text), { body: '', state: 'published' })).status).toBe(400);
  });

  it('without the token', async () => {
    const text = await decidedAgainst(desk, 'keep');
    expect((await desk.ana.post(pathOf(text), { body: 'Mine.' })).status).toBe(403);
    expect(await looksAt(text.id)).toEqual([]);
  });
});

describe('while it waits, the author', () => {
  it('may write the text anew, and that one is read for itself', async () => {
    const text = await asked(desk, 'return');
    await desk.ana.send(`/posts/${text.postId}/edit`, { title: 'Softer', body: 'Calmer words.' });
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector(`a[href="${pathOf(text)}"]`)).toBeNull();
    const list = await desk.lea.open('/second-looks');
    expect(list.html).not.toContain(text.look);
  });

  it('may ask again about the next decision', async () => {
    const text = await asked(desk, 'return');
    await answer(desk.lea, text.look, UPHELD);
    await desk.ana.send(`/posts/${text.postId}/edit`, { title: 'Softer', body: 'Calmer words.' });
    const [next] = await desk.sql<{ id: string }>(
      `update revisions set html = '<p>Calmer words.</p>' where post_id = $1 and state = 'pending' returning id`,
      [text.postId],
    );
    await desk.sql(`update revisions set state = 'held' where id = $1`, [next!.id]);
    await claimAndDecide(desk.lea, next!, { outcome: 'return', reason: 'Nearly.', guideline: 'kindness' });
    expect((await ask(desk.ana, text)).status).toBe(303);
    expect(await looksAt(next!.id)).toHaveLength(1);
  });
});
