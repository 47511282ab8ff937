import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, LEA, MO, startDesk } from '../reviews/desk.js';
import { decidedAgainst, FIRST_WORDS } from '../second-looks/looks.js';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter, keyOn, typeInto } from '../support/keyboard.js';

let desk: Desk;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  desk = await startDesk();
  origin = (await desk.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await desk.stop();
});

async function arrive(name: string, path: string, options: object): Promise<Person> {
  const person = await Person.at(browser, origin, { ...options, javaScriptEnabled: false });
  await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const read = ({ page }: Person) => page.locator('main').innerText();

async function decide(
  lea: Person,
  look: number,
  outcome: 'overturned' | 'upheld',
  words: string,
): Promise<void> {
  await enter(lea, `tr:nth-child(${look}) a[href^="/second-looks/"]`);
  // The first of two is chosen by Space, the second by the arrow.
  await keyOn(lea, 'input[name=outcome]', outcome === 'overturned' ? 'Space' : 'ArrowDown');
  await lea.page.locator(`#outcome-${outcome}:checked`).waitFor();
  await keyOn(lea, '#guideline', 'B');
  await typeInto(lea, '#reason', words);
  await enter(lea, 'form[action$="/decision"] button');
}

it('from all sides, with the keyboard alone and without scripts: asked, added to, upheld and overturned', async () => {
  const [removed, kept] = [await decidedAgainst(desk, 'remove'), await decidedAgainst(desk, 'keep')];
  const ana = await arrive('Ana', `/posts/${removed.postId}`, PHONE);
  for (const text of [removed, kept]) {
    await ana.page.goto(`/posts/${text.postId}`);
    await enter(ana, 'a[href$="/second-look"]');
    await typeInto(ana, '#body', 'It was about the rain.');
    await enter(ana, 'form[action$="/second-look"] button');
    expect(await read(ana)).toContain('Someone else will look');
  }
  await typeInto(ana, '#body', 'And about the wind.');
  await enter(ana, 'form[action$="/second-look"] button');

  const mo = await arrive(MO, '/second-looks', DESKTOP);
  expect(await read(mo)).toContain('for someone else');
  await enter(mo, 'a[href^="/second-looks/"]');
  expect(await mo.page.locator('form[action$="/decision"]').count()).toBe(0);

  await desk.sql('alter table second_looks disable trigger second_looks_are_append_only');
  await desk.sql(
    `update second_looks set asked_at = asked_at - interval '1 hour'
     where decision_id in (select id from decisions where revision_id = $1)`,
    [removed.id],
  );
  await desk.sql('alter table second_looks enable trigger second_looks_are_append_only');
  const lea = await arrive(LEA, '/second-looks', DESKTOP);
  await decide(lea, 1, 'overturned', 'Rain is no harm. It is back in its place.');
  await decide(lea, 1, 'upheld', 'I read the wind too, and still see somebody hurt.');
  expect(await read(lea)).toContain('Nobody waits for a second look.');

  await ana.page.goto('/notices');
  await ana.page.getByText('Your post is up after all').waitFor();
  const told = await read(ana);
  for (const words of ['Rain is no harm.', 'I read the wind too']) expect(told).toContain(words);
  for (const name of [MO, LEA]) expect(told).not.toContain(name);
  await enter(ana, `article:has(h2:text-is("Your post is up after all")) a[href="/posts/${removed.postId}"]`);
  expect(await read(ana)).toContain(removed.body);
  await ana.page.goto(`/posts/${kept.postId}`);
  expect(await read(ana)).toContain(FIRST_WORDS);
  await enter(ana, 'a[href$="/second-look"]');
  expect(await read(ana)).toContain('Someone else has looked');

  await mo.page.goto('/notices');
  expect(await read(mo)).toContain('A second look at a decision of yours');
  expect(await read(mo)).not.toContain(LEA);
  for (const person of [ana, mo, lea]) await person.close();
});
