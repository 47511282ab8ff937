import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import { LEASE_MINUTES, release } from './claims.js';

/** A text that goes from one to another, with a word to the one who had it. */
export interface TakeOver {
  revisionId: string;
  from: string;
  to: string;
  word: string;
}

interface Row {
  id: string;
  name: string | null;
  title: string | null;
  word: string;
  taken_at: Date;
}

/** A text that somebody else took over lately, and what they said. */
export interface TakenOver {
  name: string | null;
  title: string | null;
  word: string;
  when: When;
}

/** Gives a text to the others for good. */
export async function handOver(manager: EntityManager, revisionId: string, staffId: string): Promise<void> {
  await manager.query(
    'insert into hand_overs (revision_id, staff_id) values ($1, $2) on conflict do nothing',
    [revisionId, staffId],
  );
  await release(manager, revisionId, staffId);
}

const handing = new Statement<{ others: boolean; left: boolean }>(
  'handing-over',
  'select others_may_take($1, $2) as others, left_to_others($1, $2) as left',
);

/** Whether somebody else on the team could take a text. */
export async function othersMayTake(
  database: DataSource,
  revisionId: string,
  staffId: string,
): Promise<boolean> {
  return (await handing.row(database, [revisionId, staffId]))?.others === true;
}

/** Whether somebody gave this text to the others, and others are there. */
export async function isHandedOver(
  database: DataSource,
  revisionId: string,
  staffId: string,
): Promise<boolean> {
  return (await handing.row(database, [revisionId, staffId]))?.left === true;
}

/**
 * Moves a living claim, and keeps the word for the one who had it.
 * @returns false when it is not theirs any more
 */
export async function takeOver(
  manager: EntityManager,
  { revisionId, from, to, word }: TakeOver,
): Promise<boolean> {
  const [, moved] = await manager.query<[unknown, number]>(
    `update claims set staff_id = $3, until = now() + make_interval(mins => $4)
     where revision_id = $1 and staff_id = $2 and until > now()`,
    [revisionId, from, to, LEASE_MINUTES],
  );
  if (moved !== 1) return false;
  await manager.query(
    'insert into take_overs (id, revision_id, from_staff, to_staff, word) values ($1, $2, $3, $4, $5)',
    [randomUUID(), revisionId, from, to, word],
  );
  return true;
}

const takenLately = new Statement<Row>(
  'taken-over-lately',
  `select o.id, n.name, coalesce(r.title, e.title) as title, o.word, o.taken_at
   from take_overs o
   join revisions r on r.id = o.revision_id
   join posts p on p.id = r.post_id
   left join posts f on f.thread_id = p.thread_id and f.opening
   left join revisions e on e.post_id = f.id and e.state = 'published'
   left join personas n on n.member_id = o.to_staff and n.kind = 'pseudonym'
   where o.from_staff = $1 and o.taken_at > now() - interval '2 hours'
   order by o.taken_at desc, o.id limit 5`,
);

/** What others took over from somebody in the last two hours. */
export async function takenOverFrom(database: DataSource, staffId: string): Promise<TakenOver[]> {
  const rows = await takenLately.rows(database, [staffId]);
  return rows.map(({ name, title, word, taken_at }) => ({ name, title, word, when: when(taken_at) }));
}
