import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SPEAKS_OF_SUICIDE } from './054-kind-words-functions.js';

/**
 * Whether a thread has a note that makes people careful is read from an index of such notes, and no longer from all its
 * posts.
 */
export class CheaperLooks1763800000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...THREAD_OF_NOTE, SPEAKS_BY_INDEX]) await db.query(sql);
    await db.query(`revoke all on function note_its_thread() from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(SPEAKS_OF_SUICIDE.replace('create function', 'create or replace function'));
    await db.query(`drop function note_its_thread() cascade`);
    await db.query(`alter table content_notes drop column thread_id`);
  }
}

// A post never leaves its thread. PostgreSQL fills it in, so that no code has to know.
const THREAD_OF_NOTE = [
  `alter table content_notes add column thread_id uuid`,
  `update content_notes c set thread_id = p.thread_id from posts p where p.id = c.post_id`,
  `create index heavy_notes_of_thread on content_notes (thread_id)
    where stands and note in ('suicide', 'suicide_loss', 'self_harm')`,
  `create function note_its_thread() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select p.thread_id into new.thread_id from posts p where p.id = new.post_id;
  return new;
end $$`,
  `create trigger note_its_thread before insert on content_notes for each row execute function note_its_thread()`,
];

const SPEAKS_BY_INDEX = SPEAKS_OF_SUICIDE.replace('create function', 'create or replace function')
  .replace(
    'posts p join content_notes c on c.post_id = p.id',
    'content_notes c join posts p on p.id = c.post_id',
  )
  .replace(
    'where p.thread_id = thread and p.position is not null and c.stands',
    'where c.thread_id = thread and p.position is not null and c.stands',
  );
