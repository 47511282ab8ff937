import type { MigrationInterface, QueryRunner } from 'typeorm';
import { SPEAKS_OF_SUICIDE } from './054-kind-words-functions.js';

/**
 * Whether a thread has a note that makes people careful is read from an index of such notes, and no longer from all its
 * posts. And whoever opened a thread before there was following follows it, as they would have from then on.
 */
export class CheaperLooks1763800000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...THREAD_OF_NOTE, SPEAKS_BY_INDEX, OWN_THREADS]) await db.query(sql);
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

// For everybody at once and in an order of chance, so that no neighbours tie the names of one person. Nothing is told of
// what has been. As many as one name follows; the latest first.
const OWN_THREADS = `
insert into followed_threads (persona_id, thread_id, told)
select persona_id, thread_id, last_position from (
  select p.persona_id, p.thread_id, t.last_position,
    row_number() over (partition by p.persona_id order by t.activity desc nulls last)
      + (select count(*) from followed_threads f where f.persona_id = p.persona_id) as nth
  from posts p
  join threads t on t.id = p.thread_id
  join personas n on n.id = p.persona_id and n.kind in ('pseudonym', 'one_time')
  where p.opening and not exists (select from left_threads l where l.thread_id = t.id and l.persona_id = p.persona_id)
    and not exists (select from followed_threads f where f.thread_id = t.id and f.persona_id = p.persona_id)) own
where nth <= 200
order by random()`;
