import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { press } from '../reviews/desk.js';
import { eventually, tokenOf } from '../support/people.js';
import { overlooked, type Place, runsOf, startPlace } from './runs.js';

let place: Place;
beforeEach(async () => {
  place = await startPlace();
});
afterEach(() => place.stop());

const start = () => place.ada.send('/rescreenings', {}, '/rescreenings');

describe('starting a re-screening', () => {
  it('counts what is up, and shows how far it is', async () => {
    await overlooked(place);
    const answer = await start();
    expect([answer.status, answer.location]).toEqual([303, '/rescreenings']);
    expect(await runsOf(place)).toMatchObject([{ state: 'running', texts: 1, judged: 0, found: 0 }]);
    const page = await place.mo.open('/rescreenings');
    expect(page.text).toContain('0 of 1, 0 found so far');
    expect(page.page.querySelector('progress')?.attributes).toMatchObject({ max: '1', value: '0' });
  });

  it('is for leads and admins; moderators look', async () => {
    const lead = await place.person('Lou Spring', 'lead');
    for (const who of [lead, place.ada])
      expect(
        (await who.open('/rescreenings')).page.querySelectorAll('form[action="/rescreenings"]'),
      ).toHaveLength(1);
    expect(
      (await place.mo.open('/rescreenings')).page.querySelectorAll('form[action="/rescreenings"]'),
    ).toHaveLength(0);
    for (const who of [place.mo, place.ben, place.guest()]) {
      const answer = await who.post('/rescreenings', { _csrf: await tokenOf(who) });
      expect(answer.status).toBe(404);
    }
    for (const who of [place.ben, place.guest()]) expect((await who.get('/rescreenings')).status).toBe(404);
    expect(await runsOf(place)).toEqual([]);
    expect((await press(lead, '/rescreenings')).status).toBe(303);
  });

  it('needs a form of this site', async () => {
    expect((await place.ada.post('/rescreenings', {})).status).toBe(403);
    expect((await place.ada.post('/rescreenings', { _csrf: 'made up' })).status).toBe(403);
    expect(await runsOf(place)).toEqual([]);
  });

  it('is refused while one is going on, also to the slower of two', async () => {
    const answers = await Promise.all([press(place.ada, '/rescreenings'), press(place.ada, '/rescreenings')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const third = await press(place.ada, '/rescreenings');
    expect(third.status).toBe(409);
    expect(third.text).toContain('It is reading already');
    expect(await runsOf(place)).toHaveLength(1);
  });
});

describe('stopping a re-screening', () => {
  it('ends it where it is, and another may begin', async () => {
    await overlooked(place);
    await start();
    const id = (await runsOf(place))[0]?.id;
    expect((await press(place.mo, `/rescreenings/${id}/cancellation`)).status).toBe(404);
    expect((await place.ada.post(`/rescreenings/${id}/cancellation`, {})).status).toBe(403);
    expect(await runsOf(place)).toMatchObject([{ state: 'running' }]);
    const answer = await place.ada.send('/rescreenings', {}, `/rescreenings/${id}/cancellation`);
    expect([answer.status, answer.location]).toEqual([303, '/rescreenings']);
    expect((await place.mo.open('/rescreenings')).text).toContain('stopped after 0 of 1, 0 found');

    await start();
    await place.startWorker();
    await eventually(async () =>
      expect((await runsOf(place)).map(({ state, judged }) => [state, judged]).sort()).toEqual([
        ['cancelled', 0],
        ['done', 1],
      ]),
    );
  });

  it('leaves alone what is over, and knows no other ids', async () => {
    await start();
    const id = (await runsOf(place))[0]?.id;
    await place.startWorker();
    await eventually(async () => expect(await runsOf(place)).toMatchObject([{ state: 'done' }]));
    await press(place.ada, `/rescreenings/${id}/cancellation`);
    expect(await runsOf(place)).toMatchObject([{ state: 'done' }]);
    expect((await press(place.ada, '/rescreenings/nonsense/cancellation')).status).toBe(404);
  });
});
