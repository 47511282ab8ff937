import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Threads, posts and their revisions. Positions and activity are given at publication, never before. */
export class Threads1763800000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.threads(db);
    await this.posts(db);
    await this.digest(db);
    await this.revisions(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop table revisions`);
    await db.query(`drop function text_digest`);
    await db.query(`drop table posts`);
    await db.query(`drop table threads`);
    await db.query(`drop sequence thread_activity`);
  }

  private async threads(db: QueryRunner): Promise<void> {
    await db.query(`create sequence thread_activity`);
    await db.query(`
      create table threads (
        id uuid primary key default gen_random_uuid(),
        board_id uuid not null references boards,
        state text not null default 'open' check (state in ('open', 'locked')),
        last_position int not null default 0,
        activity bigint,
        active_at minute
      )`);
    await db.query(
      `create index threads_by_activity on threads (board_id, activity desc) where activity is not null`,
    );
  }

  private async posts(db: QueryRunner): Promise<void> {
    await db.query(`
      create table posts (
        id uuid primary key default gen_random_uuid(),
        thread_id uuid not null references threads on delete cascade,
        persona_id uuid not null references personas,
        opening boolean not null default false,
        position int,
        published_at minute,
        unique (thread_id, position)
      )`);
    await db.query(`create unique index one_opening on posts (thread_id) where opening`);
    await db.query(`create index posts_of_persona on posts (persona_id, thread_id)`);
  }

  // Each part is hashed first, so that no letter can move from one part to the next without a trace.
  private async digest(db: QueryRunner): Promise<void> {
    await db.query(`
      create function text_digest(title text, body text, html text) returns bytea language sql stable as $$
        select sha256(sha256(convert_to(coalesce(title, ''), 'UTF8'))
          || sha256(convert_to(body, 'UTF8'))
          || sha256(convert_to(coalesce(html, ''), 'UTF8')))
      $$`);
  }

  private async revisions(db: QueryRunner): Promise<void> {
    await db.query(`
      create table revisions (
        id uuid primary key default gen_random_uuid(),
        post_id uuid not null references posts on delete cascade,
        number int not null,
        state text not null default 'pending' check (state in
          ('pending', 'held', 'published', 'returned', 'kept', 'declined', 'removed', 'withdrawn', 'superseded')),
        title text check (char_length(title) between 1 and 120),
        body text not null check (char_length(body) between 1 and 10000),
        html text,
        cleared_digest bytea,
        advised_tier text not null default 'none' check (advised_tier in ('none', 'watch', 'concern', 'crisis')),
        advised_help text,
        submission_key uuid not null unique,
        written_at minute not null default date_trunc('minute', now()),
        waiting_since timestamptz default now(),
        unique (post_id, number),
        constraint published_means_cleared check (state <> 'published'
          or (html is not null and cleared_digest is not null and cleared_digest = text_digest(title, body, html))),
        check ((state = 'pending') = (waiting_since is not null))
      )`);
    await db.query(`create unique index one_published on revisions (post_id) where state = 'published'`);
    await db.query(`create index pending_revisions on revisions (waiting_since) where state = 'pending'`);
    await db.query(`create index held_revisions on revisions (written_at) where state = 'held'`);
  }
}
