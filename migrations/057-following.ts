import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  FOLLOW_OWN,
  FORGET_BOARD,
  FORGET_THREAD,
  FUNCTIONS,
  GATHER,
  LEAVE_IS_STOP,
  OUT_OF_GROUP,
  TRIGGERS,
} from './057-following-functions.js';

/**
 * Following: which name wants to hear that a thread goes on, or that there are new threads on a board. Nobody else sees it,
 * nothing counts it, and what is told is told in rounds. Whoever opens a thread follows it until they stop.
 */
export class Following1763800000057 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of TABLES) await db.query(sql);
    for (const sql of [FOLLOW_OWN, LEAVE_IS_STOP, OUT_OF_GROUP, FORGET_THREAD, FORGET_BOARD, GATHER])
      await db.query(sql);
    for (const sql of TRIGGERS) await db.query(sql);
    await db.query(OWN_THREADS);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind in ('followed_thread', 'followed_board')`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop index openings_by_minute`);
    await db.query(`drop table followed_boards, followed_threads`);
    await db.query(`alter table notices drop column board_id`);
  }
}

// Of when somebody began there is the place of the last post before it, or the hour, and that until the next round alone.
const TABLES = [
  `create table followed_threads (
    persona_id uuid not null references personas on delete cascade,
    thread_id uuid not null references threads on delete cascade,
    told int not null check (told >= 0),
    primary key (persona_id, thread_id)
  )`,
  `create index followed_threads_by_thread on followed_threads (thread_id)`,
  `create table followed_boards (
    persona_id uuid not null references personas on delete cascade,
    board_id uuid not null references boards on delete cascade,
    told_from minute not null default date_trunc('hour', now()),
    primary key (persona_id, board_id)
  )`,
  `alter table notices add column board_id uuid references boards on delete cascade`,
  `create index openings_by_minute on posts (published_at) where opening and published_at is not null`,
];

// Now, and never later: nobody can have stopped yet. For everybody at once and in an order of chance, so that no neighbours
// tie the names of one person. Nothing is told of what has been. As many as one name follows; the latest first.
const OWN_THREADS = `
insert into followed_threads (persona_id, thread_id, told)
select persona_id, thread_id, last_position from (
  select p.persona_id, p.thread_id, t.last_position,
    row_number() over (partition by p.persona_id order by t.activity desc nulls last) as nth
  from posts p
  join threads t on t.id = p.thread_id
  join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
  where p.opening and reads_board(t.board_id, array[p.persona_id])
    and not exists (select from left_threads l where l.thread_id = t.id and l.persona_id = p.persona_id)) own
where nth <= 200
order by random()`;
