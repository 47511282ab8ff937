import { APPLY_WITH_LOOKS, REFUSE, STANDING, STATE_AFTER } from './018-second-look-functions.js';
import { SYNC, VERDICT } from './021-queue-functions.js';

/** What `024-masks.ts` makes, in this order. */
export const FUNCTIONS = [
  'hidden_mark()',
  'hides_only(text, text)',
  'shown_words(text)',
  'hides_only_words(text, text, text, text, text, text)',
  'apply_mask(uuid, uuid, text, text, text)',
  'queue_changed_mask()',
];

// The same words stand in src/platform/text/masking.ts.
export const HIDDEN_MARK = `
create function hidden_mark() returns text language sql immutable as $$ select '[words hidden]'::text $$`;

// Whether a text is another one with nothing changed but passages that gave way to the mark: what stands between the
// marks stands in the other text too, in this order, with at least one letter hidden at each mark.
export const HIDES_ONLY = `
create function hides_only(before text, after text) returns boolean language plpgsql immutable strict
  set search_path = public, pg_temp as $$
declare
  shown text[] := string_to_array(after, hidden_mark());
  rest text := before;
  at int;
begin
  if cardinality(shown) < 2 then
    return before = after;
  end if;
  if not starts_with(rest, shown[1]) then
    return false;
  end if;
  rest := substr(rest, length(shown[1]) + 1);
  for nth in 2 .. cardinality(shown) - 1 loop
    at := case when shown[nth] = '' then least(length(rest), 1) else strpos(substr(rest, 2), shown[nth]) end;
    if at = 0 then
      return false;
    end if;
    rest := substr(rest, at + 1 + length(shown[nth]));
  end loop;
  return length(rest) > length(shown[cardinality(shown)])
    and right(rest, length(shown[cardinality(shown)])) = shown[cardinality(shown)];
end $$`;

// The words between the tags that say who speaks, what is listed and what is struck: those count as words.
export const SHOWN_WORDS = `
create function shown_words(html text) returns text language sql immutable as $$
  select btrim(regexp_replace(regexp_replace(regexp_replace(regexp_replace(html,
    '</?(em|strong|a)( [^>]*)?>', '', 'g'), '<(?!/?(blockquote|ul|ol|li|del|s)[ >])[^>]*>', ' ', 'g'),
    '(<[^>]*>)', ' \\1 ', 'g'), '[ \\t\\r\\n]+', ' ', 'g'))
$$`;

// The rendering is made outside: so its words are compared with those of the rendering that was held, and it may bring
// no tag but paragraphs and lines that was not there before. As many of the tags that count as words stand in both, so none
// of them is hidden: a mask that took the sign of a quote along would make its words the author's own.
export const HIDES_ONLY_WORDS = `
create function hides_only_words(title text, body text, html text, masked_title text, masked_body text, masked_html text)
  returns boolean language sql immutable set search_path = public, pg_temp as $$
  select coalesce((title is null) = (masked_title is null)
    and hides_only(coalesce(title, ''), coalesce(masked_title, '')) and hides_only(body, masked_body)
    and (coalesce(title, ''), body) <> (coalesce(masked_title, ''), masked_body)
    and regexp_replace(replace(masked_body, hidden_mark(), ''), '[[:space:][:punct:]]', '', 'g') <> ''
    and hides_only(shown_words(html), shown_words(masked_html))
    and cardinality(string_to_array(shown_words(html), '<')) = cardinality(string_to_array(shown_words(masked_html), '<'))
    and not exists (
      select from regexp_matches(masked_html, '<[^>]*>', 'g') as found (tag)
      where tag[1] not in ('<p>', '</p>', '<br />') and strpos(html, tag[1]) = 0), false)
$$`;

// As apply_decision, but what goes up is a revision of its own: the author's words stay as they were.
export const APPLY_MASK = `
create function apply_mask(decision uuid, masked uuid, masked_title text, masked_body text, masked_html text)
  returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare
  made decisions;
  held revisions;
begin
  select * into strict made from decisions where id = decision;
  perform lock_post((select post_id from revisions where id = made.revision_id));
  select * into strict held from revisions where id = made.revision_id for update;
  perform refuse_decision(made, held);
  if made.outcome <> 'mask' or held.state <> 'held' then
    raise exception using errcode = 'HS001',
      message = format('A revision that is %s is not masked by a decision to %s.', held.state, made.outcome);
  end if;
  if not hides_only_words(held.title, held.body, held.html, masked_title, masked_body, masked_html) then
    raise exception using errcode = 'HS024', message = 'A mask hides words of the text, not all, and changes none.';
  end if;
  insert into revisions (id, post_id, number, title, body, advised_tier, advised_help, submission_key, written_at)
    values (masked, held.post_id, (select max(number) + 1 from revisions where post_id = held.post_id), masked_title,
      masked_body, held.advised_tier, held.advised_help, gen_random_uuid(), held.written_at);
  update revisions set html = masked_html where id = masked;
  insert into masks (revision_id, original_id, decision_id) values (masked, held.id, made.id);
  perform publish_revision(masked);
  delete from claims where revision_id = held.id;
end $$`;

// A second look at a mask belongs to the queue as long as readers see the masked text.
export const CHANGED_MASK = `
create function queue_changed_mask() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform queue_second_look(s.id) from masks k join second_looks s on s.decision_id = k.decision_id where k.revision_id = new.id;
  return null;
end $$`;

export const TRIGGER = `
create constraint trigger queue_masks after update of state on revisions deferrable initially deferred
  for each row when (old.state is distinct from new.state) execute function queue_changed_mask()`;

const MASK_UP = (decision: string) => `exists (select from masks k join revisions m on m.id = k.revision_id
      where k.decision_id = ${decision} and m.state = 'published')`;

const QUEUE_SECOND_LOOK = SYNC.find((sql) => sql.includes('function queue_second_look('))!;

/** Functions and a view of before, each with what it was and what it is now. */
export const CHANGED: { before: string; after: string }[] = [
  // The text that was decided about is replaced by the masked one.
  change(STATE_AFTER, [[`'removed' end`, `'removed' when 'mask' then 'superseded' end`]]),
  // The screen judged what its author wrote: whatever becomes of the masked text is as urgent as that.
  change(VERDICT, [
    [
      `where v.revision_id = which`,
      `where v.revision_id = coalesce((select original_id from masks where revision_id = which), which)`,
    ],
  ]),
  change(STANDING, [
    [`where not exists (`, `where (d.outcome <> 'mask' or ${MASK_UP('d.id')}) and not exists (`],
  ]),
  change(REFUSE, [
    [
      `or revision.state <> state_after(first.outcome)`,
      `or revision.state <> state_after(first.outcome) or (first.outcome = 'mask' and not ${MASK_UP('first.id')})`,
    ],
  ]),
  change(APPLY_WITH_LOOKS, [
    [`elsif made.outcome = 'uphold' or`, `elsif made.outcome in ('uphold', 'mask') or`],
    [
      `perform publish_revision(revision.id);`,
      `update revisions set state = 'superseded'
      where state = 'published' and id in (select k.revision_id from masks k where k.original_id = revision.id);
    perform publish_revision(revision.id);`,
    ],
  ]),
  change(QUEUE_SECOND_LOOK, [
    [
      `r.state in ('returned', 'kept', 'declined', 'removed')`,
      `(r.state in ('returned', 'kept', 'declined', 'removed') or ${MASK_UP('d.id')})`,
    ],
  ]),
];

function change(sql: string, parts: [string, string][]): { before: string; after: string } {
  const before = sql.replace(/create (or replace )?(function|view)/, 'create or replace $2');
  const after = parts.reduce((text, [was, is]) => replaced(text, was, is), before);
  return { before, after };
}

// A change that finds nothing to change would leave a door open.
function replaced(sql: string, was: string, is: string): string {
  if (sql.split(was).length !== 2) throw new Error(`Not found once: ${was}`);
  return sql.replace(was, () => is);
}
