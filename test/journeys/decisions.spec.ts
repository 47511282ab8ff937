import { beforeEach, describe, expect, it } from 'vitest';
import { allGuidelines } from '../../src/guidelines/guidelines.js';
import type { Judgement, Text } from '../database/hands.js';
import { heldThread, MO, stateOf, threadUp } from '../reviews/desk.js';
import type { Person } from '../support/browser.js';
import { enter, keyOn, typeInto } from '../support/keyboard.js';
import { eventually, settled } from '../support/people.js';
import { isOpenToAll, read, reads, useDesk } from './journey.js';

const journey = useDesk({ worker: true });
beforeEach(() => journey.desk.sql('truncate threads cascade'));

const MILD: Judgement = { tier: 'none', about: null, why: 'unkind' };
const CRISIS: Judgement = { tier: 'crisis', about: 'me' };
const TITLE = 'Grey days';
const BODY = 'Ordinary rain, as it fell.';
const TO_THE_AUTHOR = 'Thank you for writing this. I read all of it, and I am glad that you are here.';
const GUIDELINE = allGuidelines()[0]!.title;
const DECIDE = 'form[action$="/decision"] button[type=submit]:not([name]):not([tabindex])';
const CHANGED = 'Softer rain, as it fell.';

interface Decision {
  outcome: string;
  judgement: Judgement;
  words?: string;
  guideline?: string;
  /** What the author finds in the notices, and on the page of the post, unless that is the thread by now. */
  notice: string;
  post?: string;
  /** Whether others read it then. */
  up: boolean;
}

const DECISIONS: Decision[] = [
  { outcome: 'publish', judgement: MILD, notice: 'Your post is up', up: true },
  {
    outcome: 'publish_with_note',
    judgement: CRISIS,
    words: TO_THE_AUTHOR,
    notice: 'Your post is up',
    up: true,
  },
  {
    outcome: 'return',
    judgement: MILD,
    words: TO_THE_AUTHOR,
    guideline: GUIDELINE,
    notice: 'We sent something back to you',
    post: 'We are sending this back to you',
    up: false,
  },
  {
    outcome: 'keep',
    judgement: CRISIS,
    words: TO_THE_AUTHOR,
    notice: 'Between you and us',
    post: 'We did not put them up; nobody but you and the team can read them.',
    up: false,
  },
  {
    outcome: 'decline',
    judgement: MILD,
    words: TO_THE_AUTHOR,
    guideline: GUIDELINE,
    notice: 'We did not put this up',
    post: 'We did not put this up',
    up: false,
  },
];

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, by the keyboard alone, %s', (_, scripts) => {
  const at = (name: string | null, path: string) =>
    journey.arrive(name, path, { javaScriptEnabled: scripts });
  const sees = (person: Person, words: string[], not: string[] = []) => reads(person, words, not, scripts);

  it.each(DECISIONS)('$outcome, from both sides', async (decision) => {
    const { desk } = journey;
    const text = await heldThread(desk, { title: TITLE, body: BODY }, decision.judgement);
    const ana = await at('Ana', `/posts/${text.postId}`);
    await sees(ana, ['Waiting for a person to read it', BODY]);

    const mo = await at(MO, '/reviews');
    await sees(mo, [TITLE]);
    await enter(mo, `a[href="/reviews/${text.id}"]`);
    await sees(mo, ['I take this one', BODY]);
    await enter(mo, 'form[action$="/claim"] button');
    await sees(mo, ['It is yours until'], ['I take this one']);
    await ana.page.reload();
    await sees(ana, ['A person is reading this now'], [MO]);

    await refusedFirst(mo, decision, scripts);
    await fillIn(mo, decision);
    await enter(mo, DECIDE);
    expect(new URL(mo.page.url()).pathname).toBe('/reviews');
    await sees(mo, [], [TITLE]);
    await authorReads(ana, text, decision, scripts);
    await othersRead(await at(null, `/threads/${text.threadId}`), decision, scripts);
    if (decision.outcome === 'return') await changesIt(ana, text, scripts);
    for (const person of [ana, mo]) await person.close();
  });

  it('remove, from both sides', async () => {
    const { desk } = journey;
    const text = await threadUp(desk, { title: TITLE, body: BODY });
    const mo = await at(MO, `/threads/${text.threadId}`);
    await enter(mo, `a[href="/posts/${text.postId}/removal"]`);
    await sees(mo, ['Take this post down', BODY]);
    await enter(mo, 'form[action$="/removal"] button[type=submit]:not([name]):not([tabindex])');
    await sees(mo, ['Please choose the guideline', 'Please write a reason']);
    await keyOn(mo, '#guideline', GUIDELINE[0]!);
    await typeInto(mo, '#reason', TO_THE_AUTHOR);
    await enter(mo, 'form[action$="/removal"] button[type=submit]:not([name]):not([tabindex])');
    expect(await stateOf(desk, text)).toBe('removed');

    const ana = await at('Ana', '/notices');
    const removed = { notice: 'A post of yours was taken down', post: 'Your post was taken down' };
    await authorReads(ana, text, { words: TO_THE_AUTHOR, guideline: GUIDELINE, ...removed }, scripts);
    await othersRead(await at(null, `/threads/${text.threadId}`), { up: false }, scripts);
    for (const person of [ana, mo]) await person.close();
  });
});

// Words are asked for before anything is decided, and the choice is kept.
async function refusedFirst(mo: Person, { outcome, words }: Decision, scripts: boolean): Promise<void> {
  if (!words) return;
  await choose(mo, outcome);
  await enter(mo, DECIDE);
  await reads(mo, ['It is yours until', 'Please write a'], [], scripts);
  expect(await mo.page.locator(`#outcome-${outcome}:checked`).count()).toBe(1);
}

async function fillIn(mo: Person, { outcome, words, guideline }: Decision): Promise<void> {
  await choose(mo, outcome);
  if (guideline) await keyOn(mo, '#guideline', guideline[0]!);
  if (words) await typeInto(mo, '#reason', words);
}

// The first of several is chosen by Space, the others by the arrows.
async function choose(mo: Person, outcome: string): Promise<void> {
  const checked = mo.page.locator('input[name=outcome]:checked');
  if ((await checked.count()) === 0) await keyOn(mo, 'input[name=outcome]', 'Space');
  for (let presses = 0; presses < 8 && (await checked.getAttribute('value')) !== outcome; presses++) {
    const before = await checked.getAttribute('id');
    await keyOn(mo, 'input[name=outcome]', 'ArrowDown');
    await mo.page.locator(`input[name=outcome]:checked:not(#${before})`).waitFor();
  }
  expect(await checked.getAttribute('value')).toBe(outcome);
}

async function authorReads(
  ana: Person,
  { postId }: Text,
  { words, guideline, notice, post }: Pick<Decision, 'words' | 'guideline' | 'notice' | 'post'>,
  scripts: boolean,
): Promise<void> {
  const said = [words, guideline].filter((each) => each !== undefined);
  await ana.page.goto('/notices');
  const newest = ana.page.locator('article.notice').first();
  for (const each of [notice, ...said]) expect(await newest.innerText()).toContain(each);
  await reads(ana, [], [MO, 'crisis', 'unkind', 'screen'], scripts);
  await ana.page.goto(`/posts/${postId}`);
  await reads(ana, post ? [post, BODY, ...said] : [BODY], [MO], scripts);
}

async function othersRead(guest: Person, { up }: Pick<Decision, 'up'>, scripts: boolean): Promise<void> {
  if (scripts) await isOpenToAll(guest);
  expect((await read(guest)).includes(BODY)).toBe(up);
  await guest.close();
}

// The text is still there, and goes up once it is changed and checked.
async function changesIt(ana: Person, text: Text, scripts: boolean): Promise<void> {
  await enter(ana, `a[href="/posts/${text.postId}/edit"]`);
  await reads(ana, ['Change what you wrote'], [], scripts);
  expect(await ana.page.locator('#body').inputValue()).toBe(BODY);
  await keyOn(ana, '#body', 'Control+A');
  await ana.page.keyboard.type(CHANGED);
  await enter(ana, 'form[action$="/revisions"] button');
  expect(await settled(journey.desk, text.postId)).toEqual(['superseded', 'published']);
  await eventually(async () => {
    await ana.page.goto(`/posts/${text.postId}`);
    expect(await read(ana)).toContain(CHANGED);
  });
  const guest = await journey.arrive(null, `/threads/${text.threadId}`, { javaScriptEnabled: scripts });
  await reads(guest, [CHANGED], [BODY], scripts);
  await guest.close();
}
