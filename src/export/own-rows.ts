/** A part of a copy: what of one name, as rows of readable values. The keys find their words in `views/export/messages.json`. */
export interface Part {
  key: string;
  /** SQL; $1 is the name's id, or the member's. */
  sql: string;
}

// What the check found that is for the safeguarding contact alone stays out: others may look over a shoulder.
const CHECKED = `(select json_build_object('tier', v.tier, 'about', v.about, 'outcome', v.outcome, 'given_at', v.given_at,
    'categories', array(select c from unnest(v.categories) c where c not in ('minor', 'abuse_disclosed')))
  from verdicts v where v.revision_id = r.id order by v.given_at desc limit 1)`;

const DECIDED = `(select json_agg(json_build_object('decided_at', d.decided_at, 'outcome', d.outcome, 'guideline', d.guideline,
    'reason', x.reason, 'note', x.note, 'asked_again', (select json_build_object('asked_at', l.asked_at,
      'words', (select json_agg(w.words order by w.number) from second_look_words w where w.second_look_id = l.id))
      from second_looks l where l.decision_id = d.id)) order by d.decided_at)
  from decisions d left join decision_texts x on x.decision_id = d.id where d.revision_id = r.id)`;

const EXCHANGED = `(select json_agg(json_build_object('sent_at', m.sent_at, 'from', case when m.staff_id is null then 'you' else 'team' end,
    'words', w.words) order by m.place)
  from review_messages m left join review_message_words w on w.message_id = m.id where m.revision_id = r.id)`;

const TEXT = `json_strip_nulls(json_build_object('written_at', r.written_at, 'state', r.state, 'title', r.title, 'body', r.body,
    'advised_help', r.advised_help, 'check', ${CHECKED}, 'decisions', ${DECIDED}, 'letters', ${EXCHANGED},
    'help_answer', (select json_build_object('about', h.about, 'answered_at', h.answered_at) from help_answers h where h.revision_id = r.id),
    'misread', (select json_agg(json_build_object('written_at', n.written_at, 'words', n.words) order by n.number) from misread_notes n where n.revision_id = r.id),
    'details_hidden', (select d.wished_at from detail_wishes d where d.revision_id = r.id),
    'details_choice', (select json_build_object('left_at', c.left_at, 'over_at', c.over_at, 'asked', c.asked) from author_choices c where c.revision_id = r.id),
    'ready_sentence', (select true from ready_sentences s where s.revision_id = r.id),
    'quotes', (select array_agg(q.post_id) from quoted_posts q where q.revision_id = r.id),
    'masked', (select true from masks k where k.revision_id = r.id)))`;

/** All that hangs on a name, for its wearer. */
export const PARTS_OF_NAME: Part[] = [
  {
    key: 'posts',
    sql: `select p.id, p.thread_id, case when not b.closed or reads_board(b.id, array[$1::uuid]) then b.name end as board, p.opening, p.published_at,
        case when p.opening then t.members_only end as members_only, case when p.opening then t.wishes end as wishes,
        case when p.opening then (select f.answered_at from first_replies f where f.thread_id = t.id) end as answered_at,
        (select json_agg(json_build_object('note', c.note, 'stands', c.stands, 'said_by', c.said_by, 'said_at', c.said_at) order by c.note)
          from content_notes c where c.post_id = p.id) as notes,
        (select json_agg(${TEXT} order by r.number) from revisions r where r.post_id = p.id) as texts
      from posts p join threads t on t.id = p.thread_id join boards b on b.id = t.board_id
      where p.persona_id = $1 order by p.published_at nulls last, p.id`,
  },
  {
    key: 'notices',
    sql: `select n.id, n.sent_at, n.kind, n.read, n.post_id, w.words, w.sealed, k.phrases, k.helped
      from notices n left join notice_words w on w.notice_id = n.id left join phrases_told k on k.notice_id = n.id where n.persona_id = $1 order by n.place`,
  },
  {
    key: 'reports',
    sql: `select o.written_at, o.kind, o.post_id, o.state, o.outcome, o.answered_at, a.words as answer,
        (select json_agg(w.words order by w.number) from report_words w where w.report_id = o.id) as words
      from reports o left join report_answers a on a.id = o.answer_id where o.persona_id = $1 order by o.place`,
  },
  {
    key: 'limits',
    sql: `select l.kind, l.guideline, l.starts_at, l.ends_at, l.confirmed_at, l.lifted_at, w.reason,
        (select json_build_object('asked_at', a.asked_at, 'body', a.body, 'advised_help', a.advised_help, 'decision', a.decision,
          'answer', a.answer, 'decided_at', a.decided_at) from limit_appeals a where a.limit_id = l.id) as appeal
      from limits l left join limit_words w on w.limit_id = l.id where l.persona_id = $1 order by l.starts_at`,
  },
  {
    key: 'team_notes',
    sql: `select written_at, body, advised_help, answer, read_at from limit_notes where persona_id = $1 order by written_at`,
  },
  {
    key: 'urgent',
    sql: `select source, danger, passages, written_at, outcome, answer, answered_at from urgent_words where persona_id = $1
      order by written_at`,
  },
  {
    key: 'follow_ups',
    sql: `select f.about, f.since, f.due_at, f.came_back, f.welcomed_at, f.state, f.outcome from follow_ups f
      where f.persona_id = $1 order by f.since, f.hours`,
  },
  {
    key: 'rests',
    sql: `select asked_at, confirmed_at, knocked_at, undone_at from rests where persona_id = $1 order by asked_at`,
  },
  {
    key: 'groups',
    sql: `select b.name as "group", g.joined, g.keeps, g.declined from group_members g join boards b on b.id = g.board_id
      where g.persona_id = $1 and g.taken_back is null order by b.name`,
  },
  { key: 'circles', sql: `select thread_id from circles where persona_id = $1 order by thread_id` },
  {
    key: 'circle_offers',
    sql: `select thread_id, note from circle_offers where from_id = $1 order by thread_id`,
  },
  {
    key: 'circle_silences',
    sql: `select thread_id from circle_silences where persona_id = $1 order by thread_id`,
  },
  { key: 'badge', sql: `select words from facilitator_badges where persona_id = $1` },
  {
    key: 'followed_threads',
    sql: `select thread_id, told from followed_threads where persona_id = $1 order by thread_id`,
  },
  {
    key: 'followed_boards',
    sql: `select b.name as board, f.told_from from followed_boards f join boards b on b.id = f.board_id
      where f.persona_id = $1 and reads_board(b.id, array[$1]) order by b.name`,
  },
  { key: 'left_threads', sql: `select thread_id from left_threads where persona_id = $1` },
  { key: 'turns', sql: `select thread_id, until from reply_turns where persona_id = $1` },
  {
    key: 'phrases',
    sql: `select post_id, phrase from phrases_said where persona_id = $1 order by post_id`,
  },
  { key: 'helped_marks', sql: `select post_id from helped_marks where persona_id = $1 order by post_id` },
  {
    key: 'tips',
    sql: `select post_id, topic, consent, taken_out from tips where persona_id = $1 order by post_id`,
  },
];

/** What hangs on the account alone. */
export const PARTS_OF_ACCOUNT: Part[] = [
  { key: 'account', sql: `select joined_on::text, role from members where id = $1` },
  { key: 'second_factor', sql: `select set_on::text from second_factors where member_id = $1` },
  {
    key: 'factor_resets',
    sql: `select asked_at, state, ended_at from factor_resets where member_id = $1 order by asked_at`,
  },
  {
    key: 'limits',
    sql: `select l.kind, l.guideline, l.starts_at, l.ends_at, l.confirmed_at, l.lifted_at, w.reason
      from limits l left join limit_words w on w.limit_id = l.id
      where l.member_id = $1 and l.persona_id is null order by l.starts_at`,
  },
  {
    key: 'shifts',
    sql: `select s.weekday, s.starts, s.ends, b.name as board from shifts s left join boards b on b.id = s.board_id
      where s.member_id = $1 order by s.weekday, s.starts`,
  },
  {
    key: 'volunteer',
    sql: `select v.words, v.stopped_on::text, (select json_agg(json_build_object('kind', e.kind, 'day', e.day, 'until', e.until,
        'words', e.words, 'by_whom', e.by_whom) order by e.day, e.id) from volunteer_entries e where e.member_id = v.member_id) as written_down
      from volunteers v where v.member_id = $1`,
  },
  { key: 'safeguarding', sql: `select named_at from safeguarding_contacts where member_id = $1` },
];

/** Their sessions: by the tags under which these are found, and the member. */
export const SESSIONS = `
  select started_at, seen_at, shared from sessions where owner_tag = any($1::bytea[])
    and epoch = (select session_epoch from members where id = $2) order by started_at`;
