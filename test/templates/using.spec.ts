import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import {
  claim,
  claimAndDecide,
  decide,
  type Desk,
  endClaim,
  heldReply,
  heldThread,
  press,
  startDesk,
  stateOf,
  threadUp,
} from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { addTemplate, begin, beganOn, noted, reasonOn, WORDS } from './words.js';

const MILD = { tier: 'concern', about: null, why: 'strict' };
const FILLED = 'Thank you, Ana. The lines at the top of this page are there. We read along on Depression.';

let desk: Desk;
let lou: Visitor;
let id: string;
beforeEach(async () => {
  desk = await startDesk();
  lou = await desk.person('Lou Lead', 'lead');
  id = await addTemplate(lou);
});
afterEach(() => desk.stop());

const chosenOutcome = (page: Answer['page']) =>
  page.querySelector('[name=outcome][checked]')?.getAttribute('value');
const newer = (body: string) =>
  press(lou, `/templates/${id}/versions`, { name: 'A grey day', body, version: '1' });

async function mine(judgement = {}): Promise<Text> {
  const text = await heldThread(desk, {}, judgement);
  await claim(desk.mo, text);
  return text;
}

async function nothingDecided(text: Text): Promise<void> {
  expect(await stateOf(desk, text)).toBe('held');
  expect(await desk.sql('select from decisions')).toEqual([]);
  expect(await desk.sql('select from notices')).toEqual([]);
}

describe('a form of a decision that is begun with words', () => {
  it('comes back with them, filled, and decides nothing', async () => {
    const text = await mine();
    const answer = await begin(desk.mo, text, `${id}.1`);
    expect(answer.status).toBe(200);
    expect(reasonOn(answer)).toBe(FILLED);
    expect(beganOn(answer)).toBe(`${id}.1`);
    expect(chosenOutcome(answer.page)).toBe('keep');
    expect(answer.page.querySelector('textarea[autofocus]')?.id).toBe('reason');
    expect(answer.page.querySelector('.error')).toBeNull();
    await nothingDecided(text);
  });

  it('loses nothing of what was chosen and typed', async () => {
    const text = await mine(MILD);
    const fields = {
      outcome: 'return',
      guideline: 'kindness',
      reason: 'My own words. \r\n',
      screen_right: 'no',
    };
    const answer = await begin(desk.mo, text, `${id}.1`, fields);
    expect(reasonOn(answer)).toBe(`My own words.\n\n${FILLED}`);
    expect(chosenOutcome(answer.page)).toBe('return');
    expect(answer.page.querySelector('#guideline option[selected]')?.getAttribute('value')).toBe('kindness');
    expect(answer.page.querySelector('[name=screen_right][checked]')?.getAttribute('value')).toBe('no');
    await nothingDecided(text);
  });

  it('gives words that nobody touched up for others, and keeps those that somebody changed', async () => {
    const other = await addTemplate(lou, { name: 'Another', body: 'Good to read you, {name}.' });
    const text = await mine();
    const tried = await begin(desk.mo, text, `${other}.1`, { reason: FILLED, began: `${id}.1` });
    expect(reasonOn(tried)).toBe('Good to read you, Ana.');
    expect(beganOn(tried)).toBe(`${other}.1`);
    const changed = await begin(desk.mo, text, `${other}.1`, {
      reason: `${FILLED} Truly.`,
      began: `${id}.1`,
    });
    expect(reasonOn(changed)).toBe(`${FILLED} Truly.\n\nGood to read you, Ana.`);
  });

  it('offers them by what they go with, with the words for where scripts run', async () => {
    const text = await mine(MILD);
    const { page } = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.querySelectorAll('#template optgroup').map((each) => each.getAttribute('label'))).toEqual([
      'Put it up, and write to the author',
      'Put it up without some words',
      'Send it back to be changed',
      'Keep it between the author and us',
      'Do not put it up',
    ]);
    const option = page.querySelector(`#template option[value="${id}.1"]`);
    expect(option?.getAttribute('data-words')).toBe(FILLED);
    expect(option?.getAttribute('data-outcome')).toBe('keep');
  });

  it('offers no words for a bare no in a crisis, and takes none', async () => {
    const no = await addTemplate(lou, { outcome: 'decline', name: 'A no' });
    const text = await mine();
    const { page } = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.querySelector(`#template option[value="${no}.1"]`)).toBeNull();
    const answer = await begin(desk.mo, text, `${no}.1`, { reason: 'Mine.' });
    expect(answer.status).toBe(422);
    expect(reasonOn(answer)).toBe('Mine.');
  });

  it.each(['', 'nothing', '00000000-0000-4000-8000-000000000000.1'])(
    'says so where no words were chosen (%j)',
    async (template) => {
      const text = await mine();
      const answer = await begin(desk.mo, text, template, { reason: 'Mine.', outcome: 'return' });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Please choose which words to begin with.');
      expect(reasonOn(answer)).toBe('Mine.');
      await nothingDecided(text);
    },
  );

  it('fills the name that is worn, whatever stands in it, and escapes it', async () => {
    const text = await mine();
    await desk.sql(
      `update personas set name = k.name, cleared_digest = sha256(convert_to(k.name, 'UTF8'))
       from (values ('A<b>{board}$&')) k(name) where personas.name = 'Ana'`,
    );
    const answer = await begin(desk.mo, text, `${id}.1`);
    expect(reasonOn(answer)).toContain('Thank you, A<b>{board}$&. The lines');
    expect(answer.html).toContain('Thank you, A&lt;b&gt;{board}$&amp;. The lines');
    expect(answer.page.querySelectorAll('#reason b')).toEqual([]);
  });

  it('keeps the words of whoever lost the claim meanwhile', async () => {
    const text = await mine();
    await endClaim(desk, text);
    const late = await begin(desk.mo, text, `${id}.1`, { reason: 'My long letter.' });
    expect(late.status).toBe(409);
    expect(late.page.querySelector('#kept-words')?.text.trim()).toBe('My long letter.');
    await claimAndDecide(desk.lea, text, { outcome: 'keep', reason: 'We read you.' });
    const later = await begin(desk.mo, text, `${id}.1`, { reason: 'My long letter.' });
    expect(later.status).toBe(409);
    expect(later.text).toContain('This is decided already');
    expect(later.page.querySelector('#kept-words')?.text.trim()).toBe('My long letter.');
  });

  it('is refused without a token, and to who wrote the text', async () => {
    const text = await mine();
    const fields = { step: 'template', template: `${id}.1` };
    expect((await desk.mo.post(`/reviews/${text.id}/decision`, fields)).status).toBe(403);
    expect((await begin(desk.ben, text, `${id}.1`)).status).toBe(404);
    const own = await heldThread(desk, {}, MILD, 'Lea Summer');
    expect((await begin(desk.lea, own, `${id}.1`)).status).toBe(409);
  });
});

describe('a decision whose words began with a template', () => {
  const words = { outcome: 'keep', reason: 'We read you.' };

  it('notes which version it was, also of one that was changed meanwhile', async () => {
    const text = await mine();
    await newer('Thank you anew, {name}.');
    expect((await decide(desk.mo, text, { ...words, began: `${id}.1` })).status).toBe(303);
    expect(await noted(desk)).toEqual([{ outcome: 'keep', template_id: id, version: 1 }]);
    const page = await lou.open(`/templates/${id}`);
    expect(page.text).toMatch(/Version 1.*1 decision began with these words/);
    expect(page.text).toContain('No decision began with these words.');
    expect((await lou.open('/record?kind=decision')).text).toContain(
      'Its words began with “A grey day”, version 1',
    );
  });

  it('does so through the whole of the form, without scripts', async () => {
    const text = await mine();
    const back = await begin(desk.mo, text, `${id}.1`);
    const form = back.page.querySelector('form[action$="/decision"]')!;
    const fields = Object.fromEntries(
      form
        .querySelectorAll('input[type=hidden]')
        .map((each) => [each.getAttribute('name')!, each.getAttribute('value') ?? '']),
    );
    const sent = {
      ...fields,
      outcome: chosenOutcome(back.page)!,
      reason: reasonOn(back),
      guideline: '',
      template: `${id}.1`,
    };
    expect((await desk.mo.post(`/reviews/${text.id}/decision`, sent)).status).toBe(303);
    expect(await noted(desk)).toEqual([{ outcome: 'keep', template_id: id, version: 1 }]);
    expect((await desk.ana.open('/notices')).text).toContain(FILLED);
  });

  it.each(['', 'x', '00000000-0000-4000-8000-000000000000.1', '00000000-0000-4000-8000-000000000000.1.2'])(
    'notes nothing where there is none (%j)',
    async (began) => {
      expect((await decide(desk.mo, await mine(), { ...words, began })).status).toBe(303);
      expect(await noted(desk)).toEqual([]);
    },
  );

  it('notes nothing where there are no words', async () => {
    const text = await mine();
    expect((await decide(desk.mo, text, { outcome: 'publish', reason: '', began: `${id}.1` })).status).toBe(
      303,
    );
    expect(await noted(desk)).toEqual([]);
  });

  it('is not made while a gap is left in them', async () => {
    const text = await mine();
    const answer = await decide(desk.mo, text, { ...words, reason: 'One part: […which part].' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('There is still a place in square brackets');
    expect(reasonOn(answer)).toBe('One part: […which part].');
    await nothingDecided(text);
    expect((await decide(desk.mo, text, { ...words, reason: 'You wrote “[…]”, I read it.' })).status).toBe(
      303,
    );
  });

  it('is not noted when it loses against another', async () => {
    const text = await mine();
    await endClaim(desk, text);
    await claimAndDecide(desk.lea, text, words);
    await press(desk.mo, `/reviews/${text.id}/decision`, { ...words, guideline: '', began: `${id}.1` });
    expect(await noted(desk)).toEqual([]);
  });
});

describe('taking a post down', () => {
  it('begins with words for that, and notes them', async () => {
    const down = await addTemplate(lou, { outcome: 'remove', name: 'Down' });
    const up = await threadUp(desk);
    const path = `/posts/${up.postId}/removal`;
    const asked = await desk.mo.open(path);
    expect(
      asked.page.querySelectorAll('#template optgroup').map((each) => each.getAttribute('label')),
    ).toEqual(['Take it down']);
    const fields = {
      ...(await desk.mo.hiddenFields(path, ['reason'])),
      guideline: 'kindness',
      reason: '',
      template: `${down}.1`,
    };
    const back = await desk.mo.post(path, { ...fields, step: 'template' });
    expect([back.status, reasonOn(back)]).toEqual([200, FILLED]);
    expect(back.page.querySelector('#guideline option[selected]')?.getAttribute('value')).toBe('kindness');
    expect(await stateOf(desk, up)).toBe('published');
    const done = await desk.mo.post(path, { ...fields, reason: reasonOn(back), began: beganOn(back) });
    expect(done.status).toBe(303);
    expect(await stateOf(desk, up)).toBe('removed');
    expect(await noted(desk)).toEqual([{ outcome: 'remove', template_id: down, version: 1 }]);
  });
});

describe('giving a pause', () => {
  it('begins with words for that, gives nothing, and loses nothing', async () => {
    const pause = await addTemplate(lou, { outcome: 'pause', name: 'Rest' });
    const { postId } = await threadUp(desk);
    const path = `/posts/${postId}/pause`;
    const fields = {
      ...(await desk.mo.hiddenFields(path, ['reason'])),
      kind: 'cool_off',
      hours: '12',
      guideline: 'kindness',
      reason: '',
    };
    const back = await desk.mo.post(path, { ...fields, template: `${pause}.1`, step: 'template' });
    expect([back.status, reasonOn(back)]).toEqual([200, FILLED]);
    expect(back.page.querySelector('[name=kind][checked]')?.getAttribute('value')).toBe('cool_off');
    expect(await desk.sql('select from limits')).toEqual([]);
    const gap = await desk.mo.post(path, { ...fields, reason: 'Some of it: […which].' });
    expect([gap.status, reasonOn(gap)]).toEqual([422, 'Some of it: […which].']);
    expect(
      (await desk.mo.post(path, { ...fields, reason: reasonOn(back), began: beganOn(back) })).status,
    ).toBe(303);
    expect(await desk.sql('select from limits')).toHaveLength(1);
  });
});

describe('writing to an author before deciding', () => {
  it('begins with words for that, sends nothing, and loses nothing', async () => {
    const text = await mine();
    const message = await addTemplate(lou, { outcome: 'message', name: 'Ask', body: 'How is it, {name}?' });
    const path = `/reviews/${text.id}`;
    const form = await desk.mo.open(path);
    const option = form.page.querySelector(`#template-message option[value="${message}.1"]`);
    expect(option?.getAttribute('data-words')).toBe('How is it, Ana?');
    expect(form.page.querySelector(`#template option[value="${message}.1"]`)).toBeNull();
    const fields = { ...(await desk.mo.hiddenFields(path, ['body'])), body: 'Mine.' };
    const chosen = { ...fields, template: `${message}.1`, step: 'template' };
    const back = await desk.mo.post(`${path}/message`, chosen);
    expect(back.status).toBe(200);
    expect(back.page.querySelector('#message')?.text.trim()).toBe('Mine.\n\nHow is it, Ana?');
    expect(back.page.querySelector('#write')?.hasAttribute('open')).toBe(true);
    const none = await desk.mo.post(`${path}/message`, { ...chosen, template: '' });
    expect(none.status).toBe(422);
    expect(none.page.querySelector('#template-message-error')?.text).toContain('Please choose which words');
    expect(none.page.querySelector('#message')?.text.trim()).toBe('Mine.');
    const gap = await desk.mo.post(`${path}/message`, { ...fields, body: 'It is […what].' });
    expect([gap.status, gap.page.querySelector('#message')?.text.trim()]).toEqual([422, 'It is […what].']);
    expect(await desk.sql('select from review_messages')).toEqual([]);
    expect((await desk.mo.post(`${path}/message`, { ...fields, body: 'How is it, Ana?' })).status).toBe(303);
    expect((await desk.ana.open('/notices')).text).toContain('How is it, Ana?');
  });
});

describe('an author', () => {
  it('never reads a word of the machine’s, whatever was decided', async () => {
    const machine = [
      'method_info',
      'self_harm',
      'suicide.wish',
      'by hand',
      'harmful_detail',
      '0.50',
      'crisis language',
    ];
    const judgement = {
      tier: 'crisis',
      why: 'crisis',
      categories: ['method_info', 'self_harm'],
      matches: [{ start: 0, end: 4, rule: 'suicide.wish', category: 'self_harm' }],
    };
    const thread = await threadUp(desk);
    for (const outcome of ['keep', 'return', 'publish_with_note']) {
      const text = await heldReply(desk, thread, 'Grey words of a grey day.', judgement);
      await claim(desk.mo, text);
      const back = await begin(desk.mo, text, `${id}.1`, { outcome });
      await decide(desk.mo, text, { outcome, reason: reasonOn(back), began: beganOn(back) });
      for (const path of [`/posts/${text.postId}`, `/threads/${thread.threadId}`]) {
        const { html } = await desk.ana.open(path);
        // Every form for writing offers the same notes, whatever the machine thought.
        const said = html.replaceAll('note_self_harm', '');
        for (const word of machine) expect(said, `${outcome} ${path}`).not.toContain(word);
      }
    }
    const { html, text: read } = await desk.ana.open('/notices');
    for (const word of [...machine, WORDS.name]) {
      expect(html, word).not.toContain(word);
    }
    expect(read).toContain(FILLED);
  });
});
