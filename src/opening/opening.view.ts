import { when } from '../platform/text/when.js';
import { message } from '../platform/web/messages.js';
import type { Form } from '../platform/web/form.js';
import type { Item, ItemName } from './checklist.js';
import type { Answer, OpeningRow } from './opening-reading.js';
import type { WeakPoint } from './weak-points.js';

// Where each is set; the rest is answered on the page itself, or at the machine.
const PAGES: Partial<Record<ItemName, string>> = {
  hours: '/duty',
  on_call: '/duty#call-title',
  safeguarding: '/safeguarding/contacts',
  lines: '/lines',
};

export interface OpeningPage {
  items: Item[];
  row: OpeningRow;
  weak: WeakPoint[];
  local: boolean;
  form: Form<unknown>;
}

/** The page of the checklist. */
export function openingView({ items, row, weak, local, form }: OpeningPage): object {
  const toDo = items.filter(({ done }) => !done).length;
  return {
    items: items.map(itemView),
    toDo,
    one: toDo === 1,
    weak,
    local,
    open: row.open,
    changed: row.changed_at && { at: when(row.changed_at), name: row.changed_name },
    state: row.open ? 'open' : row.by_invitation ? 'invited' : 'closed',
    closed: !row.open && !row.by_invitation,
    before: row.changed_at === null,
    ready: toDo === 0,
    proof: row.proof,
    mayOpen: !local && !row.open && toDo === 0,
    form,
  };
}

/** What an admin reads above the desk when something no longer holds. */
export function brokenView(items: Item[]): { href: string; words: string }[] {
  return items
    .filter(({ done }) => !done)
    .map(({ name, how, values }) => ({
      href: PAGES[name] ?? '/opening',
      words: message(`opening.${name}_${how}`, values),
    }));
}

/** One item of the checklist, in words. */
export function itemView({ name, done, how, values, asks, answer }: Item): object {
  return {
    name,
    title: message(`opening.${name}`),
    done,
    words: message(`opening.${name}_${how}`, values),
    href: PAGES[name] ?? null,
    page: PAGES[name] && message(`opening.${name}_page`),
    atTheMachine: name === 'second_person',
    ask: asks && askView(asks, answer, values),
  };
}

function askView(item: string, answer: Answer | null, values: Record<string, string>): object {
  return {
    item,
    fact: values.age ?? null,
    said: answer && { name: answer.name, at: when(answer.said_at) },
    label: message(`opening.say_${item}`, values),
  };
}
