import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { outcomesFor } from './forms.js';
import type { Source } from './raising.js';
import type { UrgentRow } from './urgent-reading.js';

/** Words that sound like danger, with the way to what they are about. */
export function urgentWordsView(row: UrgentRow, form: Form<unknown>): object {
  const { id, source, name, danger, passages, asked, words } = row;
  return {
    id,
    title: `urgent-words.from_${source}`,
    name,
    resting: row.resting,
    about: danger === 'unjudged' ? null : danger,
    unjudged: danger === 'unjudged',
    since: when(row.written_at),
    asked,
    words,
    seen: passages,
    door: doorOf(row),
    outcomes: outcomesFor(danger).map((value) => ({ value, label: `urgent-words.outcome_${value}` })),
    form,
  };
}

const DOORS: Record<Source, (row: UrgentRow) => string | null> = {
  note: ({ subject }) => `/limits/notes/${subject}`,
  appeal: ({ subject }) => `/limits/appeals/${subject}`,
  misread: ({ subject, held }) => (held ? `/reviews/${subject}` : null),
  answer: ({ subject, held }) => (held ? `/reviews/${subject}` : null),
  second_look: ({ subject, revision_id }) => revision_id && `/second-looks/${subject}`,
  report: ({ post_id }) => post_id && `/reports/posts/${post_id}`,
};

/** Where the team looks after what the words are about; null where it is gone. */
export function doorOf(row: UrgentRow): { href: string; label: string } | null {
  const href = DOORS[row.source](row);
  return href === null ? null : { href, label: `urgent-words.door_${row.source}` };
}
