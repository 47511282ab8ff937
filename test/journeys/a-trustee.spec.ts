import { expect, it } from 'vitest';
import { LEA, MO } from '../reviews/desk.js';
import { askedAgo, decidedAgainst, lookAt } from '../second-looks/looks.js';
import { DESKTOP } from '../support/browser.js';
import { enter, keyOn, typeInto } from '../support/keyboard.js';
import { isOpenToAll, reads, useDesk } from './journey.js';

const journey = useDesk();
const BY_KEYS = { javaScriptEnabled: false };

it('from both sides, with the keyboard alone and without scripts: waited a day, and looked at from outside', async () => {
  const { desk } = journey;
  await desk.person('Tove', 'trustee');
  const text = await decidedAgainst(desk, 'keep');
  const ana = await journey.arrive('Ana', `/posts/${text.postId}`, BY_KEYS);
  await enter(ana, 'a[href$="/second-look"]');
  await typeInto(ana, '#body', 'It was about the rain.');
  await enter(ana, 'form[action$="/second-look"] button');
  await reads(ana, ['someone from outside the team can look too'], ['Tove', MO]);

  const tove = await journey.arrive('Tove', '/', { ...BY_KEYS, colorScheme: 'dark' });
  await enter(tove, 'header a[href="/second-looks"]');
  await reads(tove, ['Nobody waits for a second look.']);
  const look = await lookAt(desk, text);
  await askedAgo(desk, look, 25);
  await tove.page.goto('/second-looks');
  await enter(tove, `a[href="/second-looks/${look}"]`);
  await reads(tove, ['so it has come to you too', 'It was about the rain.'], [MO, LEA]);
  await keyOn(tove, 'input[name=outcome]', 'Space');
  await tove.page.locator('#outcome-overturned:checked').waitFor();
  await typeInto(tove, '#reason', 'Rain is no harm.');
  await enter(tove, 'form[action$="/decision"] button');
  await reads(tove, ['Nobody waits for a second look.']);

  await ana.page.goto('/notices');
  await reads(ana, ['Someone from outside the team looked again', 'Rain is no harm.'], ['Tove', MO]);
  const mo = await journey.arrive(MO, '/notices', { ...BY_KEYS, ...DESKTOP });
  await reads(mo, ['A trustee, from outside the team, looked again'], ['Tove']);
  for (const person of [ana, tove, mo]) await person.close();
});

it('the trustee’s pages have no barriers, on a phone and at a desk, in light and dark', async () => {
  const { desk } = journey;
  await desk.person('Tove', 'trustee');
  const text = await decidedAgainst(desk, 'keep');
  await desk.ana.send(`/posts/${text.postId}/second-look`, { body: '' });
  const look = await lookAt(desk, text);
  await askedAgo(desk, look, 25);
  for (const options of [{ colorScheme: 'dark' as const }, DESKTOP]) {
    const tove = await journey.arrive('Tove', '/second-looks', options);
    for (const [path, words] of [
      ['/second-looks', 'from outside the daily team'],
      [`/second-looks/${look}`, 'so it has come to you too'],
    ] as const) {
      await tove.page.goto(path);
      await isOpenToAll(tove);
      const wide = await tove.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      expect(wide).toBe(false);
      await reads(tove, [words]);
    }
    await tove.close();
  }
});
