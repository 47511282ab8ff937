import type { Text } from '../database/hands.js';
import { type Desk, startDesk } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** A desk with two leads. */
export interface Place extends Desk {
  lou: Visitor;
  sky: Visitor;
}

export async function startPlace(): Promise<Place> {
  const desk = await startDesk();
  const [lou, sky] = [await desk.person('Lou Spring', 'lead'), await desk.person('Sky River', 'admin')];
  return { ...desk, lou, sky };
}

export const CHECKED = { told: 'yes', looked: 'yes', undoable: 'yes' };

/** Sends the form of a member's page, as it stands there: asks, or confirms. */
export function say(who: Visitor, { postId }: Pick<Text, 'postId'>): Promise<Answer> {
  return who.send(`/posts/${postId}/postvention`, CHECKED, `/posts/${postId}/postvention`);
}

/** Lets a name rest: one asks, the other confirms. @returns the id */
export async function letRest(place: Place, text: Pick<Text, 'postId'>): Promise<string> {
  await say(place.lou, text);
  await say(place.sky, text);
  const rests = await restsOf(place);
  return rests.at(-1)!.id;
}

export interface Rest extends Record<string, unknown> {
  id: string;
  alone: boolean;
  confirmed: boolean;
  undone: boolean;
  knocked: boolean;
}

export function restsOf({ sql }: Desk): Promise<Rest[]> {
  return sql<Rest>(
    `select id, alone, confirmed_at is not null as confirmed, undone_at is not null as undone,
       knocked_at is not null as knocked from rests order by undone_at nulls last, asked_at`,
  );
}

/** Lets it have been said hours ago; PostgreSQL lets nobody else do that. */
export async function saidEarlier({ sql }: Desk, hours: number): Promise<void> {
  await sql(
    `update rests set asked_at = asked_at - make_interval(hours => $1), lapses_at = lapses_at - make_interval(hours => $1)`,
    [hours],
  );
}
