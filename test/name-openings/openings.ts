import { onlyStaff, type Place, startPlace } from '../limits/pauses.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { wornThreadUp } from '../support/worn.js';

export { onlyStaff, type Place, startPlace };

export const REASON = 'A plan with a place and an hour, and nobody has answered since.';

/** Fields of the form. */
export const AT_ONCE = { ground: 'danger', reason: REASON, tell: 'now' };

/** Somebody new who opened a thread under a one-time name. */
export async function hidden(place: Place, pseudonym: string, worn: string) {
  const who = await place.person(pseudonym);
  return { who, pseudonym, worn, post: await wornThreadUp(place, pseudonym, worn) };
}

export function ask(
  staff: Visitor,
  { postId }: { postId: string },
  fields: Record<string, string> = AT_ONCE,
): Promise<Answer> {
  return staff.send(`/posts/${postId}/name-opening`, fields);
}

/** A link that somebody has asked to open. */
export async function asked(place: Place, pseudonym: string, worn: string, staff: Visitor, fields = AT_ONCE) {
  const someone = await hidden(place, pseudonym, worn);
  const answer = await ask(staff, someone.post, fields);
  if (answer.status !== 303) throw new Error(`It was answered with ${answer.status}: ${answer.text}`);
  return { ...someone, path: answer.location!, id: answer.location!.split('/').at(-1)! };
}

/** Lets it have been asked for, and opened, longer ago: what is kept for ever is moved back by hand. */
export async function ago({ sql }: Place, id: string, hours: number): Promise<void> {
  const back = (column: string) => `${column} = ${column} - make_interval(hours => ${hours})`;
  await sql(`
    begin;
    set local session_replication_role = replica;
    update name_openings set ${back('asked_at')}, ${back('opened_at')}, tell_on = tell_on - ${Math.ceil(hours / 24)} where id = '${id}';
    commit`);
}

/** What stands in the record about it, oldest first. */
export async function recorded({ sql }: Place, id: string): Promise<string[]> {
  const rows = await sql<{ line: string }>(
    `select concat_ws(' by ', e.code, p.name) as line from record_entries e
     left join personas p on p.member_id = e.actor where e.subject = $1 order by e.place`,
    [id],
  );
  return rows.map(({ line }) => line);
}

/** The kinds of notices to a name. */
export async function told({ sql }: Place, name: string): Promise<string[]> {
  const rows = await sql<{ kind: string }>(
    'select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1',
    [name],
  );
  return rows.map(({ kind }) => kind);
}
