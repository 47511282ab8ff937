import { describe, expect, it } from 'vitest';
import { gather } from '../phrases/people.js';
import { replyUp, threadUp } from '../reviews/desk.js';
import { DESKTOP, type Person } from '../support/browser.js';
import { isOpenToAll, reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const forum = useDesk({ worker: true });

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('on a phone, %s', (_, scripts) => {
  const look = { javaScriptEnabled: scripts };

  async function shot({ page }: Person, name: string): Promise<void> {
    if (SHOTS)
      await page.screenshot({ path: `${SHOTS}/${name}-${scripts ? 'js' : 'plain'}.png`, fullPage: true });
  }

  it('somebody says something kind with one tap, an answer helps, and lasts as a tip', async () => {
    const { desk } = forum;
    const title = scripts ? 'Grey mornings' : 'Long mornings';
    const words = scripts
      ? 'I open the curtains before anything else.'
      : 'I put the kettle on before anything else.';
    const finn = scripts ? 'Finn' : 'Fiona';
    await desk.person(finn, 'facilitator');
    const thread = await threadUp(desk, { title, body: 'I cannot get up.', board: 'anxiety' });
    await replyUp(desk, thread, words);
    const path = `/threads/${thread.threadId}`;

    const mo = await forum.arrive('Mo Winter', path, look);
    const opening = mo.page.getByRole('article', { name: /^Ana/ });
    await opening.getByText('Say something kind').click();
    await shot(mo, 'phrases');
    await opening.getByRole('button', { name: 'I hear you' }).click();
    await mo.page.waitForURL(`**${path}*`);
    await reads(mo, ['You said: “I hear you”.'], [], scripts);
    await shot(mo, 'said');

    const ana = await forum.arrive('Ana', path, look);
    await reads(ana, [], ['I hear you', 'You said']);
    await ana.page.getByRole('button', { name: /^This helped/ }).click();
    await ana.page.waitForURL(`**${path}*`);
    await reads(ana, ['The one who asked says: this helped.'], [], scripts);
    await shot(ana, 'helped');

    await gather(desk);
    await ana.page.goto('/notices');
    await reads(
      ana,
      [`Somebody answered your words in “${title}” with “I hear you”.`],
      ['Mo Winter'],
      scripts,
    );
    await shot(ana, 'notice');

    const facilitator = await forum.arrive(finn, '/tips', look);
    await facilitator.page
      .getByLabel(/What it is about/)
      .first()
      .selectOption('mornings');
    if (scripts) await isOpenToAll(facilitator);
    await shot(facilitator, 'tips');
    await facilitator.page.getByRole('button', { name: /Ask its writer/ }).click();
    await reads(facilitator, ['Its writer was asked.'], [], scripts);

    const ben = await forum.arrive('Ben', '/notices', look);
    await reads(ben, ['The one who asked says that your answer'], [], scripts);
    await ben.page
      .getByRole('link', { name: /Say yes or no/ })
      .first()
      .click();
    await ben.page.getByLabel('Yes, but without my name').check();
    if (scripts) await isOpenToAll(ben);
    await shot(ben, 'asked');
    await ben.page.getByRole('button', { name: 'Save' }).click();
    await reads(ben, ['It stands there now, without your name.'], [], scripts);

    const guest = await forum.arrive(null, '/boards/anxiety', { ...DESKTOP, ...look, colorScheme: 'dark' });
    await guest.page.getByRole('link', { name: 'Tips that helped others' }).click();
    await reads(guest, [words, 'Somebody here'], ['Ben'], scripts);
    await guest.page.getByLabel('About', { exact: true }).selectOption('mornings');
    await guest.page.getByRole('button', { name: 'Show', exact: true }).click();
    await reads(guest, [words], [], scripts);
    await shot(guest, 'library');
    expect(guest.page.url()).toContain('topic=mornings');
    for (const person of [mo, ana, ben, facilitator, guest]) await person.close();
  });
});
