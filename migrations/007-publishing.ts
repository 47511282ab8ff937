import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The life of a text, kept by PostgreSQL itself: a trigger knows the allowed transitions, and only two functions of
 * the migration role publish: `clear_revision` for the worker, `apply_decision` for the web.
 * Codes: HS001 transition, HS002 altered text, HS003 decided by hand, HS004 digest, HS005 claim, HS006 own text,
 * HS007 not staff, HS008 needs a person, HS009 outcome.
 */
export class Publishing1763800000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(MAY_BECOME);
    await db.query(GUARD);
    await db.query(`
      create trigger guard_revisions before insert or update on revisions
      for each row execute function guard_revision()`);
    await db.query(LOCK_POST);
    await db.query(PUBLISH);
    await db.query(CLEAR);
    await db.query(REFUSE_DECISION);
    await db.query(APPLY);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger guard_revisions on revisions`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`drop function guard_revision()`);
    await db.query(`drop function may_become(text, text)`);
  }
}

const FUNCTIONS = [
  'lock_post(uuid)',
  'publish_revision(uuid)',
  'clear_revision(uuid)',
  'refuse_decision(decisions, revisions)',
  'apply_decision(uuid)',
];

export const MAY_BECOME = `
create function may_become(before text, after text) returns boolean language sql immutable as $$
  select case before
    when 'pending' then after in ('published', 'held', 'withdrawn', 'superseded')
    when 'held' then after in ('published', 'returned', 'kept', 'declined', 'withdrawn', 'superseded')
    when 'published' then after in ('removed', 'withdrawn', 'superseded')
    when 'returned' then after in ('withdrawn', 'superseded')
    when 'kept' then after in ('withdrawn', 'superseded')
    when 'declined' then after in ('withdrawn', 'superseded')
    when 'removed' then after in ('withdrawn', 'superseded')
    else false
  end
$$`;

export const GUARD = `
create function guard_revision() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  owner name := (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid);
begin
  if tg_op = 'INSERT' then
    if new.state <> 'pending' or new.html is not null or new.cleared_digest is not null then
      raise exception using errcode = 'HS001', message = 'A revision begins as pending.';
    end if;
    if exists (select from revisions where post_id = new.post_id and state = 'withdrawn') then
      raise exception using errcode = 'HS001', message = 'A withdrawn post takes no new text.';
    end if;
    return new;
  end if;
  if (new.id, new.post_id, new.number, new.title, new.body) is distinct from (old.id, old.post_id, old.number, old.title, old.body) then
    raise exception using errcode = 'HS002', message = 'The words of a revision are never altered.';
  end if;
  if new.html is distinct from old.html and old.state <> 'pending' then
    raise exception using errcode = 'HS002', message = 'The rendering of a revision is not altered after its verdict.';
  end if;
  if new.state <> old.state and not may_become(old.state, new.state) then
    raise exception using errcode = 'HS001', message = format('A revision that is %s cannot become %s.', old.state, new.state);
  end if;
  if new.state <> old.state and current_user <> owner
    and (new.state not in ('held', 'withdrawn', 'superseded') or (old.state, new.state) = ('removed', 'superseded')) then
    raise exception using errcode = 'HS003', message = format('Only a verdict or a decision makes a text %s.', new.state);
  end if;
  if old.state = 'pending' and new.state <> 'pending' then
    new.waiting_since := null;
    perform pg_notify('settled', new.id::text);
  end if;
  return new;
end $$`;

const LOCK_POST = `
create function lock_post(which uuid) returns void language sql security definer set search_path = public, pg_temp as $$
  select from posts where id = which for update
$$`;

// Called with the post locked. The first publication gives the position in the thread and the board's activity order.
const PUBLISH = `
create function publish_revision(which uuid) returns void language plpgsql as $$
declare
  post posts;
begin
  select p.* into strict post from posts p join revisions r on r.post_id = p.id where r.id = which;
  perform from threads where id = post.thread_id for update;
  update revisions set state = 'superseded' where post_id = post.id and id <> which
    and state not in ('superseded', 'withdrawn') and number < (select number from revisions where id = which);
  update revisions set state = 'published', cleared_digest = text_digest(title, body, html) where id = which;
  if post.position is null then
    update threads set last_position = last_position + 1, activity = nextval('thread_activity'),
      active_at = date_trunc('minute', now()) where id = post.thread_id;
    update posts set published_at = date_trunc('minute', now()),
      position = (select last_position from threads where id = post.thread_id) where id = post.id;
  end if;
end $$`;

export const CLEAR = `
create function clear_revision(verdict uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
declare
  given verdicts;
  revision revisions;
begin
  select * into strict given from verdicts where id = verdict;
  perform lock_post((select post_id from revisions where id = given.revision_id));
  select * into strict revision from revisions where id = given.revision_id for update;
  if revision.state <> 'pending' then
    return false;
  end if;
  if given.outcome <> 'clear' then
    raise exception using errcode = 'HS009', message = 'The verdict does not clear this text.';
  end if;
  if given.digest <> text_digest(revision.title, revision.body, revision.html) then
    raise exception using errcode = 'HS004', message = 'The verdict was given for another text.';
  end if;
  if exists (select from revisions where post_id = revision.post_id and state = 'removed') then
    raise exception using errcode = 'HS008', message = 'After a removal a person decides.';
  end if;
  perform publish_revision(revision.id);
  return true;
end $$`;

const REFUSE_DECISION = `
create function refuse_decision(decision decisions, revision revisions) returns void language plpgsql stable as $$
begin
  if not exists (select from members where id = decision.staff_id and role in ('moderator', 'lead', 'admin')) then
    raise exception using errcode = 'HS007', message = 'Only staff decide.';
  end if;
  if exists (select from posts p join personas n on n.id = p.persona_id
      where p.id = revision.post_id and n.member_id = decision.staff_id) then
    raise exception using errcode = 'HS006', message = 'Nobody decides on their own text.';
  end if;
  if not exists (select from claims where revision_id = revision.id and staff_id = decision.staff_id and until > now()) then
    raise exception using errcode = 'HS005', message = 'The claim has ended.';
  end if;
  if decision.digest <> text_digest(revision.title, revision.body, revision.html) then
    raise exception using errcode = 'HS004', message = 'The decision was made about another text.';
  end if;
end $$`;

export const APPLY = `
create function apply_decision(decision uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made decisions;
  revision revisions;
begin
  select * into strict made from decisions where id = decision;
  perform lock_post((select post_id from revisions where id = made.revision_id));
  select * into strict revision from revisions where id = made.revision_id for update;
  perform refuse_decision(made, revision);
  if revision.state <> (case made.outcome when 'remove' then 'published' else 'held' end) then
    raise exception using errcode = 'HS001',
      message = format('A revision that is %s takes no decision to %s.', revision.state, made.outcome);
  end if;
  if made.outcome = 'decline' and exists (select from verdicts where revision_id = revision.id and tier = 'crisis') then
    raise exception using errcode = 'HS009', message = 'A crisis is answered, not declined.';
  end if;
  if made.outcome = 'publish' then
    perform publish_revision(revision.id);
  else
    update revisions set state = case made.outcome when 'return' then 'returned' when 'keep' then 'kept'
      when 'decline' then 'declined' else 'removed' end where id = revision.id;
  end if;
  delete from claims where revision_id = revision.id;
end $$`;
