import { SYNC } from './021-queue-functions.js';
import type { Part } from './027-waits.js';

const UNSEEN = `
create function is_unseen_escalation(which uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from escalations where revision_id = which and acknowledged_at is null)
$$`;

const QUEUE_BEFORE = SYNC.find((sql) => sql.includes('create function queue_revision('))!;
const HELD_ALONE = `case r.state when 'held' then 'held'`;
const WAITS_ALONE = `(r.state = 'held'\n`;

// What became of a text says nothing of the person: it stays where the team sees it until somebody else has.
const QUEUE = changed(
  changed(QUEUE_BEFORE, HELD_ALONE, `case when r.state = 'held' or is_unseen_escalation(r.id) then 'held'`),
  WAITS_ALONE,
  `(k.kind = 'held'\n`,
);

const REQUEUE = `
create function requeue_escalated() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_revision(r.id) from revisions r where r.id = old.revision_id and r.state <> 'held';
  return null;
end $$`;

// Whoever decides about a text has seen that a colleague called for others.
const SEE = `
create function decision_sees_escalation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update escalations set acknowledged_by = new.staff_id, acknowledged_at = date_trunc('minute', now())
  where revision_id = new.revision_id and acknowledged_at is null and escalated_by <> new.staff_id;
  return null;
end $$`;

const MINE = ['is_unseen_escalation(uuid)', 'requeue_escalated()', 'decision_sees_escalation()'];

/** An escalated text stays on the desk, and rings, until somebody else has seen it. */
export const UNSEEN_ESCALATIONS: Part = {
  up: [
    UNSEEN,
    replacing(QUEUE),
    REQUEUE,
    SEE,
    ...MINE.map((name) => `revoke all on function ${name} from public`),
    `create trigger requeue_escalated after update of revision_id, acknowledged_at on escalations
     for each row execute function requeue_escalated()`,
    `create trigger decisions_see_escalations after insert on decisions
     for each row execute function decision_sees_escalation()`,
    `select queue_revision(e.revision_id) from escalations e join revisions r on r.id = e.revision_id and r.state <> 'held'
     where e.acknowledged_at is null and e.escalated_at > now() - interval '3 days'`,
  ],
  down: [
    `drop trigger decisions_see_escalations on decisions`,
    `drop trigger requeue_escalated on escalations`,
    replacing(QUEUE_BEFORE),
    `delete from queue_items q using revisions r where q.kind = 'held' and r.id = q.subject and r.state <> 'held'`,
    ...[...MINE].reverse().map((name) => `drop function ${name}`),
  ],
};

// A function of an older migration that reads otherwise than it did is not to be passed over in silence.
function changed(sql: string, part: string, instead: string): string {
  if (!sql.includes(part)) throw new Error(`There is no “${part}” to be changed.`);
  return sql.replace(part, () => instead);
}

function replacing(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
