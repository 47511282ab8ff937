import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GUARD_THREADS, SECOND_FOR } from './055-boards-of-many-kinds.js';
import { CHOOSE_SECOND, RECORD_BOARD, SET_BOARD } from './055-boards-in-pages.js';
import { MERGE_BOARDS } from './055-merging-functions.js';
import { BEGIN_MERGING, FINISH_MERGING, JUDGE_SOME, MERGE_SOME } from './063-merging-functions.js';

/**
 * Boards become one in short steps, however many threads they have; and what is up is judged once more where its thread
 * comes under stricter rules. Old web processes begin a merging as before; workers of this release do the steps.
 * Codes: HS058 not to be merged, HS063 boards are becoming one, the whole waits for it.
 */
export class MergingInSteps1763800000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, BEGIN_MERGING, FINISH_MERGING, JUDGE_SOME, MERGE_SOME, ...NEW_WAYS])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(NONE_UNDER_WAY);
    for (const name of FUNCTIONS) await db.query(`drop function ${name}`);
    for (const sql of OLD_WAYS) await db.query(asReplacement(sql));
    await db.query(`drop index notices_of_board`);
    await db.query(`drop table threads_to_judge, mergings`);
    await db.query(`alter table boards drop column merging_into`);
    await db.query(`delete from findings where rescreening_id is null`);
    await db.query(`drop index one_finding_of_stricter_rules`);
    await db.query(`alter table findings alter column rescreening_id set not null`);
  }
}

const TABLES = [
  `alter table boards add column merging_into uuid references boards check (merging_into is null or merged_into is null)`,
  // What is done is forgotten; the record has who began it.
  `create table mergings (
    part uuid primary key references boards,
    whole uuid not null references boards check (whole <> part),
    for_members boolean not null,
    stricter boolean not null,
    judged_to uuid,
    threads int not null,
    moved int not null default 0
  )`,
  `create index notices_of_board on notices (board_id) where board_id is not null`,
  `create table threads_to_judge (
    thread_id uuid primary key references threads on delete cascade,
    judged_to int not null default 0
  )`,
  // A finding of no run: its thread came under stricter rules. Looked at once, it is not found again.
  `alter table findings alter column rescreening_id drop not null`,
  `create unique index one_finding_of_stricter_rules on findings (revision_id) where rescreening_id is null`,
];

function asReplacement(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}

// A board on its way counts as the one that it becomes part of.
const ON_ITS_WAY = [
  GUARD_THREADS.replaceAll('place.merged_into', 'coalesce(place.merged_into, place.merging_into)'),
  SECOND_FOR.replace('m.id = b.merged_into', 'm.id = coalesce(b.merged_into, b.merging_into)'),
];

// How the whole works stays until all threads are there: those on their way have the rules of that moment.
const SET_BOARD_LATER = SET_BOARD.replace(
  'and merged_into is null for',
  'and coalesce(merged_into, merging_into) is null for',
).replace(
  `  perform set_config('hearthside.actor', staff`,
  `  if changes - array['name', 'model', 'description', 'welcome', 'rules', 'first_steps'] <> '{}'
      and exists (select from mergings where whole = board) then
    raise exception using errcode = 'HS063', message = 'Boards are becoming one.';
  end if;
  perform set_config('hearthside.actor', staff`,
);

const CHOOSE_AND_JUDGE = CHOOSE_SECOND.replace(
  `b.members_only)) where id = which;`,
  `b.members_only)) where id = which;
  if asked is not null and asked is distinct from thread.second_board_id then
    insert into threads_to_judge (thread_id) values (which) on conflict (thread_id) do update set judged_to = 0;
  end if;`,
);

// Who began a merging stands in the record, and who let a group rest: what follows from it is no second entry.
const RECORD_ONCE = RECORD_BOARD.replace(
  `if to_jsonb(old) - 'place' <> to_jsonb(new) - 'place' then`,
  `if new.merged_into = old.merging_into then
    return null;
  end if;
  if new.closed then
    old.archived := new.archived;
  end if;
  if to_jsonb(old) - 'place' <> to_jsonb(new) - 'place' then`,
);

const NEW_WAYS = [RECORD_ONCE, ...ON_ITS_WAY, SET_BOARD_LATER, CHOOSE_AND_JUDGE].map(asReplacement);

const OLD_WAYS = [RECORD_BOARD, GUARD_THREADS, SECOND_FOR, SET_BOARD, CHOOSE_SECOND, MERGE_BOARDS];

const FUNCTIONS = ['merge_some(int)', 'judge_some_of_whole(mergings, int)', 'finish_merging(mergings)'];

const NONE_UNDER_WAY = `
do $$ begin
  if exists (select from mergings) then
    raise exception using errcode = 'HS063', message = 'Boards are becoming one; let a worker bring it to its end.';
  end if;
end $$`;
