import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, heldReply, press, startDesk } from '../reviews/desk.js';
import { tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { crisisAgo, pass } from './crisis.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from notices');
  await desk.sql('delete from threads');
  await desk.sql('delete from follow_ups');
});

const greeting = async (who: Visitor) => {
  const { page } = await who.open('/');
  return page.querySelector('section[aria-labelledby=greeting-title]');
};
const visitEnds = () => desk.sql(`update follow_ups set greeted_at = greeted_at - interval '61 minutes'`);

describe('the welcome back on the home page', () => {
  it('is there for who comes back after a crisis, with the lines, and says nothing of it', async () => {
    await crisisAgo(desk, 26, { title: 'A hard night' });
    const section = await greeting(desk.ana);
    expect(section?.text).toContain('Welcome back');
    expect(section?.querySelectorAll('a[href^="/crisis-lines"]').length).toBeGreaterThan(0);
    expect(section?.text).not.toMatch(/suicid|crisis\b|hard night|wrote/i);
  });

  it('is there for nobody else, the team and guests among them', async () => {
    await crisisAgo(desk, 26);
    for (const who of [desk.ben, desk.mo, desk.guest()]) expect(await greeting(who)).toBeNull();
    expect(await greeting(desk.ana)).not.toBeNull();
  });

  it.each([19, 0])('is not there after %i hours', async (hours) => {
    await crisisAgo(desk, hours);
    expect(await greeting(desk.ana)).toBeNull();
  });

  it('stays for that visit, and is not there at the next', async () => {
    await crisisAgo(desk, 26);
    expect(await greeting(desk.ana)).not.toBeNull();
    expect(await greeting(desk.ana)).not.toBeNull();
    await visitEnds();
    expect(await greeting(desk.ana)).toBeNull();
  });

  it('is not used up by a browser that only looks ahead', async () => {
    await crisisAgo(desk, 26);
    await desk.ana.get('/', { 'sec-purpose': 'prefetch;prerender' });
    expect(await desk.sql('select from follow_ups where greeted_at is not null')).toEqual([]);
  });

  it('can be put away, for good', async () => {
    await crisisAgo(desk, 26);
    const answer = await desk.ana.send('/', {}, '/welcome-back/dismissal');
    expect([answer.status, answer.location]).toEqual([303, '/']);
    expect(await greeting(desk.ana)).toBeNull();
  });

  it('is put away by its reader alone, with the form of the page', async () => {
    await crisisAgo(desk, 26);
    expect((await desk.ana.post('/welcome-back/dismissal', {})).status).toBe(403);
    expect((await press(desk.ben, '/welcome-back/dismissal')).status).toBe(303);
    const guest = desk.guest();
    expect((await guest.post('/welcome-back/dismissal', { _csrf: await tokenOf(guest) })).status).toBe(403);
    expect(await greeting(desk.ana)).not.toBeNull();
  });

  it('is there once more after another crisis', async () => {
    const text = await crisisAgo(desk, 50);
    await desk.ana.send('/', {}, '/welcome-back/dismissal');
    const again = await heldReply(desk, text, 'And again.');
    expect(await greeting(desk.ana)).toBeNull();
    await pass(desk, again, 21);
    expect(await greeting(desk.ana)).not.toBeNull();
  });

  it('is not there when the team has looked after all of it', async () => {
    const { first } = await crisisAgo(desk, 26);
    await desk.mo.send(`/follow-ups/${first}`, { outcome: 'not_a_crisis', note: '' });
    expect(await greeting(desk.ana)).toBeNull();
  });

  it('is there for who took the words back', async () => {
    const text = await crisisAgo(desk, 26);
    await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.id]);
    expect(await greeting(desk.ana)).not.toBeNull();
  });
});
