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
grant update (password_hash, recovery_digest) on members to hearthside_web;
grant select, insert, update, delete on sessions to hearthside_web;
grant select, insert, delete on personas to hearthside_web;
grant select on boards to hearthside_web;
grant select on threads, posts, revisions, verdicts to hearthside_web;
grant insert (id, board_id) on threads to hearthside_web;
grant insert (id, thread_id, persona_id, opening) on posts to hearthside_web;
grant insert (id, post_id, number, title, body, advised_tier, advised_help, submission_key) on revisions to hearthside_web;
grant update (state) on revisions to hearthside_web;
grant execute on function text_digest(text, text, text), may_become(text, text), lock_post(uuid), apply_decision(uuid) to hearthside_web;
grant select, insert, update, delete on claims to hearthside_web;
grant select on decisions to hearthside_web;
grant insert (id, revision_id, staff_id, outcome, guideline, digest, screen_right) on decisions to hearthside_web;
grant select, insert, update, delete on decision_texts to hearthside_web;
grant select, delete on notices to hearthside_web;
grant insert (id, persona_id, kind, post_id, decision_id) on notices to hearthside_web;
grant update (read) on notices to hearthside_web;
grant select, insert, update, delete on drafts to hearthside_web;
grant select, update (judgement, judged_by, judged_at, followed_up_by, followed_up_at) on audits to hearthside_web;
grant select, insert (id, phrase, category, tier, note), update (number, phrase, category, tier, note, state) on terms to hearthside_web;
grant select, insert (version, term_id, staff_id, phrase, category, tier, note, state) on term_changes to hearthside_web;
grant select, update (version) on terms_version to hearthside_web;
grant select on term_shadows to hearthside_web;
grant select, insert (id, started_by, texts), update (state, ended_at) on rescreenings to hearthside_web;
grant select, update (seen_by, seen_at) on findings to hearthside_web;

grant select on boards, threads, posts, revisions, verdicts to hearthside_worker;
grant update (state, html) on revisions to hearthside_worker;
grant insert (id, revision_id, digest, engine, tier, categories, about, score, matches, outcome, why, terms_version, micros) on verdicts to hearthside_worker;
grant execute on function text_digest(text, text, text), may_become(text, text), lock_post(uuid), clear_revision(uuid), draw_audit(uuid, real) to hearthside_worker;
grant insert (id, persona_id, kind, post_id) on notices to hearthside_worker;
grant select (token_digest, kept_until), delete on drafts to hearthside_worker;
grant select on terms, terms_version to hearthside_worker;
grant select, update (state, ended_at, judged, found, next_written_at, next_revision) on rescreenings to hearthside_worker;
grant select, insert (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches) on findings to hearthside_worker;
grant select, insert (term_id, matched, raised), update (matched, raised) on term_shadows to hearthside_worker;
grant select (id_digest, seen_at, started_at), delete on sessions to hearthside_worker;
`;
