import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  CHANGE_TIMES,
  FORGET_PART,
  FUNCTIONS,
  GUARD_SILENCE,
  TELL_PART,
  TRIGGERS,
} from './061-circle-functions.js';

/**
 * Circles go on: whoever takes part hears when a part begins, unless they do not want to, and whoever leads one changes the
 * times of the parts that have not begun.
 */
export class CirclesGoOn1763800000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, CHANGE_TIMES, TELL_PART, FORGET_PART, GUARD_SILENCE, ...TRIGGERS])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind = 'circle_part'`);
    await db.query(`drop trigger leaving_forgets_part on left_threads`);
    await db.query(`drop table circle_silences`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`alter table circle_phases drop column told`);
    await db.query(`alter table circles drop column retimed`);
  }
}

// Of the parts that began before, nobody hears any more.
const TABLES = [
  `alter table circles add column retimed boolean not null default false`,
  `alter table circle_phases add column told boolean not null default false`,
  `update circle_phases set told = true where begins_at <= now()`,
  `create index circle_phases_to_tell on circle_phases (begins_at) where not told`,
  `create table circle_silences (
    persona_id uuid not null references personas on delete cascade,
    thread_id uuid not null references circles on delete cascade,
    primary key (persona_id, thread_id)
  )`,
  `create index circle_silences_by_thread on circle_silences (thread_id)`,
];
