import { describe, expect, it } from 'vitest';
import { PHONE } from '../support/browser.js';
import { replyUp, threadUp } from '../reviews/desk.js';
import { isOpenToAll, useDesk } from './journey.js';

const NARROW = { ...PHONE, viewport: { width: 320, height: 700 } };

const journey = useDesk();

describe.each([
  ['with scripts', true, 'harmonium'],
  ['without scripts', false, 'dulcimer'],
])('%s, on a narrow phone', (_, javaScriptEnabled, word) => {
  it('words are looked for, found, read, gone back to and narrowed; the address has none of them', async () => {
    const thread = await threadUp(journey.desk, {
      title: 'A quiet evening',
      body: `I played the ${word} again.`,
    });
    await replyUp(journey.desk, thread, `The ${word} sounds lovely. Thank you.`);
    const ana = await journey.arrive(null, '/search', { ...NARROW, javaScriptEnabled });
    await ana.page.getByLabel('What are you looking for?').fill(word);
    await ana.submit(/^Search$/, '#words');
    await ana.page.getByRole('heading', { name: 'What we found' }).waitFor();
    expect(await ana.page.locator('ul.found > li').count()).toBe(2);
    expect(await ana.page.locator('ul.found mark').first().textContent()).toBe(word);
    expect(ana.page.url()).not.toContain(word);
    if (javaScriptEnabled) await isOpenToAll(ana);

    await ana.page.locator('ul.found a').first().click();
    await ana.page.getByRole('heading', { name: 'A quiet evening' }).waitFor();
    await ana.page.goBack();
    expect(await ana.page.locator('ul.found > li').count()).toBe(2);

    await ana.page.getByText('Where to look, and what comes first').click();
    await ana.page.getByLabel('What', { exact: true }).selectOption('Answers');
    await ana.submit(/^Search$/, '#words');
    await ana.page.getByText('An answer in:').waitFor();
    expect(await ana.page.locator('ul.found > li').count()).toBe(1);
    await ana.close();
  });
});
