import { idsOf as idsAt, press } from '../reviews/desk.js';
import { putUp, type Sql, type Text, type Words, writeThread } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

export { press };

/** A forum with its people: Ana writes, Ben reads, Moe and Mia moderate, Lea and Lou lead, Ada is the admin. */
export interface Place extends Forum {
  sql: Sql;
  ana: Visitor;
  ben: Visitor;
  moe: Visitor;
  mia: Visitor;
  lea: Visitor;
  lou: Visitor;
  ada: Visitor;
}

export async function startPlace(worker = false): Promise<Place> {
  const forum = await startForum({ worker });
  return {
    ...forum,
    ana: await forum.person('Ana'),
    ben: await forum.person('Ben'),
    moe: await forum.person('Moe', 'moderator'),
    mia: await forum.person('Mia', 'moderator'),
    lea: await forum.person('Lea', 'lead'),
    lou: await forum.person('Lou', 'lead'),
    ada: await forum.person('Ada', 'admin'),
  };
}

export const REASON = 'These words mocked someone. “Please” let them be.';

/** Fields of the form, as each kind needs them. */
export const NOTICE = { kind: 'notice', guideline: 'kindness', reason: REASON };
export const COOL_OFF = { kind: 'cool_off', hours: '24', guideline: 'kindness', reason: REASON };
export const SUSPENSION = { kind: 'suspension', days: '7', guideline: 'kindness', reason: REASON };
export const BAN = { kind: 'ban', guideline: 'no-encouragement', reason: REASON };

const idsOf = (place: Forum, name: string) => idsAt(place as never, name);
export { idsOf };

/** Somebody new who has a thread up: limits of one test leave the others alone. */
export async function writer(
  place: Place,
  name: string,
  words: Words = {},
): Promise<{ who: Visitor; text: Text; name: string }> {
  const who = await place.person(name);
  const text = await putUp(place.sql, await writeThread(place.sql, await idsOf(place, name), words));
  return { who, text, name };
}

/** Fills in the form of limits under a post. */
export async function give(
  staff: Visitor,
  { postId }: Pick<Text, 'postId'>,
  fields: Record<string, string> = COOL_OFF,
): Promise<Answer> {
  return staff.send(`/posts/${postId}/pause`, fields, `/posts/${postId}/pause`);
}

export interface LimitRow extends Record<string, unknown> {
  id: string;
  kind: string;
  set_by: string;
  alone: boolean;
  confirmed_by: string | null;
  lifted_by: string | null;
  hours: number | null;
}

/** The limits of whoever wears a name, oldest first. */
export async function limitsOf({ sql }: Place, name: string): Promise<LimitRow[]> {
  return sql(
    `select l.id, l.kind, s.name as set_by, l.alone, c.name as confirmed_by, u.name as lifted_by,
       (extract(epoch from l.ends_at - l.starts_at) / 3600)::int as hours
     from limits l join personas p on p.member_id = l.member_id
     left join personas s on s.member_id = l.set_by
     left join personas c on c.member_id = l.confirmed_by
     left join personas u on u.member_id = l.lifted_by
     where p.name = $1 order by l.starts_at, l.id`,
    [name],
  );
}

/** Gives somebody a limit by the form, and looks it up. A ban signs them out everywhere: they are in again. */
export async function limited(
  place: Place,
  name: string,
  staff: Visitor,
  fields: Record<string, string> = COOL_OFF,
): Promise<{ who: Visitor; text: Text; name: string; id: string }> {
  const someone = await writer(place, name);
  const answer = await give(staff, someone.text, fields);
  if (answer.status !== 303) throw new Error(`It was answered with ${answer.status}: ${answer.text}`);
  const who = fields.kind === 'ban' ? await place.person(name) : someone.who;
  return { ...someone, who, id: (await limitsOf(place, name))[0]!.id };
}

/** Lets time pass for a limit: what is kept for ever is moved back by hand. */
export async function later({ sql }: Place, id: string, hours: number): Promise<void> {
  await sql(`
    begin;
    set local session_replication_role = replica;
    update limits set starts_at = starts_at - make_interval(hours => ${hours}), ends_at = ends_at - make_interval(hours => ${hours})
      where id = '${id}';
    commit`);
}

/** The kinds of somebody's notices, newest first. */
export async function noticesOf({ sql }: Place, name: string): Promise<string[]> {
  const rows = await sql<{ kind: string }>(
    'select n.kind from notices n join personas p on p.id = n.persona_id where p.name = $1 order by n.place desc',
    [name],
  );
  return rows.map(({ kind }) => kind);
}

/** What stands in the record about a limit, oldest first. */
export async function recorded({ sql }: Place, id: string): Promise<string[]> {
  const rows = await sql<{ line: string }>(
    `select format('%s %s by %s', e.kind, e.code, p.name) as line from record_entries e
     join personas p on p.member_id = e.actor where e.subject = $1 order by e.place`,
    [id],
  );
  return rows.map(({ line }) => line);
}

/** Everything about limits that a refusal must leave as it was. */
export async function everyLimit({ sql }: Place): Promise<unknown> {
  const tables = ['limits', 'limit_words', 'limit_appeals', 'limit_notes'];
  return Promise.all(tables.map((table) => sql(`select * from ${table} order by 1`)));
}

/** Leaves the staff to these alone, as in a small place; the admin of the first start too becomes a member. */
export async function onlyStaff({ sql }: Place, ...names: string[]): Promise<void> {
  await sql(
    `update members set role = 'member' where role <> 'member'
       and id not in (select member_id from personas where name = any ($1) and member_id is not null)`,
    [names],
  );
}
