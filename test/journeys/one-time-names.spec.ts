import { describe, expect, it } from 'vitest';
import { isOpenToAll, reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const forum = useDesk({ worker: true });

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone of 320 px, %s', (_, scripts) => {
  it('somebody opens a thread under a one-time name, answers in it, and finds the name again', async () => {
    const options = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };
    const title = scripts ? 'What nobody knows' : 'What nobody else knows';
    const name = scripts ? 'Hidden Hazel' : 'Hidden Alder';
    const ana = await forum.arrive('Ana', '/boards/anxiety/threads/new', options);
    await ana.page.locator('[name=title]').fill(title);
    await ana.page.locator('textarea[name=body]').fill('The kettle is on.');
    const offered = await ana.page.getByLabel('The one-time name', { exact: true }).inputValue();
    await ana.page.getByRole('button', { name: 'Show me another name' }).click();
    const field = ana.page.getByLabel('The one-time name', { exact: true });
    expect(await field.inputValue()).not.toBe(offered);
    expect(await ana.page.locator('[name=title]').inputValue()).toBe(title);
    expect(await ana.page.getByLabel('A one-time name, for this thread alone').isChecked()).toBe(true);
    if (scripts) await isOpenToAll(ana);
    expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/name-${scripts}.png`, fullPage: true });
    await field.fill(name);
    await ana.page.locator('[name=title]').press('Enter');
    await ana.page.waitForURL('**/threads/*');
    const thread = new URL(ana.page.url()).pathname;
    await reads(ana, [title, name, `You are ${name} here.`], ['A one-time name, for this thread'], scripts);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/worn-${scripts}.png`, fullPage: true });

    const ben = await forum.arrive('Ben', thread, options);
    await reads(ben, [title, name], ['Ana']);

    await ana.page.goto('/names');
    await reads(ana, [name, title], [], scripts);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/names-${scripts}.png`, fullPage: true });
    await ana.page.getByRole('link', { name: 'What a one-time name hides' }).click();
    await ana.page.waitForURL('**/names/about');
    await reads(ana, ['What it does not hide'], [], scripts);
    for (const person of [ana, ben]) await person.close();
  });
});
