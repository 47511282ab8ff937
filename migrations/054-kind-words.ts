import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  FORGET_WHAT_HANGS_ON_IT,
  FUNCTIONS,
  GATHER,
  GUARD_MARK,
  GUARD_PHRASE,
  GUARD_TIP,
  SPEAKS_OF_SUICIDE,
  TRIGGERS,
} from './054-kind-words-functions.js';

/**
 * Words in the place of likes: one of four phrases for somebody's post, told to its author without who or how many, some
 * hours later. And what lasts: an answer of which the one who asked says that it helped, and, with its writer's consent,
 * a tip in the library of its board.
 * Code: HS054 not to be said, marked or kept here.
 */
export class KindWords1763800000054 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, SPEAKS_OF_SUICIDE, GUARD_PHRASE, GUARD_MARK, GUARD_TIP])
      await db.query(sql);
    for (const sql of [FORGET_WHAT_HANGS_ON_IT, GATHER, ...TRIGGERS]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind in ('kind_words', 'tip_asked')`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table tips, phrases_told, helped_marks, phrases_said`);
  }
}

// When an author may hear of it: an hour that chance draws, so that nothing tells who was here when.
const TELL_FROM = `tell_from minute
      default date_trunc('hour', now()) + make_interval(hours => 2 + floor(random() * 11)::int)`;

// No minute of when somebody said it: the day, for as long as it counts, and an hour of chance until it is told.
const TABLES = [
  `create table phrases_said (
    post_id uuid not null references posts on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    phrase text not null check (phrase in ('hear', 'me_too', 'strength', 'thanks')),
    said_on date default current_date,
    ${TELL_FROM},
    primary key (post_id, persona_id)
  )`,
  `create index phrases_of_persona on phrases_said (persona_id)`,
  `create index phrases_to_tell on phrases_said (tell_from) where tell_from is not null`,
  `create table helped_marks (
    post_id uuid primary key references posts on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    ${TELL_FROM}
  )`,
  `create index helped_marks_of_persona on helped_marks (persona_id)`,
  `create table phrases_told (
    notice_id uuid primary key references notices on delete cascade,
    phrases text[] not null,
    helped boolean not null
  )`,
  `create table tips (
    post_id uuid primary key references posts on delete cascade,
    persona_id uuid not null references personas on delete cascade,
    topic text not null
      check (topic in ('cravings', 'sleep', 'mornings', 'family', 'medicine', 'help', 'other')),
    consent text check (consent in ('named', 'unnamed', 'no')),
    taken_out boolean not null default false
  )`,
  `create index tips_of_persona on tips (persona_id)`,
];
