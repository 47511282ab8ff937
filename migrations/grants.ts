/**
 * Who may do what, whole: applied after every migration, so that this page and the database never differ.
 * The web writes words and withdraws; the worker renders, holds and gives verdicts; neither may publish.
 */
export const grants = `
revoke all on all tables in schema public from hearthside_web, hearthside_worker;
revoke all on all sequences in schema public from hearthside_web, hearthside_worker;
revoke all on all functions in schema public from hearthside_web, hearthside_worker;

grant usage on schema public, bullmq to hearthside_web, hearthside_worker;
grant select, insert, update, delete on all tables in schema bullmq to hearthside_web, hearthside_worker;
grant usage, select on all sequences in schema bullmq to hearthside_web, hearthside_worker;
grant execute on all functions in schema bullmq to hearthside_web, hearthside_worker;

grant select, insert, delete on members to hearthside_web;
grant update (password_hash, recovery_digest, recovery_key) on members to hearthside_web;
grant select, insert, delete on member_keys to hearthside_web;
grant select (id, seen_at), insert (id, tags), update (tags, seen_at), delete on key_holders to hearthside_web, hearthside_worker;
grant select, insert, update, delete on sessions to hearthside_web;
grant execute on function note_return_of(uuid), session_epoch_of(uuid) to hearthside_web;
grant select, insert (member_id, credential_id, public_key, counter, user_handle, label_sealed), update (counter, label_sealed), delete on passkeys to hearthside_web;
grant select (digest), insert (digest) on used_challenges to hearthside_web;
grant select, insert, delete on personas to hearthside_web;
grant select, insert, delete on name_lists, unfiled_names to hearthside_web;
grant select on boards, group_members to hearthside_web;
grant execute on function set_board(uuid, jsonb, uuid), make_board(text, jsonb, uuid), move_board(uuid, boolean, uuid), merge_boards(uuid, uuid, uuid), choose_second_board(uuid, uuid, uuid) to hearthside_web;
grant execute on function make_group(text, text, uuid), keeps_group(uuid, uuid), invite_to_group(uuid, uuid, uuid), take_out_of_group(uuid, uuid, uuid), join_group(uuid, uuid), leave_group(uuid, uuid) to hearthside_web;
grant execute on function take_on_group(uuid, uuid), take_back_no(uuid, uuid), rest_group(uuid, boolean, uuid), group_is_kept(uuid) to hearthside_web;
grant select on mergings to hearthside_web;
grant select, update (judged_to), delete on threads_to_judge to hearthside_worker;
grant execute on function merge_some(int), forget_taken_back() to hearthside_worker;
grant execute on function reads_board(uuid, uuid[]), takes_words(uuid) to hearthside_web, hearthside_worker;
grant select on group_members to hearthside_worker;
grant select on threads, posts, revisions, verdicts to hearthside_web;
grant insert (id, board_id, second_board_id, members_only, wishes) on threads to hearthside_web;
grant execute on function others_wrote(uuid, uuid), choose_readers(uuid, uuid, boolean), choose_wishes(uuid, uuid, text[]) to hearthside_web;
grant select, insert (persona_id, thread_id), delete on left_threads to hearthside_web;
grant select, insert (persona_id, thread_id, told), delete on followed_threads to hearthside_web;
grant select, insert (persona_id, board_id), delete on followed_boards to hearthside_web;
grant insert (id, thread_id, persona_id, opening) on posts to hearthside_web;
grant insert (id, post_id, number, title, body, advised_tier, advised_help, submission_key) on revisions to hearthside_web;
grant update (state) on revisions to hearthside_web;
grant execute on function text_digest(text, text, text), may_become(text, text), lock_post(uuid), apply_decision(uuid) to hearthside_web;
grant select, insert, update, delete on claims to hearthside_web;
grant select on decisions to hearthside_web;
grant insert (id, revision_id, staff_id, outcome, guideline, digest, screen_right) on decisions to hearthside_web;
grant select, insert, update, delete on decision_texts to hearthside_web;
grant select, insert (template_id, version, outcome, name, words, retired, written_by) on template_versions to hearthside_web;
grant select, insert on decision_templates to hearthside_web;
grant select, delete on notices to hearthside_web;
grant insert (id, persona_id, kind, post_id, decision_id, report_id, limit_id, limit_note_id, message_id, urgent_words_id) on notices to hearthside_web;
grant update (read) on notices to hearthside_web;
grant select, insert, update, delete on drafts to hearthside_web;
grant select, insert (id, writer, place, sealed, kept_at), update (sealed, kept_at), delete on own_drafts to hearthside_web;
grant select on vault_check to hearthside_web;
grant select on leavings, erasures to hearthside_web;
grant select, insert (sealed) on erasure_key to hearthside_web;
grant execute on function begin_leaving(uuid, boolean), erase_name(uuid, boolean, bytea), erase_member(uuid, bytea) to hearthside_web;
grant select, insert (member_id), update (tenths, worked_on_until, sealed), delete on exports to hearthside_web;
grant select, insert (item, fact, said_by), update (fact, said_by, said_at), delete on opening_answers to hearthside_web;
grant select, update (open, by_invitation, changed_by, changed_at) on sign_up_door to hearthside_web;
grant select on sign_up_proof to hearthside_web;
grant select, insert, update, delete on tries to hearthside_web;
grant select (id, mark, uses, uses_left, ends_on, made_by, made_on) on invitations to hearthside_web;
grant execute on function switch_proof(boolean, uuid), make_invitation(uuid, text, bytea, integer, integer, uuid), take_invitation(bytea[]), give_invitation_back(bytea[]), withdraw_invitation(uuid, uuid) to hearthside_web;
grant select (expire), delete on tries to hearthside_worker;
grant execute on function set_near_crisis(uuid, boolean, uuid), set_listed(uuid, boolean, uuid) to hearthside_web;
grant select, insert (revision_id, about), update (about, answered_at) on help_answers to hearthside_web;
grant select, insert (revision_id, held_post_id) on ready_sentences to hearthside_web;
grant select, insert (owner, sealed), update (sealed, kept_at), delete on safety_plans to hearthside_web;
grant select, insert (owner, kind, sealed), update (sealed), delete on private_papers to hearthside_web;
grant select on author_choices to hearthside_web;
grant select, insert (revision_id), delete on detail_wishes to hearthside_web;
grant select, update (judgement, judged_by, judged_at, followed_up_by, followed_up_at) on audits to hearthside_web;
grant select, insert (id, phrase, category, tier, note), update (number, phrase, category, tier, note, state) on terms to hearthside_web;
grant select, insert (version, term_id, staff_id, phrase, category, tier, note, state) on term_changes to hearthside_web;
grant select, update (version) on terms_version to hearthside_web;
grant select on term_shadows to hearthside_web;
grant select, insert (line_id, version, deed, country, facts, hidden, checked_on, checked_by, checked_how, checked_reach, changed_by) on line_versions to hearthside_web;
grant select, update (version, served) on lines_in_use to hearthside_web;
grant select, insert (resource_id, version, deed, country, facts, hidden, checked_on, checked_by, changed_by) on resource_versions to hearthside_web;
grant select, insert (member_id), update (words) on volunteers to hearthside_web;
grant select, insert (id, member_id, kind, day, until, words, by_whom), delete on volunteer_entries to hearthside_web;
grant execute on function drop_own_badge(uuid) to hearthside_web;
grant execute on function forget_volunteers() to hearthside_worker;
grant select on place to hearthside_web, hearthside_worker;
grant select on last_backup to hearthside_web, hearthside_worker;
grant execute on function set_place(jsonb, uuid, text) to hearthside_web;
grant select, insert (id, started_by, texts), update (state, ended_at, ended_by) on rescreenings to hearthside_web;
grant select, update (seen_by, seen_at) on findings to hearthside_web;
grant select on record_entries, record_words to hearthside_web;
grant execute on function record_entry(text, uuid, uuid, text, text) to hearthside_web, hearthside_worker;
grant select, insert (id, post_id, revision_id, persona_id, kind), update (kind, state, answered_by, answered_at, outcome, answer_id) on reports to hearthside_web;
grant select, insert, delete on report_words to hearthside_web;
grant select, insert on report_answers to hearthside_web;
grant select on report_queue to hearthside_web;
grant select, update (mode, zone, hold_concern, wait_minutes) on duty_settings to hearthside_web;
grant select, insert (id, member_id, board_id, weekday, starts, ends), delete on shifts to hearthside_web;
grant select on staffed_hours to hearthside_web;
grant select (id, place, name, kind, masked, removed, failures), insert (id, name, kind, masked, url_sealed), update (url_sealed, removed) on on_call_contacts to hearthside_web;
grant select, insert (id, revision_id, contact_id) on alerts to hearthside_web;
grant select (kind, subject, rings_at) on ringing to hearthside_web;

grant select, insert (id, member_id, persona_id, set_by, kind, guideline, ends_at), update (confirmed_by, confirmed_at, lifted_by, lifted_at) on limits to hearthside_web;
grant select, insert, delete on limit_words to hearthside_web;
grant select, insert (limit_id, persona_id, body, advised_help), update (decision, answer, decided_by, decided_at) on limit_appeals to hearthside_web;
grant select, insert (persona_id, body, submission_key, advised_help), update (answer, read_by, read_at) on limit_notes to hearthside_web;
grant select, update (state, done_by, done_at, outcome, welcomed_by, welcomed_at, greeted_at, greeting_over) on follow_ups to hearthside_web;
grant select, insert on follow_up_notes, notice_words to hearthside_web;
grant select, insert (kind, version, words, written_by) on postvention_texts to hearthside_web;
grant select, insert (id, persona_id, post_id, asked_by, alone), update (confirmed_by, confirmed_at, knocked_at, undone_by, undone_at) on rests to hearthside_web;
grant select on resting_names to hearthside_web, hearthside_worker;
grant select on staff_here to hearthside_web;

grant select, insert (id, decision_id) on second_looks to hearthside_web;
grant select, insert (second_look_id, decision_id, alone) on second_look_answers to hearthside_web;
grant select, insert on second_look_words to hearthside_web;
grant select, insert (revision_id, number, words) on misread_notes to hearthside_web;
grant select on standing_decisions to hearthside_web;
grant execute on function state_after(text), someone_else_may_look(uuid) to hearthside_web;
grant select on trustees_here to hearthside_web;
grant execute on function is_trustee(uuid), team_may_look(uuid), trustee_may_look(uuid), look_is_open_to_trustees(uuid), team_may_decide(uuid), trustee_may_decide(uuid), appeal_is_open_to_trustees(uuid) to hearthside_web;
grant execute on function tell_trustees() to hearthside_worker;

grant select on masks to hearthside_web, hearthside_worker;
grant execute on function hidden_mark(), hides_only(text, text), shown_words(text), hides_only_words(text, text, text, text, text, text), apply_mask(uuid, uuid, text, text, text) to hearthside_web;

grant select, insert (member_id, secret_sealed, last_step), update (secret_sealed, last_step, tries, set_on), delete on second_factors to hearthside_web;
grant select, insert, delete on second_factor_codes to hearthside_web;
grant select, insert (id, member_id, asked_by), update (state, ended_by, ended_at) on factor_resets to hearthside_web;

grant select on queue_items to hearthside_web;
grant execute on function seen_at_a_glance(uuid), others_may_take(uuid, uuid), left_to_others(uuid, uuid) to hearthside_web;
grant select, insert on hand_overs to hearthside_web;
grant select, insert (id, revision_id, from_staff, to_staff, word) on take_overs to hearthside_web;
grant execute on function raise_long_waiting(interval) to hearthside_worker;

grant select, insert (source, subject, persona_id, revision_id, danger), update (danger, passages, outcome, answer, answered_by, answered_at) on urgent_words to hearthside_web;
grant execute on function others_may_decide(uuid) to hearthside_web;
grant execute on function lapse_rests() to hearthside_web, hearthside_worker;

grant select, insert (version, words, written_by) on protocol_texts to hearthside_web;
grant select, insert (id, revision_id, reason, escalated_by), update (acknowledged_by, acknowledged_at) on escalations to hearthside_web;
grant select, insert, delete on escalation_words to hearthside_web;
grant select, insert (escalation_id, step, done_by), delete on escalation_steps to hearthside_web;
grant select, insert (id, revision_id, staff_id, danger, submission_key) on review_messages to hearthside_web;
grant select, insert, delete on review_message_words to hearthside_web;
grant select (revision_id, acknowledged_at) on escalations to hearthside_worker;

grant select on first_replies to hearthside_web;
grant select, insert (thread_id, persona_id, until), update (persona_id, until), delete on reply_turns to hearthside_web;
grant execute on function may_be_asked(uuid) to hearthside_web;
grant execute on function tell_of_waiting(interval) to hearthside_worker;
grant execute on function lately_in_crisis(uuid), leave_to_author(uuid), remind_authors(interval) to hearthside_worker;
grant select, insert (member_id, named_by), delete on safeguarding_contacts to hearthside_web;
grant select, update (outcome, closed_by, closed_at) on safeguarding_items to hearthside_web;
grant select, insert on safeguarding_words to hearthside_web;
grant select, insert (version, words, written_by) on safeguarding_texts to hearthside_web;

grant select on content_notes, quoted_posts to hearthside_web;
grant select, insert (owner, sealed), update (sealed, kept_at), delete on reading_choices to hearthside_web;
grant execute on function note_own_post(uuid, uuid, text[], text[]), note_as_team(uuid, uuid, text[]) to hearthside_web;
grant insert (revision_id, post_id) on quoted_posts to hearthside_worker;
grant insert (revision_id, notes) on suggested_notes to hearthside_worker;

grant select, insert (id, persona_id, ground, asked_by, tell_on), update (opened_by, closed_by) on name_openings to hearthside_web;
grant select, insert, delete on name_opening_words to hearthside_web;
grant execute on function opening_waits(name_openings), opening_stage(name_openings), leads_here(uuid), may_second_opening(uuid, uuid), opening_has_others(uuid) to hearthside_web;
grant execute on function tell_of_opening(uuid) to hearthside_web, hearthside_worker;
grant execute on function forget_opening_words(int) to hearthside_worker;

grant select on circles, circle_phases, circle_offers, facilitator_badges to hearthside_web;
grant select, insert (topic_id, version, title, prompts, retired) on circle_topics to hearthside_web;
grant execute on function facilitates(uuid), circle_led_by(uuid), open_circle(uuid, uuid, text, timestamptz[]), shut_circle(uuid, uuid, boolean), offer_circle(uuid, uuid, uuid, text), keep_circle(uuid, uuid), take_circle(uuid, uuid), set_facilitator_badge(uuid, text, uuid) to hearthside_web;
grant select, insert (persona_id, thread_id), delete on circle_silences to hearthside_web;
grant execute on function change_circle_times(uuid, uuid, int, timestamptz[]) to hearthside_web;
grant execute on function tell_circle_part() to hearthside_worker;

grant select, insert (post_id, persona_id, phrase), delete on phrases_said to hearthside_web;
grant select, insert (post_id, persona_id), delete on helped_marks to hearthside_web;
grant select on phrases_told to hearthside_web;
grant select, insert (post_id, persona_id, topic), update (topic, consent, taken_out) on tips to hearthside_web;
grant execute on function speaks_of_suicide(uuid, uuid[]) to hearthside_web;
grant execute on function gather_kind_words(int) to hearthside_worker;
grant execute on function gather_follows(int) to hearthside_worker;

grant select on search_texts, search_resources to hearthside_web;
grant execute on function search_words(text) to hearthside_web;

grant select on months, public_figures to hearthside_web;
grant select (month), insert (month, usual_wait) on months to hearthside_worker;
grant insert on month_figures to hearthside_worker;
grant execute on function count_month(date), usual_wait(date), months_to_fix(timestamptz) to hearthside_worker;

grant execute on function forget_texts(int, int, int), forget_exchanges(int), forget_notices(int), forget_safeguarding(int), forget_record_words(int) to hearthside_worker;
grant select on site_threads, check_in_rhythms to hearthside_web, hearthside_worker;
grant execute on function set_check_in_rhythm(uuid, text, int, int, text, uuid) to hearthside_web;
grant execute on function open_site_thread(uuid, text, text, text, text) to hearthside_worker;
grant select on boards, threads, posts, revisions, verdicts to hearthside_worker;
grant update (state, html) on revisions to hearthside_worker;
grant insert (id, revision_id, digest, engine, tier, categories, about, score, matches, outcome, why, terms_version, micros) on verdicts to hearthside_worker;
grant execute on function text_digest(text, text, text), may_become(text, text), lock_post(uuid), clear_revision(uuid), brings_hidden_words_back(uuid), draw_audit(uuid, real) to hearthside_worker;
grant insert (id, persona_id, kind, post_id) on notices to hearthside_worker;
grant select (token_digest, kept_until), delete on drafts to hearthside_worker;
grant select (kept_at), delete on own_drafts to hearthside_worker;
grant select on terms, terms_version to hearthside_worker;
grant select, update (state, ended_at, judged, found, next_written_at, next_revision) on rescreenings to hearthside_worker;
grant select, insert (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches) on findings to hearthside_worker;
grant select, insert (term_id, matched, raised), update (matched, raised) on term_shadows to hearthside_worker;
grant select on duty_settings, staffed_hours to hearthside_worker;
grant select (id, place, kind, url_sealed, removed, failures, retry_at), update (failures, retry_at) on on_call_contacts to hearthside_worker;
grant select, insert (revision_id, words_id, contact_id, round, texts, due_at, sent_at, outcome), update (due_at, sent_at, outcome) on alerts to hearthside_worker;
grant select, insert (kind, subject, manner, rings_at), update (rings_at, told, tries), delete on ringing to hearthside_worker;
grant select, update (place, round, told_at) on on_call_chain to hearthside_worker;
grant select (kind, subject, since) on queue_items to hearthside_worker;
grant select (revision_id, until) on claims to hearthside_worker;
grant select (id_digest, seen_at, started_at, shared), delete on sessions to hearthside_worker;
grant select (until), delete on used_challenges to hearthside_worker;
grant select (state, done_at), delete on follow_ups to hearthside_worker;
`;
