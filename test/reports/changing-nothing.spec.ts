import { afterAll, beforeAll, expect, it } from 'vitest';
import { everything } from '../database/hands.js';
import { replyUp, threadUp } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { answer, type Place, reportsOf, startPlace, tell } from './readers.js';

const READERS = 50;

// Of a form: new whenever it is shown.
// A form's key, and the one-time name that it offers, are new each time.
const KEY = /name="key" value="[0-9a-f-]{36}"|name="one_time_name" type="text" value="[^"]*"/g;

let place: Place;
let readers: Visitor[];
beforeAll(async () => {
  place = await startPlace();
  readers = [];
  for (let n = 0; n < READERS; n++) readers.push(await place.person(`Reader ${n}`));
});
afterAll(() => place.stop());

it('fifty readers at the same moment are fifty reports, and change nothing that anyone else sees', async () => {
  const thread = await threadUp(place, { title: 'Grey again', board: 'anxiety' });
  await replyUp(place, thread, 'I know that feeling.');
  const paths = ['/', '/boards/anxiety', `/threads/${thread.threadId}`, `/posts/${thread.postId}`];
  const others = { guest: place.guest(), author: place.ana, ben: place.ben, reader: readers[0]! };
  const look = async () => {
    const seen: Record<string, string> = {};
    for (const [name, who] of Object.entries(others))
      for (const path of name === 'author' ? [...paths, '/notices', '/account', '/reports/mine'] : paths)
        seen[`${name} ${path}`] = (await who.open(path)).html.replace(KEY, '');
    return seen;
  };
  const [pages, rows] = [await look(), await everything(place.sql)];
  const answers = await Promise.all(
    readers.map((reader, n) =>
      tell(reader, thread, { kind: n % 2 ? 'worried' : 'unkind', body: `Word ${n}` }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(READERS).fill(303));
  const found = await reportsOf(place, thread);
  expect(new Set(found.map(({ by }) => by)).size).toBe(READERS);
  expect(new Set(found.flatMap(({ words }) => words)).size).toBe(READERS);
  expect(await look()).toEqual(pages);
  expect(await everything(place.sql)).toEqual(rows);
});

it('fifty readers of one post are one line of the list, and one answer reaches each of them once', async () => {
  const thread = await threadUp(place, { title: 'Another one' });
  await Promise.all(readers.map((reader) => tell(reader, thread)));
  const line = (await place.mo.open('/reports')).page
    .querySelectorAll('table.queue tbody tr')
    .filter((row) => row.querySelector(`a[href="/reports/posts/${thread.postId}"]`));
  expect(line.map((row) => row.querySelector('[data-label=Readers]')?.text)).toEqual([String(READERS)]);
  await answer(place.mo, thread, { outcome: 'reached_out', reason: '' });
  const sent = await place.sql<{ name: string; count: number }>(
    `select p.name, count(*)::int from notices n join personas p on p.id = n.persona_id
     where n.kind = 'report_answered' and n.post_id = $1 group by p.name`,
    [thread.postId],
  );
  expect(sent).toHaveLength(READERS);
  expect(sent.every(({ name, count }) => name.startsWith('Reader ') && count === 1)).toBe(true);
});
