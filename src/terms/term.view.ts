import { when } from '../platform/text/when.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { CATEGORIES, TIERS } from './forms.js';
import type { ChangeRow, ListedTerm, ShadowDay, TermFacts, TermRow, TermState } from './term-reading.js';
import type { Trial } from './trying.js';

// Of the texts that are up: a phrase found in more of them would hold back what nobody means by it.
const MANY = 0.02;

/** All terms. */
export function listView(rows: ListedTerm[]): object {
  return { terms: rows.map((row) => ({ ...row, ...labels(row) })) };
}

/** The form of a term, empty or as it was filled in. */
export function formView(form: Form<unknown>): object {
  return {
    form,
    categories: CATEGORIES.map((id) => ({ id, label: `terms.category_${id}` })),
    tiers: TIERS.map((id) => ({ id, label: `terms.tier_${id}` })),
  };
}

/** A term with its days in shadow and all that was done to it. */
export function termView(
  term: TermRow,
  changes: ChangeRow[],
  days: ShadowDay[],
  form: Form<unknown> = emptyForm({ ...valuesOf(term) }),
): object {
  return {
    ...formView({ ...form, values: { ...valuesOf(term), ...form.values } }),
    term: { ...labels(term), id: term.id, number: term.number, phrase: term.phrase, state: term.state },
    revisionsHref: `/terms/${term.id}/revisions`,
    trialHref: `/terms/${term.id}/trial`,
    switches: STATES.filter((state) => state !== term.state).map((id) => ({ id, label: `terms.make_${id}` })),
    days,
    changes: changes.map((change, at) => changeView(change, changes[at + 1])),
  };
}

/** How often a phrase was found. */
export function trialView({ matched, of }: Trial): object {
  return { matched, of, many: matched > of * MANY };
}

const STATES: TermState[] = ['live', 'shadow', 'off'];

function valuesOf({ phrase, category, tier, note, number }: TermRow): Record<string, string> {
  return { phrase, category, tier, note, number: String(number) };
}

function labels({ category, tier, state }: TermFacts): object {
  return {
    categoryLabel: message(`terms.category_${category}`),
    tierLabel: message(`terms.tier_${tier}`),
    stateLabel: message(`terms.state_${state}`),
  };
}

function changeView(change: ChangeRow, before: ChangeRow | undefined): object {
  const lines = before ? FIELDS.flatMap((field) => lineOf(field, before, change)) : firstLines(change);
  return { name: change.name, at: when(change.changed_at), lines };
}

const FIELDS = ['phrase', 'category', 'tier', 'note', 'state'] as const;
type Field = (typeof FIELDS)[number];

function lineOf(field: Field, before: TermFacts, after: TermFacts): string[] {
  if (before[field] === after[field]) return [];
  return [message(`terms.changed_${field}`, { from: worded(field, before), to: worded(field, after) })];
}

function firstLines(facts: TermFacts): string[] {
  const [phrase, category, tier] = (['phrase', 'category', 'tier'] as const).map((field) =>
    worded(field, facts),
  );
  return [message('terms.added', { phrase: phrase!, category: category!, tier: tier! })];
}

function worded(field: Field, facts: TermFacts): string {
  if (field === 'phrase' || field === 'note') return facts[field] || message('terms.nothing');
  return message(`terms.${field}_${facts[field]}`);
}
