import type { DataSource, EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { QUIET_MINUTES, type RingingThing } from './next-step.js';

// What the workers promise: a text that is not screened after a minute has been forgotten by them.
const PROMISED_MINUTES = 1;
const UNREAD_MINUTES = 10;

/** Whether anything may have to be told: what is asked every few seconds must cost little. */
export const anythingRings = new Statement<{ rings: boolean }>(
  'anything-rings',
  `select exists (select from on_call_contacts where not removed) and (
     exists (select from ringing where rings_at <= now())
     or exists (select from on_call_contacts where not removed and retry_at <= now())) as rings`,
);

const forgottenTexts = new Statement(
  'forgotten-texts-ring',
  `insert into ringing (kind, subject, manner, rings_at)
   select 'pending', id, 'unread',
     case advised_tier when 'crisis' then now() else waiting_since + make_interval(mins => ${UNREAD_MINUTES}) end
   from revisions where state = 'pending' and waiting_since < now() - make_interval(mins => ${PROMISED_MINUTES})
   on conflict do nothing`,
);

/** Lets what nobody screens ring: at once where the web's advice saw a crisis, else after some minutes. */
export async function ringForForgotten(database: DataSource): Promise<void> {
  await forgottenTexts.rows(database);
}

/** Everything that rings, the gravest first, then what has waited longest. What is over rings no more. */
export async function ringingThings(manager: EntityManager): Promise<RingingThing[]> {
  await manager.query(FORGET);
  const things = await manager.query<RingingThing[]>(THINGS);
  await restWhileTaken(manager, things);
  return things;
}

/** Moves the next call about these things. */
export async function waitUntil(manager: EntityManager, things: RingingThing[], until: Date): Promise<void> {
  await manager.query(
    `update ringing set rings_at = $3
     where (kind, subject) in (select * from unnest($1::text[], $2::uuid[])) and rings_at <= now()`,
    [...keysOf(things), until],
  );
}

/**
 * Writes down that a contact was called about these things. Each rings again after the minutes, until it was told
 * often enough and somebody was reached.
 */
export async function calledAbout(
  manager: EntityManager,
  things: RingingThing[],
  { reached, minutes, most }: { reached: boolean; minutes: number; most: number },
): Promise<void> {
  await manager.query(
    `update ringing set tries = tries + 1, told = told or $3,
       rings_at = case when rings_at is not null and (tries + 1 < $5 or not (told or $3)) then now() + make_interval(mins => $4) end
     where (kind, subject) in (select * from unnest($1::text[], $2::uuid[]))`,
    [...keysOf(things), reached, minutes, most],
  );
}

/** A call that was repeated reached somebody after all. */
export async function noteReached(manager: EntityManager, things: RingingThing[]): Promise<void> {
  await manager.query(
    'update ringing set told = true where (kind, subject) in (select * from unnest($1::text[], $2::uuid[]))',
    keysOf(things),
  );
}

function keysOf(things: RingingThing[]): [string[], string[]] {
  return [things.map(({ kind }) => kind), things.map(({ subject }) => subject)];
}

async function restWhileTaken(manager: EntityManager, things: RingingThing[]): Promise<void> {
  const taken = things.filter((thing) => thing.waits && thing.taken);
  if (taken.length === 0) return;
  await manager.query(
    `update ringing set rings_at = now() + greatest(make_interval(mins => s.wait_minutes), '1 minute')
     from duty_settings s
     where (kind, subject) in (select * from unnest($1::text[], $2::uuid[])) and rings_at <= now()`,
    keysOf(taken),
  );
}

const WAITS = `
  (exists (select from queue_items q where q.kind = g.kind and q.subject = g.subject)
    or (g.kind = 'pending' and exists (select from revisions r where r.id = g.subject and r.state = 'pending')))`;

const FORGET = `
  with over as (select g.kind, g.subject from ringing g where not ${WAITS}),
  gone as (
    delete from ringing g using over o where (g.kind, g.subject) = (o.kind, o.subject)
      and (g.taken_at is null or g.taken_at < now() - make_interval(mins => ${QUIET_MINUTES})))
  update ringing g set rings_at = null from over o
  where (g.kind, g.subject) = (o.kind, o.subject) and g.taken_at >= now() - make_interval(mins => ${QUIET_MINUTES})`;

const THINGS = `
  with now_ringing as (
    select g.kind, g.subject, g.rings_at, g.told, g.tries, g.taken_at, ${WAITS} as waits,
      case when g.manner = 'escalated' and e.acknowledged_at is not null then 'crisis' else g.manner end as manner,
      l.revision_id is not null and (e.revision_id is null or e.acknowledged_at is not null) as taken
    from ringing g
    left join claims l on g.kind = 'held' and l.revision_id = g.subject and l.until > now()
    left join escalations e on g.kind = 'held' and e.revision_id = g.subject)
  select n.* from now_ringing n left join queue_items q on q.kind = n.kind and q.subject = n.subject
  order by array_position('{escalated,under_way,crisis,unread}', n.manner), q.since, n.subject`;
