import type { MigrationInterface, QueryRunner } from 'typeorm';
import { RECKON } from './035-first-replies.js';
import { FORMER } from './046-erasure-functions.js';

/** The one name under which the place itself writes. */
export const SITE = 'f13c46de-8786-4ee4-8a1c-88853f26de71';

/**
 * Threads that the place itself opens, under a name behind which there is nobody. Only the worker can, by a function that
 * makes one thread for each board, kind and period; its text is pending like everybody's.
 * Code: HS052 there is nobody behind the name of the place, and nobody else writes under it.
 */
export class ThreadsOfThePlace1763800000052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...KINDS, ...THE_PLACE, NOBODY, ...BEGINNINGS.map(nobodyIn), ...OWN_MOUTH])
      await db.query(sql);
    for (const sql of [...OPENED, OPEN, ONLY_TALK_WAITS]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  // What the place wrote stays, as that of nobody.
  async down(db: QueryRunner): Promise<void> {
    await db.query(RECKON.replace('create function', 'create or replace function'));
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table site_threads`);
    await db.query(`update posts set persona_id = '${FORMER}' where persona_id = '${SITE}'`);
    await db.query(`delete from personas where id = '${SITE}'`);
    await db.query(`drop index one_site`);
    await db.query(kinds(`'pseudonym', 'one_time', 'former'`));
    await db.query(`drop index threads_of_talk, threads_of_talk_for_anyone`);
    await db.query(`alter table threads drop column kind`);
  }
}

// Threads of the place have places of their own: a board lists what people talk about, without reading over them.
const KINDS = [
  `alter table threads add column kind text not null default 'talk'
    check (kind in ('talk', 'check_in', 'circle', 'company', 'welcome', 'first_steps'))`,
  `create index threads_of_talk on threads (board_id, activity desc)
    where activity is not null and kind in ('talk', 'circle')`,
  `create index threads_of_talk_for_anyone on threads (board_id, activity desc)
    where activity is not null and not members_only and kind in ('talk', 'circle')`,
];

// The name begins as that of the software, which nobody may choose; each start gives it the one of the message file.
const THE_PLACE = [
  kinds(`'pseudonym', 'one_time', 'former', 'site'`),
  `create unique index one_site on personas (kind) where kind = 'site'`,
  `insert into personas (id, kind, name, name_key, cleared_digest)
   values ('${SITE}', 'site', 'Hearthside', 'hearthslde', sha256('Hearthside'))`,
];

function kinds(list: string): string {
  return `alter table personas drop constraint personas_kind_check,
    add constraint personas_kind_check check (kind in (${list}))`;
}

// Whom the place would tell, look after or limit is nobody.
const NOBODY = `
create function nobody_is_the_place() returns trigger language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if tg_table_name in ('limits', 'rests') then
    raise exception using errcode = 'HS052', message = 'There is nobody behind the name of the place.';
  end if;
  return null;
end $$`;

// The web puts nothing into the mouth of the place.
const OWN_MOUTH = [
  `create function only_the_place_writes() returns trigger language plpgsql as $$
begin
  if current_user <> (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
    raise exception using errcode = 'HS052', message = 'Only the place writes under its name.';
  end if;
  return new;
end $$`,
  `create trigger only_the_place_writes before insert on posts for each row
    when (new.persona_id = '${SITE}') execute function only_the_place_writes()`,
];

const BEGINNINGS = ['notices', 'follow_ups', 'safeguarding_items', 'limits', 'rests'];

function nobodyIn(table: string): string {
  return `create trigger ${table}_of_the_place before insert on ${table} for each row
    when (new.persona_id = '${SITE}') execute function nobody_is_the_place()`;
}

// The thread is made after its row here, so that of two workers at once one makes none.
const OPENED = [
  `create table site_threads (
    board_id uuid not null references boards on delete cascade,
    kind text not null check (kind <> 'talk'),
    period text not null check (char_length(period) <= 80),
    thread_id uuid not null unique references threads on delete cascade deferrable initially deferred,
    primary key (board_id, kind, period)
  )`,
];

const OPEN = `
create function open_site_thread(board uuid, sort text, span text, heading text, words text)
  returns table (thread_id uuid, pending uuid) language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare
  thread uuid;
  post uuid;
begin
  insert into site_threads (board_id, kind, period, thread_id) values (board, sort, span, gen_random_uuid())
    on conflict do nothing returning site_threads.thread_id into thread;
  if thread is not null then
    insert into threads (id, board_id, kind) values (thread, board, sort);
    insert into posts (thread_id, persona_id, opening) values (thread, '${SITE}', true) returning id into post;
    insert into revisions (post_id, number, title, body, submission_key)
      values (post, 1, heading, words, gen_random_uuid());
  end if;
  return query select s.thread_id, r.id from site_threads s
    join posts p on p.thread_id = s.thread_id and p.opening
    left join revisions r on r.post_id = p.id and r.state = 'pending'
    where s.board_id = board and s.kind = sort and s.period = span;
end $$`;

// What the place opens waits for nobody's answer.
const ONLY_TALK_WAITS = RECKON.replace('create function', 'create or replace function').replace(
  'where t.id = which and is_up',
  `where t.id = which and is_up and t.kind = 'talk'`,
);

const FUNCTIONS = [
  'nobody_is_the_place()',
  'only_the_place_writes()',
  'open_site_thread(uuid, text, text, text, text)',
];
