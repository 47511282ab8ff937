import { CRISIS, eventually } from '../support/people.js';
import { type Desk, startDesk, threadUp } from '../reviews/desk.js';
import type { Text } from '../database/hands.js';
import type { Visitor } from '../support/visitor.js';

/** A desk with an admin, and no worker until a test starts it. */
export interface Place extends Desk {
  ada: Visitor;
}

export async function startPlace(): Promise<Place> {
  const desk = await startDesk();
  return { ...desk, ada: await desk.person('Ada Autumn', 'admin') };
}

/** A crisis that an older screen put up. */
export async function overlooked(place: Place, title = 'Overlooked', author = 'Ana'): Promise<Text> {
  return threadUp(place, { title, body: CRISIS.me }, author);
}

export interface Run extends Record<string, unknown> {
  id: string;
  state: string;
  texts: number;
  judged: number;
  found: number;
}

/** The runs there were. */
export async function runsOf({ sql }: Place): Promise<Run[]> {
  return sql<Run>('select id, state, texts, judged, found from rescreenings order by texts, id');
}

/** Starts a run by the form of the page, lets a worker do it, and waits until it is over. @returns it */
export async function runThrough(place: Place): Promise<Run> {
  const before = (await runsOf(place)).map(({ id }) => id);
  await place.ada.send('/rescreenings', {}, '/rescreenings');
  await place.startWorker();
  const over = await eventually(async () => {
    const run = (await runsOf(place)).find(({ id }) => !before.includes(id));
    if (run?.state !== 'done') throw new Error('It still goes on.');
    return run;
  });
  await place.stopWorker();
  return over;
}

/** The titles of what there is to look at, as somebody sees them. */
export async function toSee(who: Visitor): Promise<string[]> {
  const { page } = await who.open('/rescreenings');
  return page
    .querySelectorAll('section[aria-labelledby=see-title] td[data-label=What] a')
    .map((link) => link.text);
}
