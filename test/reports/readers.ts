import type { Text } from '../database/hands.js';
import { type Desk, startDesk, threadUp } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** A desk with a reader: Ria reads what Ana writes, and tells Mo and Lea. */
export interface Place extends Desk {
  ria: Visitor;
}

// No other word on any page contains it.
export const RIA = 'Ria Quillon';

/** @param reportsADay so many that no test meets the limit, but where it is meant to */
export async function startPlace(reportsADay = 1_000): Promise<Place> {
  const desk = await startDesk(false, { reportsADay });
  return { ...desk, ria: await desk.person(RIA) };
}

/** Tells the team about a post by its form. */
export async function tell(
  who: Visitor,
  { postId }: Pick<Text, 'postId'>,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const path = `/posts/${postId}/report`;
  return who.send(path, { kind: 'worried', body: '', ...fields }, path);
}

/** A thread that is up and that Ria told the team about. */
export async function reported(place: Place, fields: Record<string, string> = {}): Promise<Text> {
  const thread = await threadUp(place);
  await tell(place.ria, thread, fields);
  return thread;
}

/** Answers the readers by the form of the page. */
export async function answer(
  who: Visitor,
  { postId }: Pick<Text, 'postId'>,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const path = `/reports/posts/${postId}`;
  return who.send(
    path,
    { outcome: 'looked_and_left', reason: 'It is safe to read.', ...fields },
    `${path}/answer`,
  );
}

export interface Row extends Record<string, unknown> {
  id: string;
  kind: string;
  state: string;
  outcome: string | null;
  words: string[];
  by: string;
}

/** The reports of a post as they stand in the database. */
export async function reportsOf({ sql }: Place, { postId }: Pick<Text, 'postId'>): Promise<Row[]> {
  return sql<Row>(
    `select q.id, q.kind, q.state, q.outcome, q.revision_id, n.name as by,
       array(select w.words from report_words w where w.report_id = q.id order by number) as words
     from reports q join personas n on n.id = q.persona_id where q.post_id = $1 order by q.place`,
    [postId],
  );
}

/** Makes it look as if reports had been sent hours ago: of one post, or all. PostgreSQL refuses that but to the superuser. */
export async function sentEarlier(place: Place, hours: number, text?: Pick<Text, 'postId'>): Promise<void> {
  const which = text ? `post_id = '${text.postId}'` : 'true';
  await place.sql(`begin; alter table reports disable trigger guard_reports;
    update reports set written_at = written_at - interval '${hours} hours' where ${which};
    alter table reports enable trigger guard_reports; commit`);
}
