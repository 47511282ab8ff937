import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  claimAndDecide,
  claimsOf,
  type Desk,
  heldEdit,
  heldThread,
  LEA,
  MO,
  press,
  startDesk,
  stateOf,
  takeDown,
  threadUp,
} from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import {
  AGAINST,
  answer,
  ask,
  asked,
  decidedAgainst,
  decisionsAbout,
  FIRST_WORDS,
  lookAt,
  MILD,
  noticesAbout,
  OVERTURNED,
  UPHELD,
} from './looks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const decisionPath = (look: string) => `/second-looks/${look}/decision`;

const recordOf = async (look: string) =>
  desk.sql<{ kind: string; code: string; by: string }>(
    `select e.kind::text, e.code::text, n.name as by from record_entries e join personas n on n.member_id = e.actor
     where e.subject = $1 and e.kind = 'appeal'`,
    [look],
  );

it('does not go up whole against a wish of its author: the page says so, and what to do', async () => {
  const words = { title: 'Rain', body: 'Ordinary rain. Call me on 0171 5550123.' };
  const text = await heldThread(desk, words, { ...MILD, categories: ['contact_details'] });
  await desk.sql('insert into detail_wishes (revision_id) values ($1)', [text.id]);
  await claimAndDecide(desk.mo, text, { outcome: 'decline', reason: FIRST_WORDS, guideline: 'kindness' });
  await ask(desk.ana, text);
  const look = await lookAt(desk, text);
  const sent = await answer(desk.lea, look);
  expect(sent.status).toBe(422);
  expect(sent.text).toContain('so this cannot go up whole');
  expect(sent.text).toContain(OVERTURNED.reason);
  expect(await stateOf(desk, text)).toBe('declined');
  expect((await answer(desk.lea, look, UPHELD)).status).toBe(303);
});

describe.each(AGAINST)('a text that was decided to %s, when somebody else looks again', (outcome, state) => {
  it('goes up: the author reads why, and so does who decided first', async () => {
    const text = await asked(desk, outcome);
    const sent = await answer(desk.lea, text.look);
    expect([sent.status, sent.location]).toEqual([303, '/second-looks']);
    expect(await stateOf(desk, text)).toBe('published');
    const page = await desk.ben.open(`/threads/${text.threadId}`);
    expect(page.page.querySelector(`#post-${text.postId} .prose`)?.text.trim()).toBe(text.body);
    expect((await noticesAbout(desk, text)).slice(-2)).toEqual([
      { kind: 'second_look_overturned', to: 'Ana' },
      { kind: 'decision_overturned', to: MO },
    ]);
    const [theirs, mine] = [await newest(desk.ana), await newest(desk.mo)];
    expect(theirs?.text).toContain('Your post is up after all');
    expect(mine?.text).toContain('put it up');
    for (const letter of [theirs, mine]) {
      expect(letter?.querySelector('.letter')?.textContent).toBe(OVERTURNED.reason);
      expect(letter?.text).not.toContain(LEA);
    }
  });

  it('stays as it is: the same two read why, with the guideline', async () => {
    const text = await asked(desk, outcome);
    expect((await answer(desk.lea, text.look, UPHELD)).status).toBe(303);
    expect(await stateOf(desk, text)).toBe(state);
    expect((await noticesAbout(desk, text)).slice(-2)).toEqual([
      { kind: 'second_look_upheld', to: 'Ana' },
      { kind: 'decision_upheld', to: MO },
    ]);
    for (const who of [desk.ana, desk.mo]) {
      const letter = await newest(who);
      expect(letter?.querySelector('.letter')?.textContent).toBe(UPHELD.reason);
      expect(letter?.querySelector('a[href="/guidelines#kindness"]')).not.toBeNull();
    }
    expect((await desk.ben.open(`/threads/${text.threadId}`)).html).not.toContain(text.body);
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector('.letter')?.textContent).toBe(FIRST_WORDS);
    expect(page.text).toContain('You asked for a second look, and it is done.');
  });

  it('leaves both decisions and an entry in the record', async () => {
    const text = await asked(desk, outcome);
    await answer(desk.lea, text.look, UPHELD);
    expect(await decisionsAbout(desk, text)).toEqual([
      { outcome, by: MO, guideline: 'kindness', words: FIRST_WORDS },
      { outcome: 'uphold', by: LEA, guideline: 'kindness', words: UPHELD.reason },
    ]);
    expect(await recordOf(text.look)).toEqual([{ kind: 'appeal', code: 'upheld', by: LEA }]);
    const entries = await desk.sql(
      `select code from record_entries where kind = 'decision' and subject = $1 order by place`,
      [text.id],
    );
    expect(entries).toEqual([{ code: outcome }, { code: 'uphold' }]);
    expect(await claimsOf(desk, text)).toEqual([]);
  });
});

async function newest(who: Visitor) {
  return (await who.open('/notices')).page.querySelector('article.notice');
}

describe('a text that goes up after all', () => {
  it('stands in its old place, when it had been taken down', async () => {
    const text = await asked(desk, 'remove');
    const [before] = await desk.sql('select activity, last_position from threads where id = $1', [
      text.threadId,
    ]);
    await answer(desk.lea, text.look);
    const { page } = await desk.ben.open(`/threads/${text.threadId}`);
    const order = page.querySelectorAll('article.post .prose').map((post) => post.text.trim());
    expect(order).toEqual(['It is grey here.', text.body, 'An answer to it.']);
    expect(
      await desk.sql('select activity, last_position from threads where id = $1', [text.threadId]),
    ).toEqual([before]);
  });

  it('replaces the older words of its post', async () => {
    const thread = await threadUp(desk, { title: 'Old title', body: 'Old words.' });
    const change = await heldEdit(desk, thread, { title: 'New title', body: 'New words.' }, MILD);
    await claimAndDecide(desk.mo, change, { outcome: 'decline', guideline: 'kindness', reason: FIRST_WORDS });
    await ask(desk.ana, change);
    await answer(desk.lea, await lookAt(desk, change));
    const page = await desk.ben.open(`/threads/${thread.threadId}`);
    expect(page.text).toContain('New words.');
    expect(page.html).not.toContain('Old words.');
    expect(await stateOf(desk, thread)).toBe('superseded');
  });

  it('can be taken down again, and that decision can be looked at as well', async () => {
    const text = await asked(desk, 'remove');
    await answer(desk.lea, text.look);
    await takeDown(desk.lea, text, { guideline: 'respect-privacy', reason: 'A name had slipped in.' });
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.page.querySelector('.letter')?.textContent).toBe('A name had slipped in.');
    await ask(desk.ana, text, 'It is my own name.');
    const again = await lookAt(desk, text);
    expect(again).not.toBe(text.look);
    expect((await press(desk.lea, decisionPath(again), { ...OVERTURNED, seen: '1' })).status).toBe(409);
    expect((await answer(desk.mo, again)).status).toBe(303);
    expect(await stateOf(desk, text)).toBe('published');
  });

  it('leaves no removal behind, so that the screen may clear the next change', async () => {
    const text = await asked(desk, 'remove');
    await answer(desk.lea, text.look);
    const states = await desk.sql('select state from revisions where post_id = $1', [text.postId]);
    expect(states).toEqual([{ state: 'published' }]);
  });
});

describe('the list', () => {
  it('shows what waits, the oldest first, and whose it is not', async () => {
    const [mine, theirs] = [await asked(desk, 'keep'), await decidedAgainst(desk, 'keep', desk.lea)];
    await ask(desk.ana, theirs);
    const rowOf = async (who: Visitor, look: string) => {
      const { page } = await who.open('/second-looks');
      return page.querySelector(`tr:has(a[href="/second-looks/${look}"])`)?.text.replace(/\s+/g, ' ');
    };
    expect(await rowOf(desk.mo, mine.look)).toContain('for someone else');
    expect(await rowOf(desk.lea, mine.look)).toContain('You may take it');
    expect(await rowOf(desk.mo, await lookAt(desk, theirs))).toContain('You may take it');
    const { page } = await desk.mo.open('/second-looks');
    const order = page
      .querySelectorAll('tbody a')
      .map((link) => link.getAttribute('href')?.split('/').at(-1));
    const rows = await desk.sql<{ id: string }>('select id from second_looks order by asked_at, id');
    expect(order).toEqual(rows.map(({ id }) => id).filter((id) => order.includes(id)));
    await answer(desk.lea, mine.look, UPHELD);
    expect(await rowOf(desk.lea, mine.look)).toBeUndefined();
  });

  it('does not show the team their own text', async () => {
    const text = await heldThread(desk, {}, MILD, LEA);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: FIRST_WORDS, guideline: 'kindness' });
    await ask(desk.lea, text);
    const look = await lookAt(desk, text);
    expect((await desk.lea.open('/second-looks')).html).not.toContain(look);
    expect((await desk.lea.get(`/second-looks/${look}`)).status).toBe(409);
    const sent = await press(desk.lea, decisionPath(look), { ...OVERTURNED, seen: '0' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('This one is yours');
    expect(await stateOf(desk, text)).toBe('kept');
  });

  it('leads from the desk, and back to it', async () => {
    expect((await desk.lea.open('/reviews')).page.querySelector('a[href="/second-looks"]')).not.toBeNull();
    expect(
      (await desk.lea.open('/second-looks')).page.querySelector('main a[href="/reviews"]'),
    ).not.toBeNull();
  });
});

describe('the page of one', () => {
  it('shows the text with its marks, what the author was told and says now, and who decided to nobody', async () => {
    const body = 'You are a stupid rainy day.';
    const matches = [{ start: 24, end: 30, rule: 'unkind', category: 'unkind' }];
    const text = await heldThread(desk, { title: 'Some weather', body }, { ...MILD, matches });
    await claimAndDecide(desk.mo, text, { outcome: 'decline', reason: FIRST_WORDS, guideline: 'kindness' });
    await ask(desk.ana, text, 'I meant the <i>weather</i>.');
    const page = await desk.lea.open(`/second-looks/${await lookAt(desk, text)}`);
    expect(page.page.querySelector('mark')?.text).toBe('stupid');
    expect(page.text).toContain('Do not put it up');
    expect(page.page.querySelector('.letter')?.textContent).toBe(FIRST_WORDS);
    expect(page.page.querySelector('#asked ~ .own-text')?.textContent).toBe('I meant the <i>weather</i>.');
    expect(page.html).not.toContain(MO);
  });

  it('is a look that the record keeps', async () => {
    const text = await asked(desk, 'keep');
    await desk.lea.open(`/second-looks/${text.look}`);
    const looks = await desk.sql(
      `select code from record_entries where kind = 'look' and subject = $1 and code <> 'held_text'`,
      [text.id],
    );
    expect(looks).toEqual([{ code: 'second_look' }]);
  });

  it('has no form for who decided first, and says why', async () => {
    const text = await asked(desk, 'keep');
    const page = await desk.mo.open(`/second-looks/${text.look}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('This one is for someone else.');
    expect(page.page.querySelector('[name=outcome]')).toBeNull();
  });

  it('is not there for others, whatever the id', async () => {
    const text = await asked(desk, 'keep');
    for (const who of [desk.ana, desk.ben, desk.guest()])
      for (const path of ['/second-looks', `/second-looks/${text.look}`])
        expect((await who.get(path)).status).toBe(404);
    expect((await press(desk.ben, decisionPath(text.look), { ...OVERTURNED, seen: '1' })).status).toBe(404);
    for (const id of [randomUUID(), 'not-an-id'])
      expect((await desk.lea.get(`/second-looks/${id}`)).status).toBe(404);
    expect(await stateOf(desk, text)).toBe('kept');
  });
});

describe('an answer that is refused', () => {
  it.each([
    ['an outcome', { reason: 'Words.' }, 'Please choose what happens with it.'],
    ['a known outcome', { outcome: 'publish', reason: 'Words.' }, 'Please choose what happens with it.'],
    ['words', { outcome: 'overturned', reason: '  ' }, 'Please write to the author.'],
    ['words', { outcome: 'upheld', guideline: 'kindness', reason: '' }, 'Please write to the author.'],
    ['a guideline', { outcome: 'upheld', reason: 'Words.' }, 'Please choose the guideline it is about.'],
    [
      'a known guideline',
      { outcome: 'upheld', guideline: 'be-nice', reason: 'Words.' },
      'Please choose the guideline it is about.',
    ],
    ['an end', { outcome: 'overturned', reason: 'x'.repeat(5_001) }, 'That is a long letter.'],
  ])('for want of %s shows what was written', async (_, fields: Record<string, string>, says) => {
    const text = await asked(desk, 'keep');
    const sent = await answer(desk.lea, text.look, fields);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#reason')?.textContent.trim()).toBe(fields.reason?.trim());
    expect(await decisionsAbout(desk, text)).toHaveLength(1);
    expect(await stateOf(desk, text)).toBe('kept');
  });

  it('because who decided first sent it, keeps the words', async () => {
    const text = await asked(desk, 'keep');
    const sent = await press(desk.mo, decisionPath(text.look), { ...OVERTURNED, seen: '1' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('This one is for someone else');
    expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe(OVERTURNED.reason);
    expect(await stateOf(desk, text)).toBe('kept');
    expect(await claimsOf(desk, text)).toEqual([]);
  });

  it('because the author wrote more meanwhile, shows that first', async () => {
    const text = await asked(desk, 'keep');
    const read = await desk.lea.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    await ask(desk.ana, text, 'One thing more.');
    const sent = await desk.lea.post(decisionPath(text.look), { ...read, ...OVERTURNED });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain('The author wrote more while you read.');
    expect(sent.text).toContain('One thing more.');
    expect(sent.page.querySelector('#reason')?.textContent.trim()).toBe(OVERTURNED.reason);
    expect(await stateOf(desk, text)).toBe('kept');
    expect(await claimsOf(desk, text)).toEqual([]);
    expect((await answer(desk.lea, text.look)).status).toBe(303);
  });

  it.each([
    ['took the text back', 'The author took it back', 'withdrawal', {}],
    ['wrote it anew', 'The author wrote it anew', 'edit', { title: 'Softer', body: 'Calmer words.' }],
  ])('because the author %s', async (_, says, page, fields) => {
    const text = await asked(desk, 'keep');
    const read = await desk.lea.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    const form = `/posts/${text.postId}/${page}`;
    await desk.ana.send(form, fields, page === 'edit' ? undefined : form);
    const sent = await desk.lea.post(decisionPath(text.look), { ...read, ...OVERTURNED });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe(OVERTURNED.reason);
    expect((await desk.ben.open(`/threads/${text.threadId}`)).html).not.toContain(text.body);
    expect(await decisionsAbout(desk, text)).toHaveLength(1);
  });

  it('because a colleague was faster, says who and what', async () => {
    const text = await asked(desk, 'keep');
    const lou = await desk.person('Lou Autumn', 'lead');
    const read = await lou.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    await answer(desk.lea, text.look, UPHELD);
    const sent = await lou.post(decisionPath(text.look), { ...read, ...OVERTURNED });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('This is decided already');
    expect(sent.text).toContain(LEA);
    expect(sent.text).toContain('Let the decision stand');
    expect(await stateOf(desk, text)).toBe('kept');
  });

  it('because the form is not ours', async () => {
    const text = await asked(desk, 'keep');
    expect((await press(desk.lea, decisionPath(text.look), { ...OVERTURNED, alone: 'true' })).status).toBe(
      400,
    );
    expect((await desk.lea.post(decisionPath(text.look), OVERTURNED)).status).toBe(403);
    expect(await stateOf(desk, text)).toBe('kept');
  });
});

describe('fifty answers at once', () => {
  it.each(['overturned', 'upheld'])('%s: one counts, and the others are told by whom', async (kind) => {
    const text = await asked(desk, 'remove');
    const team = [
      desk.lea,
      await desk.person('Lou Autumn', 'lead'),
      await desk.person('Ada Spring', 'admin'),
    ];
    const forms = await Promise.all(
      team.map((who) => who.hiddenFields(`/second-looks/${text.look}`, ['outcome'])),
    );
    const fields = kind === 'upheld' ? UPHELD : OVERTURNED;
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        team[at % 3]!.post(decisionPath(text.look), { ...forms[at % 3], ...fields }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([303, ...Array.from({ length: 49 }, () => 409)]);
    for (const { status, text: words } of answers)
      if (status === 409) expect(words).toContain('This is decided already');
    expect(await decisionsAbout(desk, text)).toHaveLength(2);
    const told = (await noticesAbout(desk, text)).map(({ kind: of }) => of);
    expect(told).toEqual(['removed', `second_look_${kind}`, `decision_${kind}`]);
    expect(await recordOf(text.look)).toHaveLength(1);
    const { page } = await desk.ben.open(`/threads/${text.threadId}`);
    const up = page.querySelectorAll('.prose').filter((post) => post.text.trim() === text.body);
    expect(up).toHaveLength(kind === 'overturned' ? 1 : 0);
  });

  it('and the author’s withdrawal among them: never up once it is taken back', async () => {
    const text = await asked(desk, 'keep');
    const read = await desk.lea.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    const token = await desk.ana.hiddenFields('/guidelines');
    const answers = await Promise.all([
      ...Array.from({ length: 10 }, () => desk.lea.post(decisionPath(text.look), { ...read, ...OVERTURNED })),
      desk.ana.post(`/posts/${text.postId}/withdrawal`, token),
    ]);
    expect(answers.at(-1)?.status).toBe(303);
    expect(answers.slice(0, -1).every(({ status }) => status === 303 || status === 409)).toBe(true);
    expect(await stateOf(desk, text)).toBe('withdrawn');
  });
});
