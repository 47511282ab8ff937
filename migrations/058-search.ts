import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  FOLLOW_REVISION,
  FUNCTIONS,
  INDEX_POST,
  INDEX_POSTS_AFTER,
  SEARCH_VECTOR,
  SEARCH_WORDS,
} from './058-search-functions.js';

/**
 * What can be found: a row for the published text of a post, and for no other. PostgreSQL keeps it itself, in the same
 * transaction in which a text goes up, is replaced, or comes down. What is up already follows in
 * `058-search-what-is-up.ts`, so that no lock of this one lasts longer than a moment.
 */
export class Search1763800000058 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLE, SEARCH_WORDS, SEARCH_VECTOR, INDEX_POST, FOLLOW_REVISION, INDEX_POSTS_AFTER])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await db.query(`
      create trigger follow_revisions after update of state on revisions
      for each row when (old.state is distinct from new.state) execute function follow_revision()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger follow_revisions on revisions`);
    await db.query(`drop table search_texts`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
  }
}

// Who may read a thread is asked of the thread when somebody searches, so that nothing here can be out of date. A row is
// read as it is written: a list of what is not in the index yet (fastupdate) would be looked through by everybody.
const TABLE = [
  `create table search_texts (
    post_id uuid primary key references posts on delete cascade,
    revision_id uuid not null unique references revisions on delete cascade,
    thread_id uuid not null references threads on delete cascade,
    kind text not null check (kind in ('thread', 'answer')),
    published_at minute not null,
    words tsvector not null
  )`,
  `create index search_words on search_texts using gin (words) with (fastupdate = off)`,
  `create index search_newest on search_texts (published_at desc, post_id desc)`,
];
