import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * After a member's death: the team's own texts with every version, and the names that rest, so that nothing speaks in
 * them: no new publication, no notice, no session. PostgreSQL keeps it, whoever decides, screens or signs in. It may be a
 * hoax: all of it can be undone, also by the person.
 * Codes: HS021 the name rests; HS022 not this person's to ask, confirm or undo; HS020 what was recorded is not rewritten.
 */
export class Postvention1763800000023 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.texts(db);
    await this.rests(db);
    for (const { body, on } of TRIGGERS) {
      await db.query(body);
      await db.query(on);
    }
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`drop view resting_names`);
    await db.query(`drop table rests, postvention_texts`);
  }

  private async texts(db: QueryRunner): Promise<void> {
    await db.query(`
      create table postvention_texts (
        kind text not null check (kind in ('checklist', 'announcement', 'memorial')),
        version int not null check (version > 0),
        words text not null check (char_length(words) between 1 and 10000),
        written_by uuid not null,
        written_at minute not null default date_trunc('minute', now()),
        primary key (kind, version)
      )`);
    await db.query(`
      create trigger postvention_texts_are_append_only before update or delete or truncate on postvention_texts
      for each statement execute function refuse_rewriting()`);
  }

  // No foreign keys to the team: who asked and who agreed is known as long as the name rests.
  private async rests(db: QueryRunner): Promise<void> {
    await db.query(`
      create table rests (
        id uuid primary key default gen_random_uuid(),
        persona_id uuid references personas on delete set null,
        post_id uuid references posts on delete set null,
        asked_by uuid not null,
        asked_at minute not null default date_trunc('minute', now()),
        alone boolean not null default false,
        confirmed_by uuid,
        confirmed_at minute,
        knocked_at minute,
        undone_by uuid,
        undone_at minute,
        check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
        check (not alone or confirmed_at is null),
        check (num_nonnulls(undone_by, undone_at) in (0, 2))
      )`);
    await db.query(`create unique index one_rest on rests (persona_id) where undone_at is null`);
    await db.query(`create index rests_by_post on rests (post_id)`);
    // A view of the owner's: other features may know which names rest, never who said so.
    await db.query(`
      create view resting_names as
        select persona_id from rests
        where undone_at is null and (alone or confirmed_at is not null) and persona_id is not null`);
  }
}

function trigger(name: string, declared: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
${declared}begin
  ${body}
end $$`;
}

// Those who come wait for who says so, and the other way round: a text or a session that comes at the same moment
// is either there before, or refused.
export const TRIGGERS = [
  {
    body: trigger(
      'guard_new_rest',
      `declare
  owner uuid := (select member_id from personas where id = new.persona_id);
`,
      `if num_nonnulls(new.confirmed_at, new.undone_at) > 0 then
    raise exception using errcode = 'HS020', message = 'It begins with being asked for.';
  end if;
  if new.asked_by = owner or not exists (select from members where id = new.asked_by and role in ('lead', 'admin')) then
    raise exception using errcode = 'HS022', message = 'Leads alone say that somebody has died, and nobody of themselves.';
  end if;
  if new.alone and exists (select from members
      where role in ('lead', 'admin') and id <> new.asked_by and id is distinct from owner) then
    raise exception using errcode = 'HS022', message = 'There is somebody else to confirm it.';
  end if;
  perform from personas where id = new.persona_id for no key update;
  return new;`,
    ),
    on: 'create trigger guard_new_rests before insert on rests for each row execute function guard_new_rest()',
  },
  {
    body: trigger(
      'guard_rest',
      `declare
  owner uuid := (select member_id from personas where id = new.persona_id);
  actor uuid := coalesce(new.undone_by, new.confirmed_by);
  leads boolean := exists (select from members where id = actor and role in ('lead', 'admin'));
`,
      `if old.undone_at is not null
    or (old.confirmed_at is not null and (new.confirmed_by, new.confirmed_at) is distinct from (old.confirmed_by, old.confirmed_at)) then
    raise exception using errcode = 'HS020', message = 'What was said of a member is not rewritten.';
  end if;
  if new.undone_at is not null then
    if not leads and actor is distinct from owner then
      raise exception using errcode = 'HS022', message = 'A lead, or the person, undoes it.';
    end if;
  elsif not leads or new.alone or actor in (old.asked_by, owner) then
    raise exception using errcode = 'HS022', message = 'Another lead confirms it.';
  end if;
  perform from personas where id = new.persona_id for no key update;
  return new;`,
    ),
    on: `create trigger guard_rests before update of confirmed_by, confirmed_at, undone_by, undone_at on rests
      for each row execute function guard_rest()`,
  },
  {
    body: trigger(
      'end_sessions_of_rest',
      '',
      `if new.undone_at is null and (new.alone or new.confirmed_at is not null) then
    delete from sessions where member_id = (select member_id from personas where id = new.persona_id);
  end if;
  return null;`,
    ),
    on: `create trigger end_sessions_of_rests after insert or update of confirmed_at on rests
      for each row execute function end_sessions_of_rest()`,
  },
  {
    body: trigger(
      'refuse_session_of_rest',
      '',
      `perform from personas where member_id = new.member_id for share;
  if exists (select from resting_names r join personas p on p.id = r.persona_id where p.member_id = new.member_id) then
    raise exception using errcode = 'HS021', message = 'The name rests.';
  end if;
  return new;`,
    ),
    on: 'create trigger refuse_sessions_of_rests before insert on sessions for each row execute function refuse_session_of_rest()',
  },
  {
    body: trigger(
      'refuse_publishing_of_rest',
      `declare
  writer uuid := (select persona_id from posts where id = new.post_id);
`,
      `perform from personas where id = writer for share;
  if exists (select from resting_names where persona_id = writer) then
    raise exception using errcode = 'HS021', message = 'The name rests.';
  end if;
  return new;`,
    ),
    on: `create trigger refuse_publishing_of_rests before update of state on revisions
      for each row when (new.state = 'published' and old.state <> 'published')
      execute function refuse_publishing_of_rest()`,
  },
  {
    body: trigger(
      'skip_notice_of_rest',
      '',
      `if exists (select from resting_names where persona_id = new.persona_id) then
    return null;
  end if;
  return new;`,
    ),
    on: 'create trigger skip_notices_of_rests before insert on notices for each row execute function skip_notice_of_rest()',
  },
];

const FUNCTIONS = [
  'guard_new_rest()',
  'guard_rest()',
  'end_sessions_of_rest()',
  'refuse_session_of_rest()',
  'refuse_publishing_of_rest()',
  'skip_notice_of_rest()',
];
