import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { screenedText } from '../../src/threads/revision.entity.js';
import type { Answer } from '../support/visitor.js';
import {
  claimAndDecide,
  type Desk,
  heldEdit,
  heldReply,
  heldThread,
  MO,
  replyUp,
  startDesk,
  threadUp,
} from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const words = { title: '🌧 No way out', body: 'I am <b>so</b> tired & 🌧 done.\nThere is no way out of it.' };
const whole = screenedText(words);

function seen(piece: string, category: string, from = 0): object {
  const start = whole.indexOf(piece, from);
  return { start, end: start + piece.length, rule: `rule-${category}`, category };
}

// The author's own words, without what we write beside them.
function ownWords(block: Answer['page'] | null | undefined): string {
  for (const note of block?.querySelectorAll('.rule') ?? []) note.remove();
  return block?.textContent ?? '';
}

function blocks({ page }: Answer) {
  const [title, body] = page.querySelectorAll('section .own-text');
  return { title, body };
}

const marks = (block: Answer['page'] | null | undefined) =>
  (block?.querySelectorAll('mark') ?? []).map((mark) => mark.textContent);

describe('reading a held text', () => {
  it('marks what the screen saw at the right words of title and body', async () => {
    const matches = [
      seen('No way out', 'hopelessness'),
      seen('tired & 🌧 done', 'suicide'),
      seen('no way out', 'hopelessness', whole.indexOf('There')),
    ];
    const text = await heldThread(desk, words, { matches, categories: ['suicide', 'hopelessness'] });
    const { title, body } = blocks(await desk.mo.open(`/reviews/${text.id}`));
    expect(marks(title)).toEqual(['No way out']);
    expect(marks(body)).toEqual(['tired & 🌧 done', 'no way out']);
    expect(body?.querySelectorAll('.rule').map((rule) => rule.text)).toEqual(['suicide', 'hopelessness']);
    expect(ownWords(title)).toBe(words.title);
    expect(ownWords(body)).toBe(words.body);
  });

  it('marks the words of an answer, which has no title', async () => {
    const thread = await threadUp(desk);
    const body = 'Nothing helps. Nothing.';
    const match = { start: 0, end: 13, rule: 'r', category: 'hopelessness' };
    const text = await heldReply(desk, thread, body, { matches: [match] });
    const page = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.page.querySelectorAll('section .own-text')).toHaveLength(1);
    expect(marks(blocks(page).title)).toEqual(['Nothing helps']);
  });

  it('says what the screen made of it, and who wrote it where', async () => {
    const judgement = { tier: 'crisis', about: 'someone_else', why: 'crisis', categories: ['third_party'] };
    const text = await heldThread(desk, { board: 'family' }, judgement);
    const facts = (await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('.facts')?.structuredText;
    for (const fact of [
      'Crisis',
      'About someone else',
      'Crisis language',
      'Ana',
      'third_party',
      'an opening post',
    ])
      expect(facts).toContain(fact);
  });

  it('shows it as others would see it', async () => {
    const text = await heldThread(desk, { body: 'As it would be.' });
    const page = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.page.querySelector('.prose')?.innerHTML.trim()).toBe(text.html);
  });

  it('shows the thread before it, in order, with names', async () => {
    const thread = await threadUp(desk, { body: 'The first words.' });
    await replyUp(desk, thread, 'The second words.');
    const text = await heldReply(desk, thread, 'The held words.');
    const context = (await desk.mo.open(`/reviews/${text.id}`)).page.querySelectorAll('article.post');
    expect(context.map((post) => post.querySelector('.prose')?.text.trim())).toEqual([
      'The first words.',
      'The second words.',
    ]);
    expect(context.map((post) => post.querySelector('.name')?.text)).toEqual(['Ana', 'Ben']);
  });

  it('shows the last eight posts of a long thread', async () => {
    const thread = await threadUp(desk);
    for (let number = 2; number <= 12; number++) await replyUp(desk, thread, `Post ${number}.`);
    const text = await heldReply(desk, thread, 'The held words.');
    const context = (await desk.mo.open(`/reviews/${text.id}`)).page.querySelectorAll('article.post .prose');
    expect(context.map((post) => post.text.trim())).toEqual(
      [5, 6, 7, 8, 9, 10, 11, 12].map((n) => `Post ${n}.`),
    );
  });

  it('shows before a change what stood before it, and not what came after', async () => {
    const thread = await threadUp(desk, { body: 'The first words.' });
    const reply = await replyUp(desk, thread, 'The old words.', 'Ana');
    await replyUp(desk, thread, 'What came after.');
    const text = await heldEdit(desk, reply, { title: null, body: 'The new words.' });
    const context = (await desk.mo.open(`/reviews/${text.id}`)).page.querySelectorAll('article.post .prose');
    expect(context.map((post) => post.text.trim())).toEqual(['The first words.']);
  });

  it('shows what differs from what others read at the moment, for a change', async () => {
    const thread = await threadUp(desk, { title: 'Old title', body: 'The old words.' });
    const text = await heldEdit(desk, thread, { title: 'New title', body: 'The new words.' });
    const page = await desk.mo.open(`/reviews/${text.id}`);
    const change = page.page.querySelectorAll('details.context .own-text.change');
    expect(change.map((each) => each.text)).toEqual([
      '(gone: Old ) (added: New ) title',
      'The (gone: old ) (added: new ) words.',
    ]);
    expect(page.text).toContain('a change to an opening post');
    const { title, body } = blocks(page);
    expect([title?.text, body?.text]).toEqual(['New title', 'The new words.']);
  });

  it('shows nothing of that for a first text', async () => {
    const page = await desk.mo.open(`/reviews/${(await heldThread(desk)).id}`);
    expect(page.page.querySelectorAll('details.context .own-text')).toHaveLength(0);
    expect(page.page.querySelectorAll('article.post')).toHaveLength(0);
    expect(page.text).not.toContain('a change to');
  });

  it('works where there is no verdict that could be shown', async () => {
    const text = await heldThread(desk, {}, { tier: 'none', about: null, why: 'unscreened' });
    await desk.sql('delete from verdicts where revision_id = $1', [text.id]);
    const page = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('It is grey here.');
  });

  it('of which it is decided leads to who decided', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'publish' });
    const page = await desk.lea.open(`/reviews/${text.id}`);
    expect(page.status).toBe(409);
    expect(page.text).toContain(MO);
    expect(page.text).toContain('Put it up');
  });
});
