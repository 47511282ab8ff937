import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addContact } from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import { type Desk, heldThread, LEA, MO, startDesk } from '../reviews/desk.js';
import { openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { enter, keyOn, tabTo, typeInto } from '../support/keyboard.js';

let desk: Desk;
let browser: Browser;
let origin: string;
let phone: Receiver;

beforeAll(async () => {
  desk = await startDesk(true, { webhooksAnywhere: true });
  phone = await Receiver.start();
  await addContact(await desk.person('Lou Autumn', 'lead'), 'Night phone', phone);
  origin = (await desk.app.getUrl()).replace('127.0.0.1', 'localhost');
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await phone.stop();
  await desk.stop();
});

async function arrive(name: string, path: string, options: object): Promise<Person> {
  const person = await Person.at(browser, origin, { ...PHONE, ...options });
  await person.signIn(name, PASSWORD);
  await person.page.goto(path);
  return person;
}

const read = ({ page }: Person) => page.locator('main').innerText();

describe.each([
  ['with scripts', { javaScriptEnabled: true }],
  ['without scripts', { javaScriptEnabled: false }],
])('an escalation on a phone, by the keyboard alone, %s', (_, options) => {
  it('calls others, is seen, worked through, and decided; its author is written to and answered', async () => {
    const text = await heldThread(desk, { title: 'On the bridge', body: 'Nobody would miss me here.' });
    const before = phone.rings.length;
    const mo = await arrive(MO, `/reviews/${text.id}`, options);
    await enter(mo, 'form[action$="/claim"] button');
    await keyOn(mo, '#escalate > summary', 'Enter');
    await keyOn(mo, '#why', 'T');
    await typeInto(mo, '#note', 'They name a bridge.');
    await enter(mo, 'form[action$="/escalation"] button');
    expect(await read(mo)).toContain('nobody has acknowledged it yet');
    await phone.rung(before + 1);
    if (options.javaScriptEnabled) expect(await mo.violations()).toEqual([]);

    await keyOn(mo, '#steps li input', 'Space');
    await enter(mo, '#steps form button:not([name=undo])');
    expect(await mo.page.locator('#steps li').first().innerText()).toContain(`${MO}, `);

    const lea = await arrive(LEA, '/reviews', options);
    expect(await lea.page.locator('table.queue tbody tr').first().innerText()).toContain(
      'Escalated, not seen by others yet',
    );
    await enter(lea, `a[href="/reviews/${text.id}"]`);
    expect(await read(lea)).toContain('They name a bridge.');
    await enter(lea, 'form[action$="/acknowledgement"] button');
    expect(await read(lea)).toContain(`${LEA} has seen it`);
    await enter(lea, '#steps button[name=undo]');
    expect(await lea.page.locator('#steps button[name=undo]').count()).toBe(0);

    await mo.page.goto(`/reviews/${text.id}`);
    expect(await read(mo)).toContain(`${LEA} has seen it`);
    await typeInto(mo, '#message', 'Thank you for telling us. Are you safe?');
    await enter(mo, 'form[action$="/message"] button:not([name])');
    await keyOn(mo, 'input[name=outcome]', 'Space');
    await tabTo(mo, 'input[name=outcome]');
    while ((await mo.page.locator('#outcome-keep:checked').count()) === 0)
      await mo.page.keyboard.press('ArrowDown');
    await typeInto(mo, '#reason', 'We are glad that you wrote.');
    await enter(mo, 'form[action$="/decision"] button:has-text("Decide")');
    await mo.page.waitForURL('**/reviews');

    const ana = await arrive('Ana', '/notices', options);
    const told = await read(ana);
    for (const words of ['A message from the team', 'Are you safe?', 'We are glad that you wrote.'])
      expect(told).toContain(words);
    for (const name of [MO, LEA, 'bridge.', 'scalat']) expect(told).not.toContain(name);
    for (const person of [mo, lea, ana]) await person.close();
  });
});
