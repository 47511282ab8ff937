import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CIRCLE_FUNCTIONS, CIRCLES_DO } from './053-circle-functions.js';

/**
 * Circles: a thread in four parts, each with its time, and somebody who leads it. The words of the parts stand in its
 * opening post, which is screened like every text; nothing here is read by members but the words of a badge, which a lead writes.
 * Code: HS153 not this person's to do, or not now.
 */
export class Circles1763800000053 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...CIRCLES_DO]) await db.query(sql);
    for (const name of CIRCLE_FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  // What was written in circles stays, as talk.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind = 'circle_offered'`);
    for (const name of [...CIRCLE_FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`drop table facilitator_badges, circle_topics, circle_offers, circle_phases, circles`);
    await db.query(`update threads set kind = 'talk' where kind = 'circle'`);
  }
}

const TABLES = [
  // Who leads it leaves, and the circle stays.
  `create table circles (
    thread_id uuid primary key references threads on delete cascade,
    persona_id uuid references personas on delete set null,
    zone text not null check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,59}$')
  )`,
  `create index circles_of_persona on circles (persona_id)`,
  `create table circle_phases (
    thread_id uuid not null references circles on delete cascade,
    place int not null check (place between 1 and 4),
    begins_at minute not null,
    ends_at minute not null,
    primary key (thread_id, place),
    check (begins_at < ends_at)
  )`,
  `create index circle_phases_by_end on circle_phases (ends_at) where place = 4`,
  // To one other, or to whoever can. The note is of who offers, and goes with them.
  `create table circle_offers (
    thread_id uuid primary key references circles on delete cascade,
    from_id uuid not null references personas on delete cascade,
    to_id uuid references personas on delete cascade,
    note text not null check (char_length(note) <= 500)
  )`,
  `create index circle_offers_from on circle_offers (from_id)`,
  `create index circle_offers_to on circle_offers (to_id)`,
  // Nobody's name: a topic is of all who facilitate.
  `create table circle_topics (
    topic_id uuid not null default gen_random_uuid(),
    version int not null check (version > 0),
    title text not null check (char_length(title) between 1 and 120),
    prompts text[] not null check (cardinality(prompts) = 4),
    retired boolean not null default false,
    primary key (topic_id, version)
  )`,
  `create trigger circle_topics_are_append_only before update or delete or truncate on circle_topics
    for each statement execute function refuse_rewriting()`,
  `create table facilitator_badges (
    persona_id uuid primary key references personas on delete cascade,
    words text not null check (char_length(words) between 1 and 80)
  )`,
];
