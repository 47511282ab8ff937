import type { Text } from '../database/hands.js';
import { type Desk, heldThread } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

export interface Item extends Record<string, unknown> {
  id: string;
  hours: number;
  post_id: string | null;
  about: string | null;
  state: string;
  outcome: string | null;
  /** Hours from now until it is due. */
  due_in: number;
}

/** The items that there are, in the order in which they came to be due. */
export async function itemsOf({ sql }: Desk): Promise<Item[]> {
  return sql<Item>(
    `select id, hours, post_id, about, state, outcome, round(extract(epoch from due_at - now()) / 3600)::int as due_in
     from follow_ups order by due_at, hours, state`,
  );
}

/** A crisis that was written so many hours ago, and is held. @returns its text and the ids of its two items */
export async function crisisAgo(
  desk: Desk,
  hours: number,
  { author = 'Ana', title = 'A hard night' } = {},
): Promise<Text & { first: string; second: string }> {
  const text = await heldThread(desk, { title }, {}, author);
  await pass(desk, text, hours);
  const rows = await desk.sql<{ id: string }>('select id from follow_ups where post_id = $1 order by hours', [
    text.postId,
  ]);
  return { ...text, first: rows[0]!.id, second: rows[1]!.id };
}

/** Lets so many hours pass since a crisis; whoever is signed in has not been seen in them. */
export async function pass({ sql }: Desk, { postId }: Pick<Text, 'postId'>, hours: number): Promise<void> {
  const back = `interval '${hours} hours'`;
  await sql(
    `update follow_ups set since = since - ${back}, due_at = due_at - ${back}, came_back = false where post_id = $1`,
    [postId],
  );
  await sql(`update revisions set written_at = written_at - ${back} where post_id = $1`, [postId]);
}

/** Opens a page, after minutes in which the visitor was not seen. */
export async function comeBack({ sql }: Desk, who: Visitor, path = '/guidelines'): Promise<Answer> {
  await sql(`update sessions set seen_at = seen_at - interval '2 minutes'`);
  return who.open(path);
}

/** A row of the list, by what it links to; null when it is not there. */
export function rowOf({ page }: Answer, id: string): string | null {
  const row = page
    .querySelectorAll('main tr')
    .find((line) => line.querySelector(`a[href="/follow-ups/${id}"]`));
  return row ? row.structuredText.replace(/\s+/g, ' ') : null;
}

/** The titles of a page's list under a heading. */
export function listed({ page }: Answer, heading: 'due-title' | 'coming-title'): string[] {
  return page
    .querySelectorAll(`section[aria-labelledby=${heading}] td[data-label=Who] a`)
    .map((link) => link.getAttribute('href')!.replace('/follow-ups/', ''));
}
