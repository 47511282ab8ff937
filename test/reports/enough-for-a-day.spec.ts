import { afterAll, beforeAll, expect, it } from 'vitest';
import { press, threadUp } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { type Place, reportsOf, sentEarlier, startPlace, tell } from './readers.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace(10);
});
afterAll(() => place.stop());

async function tellMany(who: Visitor, count: number): Promise<void> {
  for (let n = 0; n < count; n++) await tell(who, await threadUp(place), { kind: 'spam' });
}

const WORDS = { kind: 'unkind', body: 'Zanzibar, please look.' };

it('the eleventh post of a day is not taken in; its words stay, and the lines are named', async () => {
  await tellMany(place.ria, 10);
  const thread = await threadUp(place);
  const answer = await tell(place.ria, thread, WORDS);
  expect(answer.status).toBe(429);
  expect(answer.text).toContain('Thank you for looking out for others.');
  expect(answer.page.querySelector('#body')?.textContent.trim()).toBe(WORDS.body);
  expect(answer.page.querySelector('input[value=unkind]')?.hasAttribute('checked')).toBe(true);
  expect(answer.page.querySelector('main a[href="/crisis-lines"]')).not.toBeNull();
  expect(await reportsOf(place, thread)).toEqual([]);
});

it('what is with the team already takes more words all the same', async () => {
  const [mine] = await place.sql<{ id: string }>(`select id from reports where state = 'open' limit 1`);
  expect((await place.ria.send(`/reports/${mine!.id}`, { body: 'She said goodbye.' })).status).toBe(303);
});

it('taking something back does not make room, and another reader has a day of their own', async () => {
  const [mine] = await place.sql<{ id: string }>(`select id from reports where state = 'open' limit 1`);
  await press(place.ria, `/reports/${mine!.id}/withdrawal`);
  const thread = await threadUp(place);
  expect((await tell(place.ria, thread, WORDS)).status).toBe(429);
  expect((await tell(place.ben, thread, WORDS)).status).toBe(303);
});

it('a day later there is room again', async () => {
  await sentEarlier(place, 24);
  expect((await tell(place.ria, await threadUp(place), WORDS)).status).toBe(303);
});

it('counts also what many windows send at the same moment', async () => {
  const pat = await place.person('Pat Birch');
  const threads = await Promise.all(Array.from({ length: 15 }, () => threadUp(place)));
  const token = await pat.hiddenFields('/guidelines');
  const answers = await Promise.all(
    threads.map(({ postId, id }) =>
      pat.post(`/posts/${postId}/report`, { ...token, ...WORDS, revision: id }),
    ),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(10);
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(5);
  const [row] = await place.sql<{ count: number }>(
    `select count(*)::int from reports q join personas n on n.id = q.persona_id where n.name = 'Pat Birch'`,
  );
  expect(row!.count).toBe(10);
});
