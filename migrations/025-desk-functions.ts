/** What `025-escalations.ts` makes, in this order. */
export const FUNCTIONS = [
  'refuse_without_claim(uuid, uuid)',
  'ring_on_call(uuid)',
  'guard_escalation()',
  'escalate()',
  'carry_escalation()',
  'put_first()',
  'guard_message()',
  'hear_answer()',
];

// As for a decision, so that one refusal has one code wherever it comes from.
const WITHOUT_CLAIM = `
create function refuse_without_claim(which uuid, staff uuid) returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  if not exists (select from revisions where id = which and state = 'held') then
    raise exception using errcode = 'HS001', message = 'The text waits for nobody any more.';
  end if;
  if not exists (select from members where id = staff and role in ('moderator', 'lead', 'admin')) then
    raise exception using errcode = 'HS007', message = 'Only staff read what is held.';
  end if;
  if exists (select from revisions r join posts p on p.id = r.post_id join personas n on n.id = p.persona_id
      where r.id = which and n.member_id = staff) then
    raise exception using errcode = 'HS006', message = 'Nobody works on their own text.';
  end if;
  if not exists (select from claims where revision_id = which and staff_id = staff and until > now()) then
    raise exception using errcode = 'HS005', message = 'The claim has ended.';
  end if;
end $$`;

// What waits for its time is due now; where nothing waits, the list begins anew.
export const RING = `
create function ring_on_call(which uuid) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  -- A contact that is being added waits for this text, or this text for the contact: neither misses the other.
  perform from duty_settings for share;
  update alerts set due_at = now() where revision_id = which and outcome is null;
  insert into alerts (revision_id, contact_id)
    select which, id from on_call_contacts where not removed order by place limit 1
    on conflict do nothing;
end $$`;

const ESCALATION = [
  trigger(
    'guard_escalation',
    `if tg_op = 'INSERT' then
    perform refuse_without_claim(new.revision_id, new.escalated_by);
  -- Where nobody else is there, and the text waits for nobody, it would stand on top for ever.
  elsif old.acknowledged_at is not null
    or (new.acknowledged_by = new.escalated_by and (others_may_take(new.revision_id, new.escalated_by)
      or exists (select from revisions where id = new.revision_id and state = 'held')))
    or not exists (select from members where id = new.acknowledged_by and role in ('moderator', 'lead', 'admin'))
    or exists (select from revisions r join posts p on p.id = r.post_id join personas n on n.id = p.persona_id
      where r.id = new.revision_id and n.member_id = new.acknowledged_by) then
    raise exception using errcode = 'HS025', message = 'Somebody else on the team sees it, once, and not its author.';
  end if;
  return new;`,
  ),
  // Whoever wrote it is looked after later too, unless a crisis has seen to that.
  trigger(
    'escalate',
    `perform ring_on_call(new.revision_id);
  update queue_items set urgency = 0 where kind = 'held' and subject = new.revision_id;
  if not exists (select from follow_ups where revision_id = new.revision_id and state = 'open') then
    perform follow_up_on(new.revision_id,
      (select about from verdicts where revision_id = new.revision_id order by given_at desc limit 1));
  end if;
  return null;`,
  ),
  // Written anew while it was escalated, and held again: the same worry, about the new words.
  trigger(
    'carry_escalation',
    `update escalations e set revision_id = new.id from revisions r
    where r.id = e.revision_id and r.post_id = new.post_id and r.state = 'superseded' and r.id <> new.id
      and e.escalated_at > now() - interval '3 days' and not exists (select from decisions where revision_id = r.id);
  return null;`,
  ),
  // Whatever puts a text on the list: what people said of it counts more than what the screen did.
  trigger(
    'put_first',
    `if exists (select from escalations where revision_id = new.revision_id) then
    new.urgency := 0;
  else
    new.urgency := least(new.urgency, (select min(urgency_of('held', 'crisis', danger, null)) from review_messages
      where revision_id = new.revision_id and danger is not null));
  end if;
  return new;`,
  ),
];

const MESSAGES = [
  trigger(
    'guard_message',
    `if new.staff_id is not null then
    perform refuse_without_claim(new.revision_id, new.staff_id);
  elsif not exists (select from revisions where id = new.revision_id and state = 'held') then
    raise exception using errcode = 'HS001', message = 'The text waits for nobody any more.';
  elsif not exists (select from review_messages m join revisions r on r.id = m.revision_id
      where m.staff_id is not null and r.post_id = (select post_id from revisions where id = new.revision_id)) then
    raise exception using errcode = 'HS025', message = 'There is nothing to answer.';
  end if;
  return new;`,
  ),
  trigger(
    'hear_answer',
    `perform ring_on_call(new.revision_id);
  update queue_items set urgency = least(urgency, urgency_of('held', 'crisis', new.danger, null))
    where kind = 'held' and subject = new.revision_id;
  if not exists (select from follow_ups where revision_id = new.revision_id and state = 'open') then
    perform follow_up_on(new.revision_id, new.danger);
  end if;
  return null;`,
  ),
];

export const DESK_FUNCTIONS = [WITHOUT_CLAIM, RING, ...ESCALATION, ...MESSAGES];

export const DESK_TRIGGERS = [
  `create trigger guard_escalations before insert or update of acknowledged_by, acknowledged_at on escalations
   for each row execute function guard_escalation()`,
  `create trigger escalations_ring after insert or update of revision_id on escalations
   for each row execute function escalate()`,
  `create trigger carry_escalations after update of state on revisions
   for each row when (new.state = 'held' and old.state <> 'held') execute function carry_escalation()`,
  `create trigger put_first before insert on queue_items
   for each row when (new.kind = 'held') execute function put_first()`,
  `create trigger guard_review_messages before insert on review_messages
   for each row execute function guard_message()`,
  `create trigger hear_answers after insert on review_messages
   for each row when (new.danger is not null) execute function hear_answer()`,
];

function trigger(name: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  ${body}
end $$`;
}
