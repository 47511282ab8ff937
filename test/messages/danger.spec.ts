import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addContact, clearAlerts, type DutyDesk, startDutyDesk } from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import type { Text } from '../database/hands.js';
import { decide, MO, stateOf } from '../reviews/desk.js';
import { MILD } from '../second-looks/looks.js';
import { CRISIS, eventually } from '../support/people.js';
import { clear, onDesk, urgent } from '../urgent-words/words.js';
import { answer, deskPath, exchangeOf, QUESTION, write, writtenAbout } from './writing.js';

let desk: DutyDesk;
let text: Text;
beforeAll(async () => {
  desk = await startDutyDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await clear(desk);
  text = await writtenAbout(desk, {}, MILD);
});

const UNKNOWN =
  'Ich weiß nicht mehr weiter und möchte, dass bitte jemand mit mir redet, weil heute alles so schwer ist und niemand da ist.';
const NEWS = 'The author has answered while you read.';

/** The page that Mo has left open, sent as it stood. */
const opened = (names: string[]) => desk.mo.hiddenFields(`/reviews/${text.id}`, names);

/** The words stand on top of the desk, with what the team had asked. */
async function waitOnTop(who = desk.lea): Promise<string> {
  const [first] = await onDesk(who);
  expect(first?.title).toBe('An answer to the team, from Ana');
  const page = await who.open(first!.href);
  expect(page.text).toContain(CRISIS.under_way);
  expect(page.page.querySelector('.letter')?.textContent).toBe(QUESTION);
  return first!.href;
}

describe('an answer that sounds like danger', () => {
  it('is not decided past by somebody who has not read it: the page comes back, words kept', async () => {
    const page = await opened(['outcome']);
    await answer(desk.ana, text, CRISIS.under_way);
    const send = (seen: object) =>
      desk.mo.post(`/reviews/${text.id}/decision`, {
        ...page,
        ...seen,
        outcome: 'publish_with_note',
        guideline: '',
        reason: 'Good to have you here.',
      });
    const again = await send({});
    expect([again.status, again.text.includes(NEWS)]).toEqual([422, true]);
    expect(again.page.querySelector('#exchange')?.text).toContain(CRISIS.under_way);
    expect(again.page.querySelector('#reason')?.textContent.trim()).toBe('Good to have you here.');
    expect(await stateOf(desk, text)).toBe('held');
    const form = again.page.querySelector(`form[action="/reviews/${text.id}/decision"]`);
    const seen = form?.querySelector('[name=seen]')?.getAttribute('value');
    expect((await send({ seen })).status).toBe(303);
    expect(await stateOf(desk, text)).toBe('published');
  });

  it('is not read yet where the page came back for another reason', async () => {
    const page = await opened(['outcome']);
    await answer(desk.ana, text, CRISIS.under_way);
    const fields = { ...page, outcome: 'keep', guideline: '', reason: '' };
    const wrong = await desk.mo.post(`/reviews/${text.id}/decision`, fields);
    const form = wrong.page.querySelector(`form[action="/reviews/${text.id}/decision"]`);
    const seen = form?.querySelector('[name=seen]')?.getAttribute('value') ?? '';
    const sent = { ...fields, seen, reason: 'We read you.' };
    const again = await desk.mo.post(`/reviews/${text.id}/decision`, sent);
    expect([again.status, again.text.includes(NEWS)]).toEqual([422, true]);
  });

  it('stays on top of the desk when the text is decided, and is answered there', async () => {
    await answer(desk.ana, text, CRISIS.under_way);
    await decide(desk.mo, text, { outcome: 'publish' });
    const href = await waitOnTop();
    expect((await desk.lea.open(href)).html).not.toContain(`/reviews/${text.id}`);
    await desk.lea.send(href, { outcome: 'answered', reason: 'Please call 112 now.' }, `${href}/answer`);
    expect((await desk.ana.open('/notices')).text).toContain('Please call 112 now.');
    expect(await urgent(desk)).toMatchObject([{ source: 'answer', outcome: 'answered' }]);
  });

  it('stays there when its author takes the text back', async () => {
    await answer(desk.ana, text, CRISIS.under_way);
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    expect(await stateOf(desk, text)).toBe('withdrawn');
    await waitOnTop(desk.mo);
  });

  it('is answered by the next message of the team, of who has read it', async () => {
    const page = await opened(['body', 'key']);
    await answer(desk.ana, text, CRISIS.me);
    const late = { ...page, body: 'Another question.' };
    const again = await desk.mo.post(deskPath(text), late);
    expect([again.status, again.text.includes(NEWS)]).toEqual([422, true]);
    expect(again.page.querySelector('#message')?.textContent.trim()).toBe('Another question.');
    expect(await urgent(desk)).toMatchObject([{ danger: 'me', outcome: null }]);
    expect(await exchangeOf(desk, text)).toHaveLength(2);
    await write(desk.mo, text, 'I am here. Can you put them away?');
    expect(await urgent(desk)).toMatchObject([{ outcome: 'answered', by: MO }]);
    expect((await onDesk(desk.lea)).map(({ href }) => href)).toEqual([`/reviews/${text.id}`]);
  });

  it('in two parts is danger too, and words that nobody can judge are read first', async () => {
    await answer(desk.ana, text, UNKNOWN);
    expect(await urgent(desk)).toMatchObject([{ source: 'answer', danger: 'unjudged', subject: text.id }]);
    await answer(desk.ana, text, CRISIS.under_way);
    expect(await urgent(desk)).toMatchObject([{ danger: 'under_way', passages: 2 }]);
  });

  it('brings looks after its author, also where the text was mild', async () => {
    const looks = () =>
      desk.sql('select hours, about from follow_ups where revision_id = $1 order by hours', [text.id]);
    expect(await looks()).toEqual([]);
    await answer(desk.ana, text, CRISIS.me);
    expect(await looks()).toEqual([24, 72].map((hours) => ({ hours, about: 'me' })));
  });
});

describe('on call', () => {
  let phone: Receiver;
  beforeEach(async () => (phone = await Receiver.start()));
  afterEach(async () => {
    await desk.stopWorker();
    await phone.stop();
    await clearAlerts(desk, ', on_call_contacts');
  });

  it('hears of it at once, although somebody has taken the text', async () => {
    await addContact(desk.lou, 'Night phone', phone);
    await answer(desk.ana, text, CRISIS.under_way);
    const [row] = await urgent(desk);
    await desk.startWorker();
    await eventually(async () => {
      const [ring] = await phone.rung(1);
      expect(JSON.parse(ring!.body)).toMatchObject({
        under_way: true,
        texts: 1,
        link: `http://localhost:3000/urgent-words/${row!.id}`,
      });
    });
  });
});
