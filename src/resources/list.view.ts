import { allCountries } from '../crisis-lines/countries.js';
import { isOld } from '../crisis-lines/crisis-line.js';
import { when } from '../platform/text/when.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { EVERYWHERE } from './forms.js';
import { KINDS, type Resource } from './resource.js';
import { valuesOf } from './resource-form.js';
import { type NamedVersionRow, resourceOf } from './resource-reading.js';
import { placeName, resourceView } from './resource.view.js';

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The whole directory as the team sees it: what is to be checked first, then what stands, then what is hidden. */
export function listView(rows: NamedVersionRow[], now: Date): object {
  const entries = rows.map((row) => entryView(row, now));
  const shown = entries.filter(({ hidden }) => !hidden);
  return {
    toCheck: shown.filter(({ check }) => check.old),
    checked: shown.filter(({ check }) => !check.old),
    hidden: entries.filter(({ hidden }) => hidden),
  };
}

interface EntryView {
  id: string;
  name: string;
  place: string;
  hidden: boolean;
  check: CheckView;
}

interface CheckView {
  words: string;
  old: boolean;
}

function entryView(row: NamedVersionRow, now: Date): EntryView {
  const { resource_id: id, country, facts, hidden } = row;
  return { id, name: facts.name, place: placeName(country), hidden, check: checkView(row, now) };
}

function checkView({ checked_on: day, checked_name: name }: NamedVersionRow, now: Date): CheckView {
  if (day === null) return { words: message('resource-list.checked_never'), old: true };
  const who = name ?? message('resource-list.someone_gone');
  const words = message('resource-list.checked', { who, date: days.format(new Date(day)) });
  return { words, old: isOld(day, now) };
}

/** The form of an entry, empty or as it was filled in. */
export function formView(form: Form<unknown>): object {
  const { values } = form;
  return {
    form,
    everywhere: { code: EVERYWHERE, selected: values.country === EVERYWHERE },
    countries: allCountries().map((country) => ({ ...country, selected: country.code === values.country })),
    kinds: KINDS.map((id) => ({
      field: `kind_${id}`,
      label: message(`resources.kind_${id}`),
      ticked: values[`kind_${id}`],
    })),
  };
}

/** An entry with all that was done to it. @param versions newest first */
export function oneView(
  versions: NamedVersionRow[],
  edit: Form<unknown> | null,
  told: Form<unknown>,
  now: Date,
): object {
  const newest = versions[0]!;
  const entry = resourceOf(newest);
  return {
    ...formView(edit ?? emptyForm(valuesOf(entry))),
    ...{ told, id: entry.id, version: entry.version, hidden: entry.hidden },
    versionsHref: `/resource-list/${entry.id}/versions`,
    entry: { ...resourceView(entry, now), ...entryView(newest, now), source: entry.facts.source },
    history: versions.map((row, at) => changeView(row, versions[at + 1])),
  };
}

function changeView(row: NamedVersionRow, before: NamedVersionRow | undefined): object {
  return {
    name:
      row.changed_name ?? message(row.changed_by ? 'resource-list.someone_gone' : 'resource-list.the_forum'),
    at: when(row.changed_at),
    deed: message(`resource-list.deed_${row.deed}`),
    lines: before && row.deed === 'changed' ? differences(resourceOf(before), resourceOf(row)) : [],
  };
}

// What the form would have shown before and after.
function differences(before: Resource, after: Resource): string[] {
  const [from, to] = [valuesOf(before), valuesOf(after)];
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return fields.filter((field) => from[field] !== to[field]).map((field) => changeWords(field, from, to));
}

function changeWords(field: string, from: Record<string, string>, to: Record<string, string>): string {
  const worded = (value = '') => (value === '' ? message('resource-list.nothing') : value);
  const kind = KINDS.find((id) => field === `kind_${id}`);
  const name = kind ? message(`resources.kind_${kind}`) : message(`resource-list.field_${field}`);
  return message('resource-list.changed', { field: name, from: worded(from[field]), to: worded(to[field]) });
}
