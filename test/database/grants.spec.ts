import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { type Hand, handOf } from './hands.js';

/*
 * What each process may do, as PostgreSQL itself counts it for the account that logs in. Whatever is not in these lists
 * is refused. A line that has to be added here widens what a stolen process can do: look twice.
 */
const WEB = {
  alerts: 'select, insert (id, revision_id, contact_id)',
  audits: 'select, update (judgement, judged_by, judged_at, followed_up_by, followed_up_at)',
  author_choices: 'select',
  boards: 'select',
  check_in_rhythms: 'select',
  circle_offers: 'select',
  circle_phases: 'select',
  circle_silences: 'select, insert (persona_id, thread_id), delete',
  circle_topics: 'select, insert (topic_id, version, title, prompts, retired)',
  circles: 'select',
  claims: 'select, insert, update, delete',
  content_notes: 'select',
  decision_templates: 'select, insert',
  decision_texts: 'select, insert, update, delete',
  decisions: 'select, insert (id, revision_id, staff_id, outcome, guideline, digest, screen_right)',
  detail_wishes: 'select, insert (revision_id), delete',
  drafts: 'select, insert, update, delete',
  duty_settings: 'select, update (mode, zone, hold_concern, wait_minutes)',
  erasure_key: 'select, insert (sealed)',
  erasures: 'select',
  escalation_steps: 'select, insert (escalation_id, step, done_by), delete',
  escalation_words: 'select, insert, delete',
  escalations:
    'select, insert (id, revision_id, reason, escalated_by), update (acknowledged_by, acknowledged_at)',
  exports: 'select, insert (member_id), update (tenths, worked_on_until, sealed), delete',
  facilitator_badges: 'select',
  factor_resets: 'select, insert (id, member_id, asked_by), update (state, ended_by, ended_at)',
  findings: 'select, update (seen_by, seen_at)',
  first_replies: 'select',
  follow_up_notes: 'select, insert',
  follow_ups:
    'select, update (greeted_at, greeting_over, welcomed_by, welcomed_at, state, done_by, done_at, outcome)',
  followed_boards: 'select, insert (persona_id, board_id), delete',
  followed_threads: 'select, insert (persona_id, thread_id, told), delete',
  group_members: 'select',
  hand_overs: 'select, insert',
  help_answers: 'select, insert (revision_id, about), update (about, answered_at)',
  helped_marks: 'select, insert (post_id, persona_id), delete',
  invitations: 'select (id, mark, uses, uses_left, ends_on, made_by, made_on)',
  key_holders: 'select (id, seen_at), insert (id, tags), update (tags, seen_at), delete',
  last_backup: 'select',
  leavings: 'select',
  left_threads: 'select, insert (persona_id, thread_id), delete',
  limit_appeals:
    'select, insert (limit_id, persona_id, body, advised_help), update (decision, answer, decided_by, decided_at)',
  limit_notes:
    'select, insert (persona_id, body, advised_help, submission_key), update (answer, read_by, read_at)',
  limit_words: 'select, insert, delete',
  limits:
    'select, insert (id, member_id, persona_id, set_by, kind, guideline, ends_at), update (confirmed_by, confirmed_at, lifted_by, lifted_at)',
  line_versions:
    'select, insert (line_id, version, deed, country, facts, hidden, checked_on, checked_by, checked_how, checked_reach, changed_by)',
  lines_in_use: 'select, update (version, served)',
  masks: 'select',
  member_keys: 'select, insert, delete',
  members: 'select, insert, update (password_hash, recovery_digest, recovery_key), delete',
  mergings: 'select',
  misread_notes: 'select, insert (revision_id, number, words)',
  months: 'select',
  name_lists: 'select, insert, delete',
  name_opening_words: 'select, insert, delete',
  name_openings: 'select, insert (id, persona_id, ground, asked_by, tell_on), update (opened_by, closed_by)',
  notice_words: 'select, insert',
  notices:
    'select, insert (id, persona_id, kind, post_id, decision_id, limit_id, limit_note_id, report_id, message_id, urgent_words_id), update (read), delete',
  on_call_contacts:
    'select (id, place, name, kind, masked, removed, failures), insert (id, name, kind, masked, url_sealed), update (url_sealed, removed)',
  opening_answers: 'select, insert (item, fact, said_by), update (fact, said_by, said_at), delete',
  own_drafts: 'select, insert (id, writer, place, sealed, kept_at), update (sealed, kept_at), delete',
  passkeys:
    'select, insert (member_id, credential_id, public_key, counter, user_handle, label_sealed), update (counter, label_sealed), delete',
  personas: 'select, insert, delete',
  phrases_said: 'select, insert (post_id, persona_id, phrase), delete',
  phrases_told: 'select',
  place: 'select',
  posts: 'select, insert (id, thread_id, persona_id, opening)',
  postvention_texts: 'select, insert (kind, version, words, written_by)',
  private_papers: 'select, insert (owner, kind, sealed), update (sealed), delete',
  protocol_texts: 'select, insert (version, words, written_by)',
  public_figures: 'select',
  queue_items: 'select',
  quoted_posts: 'select',
  reading_choices: 'select, insert (owner, sealed), update (sealed, kept_at), delete',
  ready_sentences: 'select, insert (revision_id, held_post_id)',
  record_entries: 'select',
  record_words: 'select',
  reply_turns: 'select, insert (thread_id, persona_id, until), update (persona_id, until), delete',
  report_answers: 'select, insert',
  report_queue: 'select',
  report_words: 'select, insert, delete',
  reports:
    'select, insert (id, post_id, revision_id, persona_id, kind), update (kind, state, answered_by, answered_at, outcome, answer_id)',
  rescreenings: 'select, insert (id, started_by, texts), update (state, ended_at, ended_by)',
  resource_versions:
    'select, insert (resource_id, version, deed, country, facts, hidden, checked_on, checked_by, changed_by)',
  resting_names: 'select',
  rests:
    'select, insert (id, persona_id, post_id, asked_by, alone), update (confirmed_by, confirmed_at, knocked_at, undone_by, undone_at)',
  review_message_words: 'select, insert, delete',
  review_messages: 'select, insert (id, revision_id, staff_id, danger, submission_key)',
  revisions:
    'select, insert (id, post_id, number, title, body, advised_tier, advised_help, submission_key), update (state)',
  ringing: 'select (kind, subject, rings_at)',
  safeguarding_contacts: 'select, insert (member_id, named_by), delete',
  safeguarding_items: 'select, update (outcome, closed_by, closed_at)',
  safeguarding_texts: 'select, insert (version, words, written_by)',
  safeguarding_words: 'select, insert',
  safety_plans: 'select, insert (owner, sealed), update (sealed, kept_at), delete',
  search_resources: 'select',
  search_texts: 'select',
  second_factor_codes: 'select, insert, delete',
  second_factors:
    'select, insert (member_id, secret_sealed, last_step), update (secret_sealed, last_step, tries, set_on), delete',
  second_look_answers: 'select, insert (second_look_id, decision_id, alone)',
  second_look_words: 'select, insert',
  second_looks: 'select, insert (id, decision_id)',
  sessions: 'select, insert, update, delete',
  shifts: 'select, insert (id, member_id, board_id, weekday, starts, ends), delete',
  sign_up_door: 'select, update (open, changed_by, changed_at, by_invitation)',
  sign_up_proof: 'select',
  site_threads: 'select',
  staff_here: 'select',
  staffed_hours: 'select',
  standing_decisions: 'select',
  take_overs: 'select, insert (id, revision_id, from_staff, to_staff, word)',
  template_versions: 'select, insert (template_id, version, outcome, name, words, retired, written_by)',
  term_changes: 'select, insert (version, term_id, staff_id, phrase, category, tier, note, state)',
  term_shadows: 'select',
  terms:
    'select, insert (id, phrase, category, tier, note), update (number, phrase, category, tier, note, state)',
  terms_version: 'select, update (version)',
  threads: 'select, insert (id, board_id, members_only, wishes, second_board_id)',
  tips: 'select, insert (post_id, persona_id, topic), update (topic, consent, taken_out)',
  tries: 'select, insert, update, delete',
  trustees_here: 'select',
  unfiled_names: 'select, insert, delete',
  urgent_words:
    'select, insert (source, subject, persona_id, revision_id, danger), update (danger, passages, outcome, answer, answered_by, answered_at)',
  used_challenges: 'select (digest), insert (digest)',
  vault_check: 'select',
  verdicts: 'select',
  volunteer_entries: 'select, insert (id, member_id, kind, day, until, words, by_whom), delete',
  volunteers: 'select, insert (member_id), update (words)',
};

const WORKER = {
  alerts:
    'select, insert (revision_id, contact_id, round, due_at, sent_at, outcome, words_id, texts), update (due_at, sent_at, outcome)',
  boards: 'select',
  check_in_rhythms: 'select',
  claims: 'select (revision_id, until)',
  drafts: 'select (token_digest, kept_until), delete',
  duty_settings: 'select',
  escalations: 'select (revision_id, acknowledged_at)',
  findings:
    'select, insert (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches)',
  follow_ups: 'select (state, done_at), delete',
  group_members: 'select',
  key_holders: 'select (id, seen_at), insert (id, tags), update (tags, seen_at), delete',
  last_backup: 'select',
  masks: 'select',
  month_figures: 'insert',
  months: 'select (month), insert (month, usual_wait)',
  notices: 'insert (id, persona_id, kind, post_id)',
  on_call_chain: 'select, update (place, round, told_at)',
  on_call_contacts:
    'select (id, place, kind, url_sealed, removed, failures, retry_at), update (failures, retry_at)',
  own_drafts: 'select (kept_at), delete',
  place: 'select',
  posts: 'select',
  queue_items: 'select (kind, subject, since)',
  quoted_posts: 'insert (revision_id, post_id)',
  rescreenings: 'select, update (state, ended_at, judged, found, next_written_at, next_revision)',
  resting_names: 'select',
  revisions: 'select, update (state, html)',
  ringing: 'select, insert (kind, subject, manner, rings_at), update (rings_at, told, tries), delete',
  sessions: 'select (id_digest, started_at, seen_at, shared), delete',
  site_threads: 'select',
  staffed_hours: 'select',
  suggested_notes: 'insert (revision_id, notes)',
  term_shadows: 'select, insert (term_id, matched, raised), update (matched, raised)',
  terms: 'select',
  terms_version: 'select',
  threads: 'select',
  threads_to_judge: 'select, update (judged_to), delete',
  tries: 'select (expire), delete',
  used_challenges: 'select (until), delete',
  verdicts:
    'select, insert (id, revision_id, digest, engine, tier, categories, about, score, matches, outcome, why, micros, terms_version)',
};

const SHARED_FUNCTIONS = [
  'lapse_rests()',
  'lock_post(uuid)',
  'may_become(text,text)',
  'reads_board(uuid,uuid[])',
  'takes_words(uuid)',
  'record_entry(text,uuid,uuid,text,text)',
  'text_digest(text,text,text)',
];

let database: TestDatabase;
const hands: Hand[] = [];
let web: Hand, worker: Hand;

beforeAll(async () => {
  database = await newDatabase();
  hands.push((web = await handOf(database.webUrl)), (worker = await handOf(database.workerUrl)));
});

afterAll(async () => {
  for (const hand of hands) await hand.end();
  await database.drop();
});

const cases = [
  {
    role: 'web',
    hand: () => web,
    tables: WEB,
    own: [
      'appeal_is_open_to_trustees(uuid)',
      'apply_decision(uuid)',
      'apply_mask(uuid,uuid,text,text,text)',
      'begin_leaving(uuid,boolean)',
      'choose_readers(uuid,uuid,boolean)',
      'choose_second_board(uuid,uuid,uuid)',
      'invite_to_group(uuid,uuid,uuid)',
      'group_is_kept(uuid)',
      'join_group(uuid,uuid)',
      'keeps_group(uuid,uuid)',
      'rest_group(uuid,boolean,uuid)',
      'take_back_no(uuid,uuid)',
      'take_on_group(uuid,uuid)',
      'leave_group(uuid,uuid)',
      'make_board(text,jsonb,uuid)',
      'make_group(text,text,uuid)',
      'merge_boards(uuid,uuid,uuid)',
      'move_board(uuid,boolean,uuid)',
      'set_board(uuid,jsonb,uuid)',
      'take_out_of_group(uuid,uuid,uuid)',
      'choose_wishes(uuid,uuid,text[])',
      'change_circle_times(uuid,uuid,integer,timestamp with time zone[])',
      'circle_led_by(uuid)',
      'drop_own_badge(uuid)',
      'facilitates(uuid)',
      'keep_circle(uuid,uuid)',
      'offer_circle(uuid,uuid,uuid,text)',
      'open_circle(uuid,uuid,text,timestamp with time zone[])',
      'set_facilitator_badge(uuid,text,uuid)',
      'shut_circle(uuid,uuid,boolean)',
      'take_circle(uuid,uuid)',
      'give_invitation_back(bytea[])',
      'erase_member(uuid,bytea)',
      'erase_name(uuid,boolean,bytea)',
      'hidden_mark()',
      'hides_only(text,text)',
      'hides_only_words(text,text,text,text,text,text)',
      'is_trustee(uuid)',
      'leads_here(uuid)',
      'left_to_others(uuid,uuid)',
      'look_is_open_to_trustees(uuid)',
      'make_invitation(uuid,text,bytea,integer,integer,uuid)',
      'may_be_asked(uuid)',
      'may_second_opening(uuid,uuid)',
      'note_as_team(uuid,uuid,text[])',
      'note_own_post(uuid,uuid,text[],text[])',
      'note_return_of(uuid)',
      'opening_has_others(uuid)',
      'opening_stage(name_openings)',
      'opening_waits(name_openings)',
      'others_may_decide(uuid)',
      'others_may_take(uuid,uuid)',
      'others_wrote(uuid,uuid)',
      'seen_at_a_glance(uuid)',
      'session_epoch_of(uuid)',
      'set_check_in_rhythm(uuid,text,integer,integer,text,uuid)',
      'set_listed(uuid,boolean,uuid)',
      'set_near_crisis(uuid,boolean,uuid)',
      'set_place(jsonb,uuid,text)',
      'search_words(text)',
      'shown_words(text)',
      'someone_else_may_look(uuid)',
      'speaks_of_suicide(uuid,uuid[])',
      'state_after(text)',
      'switch_proof(boolean,uuid)',
      'take_invitation(bytea[])',
      'team_may_decide(uuid)',
      'team_may_look(uuid)',
      'tell_of_opening(uuid)',
      'trustee_may_decide(uuid)',
      'trustee_may_look(uuid)',
      'withdraw_invitation(uuid,uuid)',
    ],
  },
  {
    role: 'worker',
    hand: () => worker,
    tables: WORKER,
    own: [
      'brings_hidden_words_back(uuid)',
      'clear_revision(uuid)',
      'count_month(date)',
      'draw_audit(uuid,real)',
      'forget_exchanges(integer)',
      'forget_notices(integer)',
      'forget_opening_words(integer)',
      'forget_record_words(integer)',
      'forget_safeguarding(integer)',
      'forget_taken_back()',
      'forget_texts(integer,integer,integer)',
      'forget_volunteers()',
      'gather_follows(integer)',
      'tell_circle_part()',
      'gather_kind_words(integer)',
      'lately_in_crisis(uuid)',
      'leave_to_author(uuid)',
      'merge_some(integer)',
      'months_to_fix(timestamp with time zone)',
      'open_site_thread(uuid,text,text,text,text)',
      'raise_long_waiting(interval)',
      'remind_authors(interval)',
      'tell_of_opening(uuid)',
      'tell_of_waiting(interval)',
      'tell_trustees()',
      'usual_wait(date)',
    ],
  },
];

// The whole table where the right is on it, else the columns.
const TABLE_RIGHTS = `
  select t.relname as name, string_agg(x.right_on, ', ' order by p.place) as rights
  from pg_class t
  cross join unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER','MAINTAIN'])
    with ordinality as p(name, place)
  cross join lateral (
    select case
      when has_table_privilege(t.oid, p.name) then lower(p.name)
      when p.name in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') then (
        select lower(p.name) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')' from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and has_column_privilege(t.oid, a.attnum, p.name))
    end as right_on) x
  where t.relnamespace = 'public'::regnamespace and t.relkind in ('r', 'p', 'v', 'm', 'f') and x.right_on is not null
  group by t.relname order by t.relname`;

describe.each(cases)('the $role', ({ role, hand, tables, own }) => {
  it('may do to tables what is listed, and nothing else', async () => {
    const rows = await hand().sql<{ name: string; rights: string }>(TABLE_RIGHTS);
    expect(Object.fromEntries(rows.map(({ name, rights }) => [name, rights]))).toEqual(tables);
  });

  it('agrees with what the information schema says about columns', async () => {
    const rows = await hand().sql<{ table_name: string }>(
      `select distinct table_name::text from information_schema.column_privileges
       where table_schema = 'public' and grantee in (select rolname from pg_roles where pg_has_role(oid, 'usage'))
       union select distinct table_name::text from information_schema.table_privileges
       where table_schema = 'public' and grantee in (select rolname from pg_roles where pg_has_role(oid, 'usage'))
       order by 1`,
    );
    expect(rows.map((row) => row.table_name)).toEqual(Object.keys(tables));
  });

  it('may call what is listed', async () => {
    const rows = await hand().sql<{ name: string }>(
      `select format('%s(%s)', proname, replace(pg_get_function_identity_arguments(oid), ', ', ',')) as name from pg_proc
       where pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype
         and has_function_privilege(oid, 'EXECUTE')`,
    );
    const bare = rows.map(({ name }) => name.replace(/(\(|,)\w+ (?=\w)/g, '$1'));
    expect(bare.sort()).toEqual([...SHARED_FUNCTIONS, ...own].sort());
  });

  it('may touch no sequence of the forum', async () => {
    const rows = await hand().sql<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace
         and case relkind when 'S' then has_sequence_privilege(oid, 'SELECT, USAGE, UPDATE') else false end`,
    );
    expect(rows).toEqual([]);
  });

  it('may pass nothing on', async () => {
    const rows = await hand().sql(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
         and has_any_column_privilege(oid,
           'SELECT WITH GRANT OPTION, INSERT WITH GRANT OPTION, UPDATE WITH GRANT OPTION')`,
    );
    expect(rows).toEqual([]);
  });

  it('uses two schemas and creates in none', async () => {
    const rows = await hand().sql<{ name: string; uses: boolean; creates: boolean }>(
      `select nspname as name, has_schema_privilege(oid, 'USAGE') as uses, has_schema_privilege(oid, 'CREATE') as creates
       from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`,
    );
    expect(rows).toEqual([
      { name: 'bullmq', uses: true, creates: false },
      { name: 'public', uses: true, creates: false },
    ]);
  });

  it('moves the queue’s rows and nothing more of the queue', async () => {
    const rows = await hand().sql<{ rights: string }>(
      `select distinct (select string_agg(lower(p), ', ' order by place)
         from unnest(array['SELECT','INSERT','UPDATE','DELETE','TRUNCATE','REFERENCES','TRIGGER','MAINTAIN'])
           with ordinality as o(p, place) where has_table_privilege(t.oid, p)) as rights
       from pg_class t where relnamespace = 'bullmq'::regnamespace and relkind = 'r'`,
    );
    expect(rows).toEqual([{ rights: 'select, insert, update, delete' }]);
  });

  it('is an ordinary account, in its own group alone, and owns nothing', async () => {
    const [account] = await hand().sql(
      `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls,
         array(select g.rolname::text from pg_roles g where g.oid <> u.oid and pg_has_role(u.oid, g.oid, 'member')) as groups,
         exists (select from pg_shdepend where refclassid = 'pg_authid'::regclass and refobjid = u.oid and deptype = 'o')
           as owns,
         has_database_privilege(current_database(), 'CREATE') as creates
       from pg_roles u where rolname = current_user`,
    );
    expect(account).toEqual({
      rolsuper: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      rolbypassrls: false,
      groups: [`hearthside_${role}`],
      owns: false,
      creates: false,
    });
  });
});

describe('everyone else', () => {
  it('leaves the tables and the functions to one role that is no superuser and neither of the two', async () => {
    const rows = await web.sql(
      `select distinct r.rolname ~ '_(web|worker)' as shared, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls
       from pg_roles r where r.oid in (
         select relowner from pg_class where relnamespace = 'public'::regnamespace
         union select proowner from pg_proc where pronamespace = 'public'::regnamespace)`,
    );
    const none = { rolsuper: false, rolcreaterole: false, rolcreatedb: false, rolbypassrls: false };
    expect(rows).toEqual([{ shared: false, ...none }]);
  });

  it('may do nothing to the tables, and call nothing that changes them', async () => {
    const rows = await web.sql(
      `select relname as name from pg_class, aclexplode(relacl) a
       where relnamespace = 'public'::regnamespace and a.grantee = 0
       union all
       select proname from pg_proc, aclexplode(coalesce(proacl, acldefault('f', proowner))) a
       where pronamespace = 'public'::regnamespace and prosecdef and a.grantee = 0`,
    );
    expect(rows).toEqual([]);
  });

  it('finds no function that runs with the owner’s rights on a search path of the caller’s', async () => {
    const rows = await web.sql<{ name: string; config: string[] }>(
      `select proname as name, proconfig as config from pg_proc
       where pronamespace = 'public'::regnamespace and prosecdef order by 1`,
    );
    const config = ['search_path=public, pg_temp'];
    expect(rows).toEqual([
      { name: 'alerts_become_ringing', config },
      { name: 'apply_decision', config },
      { name: 'apply_mask', config },
      { name: 'begin_leaving', config },
      { name: 'brings_hidden_words_back', config },
      { name: 'carry_escalation', config },
      { name: 'change_circle_times', config },
      { name: 'choose_readers', config },
      { name: 'choose_second_board', config },
      { name: 'choose_wishes', config },
      { name: 'circle_led_by', config },
      { name: 'clear_revision', config },
      { name: 'count_month', config },
      { name: 'crisis_by_opener', config },
      { name: 'decision_sees_escalation', config },
      { name: 'details_in_crisis', config },
      { name: 'draw_audit', config },
      { name: 'drop_own_badge', config },
      { name: 'end_sessions_of', config },
      { name: 'end_sessions_of_ban', config },
      { name: 'end_sessions_of_rest', config },
      { name: 'erase_member', config },
      { name: 'erase_name', config },
      { name: 'escalate', config },
      { name: 'facilitates', config },
      { name: 'follow_own_thread', config },
      { name: 'follow_resource', config },
      { name: 'follow_revision', config },
      { name: 'follow_up_judgement', config },
      { name: 'follow_up_on', config },
      { name: 'follow_up_unscreened', config },
      { name: 'follow_up_verdict', config },
      { name: 'forget_alone', config },
      { name: 'forget_circle_part', config },
      { name: 'forget_exchanges', config },
      { name: 'forget_followed_board', config },
      { name: 'forget_followed_thread', config },
      { name: 'forget_kind_words', config },
      { name: 'forget_notes', config },
      { name: 'forget_notices', config },
      { name: 'forget_opening_words', config },
      { name: 'forget_record_words', config },
      { name: 'forget_safeguarding', config },
      { name: 'forget_taken_back', config },
      { name: 'forget_texts', config },
      { name: 'forget_volunteers', config },
      { name: 'forget_words', config },
      { name: 'gather_follows', config },
      { name: 'gather_kind_words', config },
      { name: 'give_invitation_back', config },
      { name: 'group_is_kept', config },
      { name: 'guard_circle_silence', config },
      { name: 'guard_escalation', config },
      { name: 'guard_group_names', config },
      { name: 'guard_leaving', config },
      { name: 'guard_mark', config },
      { name: 'guard_message', config },
      { name: 'guard_name_opening', config },
      { name: 'guard_new_rest', config },
      { name: 'guard_opening', config },
      { name: 'guard_phrase', config },
      { name: 'guard_post_board', config },
      { name: 'guard_rest', config },
      { name: 'guard_safeguarding', config },
      { name: 'guard_thread_board', config },
      { name: 'guard_tip', config },
      { name: 'guard_urgent_words', config },
      { name: 'hear_answer', config },
      { name: 'index_post', config },
      { name: 'index_posts_after', config },
      { name: 'invite_to_group', config },
      { name: 'join_group', config },
      { name: 'keep_a_way_in', config },
      { name: 'keep_circle', config },
      { name: 'keep_unmarked', config },
      { name: 'keep_wish', config },
      { name: 'keeps_group', config },
      { name: 'lapse_rests', config },
      { name: 'lately_in_crisis', config },
      { name: 'leads_here', config },
      { name: 'leave_group', config },
      { name: 'leave_the_rota', config },
      { name: 'leave_the_team', config },
      { name: 'leave_to_author', config },
      { name: 'leaving_stops_following', config },
      { name: 'lock_post', config },
      { name: 'make_board', config },
      { name: 'make_group', config },
      { name: 'make_invitation', config },
      { name: 'mark_audited_crisis', config },
      { name: 'mark_crisis', config },
      { name: 'mark_judged_crisis', config },
      { name: 'may_be_asked', config },
      { name: 'may_second_opening', config },
      { name: 'merge_boards', config },
      { name: 'merge_some', config },
      { name: 'months_to_fix', config },
      { name: 'move_board', config },
      { name: 'move_first_reply', config },
      { name: 'move_queue_items', config },
      { name: 'nobody_is_the_place', config },
      { name: 'nobody_is_there', config },
      { name: 'note_as_team', config },
      { name: 'note_choice', config },
      { name: 'note_its_thread', config },
      { name: 'note_own_post', config },
      { name: 'note_return_of', config },
      { name: 'note_stopping', config },
      { name: 'note_taking', config },
      { name: 'notes_go_up', config },
      { name: 'offer_circle', config },
      { name: 'open_circle', config },
      { name: 'open_site_thread', config },
      { name: 'opening_has_others', config },
      { name: 'out_of_group_stops_following', config },
      { name: 'put_first', config },
      { name: 'queue_changed_audit', config },
      { name: 'queue_changed_mask', config },
      { name: 'queue_changed_report', config },
      { name: 'queue_changed_rest', config },
      { name: 'queue_changed_revision', config },
      { name: 'queue_changed_second_look', config },
      { name: 'queue_changed_words', config },
      { name: 'queue_details', config },
      { name: 'queue_words', config },
      { name: 'raise_alert', config },
      { name: 'raise_long_waiting', config },
      { name: 'reckon_first_reply', config },
      { name: 'reckon_reply', config },
      { name: 'record_audit', config },
      { name: 'record_board', config },
      { name: 'record_decision', config },
      { name: 'record_entry', config },
      { name: 'record_limit', config },
      { name: 'record_limit_appeal', config },
      { name: 'record_name_opening', config },
      { name: 'record_rescreening', config },
      { name: 'record_role', config },
      { name: 'record_template', config },
      { name: 'record_term', config },
      { name: 'refuse_publishing_of_rest', config },
      { name: 'remind_authors', config },
      { name: 'requeue_escalated', config },
      { name: 'rest_group', config },
      { name: 'ring_for_words', config },
      { name: 'seal_entry', config },
      { name: 'second_for', config },
      { name: 'seen_at_a_glance', config },
      { name: 'session_epoch_of', config },
      { name: 'set_board', config },
      { name: 'set_check_in_rhythm', config },
      { name: 'set_facilitator_badge', config },
      { name: 'set_listed', config },
      { name: 'set_near_crisis', config },
      { name: 'set_place', config },
      { name: 'shut_circle', config },
      { name: 'skip_item_of_rest', config },
      { name: 'skip_notice_of_rest', config },
      { name: 'speaks_of_suicide', config },
      { name: 'switch_proof', config },
      { name: 'take_back_no', config },
      { name: 'take_circle', config },
      { name: 'take_invitation', config },
      { name: 'take_on_group', config },
      { name: 'take_out_of_group', config },
      { name: 'tell_circle_part', config },
      { name: 'tell_of_opening', config },
      { name: 'tell_of_waiting', config },
      { name: 'tell_safeguarding', config },
      { name: 'tell_trustees', config },
      { name: 'usual_wait', config },
      { name: 'weigh_report', config },
      { name: 'withdraw_invitation', config },
      { name: 'words_are_answered', config },
    ]);
  });
});
