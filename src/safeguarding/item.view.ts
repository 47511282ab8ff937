import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { OUTCOMES } from './forms.js';
import type { ItemRow } from './safeguarding-reading.js';

/** An item in the list, without its words. */
export function itemLine(row: ItemRow): object {
  return {
    href: `/safeguarding/${row.id}`,
    category: `safeguarding.category_${row.category}`,
    name: row.name,
    board: row.board,
    when: when(row.since),
    crisis: row.tier === 'crisis',
    closed: row.closed,
  };
}

/** An item with the words, and the form that closes it. */
export function itemView(row: ItemRow, form: Form<unknown>): object {
  return {
    item: itemLine(row),
    title: row.title,
    body: row.body,
    gone: row.state === 'withdrawn' || row.state === 'removed',
    postHref: row.up ? `/posts/${row.post_id}` : null,
    outcomes: OUTCOMES.map((value) => ({
      value,
      label: `safeguarding.outcome_${value}`,
      hint: `safeguarding.outcome_${value}_hint`,
    })),
    form,
  };
}
