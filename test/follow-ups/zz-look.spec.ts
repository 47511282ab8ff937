import { expect, it } from 'vitest';
import { DESKTOP, openBrowser, Person, PHONE } from '../support/browser.js';
import { PASSWORD } from '../support/forum.js';
import { heldReply, replyUp, threadUp } from '../reviews/desk.js';
import { letRest, say, startPlace } from '../postvention/resting.js';
import { crisisAgo, pass } from './crisis.js';

it('looks', async () => {
  const place = await startPlace();
  const text = await crisisAgo(place, 26);
  await crisisAgo(place, 80, { author: 'Ben', title: 'Older' });
  const up = await threadUp(place, { title: 'Rain again' });
  await replyUp(place, up, 'With you');
  await pass(place, await heldReply(place, up, 'I cannot', { about: 'someone_else' }), 26);
  const una = await place.person('Una Tide'); void una;
  const rested = await threadUp(place, { title: 'Rests' }, 'Una Tide');
  await replyUp(place, rested, 'With you', 'Ben');
  await letRest(place, rested);
  const asked = await threadUp(place, { title: 'Asked' }, 'Ben');
  await say(place.lou, asked);
  const origin = (await place.app.getUrl()).replace('127.0.0.1', 'localhost');
  const browser = await openBrowser();
  const wrong: string[] = [];
  for (const [name, options] of [
    ['phone-light', { ...PHONE, colorScheme: 'light' as const }],
    ['desktop-dark', { ...DESKTOP, colorScheme: 'dark' as const }],
    ['desktop-light', { ...DESKTOP, colorScheme: 'light' as const }],
  ] as const) {
    for (const [who, paths] of Object.entries({
      Ana: ['/', '/notices'],
      'Mo Winter': ['/reviews', '/follow-ups', `/follow-ups/${text.first}`, '/postvention'],
      'Sky River': ['/postvention', `/posts/${rested.postId}/postvention`, `/posts/${asked.postId}/postvention`, `/posts/${up.postId}/postvention`],
    })) {
      const person = await Person.at(browser, origin, options);
      await person.signIn(who, PASSWORD);
      for (const [i, path] of paths.entries()) {
        await person.page.goto(path);
        wrong.push(...(await person.violations()).map((v) => `${name} ${path} ${v}`));
        if (await person.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)) wrong.push(`wide ${name} ${path}`);
        await person.page.screenshot({ path: `/tmp/hs-fu-shots/${name}-${who.split(' ')[0]}-${i}.png`, fullPage: true });
      }
      await person.close();
    }
    const guest = await Person.at(browser, origin, options);
    await guest.signIn('Una Tide', PASSWORD);
    wrong.push(...(await guest.violations()).map((v) => `${name} resting ${v}`));
    await guest.page.screenshot({ path: `/tmp/hs-fu-shots/${name}-resting.png`, fullPage: true });
    await guest.close();
  }
  await browser.close();
  await place.stop();
  expect(wrong).toEqual([]);
}, 200_000);
