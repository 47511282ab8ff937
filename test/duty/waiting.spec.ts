import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Duty } from '../../src/duty/duty.js';
import { claim, heldThread } from '../reviews/desk.js';
import { addShift, type DutyDesk, hoursFromNow, setUp, startDutyDesk } from './people.js';

let desk: DutyDesk;
beforeAll(async () => (desk = await startDutyDesk()));
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('truncate shifts');
  await setUp(desk.lou, { mode: 'no_rota' });
});

const NO_HOURS =
  'Someone from the team will read it. We have no fixed hours, so we cannot say how long that takes, and at night it can take longer.';

async function waitingPage(board?: string) {
  const { postId } = await heldThread(desk, board ? { board } : {});
  return desk.ana.open(`/posts/${postId}`);
}

describe('an author whose words wait', () => {
  it('is told that there are no fixed hours where there are none, whatever stands in the week', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', from: '00:00', to: '00:00' });
    const { text } = await waitingPage();
    expect(text).toContain(NO_HOURS);
    expect(text).not.toContain('on duty');
  });

  it('is told the same where the rota is empty', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    expect((await waitingPage()).text).toContain(NO_HOURS);
  });

  it('is told until when somebody is on duty, in the time of the place with its name', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    const { from, to } = hoursFromNow(-1, 3);
    await addShift(desk.lou, { who: 'Mo Winter', from, to });
    const { text, html, page } = await waitingPage();
    expect(text).toMatch(
      new RegExp(
        `Someone from the team is on duty now, until \\w+day at ${to} \\(UTC time\\), and will read it\\.`,
      ),
    );
    const time = page.querySelector('time[data-own-time]')?.getAttribute('datetime') ?? '';
    expect(new Date(time).toISOString().slice(11, 16)).toBe(to);
    expect(html).not.toContain('Mo Winter');
    expect(text).toContain(
      `People read here: Every day, ${from} to ${to === '00:00' ? 'midnight' : to} (UTC time).`,
    );
  });

  it('is told that somebody always is', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    await addShift(desk.lou, { who: 'Mo Winter', from: '00:00', to: '00:00' });
    const { text } = await waitingPage();
    expect(text).toContain('Someone from the team is on duty now, and will read it.');
    expect(text).toContain('People read here: at every hour.');
  });

  it('is told that nobody is, and when the next person is, also how far off that is', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    const { from, to } = hoursFromNow(8);
    await addShift(desk.lou, { who: 'Mo Winter', from, to });
    const { text, page } = await waitingPage();
    expect(text).toMatch(
      new RegExp(
        `Nobody from the team is on duty right now. The next person is on duty in [78] hours: \\w+day at ${from} \\(UTC time\\). It may be that nobody reads it before then.`,
      ),
    );
    const time = new Date(page.querySelector('time[data-own-time]')?.getAttribute('datetime') ?? '');
    const away = (time.getTime() - Date.now()) / 3_600_000;
    expect(away).toBeGreaterThan(6.9);
    expect(away).toBeLessThanOrEqual(8);
  });

  it('is told the hours of the own board', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    const { from, to } = hoursFromNow(-1, 3);
    await addShift(desk.lou, { who: 'Mo Winter', from, to, board: 'family' });
    await addShift(desk.lou, { who: 'Mo Winter', ...hoursFromNow(-2, 1), day: 'weekend', board: 'family' });
    const { text } = await waitingPage('family');
    expect(text).toContain('is on duty now');
    expect(text).toContain('People read here at these hours.');
    expect((await waitingPage('anxiety')).text).toContain(NO_HOURS);
  });

  it('is told above all that a person is reading', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    const { from, to } = hoursFromNow(8);
    await addShift(desk.lou, { who: 'Mo Winter', from, to });
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    const page = await desk.ana.open(`/posts/${text.postId}`);
    expect(page.text).toContain('Someone from the team is reading it at this moment.');
    expect(page.text).not.toContain('on duty');
  });
});

describe('at a given moment', () => {
  const at = async (now: string) =>
    desk.app.get(Duty, { strict: false }).forBoard('depression', new Date(now));

  it('the words follow the clocks of the place', async () => {
    await setUp(desk.lou, { mode: 'rota', zone: 'Europe/Berlin' });
    await addShift(desk.lou, { who: 'Mo Winter', from: '07:00', to: '22:00' });
    expect((await at('2026-03-28T22:30:00Z')).next).toEqual({
      datetime: '2026-03-29T05:00Z',
      words: 'Sunday at 07:00 (Europe/Berlin time)',
      away: 'in 7 hours',
    });
    expect((await at('2026-10-24T21:30:00Z')).next).toEqual({
      datetime: '2026-10-25T06:00Z',
      words: 'Sunday at 07:00 (Europe/Berlin time)',
      away: 'in 9 hours',
    });
    expect(await at('2026-11-23T12:00:00Z')).toMatchObject({
      on: true,
      until: { words: 'Monday at 22:00 (Europe/Berlin time)' },
    });
    expect((await at('2026-11-23T05:58:00Z')).next?.away).toBe('in 2 minutes');
  });

  it('days are counted where it is long', async () => {
    await setUp(desk.lou, { mode: 'rota', zone: 'America/New_York' });
    await addShift(desk.lou, { who: 'Mo Winter', day: '1', from: '07:00', to: '08:00' });
    expect((await at('2026-11-24T12:00:00Z')).next).toEqual({
      datetime: '2026-11-30T12:00Z',
      words: 'Monday at 07:00 (America/New York time)',
      away: 'in 6 days',
    });
  });
});

describe('the page about this place', () => {
  const about = async () => (await desk.guest().open('/about')).text;

  it('says that there are no fixed hours', async () => {
    expect(await about()).toContain('When people read We have no fixed hours.');
  });

  it('says the hours, once where all boards have the same', async () => {
    await setUp(desk.lou, { mode: 'rota', zone: 'Europe/Berlin' });
    await addShift(desk.lou, { who: 'Mo Winter', from: '08:00', to: '22:00' });
    const text = await about();
    expect(text).toContain('in the time of this place (Europe/Berlin). Every day: 08:00 to 22:00');
    expect(text).not.toContain('Mo Winter');
  });

  it('says them by board where they differ, and where there are none', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    await addShift(desk.lou, { who: 'Mo Winter', day: 'weekend', board: 'family' });
    const text = await about();
    expect(text).toContain('Depression, Anxiety, Bipolar, Addiction There are no fixed hours.');
    expect(text).toContain('Family and friends Saturday and Sunday: 08:00 to 22:00');
  });

  it('stands while PostgreSQL cannot tell', async () => {
    await desk.sql('alter table duty_settings rename to gone');
    try {
      expect(await about()).toContain('We have no fixed hours.');
    } finally {
      await desk.sql('alter table gone rename to duty_settings');
    }
  });
});
