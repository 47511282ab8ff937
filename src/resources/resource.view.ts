import { countryOf } from '../crisis-lines/countries.js';
import { isOld } from '../crisis-lines/crisis-line.js';
import { callHref, needsTyping } from '../crisis-lines/dial.js';
import { message } from '../platform/web/messages.js';
import { KINDS, type Resource } from './resource.js';

/** A way to reach a service. */
interface Way {
  href: string;
  label: string;
  note: string | null;
}

/** An entry as a page shows it. */
export interface ResourceView {
  id: string;
  name: string;
  kinds: string[];
  what: string;
  whom: string;
  cost: string;
  ways: Way[];
  languages: string;
  checked: { words: string; old: boolean };
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** An entry in words, as of `now`. */
export function resourceView({ id, facts, checkedOn }: Resource, now: Date): ResourceView {
  const { name, what, whom, cost } = facts;
  return {
    ...{ id, name, what, whom, cost },
    kinds: KINDS.filter((kind) => facts.kinds.includes(kind)).map((kind) =>
      message(`resources.kind_${kind}`),
    ),
    ways: [...siteOf(facts.website), ...facts.calls.map(callOf)],
    languages: facts.languages.map((code) => languageNames.of(code) ?? code).join(', '),
    checked: { words: checkedWords(checkedOn), old: checkedOn !== null && isOld(checkedOn, now) },
  };
}

/** The name of where an entry is. @param country null for many countries */
export function placeName(country: string | null): string {
  return country === null ? message('resources.everywhere') : (countryOf(country)?.name ?? country);
}

function checkedWords(day: string | null): string {
  if (day === null) return message('resources.checked_never');
  return message('resources.checked', { month: months.format(new Date(day)) });
}

// The page before a link says where it leads.
function siteOf(website: string | null): Way[] {
  if (website === null) return [];
  const label = website.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
  return [{ href: `/leaving?to=${encodeURIComponent(website)}`, label, note: null }];
}

function callOf({ number, words }: Resource['facts']['calls'][number]): Way {
  const typing = needsTyping(number) ? message('crisis-lines.note_type_it', { number }) : null;
  const label = message('crisis-lines.route_call', { number });
  return { href: callHref(number), label, note: typing ?? words ?? null };
}
