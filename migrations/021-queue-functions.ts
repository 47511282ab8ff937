/** What `021-queue.ts` makes, in this order. */
export const FUNCTIONS = [
  'urgency_of(text, text, text, text)',
  'latest_verdict(uuid)',
  'queue_audit(uuid)',
  'queue_revision(uuid)',
  'queue_report(uuid)',
  'queue_second_look(uuid)',
  'queue_changed_revision()',
  'queue_changed_audit()',
  'queue_changed_report()',
  'queue_changed_second_look()',
  'seen_at_a_glance(uuid)',
  'others_may_take(uuid, uuid)',
  'left_to_others(uuid, uuid)',
  'raise_long_waiting(interval)',
];

const URGENCY = `
create function urgency_of(kind text, tier text, about text, why text) returns smallint language sql immutable as $$
  select (case
    when kind = 'glance' then case tier when 'concern' then 6 else 7 end
    when kind = 'audit' then case tier when 'crisis' then 0 else 8 end
    when kind = 'report' then case tier when 'concern' then 3 else 5 end
    when tier = 'crisis' then case about when 'under_way' then 1 else 2 end
    when why = 'harmful_detail' then 3
    when tier = 'concern' and kind = 'held' then 4
    else 5 end)::smallint
$$`;

export const VERDICT = `
create function latest_verdict(which uuid) returns verdicts language sql stable set search_path = public, pg_temp as $$
  select v from verdicts v where v.revision_id = which order by v.given_at desc limit 1
$$`;

export const LATEST = `${URGENCY};${VERDICT}`;

const QUEUE_AUDIT = `
create function queue_audit(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('queue ' || which, 0));
  delete from queue_items where kind = 'audit' and subject = which;
  insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since)
  select 'audit', a.id, r.id, t.board_id, k.tier, urgency_of('audit', k.tier, null, null), coalesce(a.judged_at, a.drawn_at)
  from audits a
  join verdicts v on v.id = a.verdict_id
  join revisions r on r.id = v.revision_id
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  cross join lateral (select case when a.judgement = 'crisis' then 'crisis' else 'none' end as tier) k
  where a.id = which and case when a.judgement is null then r.state in ('published', 'removed')
    else a.judgement = 'crisis' and a.followed_up_at is null and r.state <> 'removed' end
  on conflict (kind, subject) do nothing;
end $$`;

// What is held waits; what went up as a concern or a worry of the screen's is glanced at, once.
const QUEUE_REVISION = `
create function queue_revision(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  delete from queue_items where kind in ('held', 'glance') and subject = which;
  insert into queue_items (kind, subject, revision_id, board_id, tier, about, urgency, since)
  select k.kind, r.id, r.id, t.board_id, coalesce(v.tier, 'none'), v.about, urgency_of(k.kind, v.tier, v.about, v.why), r.written_at
  from revisions r
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  left join lateral latest_verdict(r.id) v on true
  cross join lateral (select case r.state when 'held' then 'held' else 'glance' end as kind) k
  where r.id = which and (r.state = 'held'
    or (r.state = 'published' and v.outcome = 'clear' and v.tier in ('concern', 'watch')))
  on conflict (kind, subject) do nothing;
  perform queue_audit(a.id) from audits a join verdicts v on v.id = a.verdict_id where v.revision_id = which;
end $$`;

// Of two that change one post's reports at once, the second counts what the first wrote.
const QUEUE_REPORT = `
create function queue_report(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('queue ' || which, 0));
  delete from queue_items where kind = 'report' and subject = which;
  insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since)
  select 'report', q.post_id, q.revision_id, t.board_id, k.tier, urgency_of('report', k.tier, null, null), q.oldest
  from report_queue q
  join posts p on p.id = q.post_id
  join threads t on t.id = p.thread_id
  cross join lateral (select case when q.gravest in ('worried', 'method') then 'concern' else 'none' end as tier) k
  where q.post_id = which
  on conflict (kind, subject) do nothing;
end $$`;

const QUEUE_SECOND_LOOK = `
create function queue_second_look(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  delete from queue_items where kind = 'second_look' and subject = which;
  insert into queue_items (kind, subject, revision_id, board_id, tier, about, urgency, since)
  select 'second_look', s.id, r.id, t.board_id, coalesce(v.tier, 'none'), v.about, urgency_of('second_look', v.tier, v.about, null), s.asked_at
  from second_looks s
  join decisions d on d.id = s.decision_id
  join revisions r on r.id = d.revision_id
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  left join lateral latest_verdict(r.id) v on true
  where s.id = which and r.state in ('returned', 'kept', 'declined', 'removed')
    and not exists (select from second_look_answers a where a.second_look_id = s.id)
  on conflict (kind, subject) do nothing;
end $$`;

const CHANGED = `
create function queue_changed_revision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_revision(new.id);
  perform queue_second_look(s.id) from second_looks s join decisions d on d.id = s.decision_id where d.revision_id = new.id;
  return null;
end $$;
create function queue_changed_audit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_audit(new.id);
  return null;
end $$;
create function queue_changed_report() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_report(coalesce(new.post_id, old.post_id));
  return null;
end $$;
create function queue_changed_second_look() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_second_look((to_jsonb(new) ->> tg_argv[0])::uuid);
  return null;
end $$`;

const SEEN = `
create function seen_at_a_glance(which uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from queue_items where kind = 'glance' and subject = which;
  return found;
end $$`;

// What has waited so long comes before newer worries, but never before somebody in danger.
const RAISE = `
create function raise_long_waiting(longer_than interval) returns void language sql security definer set search_path = public, pg_temp as $$
  update queue_items set urgency = 4
  where urgency > 4 and kind in ('held', 'report', 'second_look') and since < now() - longer_than
$$`;

// Nobody can leave a text to nobody: where the others go, or hand it over too, it is offered again.
const LEFT = `
create function others_may_take(which uuid, staff uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from members m
    where m.role in ('moderator', 'lead', 'admin') and m.id <> staff
      and not exists (select from hand_overs h where h.revision_id = which and h.staff_id = m.id)
      and not exists (select from revisions r join posts p on p.id = r.post_id join personas n on n.id = p.persona_id
        where r.id = which and n.member_id = m.id))
$$;
create function left_to_others(which uuid, staff uuid) returns boolean language sql stable set search_path = public, pg_temp as $$
  select exists (select from hand_overs h where h.revision_id = which and h.staff_id = staff) and others_may_take(which, staff)
$$`;

export const HANDING = [LEFT];

export const SYNC = [QUEUE_AUDIT, QUEUE_REVISION, QUEUE_REPORT, QUEUE_SECOND_LOOK, CHANGED, SEEN, RAISE];

// A text's verdict and state are written one after the other: the queue looks at both when they are.
export const TRIGGERS = [
  `create constraint trigger queue_revisions after update of state on revisions deferrable initially deferred
   for each row when (old.state is distinct from new.state) execute function queue_changed_revision()`,
  `create trigger queue_audits after insert or update on audits for each row execute function queue_changed_audit()`,
  `create trigger queue_reports after insert or update or delete on reports for each row execute function queue_changed_report()`,
  `create trigger queue_second_looks after insert on second_looks for each row execute function queue_changed_second_look('id')`,
  `create trigger queue_second_look_answers after insert on second_look_answers
   for each row execute function queue_changed_second_look('second_look_id')`,
];
