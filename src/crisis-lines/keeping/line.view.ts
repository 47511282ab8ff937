import { when } from '../../platform/text/when.js';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import type { Form } from '../../platform/web/form.js';
import { message } from '../../platform/web/messages.js';
import { allCountries, countryOf } from '../countries.js';
import { KINDS } from '../crisis-line.js';
import { hoursWords, openView } from '../hours-words.js';
import { routesOf } from '../line-view.js';
import { checkView } from './check.view.js';
import { valuesOf } from './line-form.js';
import type { NamedVersionRow } from './line-reading.js';
import { kept, type KeptLine } from './overlay.js';

interface Forms {
  edit: Form<unknown>;
  check: Form<unknown>;
}

/** The form of an entry, empty or as it was filled in. */
export function formView(form: Form<unknown>): object {
  const { values } = form;
  return {
    form,
    countries: allCountries().map((country) => ({ ...country, selected: country.code === values.country })),
    kinds: KINDS.map((id) => ({
      field: `kind_${id}`,
      label: message(`lines.kind_${id}`),
      ticked: values[`kind_${id}`],
    })),
    zones: ZONES.map((id) => ({ id, label: id.replaceAll('_', ' '), selected: id === values.zone })),
  };
}

const UTC = zoneNamed('UTC')!;
const ZONES = [UTC, ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== UTC)];

/** An entry with all that was done to it. @param versions newest first */
export function lineView(entry: KeptLine, versions: NamedVersionRow[], forms: Forms, now: Date): object {
  const { line, version, hidden, shipped, own } = entry;
  return {
    ...formView(forms.edit),
    checkForm: forms.check,
    line: {
      id: line.id,
      name: line.name,
      country: countryOf(line.country)?.name ?? line.country,
      kinds: line.kinds.map((kind) => message(`lines.kind_${kind}`)),
      routes: routesOf(line, message),
      hours: hoursWords(line.hours, message),
      open: openView(line, now, message),
      zone: typeof line.hours === 'object' ? line.zone : null,
      check: checkView(entry, versions[0]?.checked_name ?? null, now),
      source: line.source,
      staffNote: line.staffNote,
    },
    ...{ version, hidden, shipped, changed: own !== null, versionsHref: `/lines/${line.id}/versions` },
    history: versions.map((row, at) => changeView(row, versions[at + 1])),
  };
}

function changeView(row: NamedVersionRow, before: NamedVersionRow | undefined): object {
  const how = row.deed === 'checked' ? `_${row.checked_how}` : '';
  return {
    name: row.changed_name,
    at: when(row.changed_at),
    deed: message(`lines.deed_${row.deed}${how}`),
    lines: row.deed === 'changed' ? differences(row, before) : [],
  };
}

// What the form would have shown before and after.
function differences(row: NamedVersionRow, before: NamedVersionRow | undefined): string[] {
  const [was, is] = [before, row].map((version) => kept(row.line_id, version)?.line);
  if (!was || !is) return [];
  const [from, to] = [valuesOf(was), valuesOf(is)];
  const fields = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return fields.filter((field) => from[field] !== to[field]).map((field) => changeWords(field, from, to));
}

function changeWords(field: string, from: Record<string, string>, to: Record<string, string>): string {
  const worded = (value = '') => (value === '' ? message('lines.nothing') : value);
  return message('lines.changed', {
    field: message(`lines.field_${field}`),
    from: worded(from[field]),
    to: worded(to[field]),
  });
}
