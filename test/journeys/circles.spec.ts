import { describe, expect, it } from 'vitest';
import { beginning, earlier } from '../circles/people.js';
import type { Person } from '../support/browser.js';
import { settled } from '../support/people.js';
import { isOpenToAll, reads, useDesk } from './journey.js';

const SHOTS = process.env.SHOTS;
const journey = useDesk({ worker: true });

async function press({ page }: Person, name: string | RegExp): Promise<void> {
  const arrived = page.waitForEvent('load');
  await page.getByRole('button', { name }).click();
  await arrived;
}

describe.each([true, false])('on a phone, scripts: %s', (scripts) => {
  const phone = { javaScriptEnabled: scripts, viewport: { width: 320, height: 640 } };

  async function shot({ page }: Person, name: string): Promise<void> {
    if (SHOTS)
      await page.screenshot({ path: `${SHOTS}/${name}-${scripts ? 'js' : 'plain'}.png`, fullPage: true });
  }

  async function fits({ page }: Person): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
  }

  it('a facilitator opens a circle, a member goes through its four parts, and it is handed over', async () => {
    const { desk } = journey;
    await desk.person('Fay', 'facilitator');
    await desk.person('Finn', 'facilitator');
    const fay = await journey.arrive('Fay', '/facilitating', phone);
    if (scripts) await isOpenToAll(fay);
    await shot(fay, 'facilitating');
    await fay.page.getByRole('link', { name: 'Anxiety', exact: true }).click();
    await fay.page.getByLabel('Begin with a topic').selectOption('Saying no');
    await press(fay, 'Use this topic');
    const { title, day, hour, zone } = beginning(1);
    await fay.page.getByLabel('Title').fill(title!);
    await fay.page.getByLabel('Your own words').fill('Shall we talk about it?');
    await fay.page.getByLabel('Day', { exact: true }).fill(day!);
    await fay.page.getByLabel('Hour').selectOption(hour!);
    await fay.page.getByLabel('By the clock of').selectOption(zone!);
    if (scripts) await isOpenToAll(fay);
    await fits(fay);
    await shot(fay, 'new');
    await press(fay, 'Open the circle');
    const [row] = await desk.sql<{ id: string; post: string }>(
      `select p.thread_id as id, p.id as post from posts p join revisions r on r.post_id = p.id where r.title = $1`,
      [title],
    );
    await settled(desk, row!.post);

    await fay.page.goto(`/threads/${row!.id}`);
    await fay.page.getByRole('link', { name: 'Change the times of the parts to come' }).click();
    await reads(fay, ['This circle has not begun.'], [], scripts);
    if (scripts) await isOpenToAll(fay);
    await fits(fay);
    await shot(fay, 'times');
    await fay.page.getByLabel('Sharing', { exact: true }).selectOption('24 hours');
    await press(fay, 'Change the times');

    const ana = await journey.arrive('Ana', '/boards/anxiety', phone);
    await reads(ana, ['Circles', title!], [], scripts);
    await shot(ana, 'board');
    await ana.page.getByRole('link', { name: title, exact: true }).first().click();
    await reads(
      ana,
      ['This circle has not begun', 'Its times were changed', 'Fay leads it. Facilitator.'],
      [],
      scripts,
    );
    for (const [hours, phase, words, asks] of [
      [2, 'Check-in', 'Only one.', 'Where are you today, and how is it there?'],
      [12, 'Discussion', 'It takes two.', 'To whom is it hard to say no?'],
      [24, 'Sharing', 'All three.', 'When did a no go well?'],
      [24, 'Closing', 'The four of us.', 'Is there a no, or a yes, that you want to say this week?'],
    ] as const) {
      await earlier(desk, row!.id, hours);
      await ana.page.goto(`/threads/${row!.id}`);
      await reads(ana, [`This circle is at: ${phase}`], [], scripts);
      await fits(ana);
      await shot(ana, phase);
      await ana.page.getByLabel(asks).fill(words);
      await press(ana, 'Send');
      await ana.page.goto(`/threads/${row!.id}`);
      const own = ana.page.getByRole('article').filter({ hasText: words });
      await expect.poll(async () => (await ana.page.reload(), own.count())).toBe(1);
      expect(await own.innerText()).toContain(phase);
    }
    await press(ana, 'Do not tell me');
    await reads(ana, ['You hear nothing when the next part begins.'], [], scripts);
    await earlier(desk, row!.id, 13);
    await ana.page.goto('/circles');
    await reads(ana, ['Over, and still there to read', title!], [], scripts);
    await shot(ana, 'calendar');

    await fay.page.goto(`/threads/${row!.id}/hand-over`);
    await reads(fay, ['Hand this circle over'], [], scripts);
    await fay.page.getByLabel('To whom?').fill('Finn');
    await press(fay, 'Ask');
    const finn = await journey.arrive('Finn', '/notices', phone);
    await finn.page.getByRole('link', { name: 'See the circle' }).first().click();
    await press(finn, /^Take it on/);
    await reads(finn, ['This circle is over', 'Finn leads it.'], [], scripts);
    await press(finn, 'Close it: no more answers');
    await ana.page.goto(`/threads/${row!.id}`);
    await reads(ana, ['This thread is closed'], ['Close it'], scripts);
    for (const person of [fay, ana, finn]) await person.close();
  });
});
