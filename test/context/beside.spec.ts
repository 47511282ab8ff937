import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { decide as decideBySql, hold, putUp, type Text, writeReply } from '../database/hands.js';
import {
  claim,
  claimAndDecide,
  type Desk,
  heldEdit,
  heldReply,
  heldThread,
  idsOf,
  LEA,
  MO,
  replyUp,
  startDesk,
  takeDown,
  threadUp,
} from '../reviews/desk.js';
import type { Answer } from '../support/visitor.js';

const MILD = { tier: 'concern', about: null, why: 'strict' };

let desk: Desk;
beforeEach(async () => {
  desk = await startDesk();
});
afterEach(() => desk.stop());

const review = ({ id }: Pick<Text, 'id'>) => desk.mo.open(`/reviews/${id}`);
const beside = ({ page }: Answer) => page.querySelector('[aria-labelledby=beside-title]')!;
const folded = (answer: Answer, summary: RegExp) =>
  beside(answer)
    .querySelectorAll('details')
    .find((each) => summary.test(each.querySelector('summary')?.text ?? ''));
const marks = (answer: Answer, tag: 'ins' | 'del') =>
  beside(answer)
    .querySelectorAll(tag)
    .map((each) => each.text);

describe('a change, beside the text', () => {
  it('shows what comes and what goes, with words for those who hear the page', async () => {
    const up = await threadUp(desk, { title: 'Rain again', body: 'I walk home tonight.' });
    const edit = await heldEdit(desk, up, { title: 'Rain today', body: 'I walk to the river tonight.' });
    const answer = await review(edit);
    expect(marks(answer, 'del')).toEqual(['(gone: again) ', '(gone: home ) ']);
    expect(marks(answer, 'ins')).toEqual(['(added: today) ', '(added: to the river ) ']);
    expect(answer.text).toContain('What changes against what others read now');
    expect(answer.text).not.toContain('What others read at the moment');
  });

  it('compares with what others could read before, where it was taken down', async () => {
    const up = await threadUp(desk, { body: 'Grey and unkind.' });
    await takeDown(desk.mo, up);
    const edit = await heldEdit(desk, up, { title: 'Rain again', body: 'Grey and kind.' }, MILD);
    const answer = await review(edit);
    expect(marks(answer, 'del')).toEqual(['(gone: unkind) ']);
    expect(answer.text).toContain('What changed against what others could read before');
  });

  it('does not compare with words that nobody else ever read', async () => {
    const first = await heldThread(desk, { body: 'Words that were sent back.' }, MILD);
    await claimAndDecide(desk.mo, first, { outcome: 'return', reason: 'One part.' });
    const second = await heldEdit(desk, first, { title: 'Rain', body: 'Words that are new.' }, MILD);
    const answer = await review(second);
    expect(marks(answer, 'del')).toEqual([]);
    expect(answer.text).not.toContain('sent back.');
  });

  it('stays folded where the words are veiled, and where they are long', async () => {
    const up = await threadUp(desk, { body: 'Short.' });
    const veiled = await heldEdit(desk, up, { title: 'R', body: 'Other.' }, { categories: ['method_info'] });
    expect(folded(await review(veiled), /methods, wounds or violence/)?.hasAttribute('open')).toBe(false);
    const other = await threadUp(desk, { body: 'Short.' });
    const long = await heldEdit(desk, other, { title: 'R', body: 'long words '.repeat(200) }, MILD);
    expect(folded(await review(long), /What changes/)?.hasAttribute('open')).toBe(false);
  });

  it('escapes what it shows', async () => {
    const up = await threadUp(desk, { body: 'a b' });
    const edit = await heldEdit(desk, up, { title: 'R', body: 'a <script>alert(1)</script>' }, MILD);
    const answer = await review(edit);
    expect(beside(answer).querySelectorAll('script')).toEqual([]);
    expect(marks(answer, 'ins').join('')).toContain('<script>');
  });

  it('stands beside a glance too', async () => {
    const up = await threadUp(desk, { body: 'Grey.' });
    const edit = await heldEdit(desk, up, { title: 'Rain again', body: 'Blue.' }, MILD);
    await claimAndDecide(desk.lea, edit, { outcome: 'publish' });
    await desk.sql(
      `insert into verdicts (revision_id, digest, engine, tier, categories, score, matches, outcome, given_at)
       values ($1, '\\x00', 'by hand', 'watch', '{}', 0.5, '[]', 'clear', date_trunc('minute', now()) + interval '1 minute')`,
      [edit.id],
    );
    await desk.sql('select queue_revision($1)', [edit.id]);
    const answer = await desk.mo.open(`/glances/${edit.id}`);
    expect(marks(answer, 'ins')).toEqual(['(added: Blue) ']);
    expect(folded(answer, /What was decided about Ana/)?.text).toContain('Put it up');
  });
});

describe('the other posts of the same name in the thread', () => {
  it('are listed with their state, what waits first, and a way there', async () => {
    const thread = await threadUp(desk, { body: 'The first words.' });
    const held = await heldReply(desk, thread, 'Held too.', MILD);
    const kept = await heldReply(desk, thread, 'Kept words.', MILD);
    await claimAndDecide(desk.lea, kept, { outcome: 'keep', reason: 'We read you.' });
    const answer = await review(await heldReply(desk, thread, 'Now.', MILD));
    const items = folded(answer, /What else Ana wrote/)!.querySelectorAll('li');
    const [first, ...others] = items.map((each) => each.querySelector('strong')?.text);
    expect(first).toBe('Held');
    expect(others.sort()).toEqual(['Kept between the author and us', 'Up']);
    const links = items.map((each) => each.querySelector('a')?.getAttribute('href') ?? null);
    expect(links).toContain(`/reviews/${held.id}`);
    expect(links).toContain(`/posts/${thread.postId}`);
    expect(links).toContain(null);
    expect(beside(answer).text).toContain('The first words.');
    expect(beside(answer).text).not.toContain('Kept words.');
    expect(beside(answer).text).not.toContain('Held too.');
  });

  it('are never those of another name, of another thread, or of nobody', async () => {
    const thread = await threadUp(desk, { body: 'From Ana.' });
    await replyUp(desk, thread, 'From Ben.');
    await threadUp(desk, { title: 'Elsewhere', body: 'From Ana, elsewhere.' });
    await putUp(
      desk.sql,
      await writeReply(desk.sql, await oneTimeName(), thread.threadId, 'Under another name.'),
    );
    const answer = await review(await heldReply(desk, thread, 'Now.', MILD));
    const text = folded(answer, /What else Ana wrote/)!.text;
    expect(text).toContain('From Ana.');
    for (const other of ['From Ben.', 'elsewhere', 'Under another name.']) expect(text).not.toContain(other);
    const alone = await review(await heldThread(desk, {}, MILD, 'Ben'));
    expect(beside(alone).text).toContain('Ben wrote nothing else in this thread.');
  });

  it('are told to be more where they are many', async () => {
    const thread = await threadUp(desk);
    for (let nth = 0; nth < 21; nth++) await replyUp(desk, thread, `Post ${nth}.`, 'Ana');
    const other = folded(await review(await heldReply(desk, thread, 'Now.', MILD)), /What else Ana wrote/)!;
    expect(other.querySelectorAll('li')).toHaveLength(20);
    expect(other.text).toContain('There is more, and older.');
    expect(other.hasAttribute('open')).toBe(false);
  });
});

describe('what was decided about the same name in the thread', () => {
  it('is listed with outcome, guideline, when, by whom, and who noticed; not its words', async () => {
    const thread = await threadUp(desk);
    const first = await heldReply(desk, thread, 'Sent back words.', MILD);
    const reason = 'A word that only Ana reads.';
    await claimAndDecide(desk.lea, first, { outcome: 'return', guideline: 'kindness', reason });
    const answer = await review(await heldReply(desk, thread, 'Now.', MILD));
    const [item] = folded(answer, /What was decided about Ana/)!.querySelectorAll('li');
    for (const part of [
      'Send it back to be changed',
      'Be kind',
      LEA,
      'a moment ago',
      'the screen noticed it',
    ])
      expect(item!.text).toContain(part);
    expect(item!.text).not.toContain('this post');
    expect(answer.text).not.toContain(reason);
  });

  it('names the decisions about this very post', async () => {
    const up = await threadUp(desk);
    await takeDown(desk.lea, up);
    const answer = await review(await heldEdit(desk, up, { title: 'R', body: 'Anew.' }, MILD));
    const item = folded(answer, /What was decided about Ana/)!.querySelector('li')!;
    expect(item.text).toContain('Take it down (this post)');
    expect(item.text).toContain('a person noticed it');
  });

  it('is never about another name or another thread', async () => {
    const thread = await threadUp(desk);
    const ben = await heldReply(desk, thread, 'From Ben.', MILD, 'Ben');
    const other = await heldThread(desk, { title: 'Elsewhere' }, MILD);
    const hidden = await hold(
      desk.sql,
      await writeReply(desk.sql, await oneTimeName(), thread.threadId),
      MILD,
    );
    for (const text of [ben, other, hidden])
      await decideBySql(desk.sql, text, await idsOf(desk, LEA), 'keep');
    const answer = await review(await heldReply(desk, thread, 'Now.', MILD));
    expect(beside(answer).text).toContain('Nothing was decided about Ana in this thread before.');
    expect(beside(answer).text).not.toContain(LEA);
  });
});

describe('what readers told the team', () => {
  it('stands on top, with kind and words, never with a name, and that it was opened is recorded', async () => {
    const up = await threadUp(desk);
    await desk.ben.send(`/posts/${up.postId}/report`, { kind: 'worried', body: 'She sounds so tired.' });
    const edit = await heldEdit(desk, up, { title: 'R', body: 'Anew.' }, MILD);
    const answer = await review(edit);
    expect(beside(answer).querySelector('details summary')?.text).toBe('What readers told us (1)');
    const told = folded(answer, /What readers told us/)!;
    expect(told.text).toContain('She sounds so tired.');
    expect(told.querySelector(`a[href="/reports/posts/${up.postId}"]`)).not.toBeNull();
    expect(beside(answer).text).not.toContain('Ben');
    const [report] = await desk.sql<{ id: string }>('select id from reports');
    const { memberId } = await idsOf(desk, MO);
    expect(
      await desk.sql(`select code from record_entries where kind = 'look' and subject = $1 and actor = $2`, [
        report!.id,
        memberId,
      ]),
    ).toEqual([{ code: 'readers_words' }]);
  });

  it('is not there, and nothing is recorded of it, where nobody said anything', async () => {
    const answer = await review(await heldThread(desk, {}, MILD));
    expect(answer.text).not.toContain('What readers told us');
    expect(await desk.sql(`select from record_entries where code = 'readers_words'`)).toEqual([]);
  });

  it('has the rest beside it on its own page', async () => {
    const up = await threadUp(desk);
    const other = await heldReply(desk, up, 'Held too.', MILD);
    await claimAndDecide(desk.lea, other, { outcome: 'keep', reason: 'We read you.' });
    await desk.ben.send(`/posts/${up.postId}/report`, { kind: 'worried', body: 'She sounds so tired.' });
    const answer = await desk.mo.open(`/reports/posts/${up.postId}`);
    expect(folded(answer, /What was decided about Ana/)?.text).toContain('Keep it between the author and us');
    expect(folded(answer, /What else Ana wrote/)?.text).toContain('Kept between the author and us');
    expect(answer.text.split('She sounds so tired.')).toHaveLength(2);
  });
});

it('does not stand beside a second look, whose reader does not learn who decided', async () => {
  const text = await heldThread(desk, {}, MILD);
  await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
  await desk.ana.send(`/posts/${text.postId}/second-look`, { body: 'It was the rain.' });
  const [look] = await desk.sql<{ id: string }>('select id from second_looks');
  const answer = await desk.lea.open(`/second-looks/${look!.id}`);
  expect(answer.status).toBe(200);
  expect(answer.text).not.toContain('Beside the words');
  expect(answer.text).not.toContain(MO);
});

it('stays on the page that comes back with a mistake in the form', async () => {
  const thread = await threadUp(desk, { body: 'The first words.' });
  const text = await heldReply(desk, thread, 'Now.', MILD);
  await claim(desk.mo, text);
  const answer = await desk.mo.send(
    `/reviews/${text.id}`,
    { reason: 'Mine.' },
    `/reviews/${text.id}/decision`,
  );
  expect(answer.status).toBe(422);
  expect(beside(answer).text).toContain('The first words.');
});

/** A name for one thread, that belongs to nobody that the database knows. */
async function oneTimeName(): Promise<{ personaId: string }> {
  const [personaId, name] = [randomUUID(), 'Grey Owl'];
  await desk.sql(
    `insert into personas (id, kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
     values ($1, 'one_time', $2, $3, $4, sha256(gen_random_uuid()::text::bytea), decode(repeat('00', 101), 'hex'))
     on conflict do nothing`,
    [personaId, name, name.toLowerCase(), createHash('sha256').update(name).digest()],
  );
  return { personaId };
}
