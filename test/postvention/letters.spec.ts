import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { threadUp } from '../reviews/desk.js';
import { PASSWORD } from '../support/forum.js';
import { CRISIS } from '../support/people.js';
import { SOURCES, tell, urgent } from '../urgent-words/words.js';
import { letRest, type Place, saidEarlier, say, startPlace } from './resting.js';

let place: Place;
let text: Text;
beforeEach(async () => {
  place = await startPlace();
  text = await threadUp(place, { title: 'Rain again' });
});
afterEach(() => place.stop());

const ANSWER = 'Thank you for telling us. Are you safe right now?';
const FOR_NOW = 'The name rests for now, which is not confirmed.';

const pathOfWords = async () => `/urgent-words/${(await urgent(place)).at(-1)!.id}`;
const notices = () => place.sql('select kind from notices');

/** Signs in anew, and reads the messages. */
async function messagesOfAna(): Promise<string> {
  const ana = place.guest();
  expect((await ana.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD })).status).toBe(303);
  return (await ana.get('/notices')).text;
}

describe('while a name rests for now', () => {
  it('answers to words that sound like danger wait for the person, who may be alive', async () => {
    await SOURCES.misread!(place, CRISIS.me);
    await say(place.lou, text);
    const path = await pathOfWords();
    const page = await place.mo.open(path);
    const sent = await place.mo.send(path, { outcome: 'answered', reason: ANSWER }, `${path}/answer`);
    expect(sent.status).toBe(303);
    await saidEarlier(place, 72);
    expect(await messagesOfAna()).toContain(ANSWER);
    expect(page.text).toContain(FOR_NOW);
  });

  it('so do answers to a private note', async () => {
    const note = await SOURCES.note!(place, CRISIS.me);
    await say(place.lou, text);
    const path = `/limits/notes/${note}`;
    const page = await place.mo.open(path);
    await place.mo.send(path, { outcome: 'answer', reason: ANSWER }, `${path}/answer`);
    await saidEarlier(place, 72);
    expect(await messagesOfAna()).toContain(ANSWER);
    expect(page.text).toContain(FOR_NOW);
  });

  it('but what a reader told in confidence says nothing of their name', async () => {
    await tell(place.ana, await threadUp(place, { title: 'Reported' }, 'Ben'), CRISIS.me);
    await say(place.lou, text);
    expect((await place.mo.open(await pathOfWords())).text).not.toContain('rests');
  });
});

describe('once it is confirmed', () => {
  it('no letter is written, and whoever opens the words reads so', async () => {
    await SOURCES.misread!(place, CRISIS.me);
    const path = await pathOfWords();
    await letRest(place, text);
    const page = await place.mo.open(path);
    expect(page.text).toContain('no letter is written to it');
    expect(page.text).not.toContain(FOR_NOW);
    await place.sql('delete from notices');
    await place.mo.send(path, { outcome: 'answered', reason: ANSWER }, `${path}/answer`);
    expect(await notices()).toEqual([]);
  });
});
