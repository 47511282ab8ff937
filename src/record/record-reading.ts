import { Statement } from '../platform/database/statement.js';
import type { RecordKind } from './record.js';

export const ENTRIES_A_PAGE = 50;

/** A place after every other. */
export const NEWEST = '9223372036854775807';

export interface EntryRow {
  place: string;
  kind: RecordKind;
  code: string | null;
  actor: string | null;
  subject: string | null;
  written_at: Date;
  /** Of who did it; null when the account is gone, or nobody did. */
  name: string | null;
  /** Of whose role, shift or second factor it was; null for everything else: the record opens no other names. */
  whose: string | null;
  /** Whether there ever were words. */
  worded: boolean;
  words: string | null;
  /** Of a decision about a text: whether the screen, a person or a rule noticed it, and which words it began with. */
  noticed_by: string | null;
  began: string | null;
  began_version: number | null;
}

// Whose name it is may be on the team: a link that is being opened stands here for the two alone, until its person is told.
const ENTRIES = `
  select e.place, e.kind, e.code, e.actor, e.subject, e.written_at, n.name, o.name as whose,
    e.words_digest is not null as worded, w.words, d.noticed_by, d.began, d.began_version
  from record_entries e
  left join record_words w on w.entry_id = e.id
  left join personas n on n.member_id = e.actor and n.kind = 'pseudonym'
  left join personas o on e.kind in ('role', 'duty', 'second_factor') and o.member_id = e.subject and o.kind = 'pseudonym'
  left join lateral (
    select d.noticed_by, t.name as began, t.version as began_version
    from decisions d
    left join decision_templates u on u.decision_id = d.id
    left join template_versions t on t.template_id = u.template_id and t.version = u.version
    where e.kind = 'decision' and d.revision_id = e.subject and d.staff_id = e.actor and d.outcome = e.code
      and d.decided_at <= e.written_at
    order by d.decided_at desc limit 1) d on true
  where e.place < $1 and not exists (
    select from name_openings o left join personas x on x.id = o.persona_id
    where o.id = e.subject and o.told_at is null and opening_stage(o) in ('waits', 'open', 'over') and x.id is not null
      and $2 not in (o.asked_by, coalesce(o.opened_by, o.asked_by)))`;

const NEWEST_FIRST = `order by e.place desc limit ${ENTRIES_A_PAGE + 1}`;

/** A page of the record for the member $2, newest first; one row more than a page tells that there are older ones. */
export const entriesBefore = new Statement<EntryRow>('record-entries-before', `${ENTRIES} ${NEWEST_FIRST}`);

/** The same, of one kind. */
export const entriesOfKindBefore = new Statement<EntryRow>(
  'record-entries-of-kind-before',
  `${ENTRIES} and e.kind = $3 ${NEWEST_FIRST}`,
);
