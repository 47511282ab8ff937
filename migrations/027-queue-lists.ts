import type { Part } from './027-waits.js';

// The order of the list of reports, so that its first page costs the same however many wait.
const GRAVITY = `
create function weigh_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.gravity := (select case gravest when 'worried' then 0 when 'method' then 0 when 'identity' then 1 when 'unkind' then 2
    when 'spam' then 3 else 4 end from report_queue where post_id = new.subject);
  return new;
end $$`;

// A thread that moves takes what waits of it along.
const MOVE = `
create function move_queue_items() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update queue_items q set board_id = new.board_id
  from posts p join revisions r on r.post_id = p.id
  where p.thread_id = new.id and q.revision_id = r.id;
  return null;
end $$`;

/** The list of reports by pages, and boards that stay true. */
export const QUEUE_LISTS: Part = {
  up: [
    GRAVITY,
    MOVE,
    ...['weigh_report()', 'move_queue_items()'].map((name) => `revoke all on function ${name} from public`),
    `alter table queue_items add column gravity smallint`,
    `create trigger weigh_reports before insert on queue_items
     for each row when (new.kind = 'report') execute function weigh_report()`,
    `create trigger move_queue_items after update of board_id on threads
     for each row when (old.board_id <> new.board_id) execute function move_queue_items()`,
    `select queue_report(subject) from (select subject from queue_items where kind = 'report') waiting`,
    `create index queue_of_reports on queue_items (gravity, since, subject) where kind = 'report'`,
  ],
  down: [
    `drop trigger move_queue_items on threads`,
    `drop trigger weigh_reports on queue_items`,
    `alter table queue_items drop column gravity`,
    `drop function move_queue_items()`,
    `drop function weigh_report()`,
  ],
};
