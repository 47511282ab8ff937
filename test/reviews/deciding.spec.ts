import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDigest } from '../../src/threads/text-digest.js';
import type { Text } from '../database/hands.js';
import {
  claim,
  claimAndDecide,
  decide,
  type Desk,
  endClaim,
  heldEdit,
  heldReply,
  heldThread,
  idsOf,
  MO,
  press,
  replyUp,
  startDesk,
  stateOf,
  threadUp,
} from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const WORDS = 'Thank you for writing. “Please” <b>leave</b> out the how.';
const MILD = { tier: 'none', about: null, why: 'unkind' };

async function decisionsOf({ id }: Pick<Text, 'id'>) {
  return desk.sql<{ outcome: string; guideline: string | null; staff_id: string; digest: Buffer }>(
    'select outcome, guideline, staff_id, digest from decisions where revision_id = $1',
    [id],
  );
}

async function wordsOf({ id }: Pick<Text, 'id'>) {
  return desk.sql(
    `select w.reason, w.note from decision_texts w join decisions d on d.id = w.decision_id where d.revision_id = $1`,
    [id],
  );
}

async function noticesAbout({ postId }: Pick<Text, 'postId'>) {
  return desk.sql(
    `select n.kind, p.name as to, n.read from notices n join personas p on p.id = n.persona_id where n.post_id = $1`,
    [postId],
  );
}

const outcomes = [
  { outcome: 'publish', recorded: 'publish', state: 'published', notice: 'published', words: false },
  { outcome: 'publish_with_note', recorded: 'publish', state: 'published', notice: 'published', words: true },
  { outcome: 'return', recorded: 'return', state: 'returned', notice: 'returned', words: true },
  { outcome: 'keep', recorded: 'keep', state: 'kept', notice: 'kept', words: true },
  { outcome: 'decline', recorded: 'decline', state: 'declined', notice: 'declined', words: true },
];

describe.each(outcomes)('deciding to $outcome', ({ outcome, recorded, state, notice, words }) => {
  const fields: Record<string, string> = words
    ? { outcome, reason: WORDS, guideline: 'kindness' }
    : { outcome };

  it('changes the state, records codes apart from words, tells the author, and ends the claim', async () => {
    const text = await heldThread(desk, {}, MILD);
    const answer = await claimAndDecide(desk.mo, text, fields);
    expect([answer.status, answer.location]).toEqual([303, '/reviews']);
    expect(await stateOf(desk, text)).toBe(state);
    const { memberId } = await idsOf(desk, MO);
    expect(await decisionsOf(text)).toEqual([
      {
        outcome: recorded,
        guideline: words ? 'kindness' : null,
        staff_id: memberId,
        digest: textDigest(text),
      },
    ]);
    const published = recorded === 'publish';
    const said = words ? WORDS : null;
    expect(await wordsOf(text)).toEqual([{ reason: published ? null : said, note: published ? said : null }]);
    expect(await noticesAbout(text)).toEqual([{ kind: notice, to: 'Ana', read: false }]);
    expect(await desk.sql('select from claims where revision_id = $1', [text.id])).toEqual([]);
  });

  it('shows the author in the notices what was decided, and why', async () => {
    const text = await heldThread(desk, {}, MILD);
    await claimAndDecide(desk.mo, text, fields);
    const letter = (await desk.ana.open('/notices')).page.querySelector('article.notice');
    expect(letter?.querySelector('a[href^="/posts/"]')?.getAttribute('href')).toBe(`/posts/${text.postId}`);
    expect(letter?.querySelector('.letter')?.textContent ?? null).toBe(words ? WORDS : null);
    expect(letter?.text.includes('Be kind')).toBe(words);
    expect(letter?.text).not.toContain(MO);
  });
});

const HEADINGS = {
  return: 'We are sending this back to you',
  keep: 'This stays between you and us',
  decline: 'We did not put this up',
};

describe.each(Object.entries(HEADINGS))('the author of a text that was decided to %s', (outcome, heading) => {
  it('reads reason and guideline on its page, with a way on, and nobody else finds it', async () => {
    const text = await heldThread(desk, { body: 'Ordinary rain, as it fell.' }, MILD);
    await claimAndDecide(desk.mo, text, { outcome, reason: WORDS, guideline: 'kindness' });
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.status).toBe(200);
    expect(page.page.querySelector('h1')?.text).toBe(heading);
    expect(page.page.querySelector('.letter')?.textContent).toBe(WORDS);
    expect(page.page.querySelector('main a[href="/guidelines#kindness"]')?.text).toBe('Be kind');
    expect(page.text).toContain('Ordinary rain, as it fell.');
    expect(page.page.querySelector(`a[href="/posts/${text.postId}/edit"]`)).not.toBeNull();
    for (const other of [desk.ben, desk.mo, desk.guest()])
      expect((await other.open(`/posts/${text.postId}`)).status).toBe(404);
  });
});

describe('deciding to publish', () => {
  it('gives the last place in the thread, however long it waited, and moves the thread up', async () => {
    const thread = await threadUp(desk, { title: 'The long wait', board: 'bipolar' });
    const late = await heldReply(desk, thread, 'Held at night.');
    await replyUp(desk, thread, 'Ben was quicker.');
    await threadUp(desk, { title: 'A newer thread', board: 'bipolar' });
    const firstLink = async () =>
      (await desk.ben.open('/boards/bipolar')).page.querySelector('main a[href^="/threads/"]')?.text.trim();
    expect(await firstLink()).toBe('A newer thread');
    await claimAndDecide(desk.mo, late, { outcome: 'publish' });
    const page = await desk.ben.open(`/threads/${thread.threadId}`);
    const order = page.page.querySelectorAll('article.post .prose').map((post) => post.text.trim());
    expect(order).toEqual(['It is grey here.', 'Ben was quicker.', 'Held at night.']);
    expect(await firstLink()).toBe('The long wait');
  });

  it('puts a change in the place of the old words, without moving anything', async () => {
    const thread = await threadUp(desk, { title: 'Old title', body: 'Old words.' });
    await replyUp(desk, thread, 'An answer.');
    const [before] = await desk.sql('select activity, last_position from threads where id = $1', [
      thread.threadId,
    ]);
    const change = await heldEdit(desk, thread, { title: 'New title', body: 'New words.' });
    expect((await desk.ben.open(`/threads/${thread.threadId}`)).text).toContain('Old words.');
    await claimAndDecide(desk.mo, change, { outcome: 'publish' });
    const page = await desk.ben.open(`/threads/${thread.threadId}`);
    expect(page.page.querySelector('h1')?.text).toBe('New title');
    const order = page.page.querySelectorAll('article.post .prose').map((post) => post.text.trim());
    expect(order).toEqual(['New words.', 'An answer.']);
    expect(page.html).not.toContain('Old words.');
    const [after] = await desk.sql('select activity, last_position from threads where id = $1', [
      thread.threadId,
    ]);
    expect(after).toEqual(before);
  });

  it('leads its author from the notice to the post', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'publish_with_note', reason: 'Welcome back.' });
    const answer = await desk.ana.get(`/posts/${text.postId}`);
    expect(answer.location).toBe(`/threads/${text.threadId}#post-${text.postId}`);
  });
});

describe('the record of a decision', () => {
  it('holds ids, codes and a digest, and no word of anybody’s', async () => {
    const text = await heldThread(desk, { title: 'Xylophone', body: 'Quixotic zephyrs.' });
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'Jumbled wizards.' });
    const [row] = await desk.sql<{ record: object }>(
      'select to_jsonb(d) as record from decisions d where revision_id = $1',
      [text.id],
    );
    const ids = ['id', 'revision_id', 'staff_id'];
    const codes = ['decided_at', 'digest', 'guideline', 'noticed_by', 'outcome', 'screen_right'];
    expect(Object.keys(row!.record).sort()).toEqual([...ids, ...codes].sort());
    expect(JSON.stringify(row)).not.toMatch(/xylophone|quixotic|zephyrs|jumbled|wizards/i);
  });
});

describe('a decision that lacks something', () => {
  const cases: { lacks: string; fields: Record<string, string>; says: string }[] = [
    { lacks: 'an outcome', fields: { reason: WORDS }, says: 'Please choose what happens with it.' },
    {
      lacks: 'a known outcome',
      fields: { outcome: 'ignore', reason: WORDS },
      says: 'Please choose what happens with it.',
    },
    {
      lacks: 'a note',
      fields: { outcome: 'publish_with_note' },
      says: 'Please write a few words to the author.',
    },
    { lacks: 'a reason to return', fields: { outcome: 'return' }, says: 'Please write a reason.' },
    { lacks: 'a reason to keep', fields: { outcome: 'keep' }, says: 'Please write a reason.' },
    {
      lacks: 'a reason to decline',
      fields: { outcome: 'decline', guideline: 'kindness' },
      says: 'Please write a reason.',
    },
    {
      lacks: 'more than spaces',
      fields: { outcome: 'return', reason: ' \n ' },
      says: 'Please write a reason.',
    },
    {
      lacks: 'a guideline',
      fields: { outcome: 'decline', reason: WORDS },
      says: 'Please choose the guideline it is about.',
    },
    {
      lacks: 'a known guideline',
      fields: { outcome: 'return', reason: WORDS, guideline: 'be-nice' },
      says: 'Please choose the guideline it is about.',
    },
    {
      lacks: 'an end',
      fields: { outcome: 'return', reason: 'long '.repeat(1001) },
      says: 'That is a long letter.',
    },
  ];

  it('gives the words back too when the claim has ended meanwhile', async () => {
    const text = await heldThread(desk, {}, MILD);
    await claim(desk.mo, text);
    const form = await desk.mo.hiddenFields(`/reviews/${text.id}`);
    await desk.sql('delete from claims where revision_id = $1', [text.id]);
    const answer = await desk.mo.post(`/reviews/${text.id}/decision`, { ...form, reason: WORDS });
    expect(answer.status).toBe(409);
    expect(answer.page.text).toContain('“Please” <b>leave</b> out the how.');
  });

  it.each(cases)('$lacks: is shown again with everything that was written', async ({ fields, says }) => {
    const text = await heldThread(desk, {}, MILD);
    await claim(desk.mo, text);
    const answer = await decide(desk.mo, text, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    const { outcome, reason, guideline } = fields;
    expect(answer.page.querySelector('#reason')?.textContent.trim()).toBe((reason ?? '').trim());
    if (outcome && outcome !== 'ignore')
      expect(answer.page.querySelector('[name=outcome][checked]')?.getAttribute('value')).toBe(outcome);
    if (guideline === 'kindness')
      expect(answer.page.querySelector('option[selected]')?.getAttribute('value')).toBe(guideline);
    expect(await stateOf(desk, text)).toBe('held');
    expect(await decisionsOf(text)).toEqual([]);
    expect(await noticesAbout(text)).toEqual([]);
  });

  it('takes the longest letter that it may be', async () => {
    const text = await heldThread(desk, {}, MILD);
    const answer = await claimAndDecide(desk.mo, text, { outcome: 'return', reason: 'x'.repeat(5000) });
    expect(answer.status).toBe(303);
  });

  it('is a bad request when it has a field that no form of ours has', async () => {
    const text = await heldThread(desk, {}, MILD);
    await claim(desk.mo, text);
    const fields = { outcome: 'publish', guideline: '', reason: '', state: 'published' };
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, fields);
    expect(answer.status).toBe(400);
    expect(await stateOf(desk, text)).toBe('held');
  });
});

describe('a crisis', () => {
  it('is not offered a bare no', async () => {
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    const { page } = await desk.mo.open(`/reviews/${text.id}`);
    const offered = page.querySelectorAll('[name=outcome]').map((choice) => choice.getAttribute('value'));
    expect(offered).toEqual(['publish', 'publish_with_note', 'mask', 'return', 'keep']);
  });

  it('is not declined by a form of one’s own either', async () => {
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    const fields = { outcome: 'decline', reason: WORDS, guideline: 'kindness' };
    const answer = await decide(desk.mo, text, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Someone may be in danger here.');
    expect(answer.page.querySelector('#reason')?.textContent.trim()).toBe(WORDS);
    expect(await stateOf(desk, text)).toBe('held');
  });

  it('puts help first on the page that tells its author what was decided', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    const { page } = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    expect(page.querySelector('main')?.text).toContain('We read you.');
  });
});

describe('a decision that comes too late', () => {
  const fields = { outcome: 'return', guideline: '', reason: WORDS };

  it('after the claim ended is not made, and its words are kept', async () => {
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    await endClaim(desk, text);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, fields);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Your time with this one ran out');
    expect(answer.page.querySelectorAll('textarea').map((area) => area.textContent.trim())).toContain(WORDS);
    expect(await stateOf(desk, text)).toBe('held');
    expect(await decisionsOf(text)).toEqual([]);
    expect(await noticesAbout(text)).toEqual([]);
  });

  it('without any claim is not made, and its words are kept', async () => {
    const text = await heldThread(desk);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, fields);
    expect(answer.status).toBe(409);
    expect(answer.page.querySelectorAll('textarea').map((area) => area.textContent.trim())).toContain(WORDS);
    expect(await decisionsOf(text)).toEqual([]);
  });

  it('about another’s claim is not made', async () => {
    const text = await heldThread(desk);
    await claim(desk.lea, text);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, { ...fields, outcome: 'publish' });
    expect(answer.status).toBe(409);
    expect(await stateOf(desk, text)).toBe('held');
  });

  it('after someone else’s says who it was, and what they decided', async () => {
    const text = await heldThread(desk);
    await claim(desk.lea, text);
    await endClaim(desk, text);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    const answer = await press(desk.lea, `/reviews/${text.id}/decision`, fields);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This is decided already');
    expect(answer.text).toContain(MO);
    expect(answer.text).toContain('Keep it between the author and us');
    expect(await decisionsOf(text)).toHaveLength(1);
    expect(await noticesAbout(text)).toHaveLength(1);
  });

  it('after the author took it back says so', async () => {
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, { ...fields, outcome: 'publish' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('The author took it back');
    expect(await stateOf(desk, text)).toBe('withdrawn');
  });

  it('after the author wrote it anew says so, and the new words wait', async () => {
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    const edit = await desk.ana.send(
      `/posts/${text.postId}/edit`,
      { title: 'Again', body: 'Other words.' },
      `/posts/${text.postId}/revisions`,
    );
    expect(edit.status).toBe(303);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, { ...fields, outcome: 'publish' });
    expect(answer.status).toBe(409);
    const states = await desk.sql('select state from revisions where post_id = $1 order by number', [
      text.postId,
    ]);
    expect(states).toEqual([{ state: 'superseded' }, { state: 'pending' }]);
  });

  it('about one’s own text is refused, even with a claim', async () => {
    const text = await heldThread(desk, {}, MILD, MO);
    const { memberId } = await idsOf(desk, MO);
    await desk.sql(`insert into claims values ($1, $2, now() + interval '20 minutes')`, [text.id, memberId]);
    const answer = await press(desk.mo, `/reviews/${text.id}/decision`, { ...fields, outcome: 'publish' });
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This one is yours');
    expect(await stateOf(desk, text)).toBe('held');
    expect(
      (await claimAndDecide(desk.lea, await heldThread(desk, {}, MILD, MO), { outcome: 'publish' })).status,
    ).toBe(303);
  });

  it('from someone who is on the team no more is not made', async () => {
    const text = await heldThread(desk);
    const leaving = await desk.person('Otto Leaving', 'moderator');
    await claim(leaving, text);
    const fieldsOfForm = await leaving.hiddenFields(`/reviews/${text.id}`, ['outcome']);
    await desk.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = $1)`,
      ['Otto Leaving'],
    );
    const answer = await leaving.post(`/reviews/${text.id}/decision`, { ...fieldsOfForm, ...fields });
    expect(answer.status).toBe(404);
    expect(await stateOf(desk, text)).toBe('held');
  });
});

describe('several decisions about one post', () => {
  it('leave the last one on the author’s page, even within one minute', async () => {
    const text = await heldThread(desk, {}, MILD);
    await claimAndDecide(desk.mo, text, { outcome: 'publish_with_note', reason: 'Good to read you.' });
    await desk.lea.send(
      `/posts/${text.postId}/removal`,
      { guideline: 'respect-privacy', reason: 'A name had slipped in.' },
      `/posts/${text.postId}/removal`,
    );
    // Both in one minute, as they may well be.
    await desk.sql('alter table decisions disable trigger decisions_are_append_only');
    await desk.sql(`update decisions set decided_at = date_trunc('minute', now()) where revision_id = $1`, [
      text.id,
    ]);
    await desk.sql('alter table decisions enable trigger decisions_are_append_only');
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector('h1')?.text).toBe('Your post was taken down');
    expect(page.text).toContain('A name had slipped in.');
    expect(page.text).not.toContain('Good to read you.');
  });
});
