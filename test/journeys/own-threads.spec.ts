import { describe, expect, it } from 'vitest';
import { isOpenToAll, reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const forum = useDesk({ worker: true });

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, %s', (_, scripts) => {
  it('somebody opens a thread for members, says how to answer, and leaves it silently', async () => {
    const title = scripts ? 'A thread among us' : 'Another among us';
    const ana = await forum.arrive('Ana', '/boards/anxiety/threads/new', { javaScriptEnabled: scripts });
    await ana.page.locator('[name=title]').fill(title);
    await ana.page.locator('textarea[name=body]').fill('The kettle is on.');
    await ana.page.getByLabel('Just listen. I want no advice').check();
    await ana.page.getByLabel('Only members. Guests do not see it').check();
    if (scripts) await isOpenToAll(ana);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/new-${scripts}.png`, fullPage: true });
    await ana.page.getByRole('button', { name: 'Send', exact: true }).click();
    await ana.page.waitForURL('**/threads/*');
    const thread = new URL(ana.page.url()).pathname;
    await reads(ana, [title, 'Only members can read this.', 'Just listen'], [], scripts);

    const guest = await forum.arrive(null, '/boards/anxiety', { javaScriptEnabled: scripts });
    await reads(guest, [], [title]);
    await guest.page.goto(thread);
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');

    const ben = await forum.arrive('Ben', thread, { javaScriptEnabled: scripts });
    await reads(ben, ['Please give no advice.'], ['Hear nothing of it'], scripts);
    if (SHOTS) await ben.page.screenshot({ path: `${SHOTS}/thread-${scripts}.png`, fullPage: true });

    await ana.page.getByRole('link', { name: /How to answer, and who may read it/ }).click();
    await ana.page.waitForURL('**/choices');
    if (scripts) await isOpenToAll(ana);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/choices-${scripts}.png`, fullPage: true });
    await ana.page.getByLabel('Tell me your experience').check();
    await ana.page.getByRole('button', { name: 'Save', exact: true }).click();
    await ana.page.waitForURL(`**${thread}`);
    await reads(ana, ['Just listen · Your experience']);

    await ana.page.getByRole('button', { name: 'Hear nothing of it' }).click();
    await reads(ana, ['You left this thread, and hear nothing of it.'], ['Hear nothing of it'], scripts);
    if (SHOTS) await ana.page.screenshot({ path: `${SHOTS}/left-${scripts}.png`, fullPage: true });
    await ana.page.goto('/notices/left');
    await reads(ana, [title], [], scripts);
    await ana.page.getByRole('button', { name: /Take notices again/ }).click();
    await ana.page.waitForURL('**/notices');
    await reads(ana, ['You can leave this thread.']);
    for (const person of [ana, ben, guest]) await person.close();
  });
});
