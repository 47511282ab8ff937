import type { Form } from '../platform/web/form.js';
import { KINDS, ORDERS } from './forms.js';
import type { BoardRow } from './search-reading.js';

/** The form as the page shows it: what was asked stands in it again. */
export function formView({ values, errors }: Form<unknown>, boards: BoardRow[]): object {
  const { board, kind, order } = { order: 'best', ...values } as Record<string, string>;
  return {
    values,
    errors,
    boards: boards
      .filter(({ part }) => !part)
      .map(({ slug, name }) => ({ value: slug, label: name, chosen: slug === board })),
    kinds: KINDS.map((value) => ({ value, key: `search.kind_${value}`, chosen: value === kind })),
    orders: ORDERS.map((value) => ({ value, label: `search.order_${value}`, chosen: order })),
    /** Something else than usual was chosen: it must be seen. */
    narrowed: [board, kind].some((chosen) => (chosen ?? '') !== '') || order === 'newest',
  };
}
