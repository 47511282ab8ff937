const REFUSE = `raise exception using errcode = 'HS153', message = 'This is not theirs to do, or not now.';`;

function deed(signature: string, body: string, variables = ''): string {
  return `
create function ${signature} returns void language plpgsql security definer set search_path = public, pg_temp as $$
${variables && `declare\n  ${variables}`}
begin
  ${body}
end $$`;
}

const FACILITATES = `
create function facilitates(who uuid) returns boolean language sql stable security definer
  set search_path = public, pg_temp as $$
  select exists (select from members where id = who and role in ('facilitator', 'moderator', 'lead', 'admin'))
$$`;

// Whoever left, or is no facilitator any more, leads none; nor does a name that rests.
const LED_BY = `
create function circle_led_by(which uuid) returns uuid language sql stable security definer
  set search_path = public, pg_temp as $$
  select n.id from circles c join personas n on n.id = c.persona_id
    where c.thread_id = which and facilitates(n.member_id)
      and not exists (select from resting_names y where y.persona_id = n.id)
$$`;

const NAME_OF = `(select id from personas where member_id = who and kind = 'pseudonym')`;

// The record names nothing of a closed group.
const SUBJECT = `(select t.id from threads t join boards b on b.id = t.board_id where t.id = which and not b.closed)`;

// Only a thread of their own, under their pseudonym, that nobody has read.
const OPEN = deed(
  'open_circle(which uuid, who uuid, clock text, edges timestamptz[])',
  `if not facilitates(who) or cardinality(edges) <> 5 or not exists (
    select from threads t join posts p on p.thread_id = t.id and p.opening and p.position is null
    where t.id = which and t.kind = 'talk' and p.persona_id = ${NAME_OF}) then
    ${REFUSE}
  end if;
  insert into circles (thread_id, persona_id, zone) values (which, ${NAME_OF}, clock);
  insert into circle_phases (thread_id, place, begins_at, ends_at)
    select which, place, edges[place], edges[place + 1] from generate_series(1, 4) place;
  update threads set kind = 'circle' where id = which;`,
);

const SHUT = deed(
  'shut_circle(which uuid, who uuid, shut boolean)',
  `if circle_led_by(which) is distinct from ${NAME_OF}
    or not exists (select from circle_phases where thread_id = which and place = 4 and ends_at <= now()) then
    ${REFUSE}
  end if;
  update threads set state = case when shut then 'locked' else 'open' end
    where id = which and state <> case when shut then 'locked' else 'open' end;
  if found then
    perform record_entry('configuration', who, ${SUBJECT}, case when shut then 'circle_closed' else 'circle_reopened' end, null);
  end if;`,
);

const OFFER = deed(
  'offer_circle(which uuid, who uuid, whom uuid, words text)',
  `if circle_led_by(which) is distinct from ${NAME_OF} or whom is not null and (whom = ${NAME_OF} or not exists (
    select from personas n join threads t on t.id = which
    where n.id = whom and n.kind = 'pseudonym' and facilitates(n.member_id) and reads_board(t.board_id, array[n.id]))) then
    ${REFUSE}
  end if;
  insert into circle_offers (thread_id, from_id, to_id, note) values (which, ${NAME_OF}, whom, words)
    on conflict (thread_id) do update set from_id = excluded.from_id, to_id = excluded.to_id, note = excluded.note;`,
);

const KEEP = deed(
  'keep_circle(which uuid, who uuid)',
  `if circle_led_by(which) is distinct from ${NAME_OF} then
    ${REFUSE}
  end if;
  delete from circle_offers where thread_id = which;`,
);

// Of two who take it at once, one finds that it is led.
const TAKE = deed(
  'take_circle(which uuid, who uuid)',
  `perform from circles where thread_id = which for update;
  if not facilitates(who) or not exists (
    select from threads t join posts p on p.thread_id = t.id and p.opening and p.position is not null
    where t.id = which and reads_board(t.board_id, array[me])) or circle_led_by(which) = me or not (
    circle_led_by(which) is null
    or exists (select from circle_offers o where o.thread_id = which and coalesce(o.to_id, me) = me)) then
    ${REFUSE}
  end if;
  update circles set persona_id = me where thread_id = which;
  delete from circle_offers where thread_id = which;
  perform record_entry('configuration', who, ${SUBJECT}, 'circle_taken', null);`,
  `me uuid := ${NAME_OF};`,
);

// Others read these words: they are a lead's, and nobody's about themselves.
const BADGE = deed(
  'set_facilitator_badge(whose uuid, heading text, who uuid)',
  `if not exists (select from members where id = who and role in ('lead', 'admin')) or not exists (
    select from personas n where n.id = whose and n.kind = 'pseudonym' and facilitates(n.member_id)) then
    ${REFUSE}
  end if;
  if heading is null then
    delete from facilitator_badges where persona_id = whose;
  else
    insert into facilitator_badges as b (persona_id, words) values (whose, heading)
      on conflict (persona_id) do update set words = excluded.words where b.words <> excluded.words;
  end if;
  if found then
    perform record_entry('configuration', who, whose, 'facilitator_badge', null);
  end if;`,
);

/** What happens with circles, each asked and recorded by PostgreSQL itself. */
export const CIRCLES_DO = [FACILITATES, LED_BY, OPEN, SHUT, OFFER, KEEP, TAKE, BADGE];

/** As they are called. */
export const CIRCLE_FUNCTIONS = [
  'facilitates(uuid)',
  'circle_led_by(uuid)',
  'open_circle(uuid, uuid, text, timestamptz[])',
  'shut_circle(uuid, uuid, boolean)',
  'offer_circle(uuid, uuid, uuid, text)',
  'keep_circle(uuid, uuid)',
  'take_circle(uuid, uuid)',
  'set_facilitator_badge(uuid, text, uuid)',
];
