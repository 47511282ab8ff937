import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MARK } from '../../src/platform/text/masking.js';
import { everything, type Text } from '../database/hands.js';
import { edit, settled, tokenOf } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import {
  claim,
  claimAndDecide,
  decide,
  type Desk,
  endClaim,
  heldEdit,
  heldThread,
  MO,
  press,
  startDesk,
  stateOf,
  takeDown,
  threadUp,
} from './desk.js';
import { BODY, heldWithDetails, MASK, maskedThread, PHONE, SHOWN, textsOf, TITLE, WHY } from './masks.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk(true);
});
afterAll(() => desk.stop());

const threadOf = ({ threadId }: Text) => `/threads/${threadId}`;
const decisionOf = ({ id }: Text) => `/reviews/${id}/decision`;
const PREVIEW = 'section[aria-labelledby=preview-title]';

/** Expects that nothing is decided, and that the form comes back with what was sent. */
async function refused(text: Text, fields: Record<string, string>, says: string): Promise<Answer> {
  await claim(desk.mo, text);
  const before = await everything(desk.sql);
  const answer = await decide(desk.mo, text, fields);
  expect(answer.status).toBe(422);
  expect(answer.text).toContain(says);
  expect(await everything(desk.sql)).toEqual(before);
  expect(answer.page.querySelector('#hide')?.textContent.trim()).toBe((fields.hide ?? '').trim());
  expect(answer.page.querySelector('#reason')?.textContent.trim()).toBe(fields.reason ?? '');
  expect(answer.page.querySelector('[name=outcome][checked]')?.getAttribute('value')).toBe(fields.outcome);
  return answer;
}

describe('hiding words', () => {
  it('puts the rest up for everyone, and hides every occurrence', async () => {
    const text = await heldWithDetails(desk);
    const answer = await claimAndDecide(desk.mo, text, MASK);
    expect([answer.status, answer.location]).toEqual([303, '/reviews']);
    for (const reader of [desk.ben, desk.mo, desk.guest()]) {
      const page = await reader.open(threadOf(text));
      expect(page.page.querySelector('h1')?.text).toBe(SHOWN.title);
      expect(page.text).toContain(SHOWN.body);
      expect(page.text).toContain('Some words were hidden by the team.');
      expect(page.html).not.toMatch(/0151|496 0000|Mill Lane/);
    }
    for (const path of ['/', '/boards/depression'])
      expect((await desk.ben.open(path)).html).not.toMatch(/0151|Mill Lane/);
    const quote = await desk.ben.open(`${threadOf(text)}/posts/new?quote=${text.postId}`);
    expect(quote.html).not.toMatch(/0151|Mill Lane/);
  });

  it('keeps the author’s words beside what is up, and tells them which are hidden and why', async () => {
    const text = await maskedThread(desk);
    expect(await textsOf(desk, text)).toEqual([
      { state: 'superseded', title: TITLE, body: BODY },
      { state: 'published', title: SHOWN.title, body: BODY.replaceAll(PHONE, MARK) },
    ]);
    const notice = (await desk.ana.open('/notices')).page.querySelector('article.notice')!;
    expect(notice.querySelector('h2')?.text).toBe('Your post is up, without some words');
    const hidden = notice.querySelectorAll('li').map((item) => item.text);
    expect(hidden).toEqual(['12 Mill Lane', PHONE]);
    expect(notice.querySelector('.letter')?.textContent).toBe(WHY);
    expect(notice.text).not.toContain(MO);
    const own = await desk.ana.open(notice.querySelector('a[href^="/posts/"]')!.getAttribute('href')!);
    expect(own.page.querySelector('main h1')?.text).toBe('You do not have to get through this alone');
    const marks = own.page.querySelectorAll('main mark').map((mark) => mark.text);
    expect(marks).toEqual(['12 Mill Lane', PHONE, PHONE]);
    expect(own.page.querySelector('main .letter')?.textContent).toBe(WHY);
  });

  it('leads its author from the thread to what is hidden, and nobody else', async () => {
    const text = await maskedThread(desk);
    const path = `main article a[href="/posts/${text.postId}"]`;
    const links = async (who: typeof desk.ana) =>
      (await who.open(threadOf(text))).page.querySelectorAll(path).map((link) => link.text);
    expect(await links(desk.ana)).toContain('See which, and why');
    expect(await links(desk.ben)).not.toContain('See which, and why');
    const other = await desk.ben.get(`/posts/${text.postId}`);
    expect(other.location).toBe(`${threadOf(text)}#post-${text.postId}`);
  });

  it('is recorded as a decision of its own, with codes and the words to the author', async () => {
    const text = await maskedThread(desk);
    const rows = await desk.sql(
      `select e.kind, e.code, n.name, w.words from record_entries e
       join personas n on n.member_id = e.actor left join record_words w on w.entry_id = e.id
       where e.subject = $1 and e.kind = 'decision'`,
      [text.id],
    );
    expect(rows).toEqual([{ kind: 'decision', code: 'mask', name: MO, words: WHY }]);
    const lead = await desk.person('Leo Lead', 'lead');
    expect((await lead.open('/record')).text).toContain('Put a text up without some words');
  });

  it('may cite a guideline', async () => {
    const text = await heldWithDetails(desk);
    await claimAndDecide(desk.mo, text, { ...MASK, guideline: 'kindness' });
    const own = await desk.ana.open(`/posts/${text.postId}`);
    expect(own.page.querySelector('main a[href="/guidelines#kindness"]')).not.toBeNull();
  });

  it('takes the place of the words that were up', async () => {
    const up = await threadUp(desk, { title: 'Old title', body: 'Old words.' });
    const change = await heldEdit(desk, up, { title: TITLE, body: BODY });
    await claimAndDecide(desk.mo, change, MASK);
    const page = await desk.ben.open(threadOf(up));
    expect(page.page.querySelector('h1')?.text).toBe(SHOWN.title);
    expect(page.html).not.toContain('Old words.');
  });

  it('renders what is left as every post is rendered', async () => {
    const body = '**Loud** words, [our room](https://chat.example/ab) and 0151(evenings)';
    const text = await heldThread(desk, { title: 'Links', body });
    await claim(desk.mo, text);
    const form = { ...MASK, hide: 'chat.example/ab\n0151', step: 'preview' };
    // The rendering by hand of the test is not the worker's, so it is refused: only what the worker rendered counts.
    expect((await decide(desk.mo, text, form)).text).toContain('These words are part of a link');
  });

  it('hides words in a text that the worker rendered, links and all', async () => {
    const body = `**Loud** words, [our room](https://chat.example/ab) and 0151 496 0001(evenings).\n\n- ring ${PHONE}`;
    const sent = await desk.ana.send('/boards/depression/threads/new', { title: 'Links', body });
    const postId = sent.location!.slice('/posts/'.length);
    expect(await settled(desk, postId)).toEqual(['held']);
    const [row] = await desk.sql<{ id: string; threadId: string }>(
      `select r.id, p.thread_id as "threadId" from revisions r join posts p on p.id = r.post_id where p.id = $1`,
      [postId],
    );
    const answer = await claimAndDecide(desk.mo, row!, {
      ...MASK,
      hide: `chat.example/ab\n0151 496 0001\n${PHONE}`,
    });
    expect(answer.status).toBe(303);
    const post = (await desk.ben.open(`/threads/${row!.threadId}`)).page.querySelector('article .prose');
    expect(post?.innerHTML.trim()).toBe(
      `<p><strong>Loud</strong> words, ${MARK} and ${MARK}(evenings).</p>\n<ul>\n<li>ring ${MARK}</li>\n</ul>`,
    );
  });
});

describe('the form', () => {
  it('offers what the screen found as boxes to tick, in the words themselves', async () => {
    const at = TITLE.length + 2 + BODY.indexOf(PHONE);
    const matches = [
      { start: at, end: at + PHONE.length, rule: 'contact.phone', category: 'contact_details' },
      { start: at, end: at + 4, rule: 'suicide.wish', category: 'suicide' },
      { start: 12, end: 24, rule: 'contact.address', category: 'contact_details' },
    ];
    const text = await heldThread(desk, { title: TITLE, body: BODY }, { matches });
    await claim(desk.mo, text);
    const { page } = await desk.mo.open(`/reviews/${text.id}`);
    const boxes = page.querySelectorAll('#hide-part input[type=checkbox]');
    expect(boxes.map((box) => box.getAttribute('value'))).toEqual([PHONE, '12 Mill Lane']);
    expect(page.querySelector('#hide-part label')?.text).toBe(PHONE);
    const fields = { outcome: 'mask', reason: WHY, hide: '', hide_0: PHONE, hide_1: '12 Mill Lane' };
    expect((await decide(desk.mo, text, fields)).status).toBe(303);
    const [, shown] = await textsOf(desk, text);
    expect(shown).toEqual({ state: 'published', title: SHOWN.title, body: BODY.replaceAll(PHONE, MARK) });
  });

  it('is offered for a crisis', async () => {
    const text = await heldWithDetails(desk);
    await claim(desk.mo, text);
    const { page } = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.querySelector('[name=outcome][value=mask]')).not.toBeNull();
  });

  it('shows the masked text first where it is asked to, and decides nothing', async () => {
    const text = await heldWithDetails(desk);
    await claim(desk.mo, text);
    const before = await everything(desk.sql);
    const answer = await decide(desk.mo, text, { hide: MASK.hide, step: 'preview' });
    expect(answer.status).toBe(200);
    const preview = answer.page.querySelector(PREVIEW);
    expect(preview?.querySelector('strong')?.text).toBe(SHOWN.title);
    expect(preview?.querySelector('.prose')?.text).toContain(SHOWN.body);
    expect(preview?.text).toContain('Nothing is decided yet.');
    expect(answer.page.querySelector('#hide')?.textContent.trim()).toBe(MASK.hide);
    expect(answer.page.querySelector('#outcome-mask')?.hasAttribute('checked')).toBe(true);
    expect(answer.page.querySelector('#hide-part')?.hasAttribute('open')).toBe(true);
    expect(await everything(desk.sql)).toEqual(before);
  });

  it('shows it again when something else is missing', async () => {
    const answer = await refused(
      await heldWithDetails(desk),
      { outcome: 'mask', hide: PHONE },
      'Please write a reason.',
    );
    expect(answer.page.querySelector(`${PREVIEW} .prose`)?.text).toContain(SHOWN.body);
  });

  const cases: [what: string, fields: Record<string, string>, says: string][] = [
    ['no words', { hide: ' \n ' }, 'Which words are to be hidden?'],
    ['words that are not there', { hide: `${PHONE}\n0151 999` }, 'These words are not in the text'],
    ['words in other letters', { hide: '12 MILL LANE' }, 'These words are not in the text'],
    ['all words', { hide: BODY.split('\n').join('\n') }, 'Nothing would be left to read.'],
    ['no reason', { hide: PHONE, reason: '' }, 'Please write a reason.'],
    [
      'too many lines',
      { hide: Array.from({ length: 51 }, (_, nth) => nth).join('\n') },
      'That is a long list.',
    ],
    ['too long a list', { hide: 'x'.repeat(5001) }, 'That is a long list.'],
  ];
  it.each(cases)('comes back with %s', async (_, fields, says) => {
    await refused(await heldWithDetails(desk), { outcome: 'mask', reason: WHY, ...fields }, says);
  });

  it('names the lines that are not in the text', async () => {
    const fields = { outcome: 'mask', reason: WHY, hide: `${PHONE}\n0151 999\n<b>`, guideline: 'kindness' };
    const answer = await refused(await heldWithDetails(desk), fields, 'These words are not in the text');
    const named = answer.page.querySelectorAll('#hide-missing li').map((item) => item.text);
    expect(named).toEqual(['“0151 999”', '“<b>”']);
    expect(answer.page.querySelector('option[selected]')?.getAttribute('value')).toBe('kindness');
    expect(answer.page.querySelector(PREVIEW)).toBeNull();
  });

  it('comes back where the text would get too long', async () => {
    const title = `${'a b '.repeat(29)}end`;
    const text = await heldThread(desk, { title, body: BODY });
    await refused(text, { outcome: 'mask', reason: WHY, hide: 'a' }, 'the text gets too long');
  });

  it('puts nothing up whole where somebody marked words to hide', async () => {
    for (const outcome of ['publish', 'publish_with_note'])
      await refused(
        await heldWithDetails(desk),
        { outcome, reason: WHY, hide: PHONE },
        'You marked words to hide, and chose to put all of it up.',
      );
  });

  it('lets go of marked words where it goes back whole', async () => {
    const text = await heldWithDetails(desk);
    const answer = await claimAndDecide(desk.mo, text, { outcome: 'return', reason: WHY, hide: PHONE });
    expect([answer.status, await stateOf(desk, text)]).toEqual([303, 'returned']);
  });

  it('knows no fields but its own', async () => {
    const text = await heldWithDetails(desk);
    await claim(desk.mo, text);
    const fields = { ...MASK, guideline: '', html: '<p>Other words.</p>' };
    expect((await press(desk.mo, decisionOf(text), fields)).status).toBe(400);
    expect((await press(desk.mo, decisionOf(text), { ...MASK, hide_99: 'x' })).status).toBe(400);
    expect(await stateOf(desk, text)).toBe('held');
  });
});

describe('a quote', () => {
  const QUOTE = '> Ben Miller wrote: you should stay away for good\n\nThat hurt so much.';
  const html =
    '<blockquote>\n<p>Ben Miller wrote: you should stay away for good</p>\n</blockquote>\n<p>That hurt so much.</p>';

  async function quoted(): Promise<Text> {
    const sent = await desk.ana.send('/boards/depression/threads/new', {
      title: TITLE,
      body: `${QUOTE} I want to kill myself.`,
    });
    const postId = sent.location!.slice('/posts/'.length);
    expect(await settled(desk, postId)).toEqual(['held']);
    const [row] = await desk.sql<Text>(
      `select r.id, p.id as "postId", p.thread_id as "threadId", r.html
       from revisions r join posts p on p.id = r.post_id where p.id = $1`,
      [postId],
    );
    expect(row).toMatchObject({ html: html.replace('much.', 'much. I want to kill myself.') });
    return row!;
  }

  it('does not lose its sign with whoever spoke: nobody’s words become the author’s own', async () => {
    const fields = { outcome: 'mask', reason: WHY, hide: '> Ben Miller' };
    const answer = await refused(await quoted(), fields, 'begin a quote or a list');
    expect(answer.page.querySelector(PREVIEW)).toBeNull();
  });

  it('stays a quote without the name', async () => {
    const text = await quoted();
    const { status } = await claimAndDecide(desk.mo, text, {
      outcome: 'mask',
      reason: WHY,
      hide: 'Ben Miller',
    });
    expect(status).toBe(303);
    const post = (await desk.ben.open(threadOf(text))).page.querySelector('article .prose');
    expect(post?.querySelector('blockquote')?.text.trim()).toBe(
      `${MARK} wrote: you should stay away for good`,
    );
  });
});

describe('whoever may not', () => {
  const send = (who: typeof desk.mo, text: Text) => press(who, decisionOf(text), { ...MASK, guideline: '' });

  it('members and guests find no door', async () => {
    const text = await heldWithDetails(desk);
    for (const who of [desk.ana, desk.ben]) expect((await send(who, text)).status).toBe(404);
    const guest = desk.guest();
    const fields = { ...MASK, _csrf: await tokenOf(guest) };
    expect((await guest.post(decisionOf(text), fields)).status).toBe(404);
    expect(await stateOf(desk, text)).toBe('held');
  });

  it('a form without its token is not taken', async () => {
    const text = await heldWithDetails(desk);
    await claim(desk.mo, text);
    expect((await desk.mo.post(decisionOf(text), MASK)).status).toBe(403);
    expect(await stateOf(desk, text)).toBe('held');
  });

  it('nobody masks their own text, or one that they have not claimed', async () => {
    const own = await heldThread(desk, { title: TITLE, body: BODY }, {}, MO);
    expect((await send(desk.mo, own)).status).toBe(409);
    const text = await heldWithDetails(desk);
    expect((await send(desk.mo, text)).status).toBe(409);
    await claim(desk.mo, text);
    expect((await send(desk.lea, text)).status).toBe(409);
    await endClaim(desk, text);
    expect((await send(desk.mo, text)).text).toContain('Your time with this one ran out');
    for (const { id } of [own, text]) expect(await stateOf(desk, { id })).toBe('held');
  });

  it('is told what a colleague decided a moment before, and keeps their words', async () => {
    const text = await heldWithDetails(desk);
    await claim(desk.mo, text);
    await send(desk.mo, text);
    const late = await send(desk.lea, text);
    expect(late.status).toBe(409);
    expect(late.text).toContain(`${MO} was a moment faster: Put it up without some words`);
    expect(late.text).toContain(WHY);
  });
});

const CROWD = `Amber Basil Clover Daisy Elder Fern Ginger Hazel Iris Juniper Kestrel Laurel Maple Nettle Olive
  Poppy Quince Rowan Sorrel Thyme`.split(/\s+/);

describe('many at once', () => {
  it('20 moderators who mask one text make one mask, and 20 sendings of one too', async () => {
    const crowd = await Promise.all(CROWD.map((name) => desk.person(name, 'moderator')));
    const text = await heldWithDetails(desk);
    const token = await Promise.all(crowd.map((who) => who.hiddenFields('/guidelines')));
    const claims = await Promise.all(
      crowd.map((who, nth) => who.post(`/reviews/${text.id}/claim`, token[nth]!)),
    );
    expect(claims.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(409)]);
    const winner = claims.findIndex(({ status }) => status === 303);
    const answers = await Promise.all(
      crowd.flatMap((who, nth) => {
        const times = nth === winner ? 20 : 1;
        return Array.from({ length: times }, () =>
          who.post(decisionOf(text), { ...token[nth]!, ...MASK, guideline: '' }),
        );
      }),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(38);
    const [counts] = await desk.sql(
      `select (select count(*)::int from masks where original_id = $1) as masks,
         (select count(*)::int from decisions where revision_id = $1) as decisions,
         (select count(*)::int from notices where post_id = $2) as notices`,
      [text.id, text.postId],
    );
    expect(counts).toEqual({ masks: 1, decisions: 1, notices: 1 });
  });

  it('the author who takes it back, or a moderator who masks it: never both half', async () => {
    for (let round = 0; round < 5; round++) {
      const text = await heldWithDetails(desk);
      await claim(desk.mo, text);
      const token = await desk.mo.hiddenFields('/guidelines');
      const [own, decided] = await Promise.all([
        desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`),
        desk.mo.post(decisionOf(text), { ...token, ...MASK, guideline: '' }),
      ]);
      expect([303, 409]).toContain(decided.status);
      expect(own.status).toBe(303);
      expect((await desk.ben.open(threadOf(text))).html).not.toContain(SHOWN.body);
    }
  });
});

describe('afterwards its author', () => {
  it('changes their own words, which are screened again', async () => {
    const text = await maskedThread(desk);
    const form = await desk.ana.open(`/posts/${text.postId}/edit`);
    expect(form.page.querySelector('#title')?.getAttribute('value')).toBe(TITLE);
    expect(form.page.querySelector('#body')?.textContent.trim()).toBe(BODY);
    await edit(desk, desk.ana, text.postId, { title: 'A walk', body: 'The river was high today.' });
    expect(await settled(desk, text.postId)).toEqual(['superseded', 'superseded', 'published']);
    const page = await desk.ben.open(threadOf(text));
    expect(page.text).toContain('The river was high today.');
    expect(page.text).not.toContain('hidden by the team');
  });

  it('keeps the masked text up while a change with the same detail is held again', async () => {
    const text = await maskedThread(desk);
    const body = `I am going to kill myself tonight. Ring ${PHONE}.`;
    await edit(desk, desk.ana, text.postId, { title: 'Again', body });
    expect(await settled(desk, text.postId)).toEqual(['superseded', 'published', 'held']);
    expect((await desk.ben.open(threadOf(text))).page.querySelector('h1')?.text).toBe(SHOWN.title);
  });

  it('takes it back', async () => {
    const text = await maskedThread(desk);
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    expect((await desk.ben.open(threadOf(text))).html).not.toContain(SHOWN.body);
    const own = await desk.ana.open(`/posts/${text.postId}`);
    expect(own.text).toContain(PHONE);
    expect(own.text).not.toContain(MARK);
  });

  it('sees it taken down like any other post', async () => {
    const text = await maskedThread(desk);
    expect((await takeDown(desk.lea, text)).status).toBe(303);
    expect((await desk.ben.open(threadOf(text))).text).toContain('This post was taken down.');
    const own = await desk.ana.open(`/posts/${text.postId}`);
    expect(own.text).toContain('It hurt someone.');
    expect(own.text).not.toContain(WHY);
  });
});

describe('what is known of the text', () => {
  it('stays known: help for its author, and no pause for distress', async () => {
    const text = await maskedThread(desk);
    expect((await desk.ana.open(threadOf(text))).text).toContain('there are people you can talk to');
    const pause = await desk.mo.open(`/posts/${text.postId}/pause`);
    expect(pause.text).toMatch(/read danger/i);
  });

  it('stays known beside what readers tell', async () => {
    const text = await maskedThread(desk);
    await desk.ben.send(`/posts/${text.postId}/report`, { kind: 'worried', body: '' });
    const page = await desk.lea.open(`/reports/posts/${text.postId}`);
    expect(page.page.querySelector('.facts .tier')?.text.trim()).toBe('Crisis');
  });

  it('leaves two looks after its author, who wrote nothing new by it', async () => {
    const text = await maskedThread(desk);
    const items = await desk.sql<{ id: string }>('select id from follow_ups where post_id = $1', [
      text.postId,
    ]);
    expect(items).toHaveLength(2);
    const page = await desk.lea.open(`/follow-ups/${items[0]!.id}`);
    expect(page.text).toContain('Up');
    expect(page.text).not.toContain('Written anew by its author');
  });
});
