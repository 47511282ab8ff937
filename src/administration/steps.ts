import type { ItemName } from '../opening/checklist.js';
import type { Standing } from '../opening/opening.js';
import { itemView } from '../opening/opening.view.js';
import { type PlaceNow, UNSAID } from '../place/place-now.js';

/** The items of the opening checklist that are steps of their own, in the order of the guide. */
const ITEMS: ItemName[] = ['lines', 'hours', 'on_call', 'safeguarding', 'second_person'];

/** All that the guide is judged by. */
export interface Beginning extends Standing {
  place: PlaceNow;
  /** Boards that are on; those that come ready, and are not. */
  boards: number;
  ready: number;
  /** One's own machine: there is no opening. */
  local: boolean;
}

/** How many steps are left. What is a matter of taste is never left. */
export function stepsLeft({ items, row, local }: Beginning): number {
  const left = steps(items).filter(({ done }) => !done).length;
  const shut = !local && !row.open && !row.by_invitation;
  return left + (shut ? 1 : 0);
}

/** The guide as a page shows it. */
export function guideView(beginning: Beginning): object {
  const { place, items, row, boards, ready, local } = beginning;
  return {
    named: place.name !== UNSAID.name,
    steps: steps(items).map(itemView),
    boards,
    ready,
    local,
    toDo: items.filter(({ done }) => !done).length,
    open: row.open || row.by_invitation,
    left: stepsLeft(beginning),
    putAway: place.guidePutAway,
  };
}

function steps(items: Standing['items']): Standing['items'] {
  return ITEMS.map((name) => items.find((item) => item.name === name)!);
}
