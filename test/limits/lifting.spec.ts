import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../support/visitor.js';
import {
  BAN,
  COOL_OFF,
  everyLimit,
  later,
  limited,
  limitsOf,
  NOTICE,
  noticesOf,
  onlyStaff,
  type Place,
  press,
  recorded,
  startPlace,
  SUSPENSION,
} from './pauses.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const lift = (staff: Visitor, id: string) => staff.send('/limits', {}, `/limits/${id}/lift`);
const confirm = (staff: Visitor, id: string) => staff.send('/limits', {}, `/limits/${id}/confirm`);
const offered = async (staff: Visitor, id: string, what: string) =>
  (await staff.get('/limits')).page.querySelector(`form[action="/limits/${id}/${what}"]`) !== null;
const mayPost = async (who: Visitor) =>
  (await who.get('/boards/anxiety/threads/new')).page.querySelector('main textarea') !== null;

/** Presses what the page does not offer, and sees that nothing changed. */
async function refused(staff: Visitor, path: string): Promise<number> {
  const before = await everyLimit(place);
  const { status } = await press(staff, path);
  expect(await everyLimit(place)).toEqual(before);
  return status;
}

describe('lifting', () => {
  it.each([
    ['their own, by the moderator who set it', 'Aida', COOL_OFF, () => place.moe, () => place.moe, 'Moe'],
    ['a moderator’s, by a lead', 'Alma', COOL_OFF, () => place.moe, () => place.lea, 'Lea'],
    ['a lead’s, by another lead', 'Amy', SUSPENSION, () => place.lea, () => place.lou, 'Lou'],
    ['an unconfirmed ban, by who set it', 'Ann', BAN, () => place.lea, () => place.lea, 'Lea'],
    ['a notice', 'Asta', NOTICE, () => place.moe, () => place.moe, 'Moe'],
  ])('%s', async (_, name, fields, from, by, lifter) => {
    const { who, id } = await limited(place, name, from(), fields);
    expect((await lift(by(), id)).status).toBe(303);
    expect(await limitsOf(place, name)).toMatchObject([{ lifted_by: lifter }]);
    expect(await mayPost(who)).toBe(true);
    expect((await noticesOf(place, name))[0]).toBe('pause_lifted');
    expect((await recorded(place, id)).at(-1)).toBe(`limit lifted by ${lifter}`);
    expect((await who.get('/pause')).text).toContain('taken back by the team');
    expect(await offered(by(), id, 'lift')).toBe(false);
  });

  it('is not a moderator’s for what another set, nor for what leads set', async () => {
    const [own, leads] = [
      await limited(place, 'Bea', place.moe),
      await limited(place, 'Bella', place.lea, SUSPENSION),
    ];
    for (const { id, who } of [own, leads]) {
      expect(await offered(place.mia, id, 'lift')).toBe(false);
      expect(await refused(place.mia, `/limits/${id}/lift`)).toBe(403);
      expect(await mayPost(who)).toBe(false);
    }
  });

  it('is nobody’s for themselves, nor for their like', async () => {
    const mod = await limited(place, 'Moe', place.lea, NOTICE);
    for (const staff of [mod.who, place.mia])
      expect(await refused(staff, `/limits/${mod.id}/lift`)).toBe(403);
    expect((await mod.who.get('/limits')).html).not.toContain(mod.id);
    const lead = await limited(place, 'Lou', place.ada);
    for (const staff of [place.lou, place.lea])
      expect(await refused(staff, `/limits/${lead.id}/lift`)).toBe(403);
    expect((await lift(place.ada, lead.id)).status).toBe(303);
  });

  it('by two at once happens once, and the slower is told kindly by whom', async () => {
    const { id } = await limited(place, 'Cleo', place.moe);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) => press([place.moe, place.lea][at % 2]!, `/limits/${id}/lift`)),
    );
    const [won, late] = [303, 409].map((status) => answers.filter((answer) => answer.status === status));
    expect([won!.length, late!.length]).toEqual([1, 9]);
    const [row] = await limitsOf(place, 'Cleo');
    for (const answer of late!) {
      expect(answer.text).toContain('This is lifted already');
      expect(answer.text).toContain(`${row!.lifted_by} was a moment faster`);
    }
    expect(await noticesOf(place, 'Cleo')).toEqual(['pause_lifted', 'paused']);
    expect((await recorded(place, id)).filter((line) => line.includes('lifted'))).toHaveLength(1);
  });

  it('of what has ended by itself says so', async () => {
    const { id } = await limited(place, 'Demi', place.moe);
    await later(place, id, 24);
    const answer = await press(place.moe, `/limits/${id}/lift`);
    expect([answer.status, answer.text.includes('This has ended by itself')]).toEqual([409, true]);
    expect(await offered(place.moe, id, 'lift')).toBe(false);
  });

  it('of what is not there is not found', async () => {
    for (const id of [randomUUID(), 'none']) {
      expect((await press(place.lea, `/limits/${id}/lift`)).status).toBe(404);
      expect((await press(place.lea, `/limits/${id}/confirm`)).status).toBe(404);
    }
  });
});

describe('a ban by one lead', () => {
  it('waits for another: until then it ends after seven days', async () => {
    const { who, id } = await limited(place, 'Edda', place.lea, BAN);
    const page = await who.get('/pause');
    expect(page.text).toContain('A second person from the team has to agree');
    expect(page.text).toMatch(/\(in 7 days\)/);
    expect((await place.lou.get('/limits')).text).toContain('Waits for a second person.');
    await later(place, id, 168);
    expect(await mayPost(who)).toBe(true);
    expect(await refused(place.lou, `/limits/${id}/confirm`)).toBe(409);
  });

  it('holds once another has confirmed it', async () => {
    const { id } = await limited(place, 'Elin', place.lea, BAN);
    expect((await confirm(place.lou, id)).status).toBe(303);
    expect(await limitsOf(place, 'Elin')).toMatchObject([{ confirmed_by: 'Lou', alone: false }]);
    expect(await noticesOf(place, 'Elin')).toEqual(['pause_confirmed', 'paused']);
    expect(await recorded(place, id)).toEqual(['limit ban by Lea', 'limit confirmed by Lou']);
    await later(place, id, 10_000);
    const again = await place.person('Elin');
    expect(await mayPost(again)).toBe(false);
    expect((await again.get('/pause')).text).toContain('It does not end by itself.');
    expect((await place.lea.get('/limits')).text).toContain('Confirmed by Lou.');
  });

  it('is not confirmed by who set it, nor by a moderator', async () => {
    const { id } = await limited(place, 'Elsa', place.lea, BAN);
    for (const staff of [place.lea, place.moe]) {
      expect(await offered(staff, id, 'confirm')).toBe(false);
      expect(await refused(staff, `/limits/${id}/confirm`)).toBe(403);
    }
    expect(await offered(place.ada, id, 'confirm')).toBe(true);
  });

  it('is confirmed once; the slower is told by whom', async () => {
    const { id } = await limited(place, 'Emmi', place.lea, BAN);
    const answers = await Promise.all(
      [place.lou, place.ada, place.lou].map((staff) => press(staff, `/limits/${id}/confirm`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const [row] = await limitsOf(place, 'Emmi');
    for (const late of answers.filter(({ status }) => status === 409))
      expect(late.text).toContain(`${row!.confirmed_by} was a moment faster`);
    expect(await noticesOf(place, 'Emmi')).toEqual(['pause_confirmed', 'paused']);
  });

  it('and nothing else is there to be confirmed', async () => {
    const { id } = await limited(place, 'Erna', place.lea, SUSPENSION);
    expect(await refused(place.lou, `/limits/${id}/confirm`)).toBe(404);
  });

  it('that is lifted is not confirmed any more', async () => {
    const { id } = await limited(place, 'Evi', place.lea, BAN);
    await lift(place.lea, id);
    const answer = await press(place.lou, `/limits/${id}/confirm`);
    expect([answer.status, answer.text.includes('Lea was a moment faster')]).toEqual([409, true]);
  });
});

describe('in a place with one lead', () => {
  it('a ban holds at once, and says that nobody else could confirm it', async () => {
    const small = await startPlace();
    await onlyStaff(small, 'Lea', 'Moe', 'Mia');
    const { who, id } = await limited(small, 'Fran', small.lea, BAN);
    expect(await limitsOf(small, 'Fran')).toMatchObject([{ alone: true, confirmed_by: null }]);
    const page = await who.get('/pause');
    expect(page.text).toContain(
      'A second person should agree to this. There is only one here, so nobody could.',
    );
    await later(small, id, 10_000);
    expect((await who.get('/pause')).text).toContain('Your pause');
    expect((await small.lea.get('/limits')).text).toContain('Nobody else could confirm it.');
    await small.stop();
  });
});

describe('the list', () => {
  it('shows names and who set it, to staff; what has ended or was lifted is gone', async () => {
    const { id } = await limited(place, 'Gitta', place.moe);
    const row = async () =>
      (await place.mia.get('/limits')).page
        .querySelectorAll('tbody tr')
        .find((one) => one.text.includes('Gitta'));
    expect((await row())?.text).toContain('Moe');
    expect((await row())?.text).toContain('Cool-off');
    await later(place, id, 24);
    expect(await row()).toBeUndefined();
  });
});
