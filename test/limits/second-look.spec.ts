import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRISIS } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import {
  BAN,
  COOL_OFF,
  later,
  limited,
  limitsOf,
  noticesOf,
  onlyStaff,
  type Place,
  press,
  recorded,
  startPlace,
  SUSPENSION,
  writer,
} from './pauses.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const WORDS = 'I was quoting a song. Please look again.';
const ANSWER = 'I have read both. It was a song, and I am glad that you said so.';

const ask = (who: Visitor, id: string, body = WORDS) => who.send('/pause', { body }, `/pause/${id}/appeal`);

interface Appeal extends Record<string, unknown> {
  id: string;
  decision: string | null;
  decided_by: string | null;
}

async function appealOf(limitId: string): Promise<Appeal | undefined> {
  const [row] = await place.sql<Appeal>(
    `select a.id, a.decision, s.name as decided_by from limit_appeals a
     left join personas s on s.member_id = a.decided_by where a.limit_id = $1`,
    [limitId],
  );
  return row;
}

/** Somebody with a limit who has asked for a second look. */
async function asking(name: string, from: Visitor, fields: Record<string, string> = COOL_OFF, body = WORDS) {
  const made = await limited(place, name, from, fields);
  await ask(made.who, made.id, body);
  const appeal = await appealOf(made.id);
  return { ...made, appeal: appeal!.id, path: `/limits/appeals/${appeal!.id}` };
}

const decide = (staff: Visitor, path: string, decision: string, reason = ANSWER) =>
  staff.send(path, { decision, reason });

describe('words against a pause that sound like danger', () => {
  it('stand on top of the desk', async () => {
    await asking('Calm', place.moe);
    const { path } = await asking('Grave', place.moe, COOL_OFF, CRISIS.me);
    const desk = await place.lea.get('/reviews');
    const top = desk.page.querySelector('table.queue td:first-child a');
    expect(top?.text).toContain('Words against a pause, from Grave');
    expect(desk.html).not.toContain('from Calm');
    expect((await place.lea.get(top?.getAttribute('href') ?? '')).html).toContain(path);
  });
});

describe('asking for a second look', () => {
  it('is on the page of the pause, once, and says what happens', async () => {
    const { who, id } = await limited(place, 'Ailis', place.moe);
    expect((await ask(who, id)).location).toBe('/pause');
    const page = await who.get('/pause');
    expect(page.text).toContain('Someone else than who gave it will look.');
    expect(page.text).toContain(WORDS);
    expect(page.page.querySelector(`form[action="/pause/${id}/appeal"]`)).toBeNull();
    expect((await who.get('/boards/anxiety/threads/new')).page.querySelector('main textarea')).toBeNull();
  });

  it('twice at once is one; other words come back, to be sent as a note', async () => {
    const { who, id } = await limited(place, 'Aoife', place.moe);
    const path = `/pause/${id}/appeal`;
    const [first, same] = await Promise.all([
      press(who, path, { body: WORDS }),
      press(who, path, { body: WORDS }),
    ]);
    expect([first.status, same.status]).toEqual([303, 303]);
    const other = await press(who, path, { body: 'Other words.' });
    expect(other.status).toBe(422);
    expect(other.page.querySelector('#body')?.text.trim()).toBe('Other words.');
    expect(await place.sql('select body from limit_appeals where limit_id = $1', [id])).toEqual([
      { body: WORDS },
    ]);
  });

  it('comes back when there are no words, or too many, and keeps them', async () => {
    const { who, id } = await limited(place, 'Aude', place.moe);
    for (const body of [' ', 'a'.repeat(11_001)]) {
      const answer = await ask(who, id, body);
      expect(answer.status).toBe(422);
      expect(answer.page.querySelector(`#appeal-${id}`)?.text.trim()).toBe(body.trim());
      expect(answer.page.querySelector(`#appeal-${id}-error`)).not.toBeNull();
      expect(answer.page.querySelector(`.summary a[href="#appeal-${id}"]`)).not.toBeNull();
    }
    expect(await appealOf(id)).toBeUndefined();
  });

  it('in a crisis is answered with help first, also when it comes back', async () => {
    const { who, id } = await limited(place, 'Ava', place.moe);
    const long = `${CRISIS.me} ${'a'.repeat(11_001)}`;
    for (const answer of [await ask(who, id, long), await who.follow(await ask(who, id, CRISIS.me))])
      expect(answer.page.querySelector('main')?.firstElementChild?.classNames).toContain('first');
    const row = (await place.lea.get('/limits')).page
      .querySelectorAll('tbody tr')
      .find((one) => one.text.includes('Ava, a second look'));
    expect(row?.text).toContain('Crisis');
  });

  it('is nobody else’s to ask', async () => {
    const { id } = await limited(place, 'Bine', place.moe);
    for (const path of [`/pause/${id}/appeal`, `/pause/${randomUUID()}/appeal`, '/pause/none/appeal'])
      expect((await press(place.ben, path, { body: WORDS })).status).toBe(404);
    expect(await appealOf(id)).toBeUndefined();
  });

  it('of what was lifted meanwhile gives the words back', async () => {
    const { who, id } = await limited(place, 'Bodil', place.moe);
    await press(place.moe, `/limits/${id}/lift`);
    const answer = await press(who, `/pause/${id}/appeal`, { body: WORDS });
    expect([answer.status, answer.page.querySelector('#body')?.text.trim()]).toEqual([422, WORDS]);
    expect(await appealOf(id)).toBeUndefined();
  });

  it('is still possible for a month after it ended', async () => {
    const { who, id } = await limited(place, 'Britt', place.moe);
    await later(place, id, 24 + 29 * 24);
    expect((await ask(who, id)).status).toBe(303);
    const old = await limited(place, 'Brit', place.moe);
    await later(place, old.id, 24 + 31 * 24);
    expect((await press(old.who, `/pause/${old.id}/appeal`, { body: WORDS })).status).toBe(422);
  });
});

describe('a second look', () => {
  it('lifts it: decision, limit, message and record are one', async () => {
    const { who, id, path } = await asking('Carla', place.moe);
    expect((await place.mia.get(path)).text).toContain(WORDS);
    expect((await decide(place.mia, path, 'lifted')).location).toBe('/limits');
    expect(await appealOf(id)).toMatchObject({ decision: 'lifted', decided_by: 'Mia' });
    expect(await limitsOf(place, 'Carla')).toMatchObject([{ lifted_by: 'Mia' }]);
    expect(await noticesOf(place, 'Carla')).toEqual(['appeal_lifted', 'paused']);
    expect(await recorded(place, id)).toEqual(
      expect.arrayContaining(['limit cool_off by Moe', 'appeal lifted by Mia', 'limit lifted by Mia']),
    );
    expect((await who.get('/notices')).text).toContain(ANSWER);
    const page = await who.get('/pause');
    expect(page.text).toContain('Someone else has looked, and took it back.');
    expect(page.html).not.toContain('Mia');
    expect((await who.get('/boards/anxiety/threads/new')).page.querySelector('main textarea')).not.toBeNull();
  });

  it('lets it stand, with an answer', async () => {
    const { who, id, path } = await asking('Cilla', place.moe);
    await decide(place.lea, path, 'stands');
    expect(await appealOf(id)).toMatchObject({ decision: 'stands', decided_by: 'Lea' });
    expect(await limitsOf(place, 'Cilla')).toMatchObject([{ lifted_by: null }]);
    expect(await noticesOf(place, 'Cilla')).toEqual(['appeal_stands', 'paused']);
    const page = await who.get('/pause');
    expect([page.text.includes('and it stands'), page.text.includes(ANSWER)]).toEqual([true, true]);
  });

  it.each([
    ['who set it', 'Daria', COOL_OFF, () => place.moe, () => place.moe],
    ['a moderator, about a suspension', 'Dilys', SUSPENSION, () => place.lea, () => place.moe],
    ['who set a ban', 'Dina', BAN, () => place.lea, () => place.lea],
  ])('is not for %s', async (_, name, fields, from, by) => {
    const { id, path } = await asking(name, from(), fields);
    const page = await by().get(path);
    expect([page.status, page.page.querySelector('main textarea')]).toEqual([200, null]);
    const answer = await press(by(), `${path}/decision`, { decision: 'stands', reason: ANSWER });
    expect(answer.status).toBe(403);
    expect(await appealOf(id)).toMatchObject({ decision: null });
  });

  it('is for who confirmed a ban only when there is no third', async () => {
    const { id, path } = await asking('Dora', place.lea, BAN);
    await press(place.lou, `/limits/${id}/confirm`);
    expect((await place.lou.get(path)).page.querySelector('main textarea')).toBeNull();
    const forged = await press(place.lou, `${path}/decision`, { decision: 'stands', reason: ANSWER });
    expect(forged.status).toBe(403);
    expect((await place.ada.get(path)).page.querySelector('main textarea')).not.toBeNull();
  });

  it('is nobody’s own, nor for those who are no staff', async () => {
    await writer(place, 'Moe');
    const { path, who } = await asking('Moe', place.lea);
    for (const visitor of [who, place.ben, place.guest()]) expect((await visitor.get(path)).status).toBe(404);
    expect((await press(who, `${path}/decision`, { decision: 'lifted', reason: ANSWER })).status).toBe(404);
    expect((await decide(place.lou, path, 'lifted')).status).toBe(303);
  });

  it('asks for a decision and an answer, and keeps what was written', async () => {
    const { path, id } = await asking('Elke', place.moe);
    const answers = [await decide(place.mia, path, '', ANSWER), await decide(place.mia, path, 'stands', ' ')];
    for (const answer of answers) expect(answer.status).toBe(422);
    expect(answers[0]!.page.querySelector('#reason')?.text.trim()).toBe(ANSWER);
    expect(await appealOf(id)).toMatchObject({ decision: null });
  });

  it('by two at once is decided once; the slower keeps their words', async () => {
    const { id, path } = await asking('Femke', place.moe);
    const answers = await Promise.all(
      [place.mia, place.lea, place.lou, place.ada].map((staff, at) =>
        press(staff, `${path}/decision`, { decision: at % 2 ? 'stands' : 'lifted', reason: ANSWER }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409]);
    const { decided_by, decision } = (await appealOf(id))!;
    for (const late of answers.filter(({ status }) => status === 409)) {
      expect(late.text).toContain(`${decided_by} was a moment faster`);
      expect(late.page.querySelector('#kept-words')?.text.trim()).toBe(ANSWER);
    }
    expect(await noticesOf(place, 'Femke')).toEqual([`appeal_${decision}`, 'paused']);
    expect((await place.mia.get(path)).status).toBe(409);
  });

  it('is settled when who set it lifts it, and leaves the list', async () => {
    const { path, id } = await asking('Fria', place.moe);
    await press(place.moe, `/limits/${id}/lift`);
    const answer = await press(place.mia, `${path}/decision`, { decision: 'stands', reason: ANSWER });
    expect([answer.status, answer.text.includes('This is lifted already')]).toEqual([409, true]);
    expect((await place.mia.get('/limits')).html).not.toContain(path);
  });

  it('is recorded as a look when it is opened', async () => {
    const { path, appeal } = await asking('Gerda', place.moe);
    await place.mia.get(path);
    await place.mia.get(path);
    expect(await recorded(place, appeal)).toEqual(['look limit_appeal by Mia']);
  });
});

describe('where nobody else exists', () => {
  it('lets who confirmed a ban look again rather than nobody', async () => {
    const small = await startPlace();
    await onlyStaff(small, 'Lea', 'Lou');
    const { id } = await limited(small, 'Hilla', small.lea, BAN);
    await press(small.lou, `/limits/${id}/confirm`);
    const who = await small.person('Hilla');
    expect((await who.get('/pause')).text).toContain('Someone else than who gave it looks once more');
    await ask(who, id);
    const [appeal] = await small.sql<{ id: string }>('select id from limit_appeals');
    expect((await decide(small.lou, `/limits/appeals/${appeal!.id}`, 'lifted')).status).toBe(303);
    expect(await limitsOf(small, 'Hilla')).toMatchObject([{ lifted_by: 'Lou' }]);
    await small.stop();
  });
});
