import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a crisis leaves behind: two items for whoever wrote it, due after 24 and 72 hours. Triggers write them, so that
 * no way a crisis is found can forget to; they stay when the text is taken back, written anew or erased. Other triggers
 * note that the person was here again, and forget what the team noted about a person who is erased.
 */
export class FollowUps1763800000019 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.items(db);
    await this.words(db);
    for (const sql of [FOLLOW_UP, ...TRIGGERS.flatMap(({ body, on }) => [body, on])]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name} cascade`);
    await db.query(`delete from notices where kind = 'welcome_back'`);
    await db.query(`drop table notice_words, follow_up_notes, follow_ups`);
  }

  // What it is about may be erased, the item stays: somebody still has to know that nobody needs to look any more.
  private async items(db: QueryRunner): Promise<void> {
    await db.query(`
      create table follow_ups (
        id uuid primary key default gen_random_uuid(),
        hours int not null check (hours in (24, 72)),
        persona_id uuid references personas on delete set null,
        thread_id uuid references threads on delete set null,
        post_id uuid references posts on delete set null,
        revision_id uuid references revisions on delete set null,
        board_id uuid not null references boards,
        about text,
        since minute not null,
        due_at minute not null,
        came_back boolean not null default false,
        greeted_at minute,
        greeting_over boolean not null default false,
        welcomed_by uuid,
        welcomed_at minute,
        state text not null default 'open' check (state in ('open', 'done')),
        done_by uuid,
        done_at minute,
        outcome text check (outcome in ('came_back_well', 'came_back_needs_us', 'answered_by_others', 'no_sign',
          'not_a_crisis', 'erased')),
        check (num_nonnulls(welcomed_by, welcomed_at) in (0, 2)),
        check (num_nonnulls(done_by, done_at, outcome) = case state when 'done' then 3 else 0 end)
      )`);
    await db.query(
      `create unique index one_open_follow_up on follow_ups (persona_id, thread_id, hours) where state = 'open'`,
    );
    await db.query(`create index follow_ups_due on follow_ups (due_at) where state = 'open'`);
    await db.query(`create index follow_ups_done on follow_ups (done_at) where state = 'done'`);
    for (const column of ['persona_id', 'thread_id', 'post_id', 'revision_id'])
      await db.query(`create index follow_ups_by_${column} on follow_ups (${column})`);
  }

  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table follow_up_notes (
        follow_up_id uuid primary key references follow_ups on delete cascade,
        note text not null check (char_length(note) between 1 and 1000)
      )`);
    await db.query(`
      create table notice_words (
        notice_id uuid primary key references notices on delete cascade,
        words text not null check (char_length(words) between 1 and 5000)
      )`);
  }
}

// Those that are open move, so that somebody with many hard nights is one person to look after, not a list. All that
// lock several items do it in the order of their hours, so that they never wait for each other.
const FOLLOW_UP = `
create function follow_up_on(revision uuid, whom text) returns void language sql security definer
  set search_path = public, pg_temp as $$
  insert into follow_ups (hours, persona_id, thread_id, post_id, revision_id, board_id, about, since, due_at)
  select h.hours, p.persona_id, p.thread_id, p.id, r.id, t.board_id, whom, r.written_at,
    date_trunc('minute', now()) + make_interval(hours => h.hours)
  from revisions r
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  cross join (values (24), (72)) as h (hours)
  where r.id = revision
  order by h.hours
  on conflict (persona_id, thread_id, hours) where state = 'open' do update
    set post_id = excluded.post_id, revision_id = excluded.revision_id, about = excluded.about, since = excluded.since,
      due_at = least(follow_ups.due_at, excluded.due_at), came_back = false, greeted_at = null, greeting_over = false, welcomed_by = null,
      welcomed_at = null
$$`;

function trigger(name: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  ${body}
  return null;
end $$`;
}

/** What PostgreSQL notes by itself. */
export const TRIGGERS = [
  {
    body: trigger('follow_up_verdict', 'perform follow_up_on(new.revision_id, new.about);'),
    on: `create trigger follow_up_verdicts after insert on verdicts for each row when (new.tier = 'crisis')
      execute function follow_up_verdict()`,
  },
  {
    body: trigger(
      'follow_up_judgement',
      'perform follow_up_on(v.revision_id, v.about) from verdicts v where v.id = new.verdict_id;',
    ),
    on: `create trigger follow_up_judgements after update of judgement on audits for each row
      when (new.judgement = 'crisis' and old.judgement is distinct from new.judgement)
      execute function follow_up_judgement()`,
  },
  {
    // Taken back or written anew before any verdict: then the quick look is all that anybody knows.
    body: trigger('follow_up_unscreened', 'perform follow_up_on(new.id, new.advised_help);'),
    on: `create trigger follow_up_unscreened after update of state on revisions for each row
      when (old.state = 'pending' and new.state in ('withdrawn', 'superseded') and new.advised_tier = 'crisis')
      execute function follow_up_unscreened()`,
  },
  {
    // Sessions are deleted, so that who came back and left again would look as if they never had. No time is kept.
    body: trigger(
      'note_return',
      `update follow_ups set came_back = true where id in (
        select f.id from follow_ups f join personas p on p.id = f.persona_id
        where p.member_id = new.member_id and f.state = 'open' and not f.came_back
          and f.since <= new.seen_at - interval '4 hours'
        order by f.thread_id, f.hours for update of f);`,
    ),
    on: `create trigger note_returns after insert or update of seen_at on sessions for each row
      execute function note_return()`,
  },
  {
    body: trigger('forget_notes', 'delete from follow_up_notes where follow_up_id = new.id;'),
    on: `create trigger forget_notes after update of persona_id on follow_ups for each row
      when (new.persona_id is null and old.persona_id is not null) execute function forget_notes()`,
  },
];

const FUNCTIONS = [
  'follow_up_on(uuid, text)',
  'follow_up_verdict()',
  'follow_up_judgement()',
  'follow_up_unscreened()',
  'note_return()',
  'forget_notes()',
];
