import { beside } from './beside.js';

/** The pages on which the links of the desk stand (`views/partials/desk.hbs`). */
export const DESK_PAGES: ReadonlySet<string> = new Set([
  'limits/index',
  'lines/index',
  'name-openings/index',
  'resource-list/index',
  'reviews/index',
  'templates/index',
  'terms/index',
  'volunteers/index',
]);

/** A page of the desk with something more beside its links; every other answer as it is. */
export function besideDesk(answer: unknown, more: () => Promise<object>): Promise<unknown> {
  return beside(DESK_PAGES, answer, more);
}
