import { isWeak, type CrisisLine, type Kind, type WrittenNumber } from './crisis-line.js';
import { callHref, needsTyping, textHref } from './dial.js';

/** Finds a text for people by its key, such as `crisis-lines.hours_always`, and puts values into it. */
export type Say = (key: string, values?: Record<string, string>) => string;

/** One way to reach a line. */
export interface Route {
  how: 'call' | 'text' | 'chat' | 'web';
  label: string;
  href: string;
  note: string | null;
}

/** A line as a page shows it: all words, nothing left to work out. */
export interface LineView {
  name: string;
  kind: Kind[];
  routes: Route[];
  hours: string;
  website: string;
  languages?: string;
  checked: { words: string; old: boolean };
  note: string | null;
  weak: boolean;
}

const FRESH_MONTHS = 6;

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A line in words, as of `now`. */
export function lineView(line: CrisisLine, now: Date, say: Say): LineView {
  return {
    name: line.name,
    kind: line.kinds,
    routes: routesOf(line, say),
    hours: say(`crisis-lines.hours_${line.hours}`),
    website: line.website,
    languages: line.languages.map((code) => languageNames.of(code) ?? code).join(', ') || undefined,
    checked: { words: checkedWords(line.verified, say), old: isOld(line.verified, now) },
    note: line.note && say(`crisis-lines.note_${line.note.key}`, line.note.values),
    weak: isWeak(line),
  };
}

/**
 * Whether a check is older than six months, or was never made. A month without a day counts from its first.
 * @param verified `2026-06-02`, `2025-09` or null
 */
export function isOld(verified: string | null, now: Date): boolean {
  if (!verified) return true;
  const due = new Date(verified);
  due.setUTCMonth(due.getUTCMonth() + FRESH_MONTHS);
  return now > due;
}

function checkedWords(verified: string | null, say: Say): string {
  if (!verified) return say('crisis-lines.checked_never');
  return say('crisis-lines.checked', { month: monthNames.format(new Date(verified)) });
}

function routesOf(line: CrisisLine, say: Say): Route[] {
  return [
    ...line.calls.map((call) => callRoute(call, say)),
    ...line.texts.map((text) => textRoute(text, say)),
    ...(line.chat ? [siteRoute('chat', line.chat, say)] : []),
    ...(line.website === line.chat ? [] : [siteRoute('web', line.website, say)]),
  ];
}

function callRoute({ number, note }: WrittenNumber, say: Say): Route {
  const label = say('crisis-lines.route_call', { number });
  const typing = needsTyping(number) ? say('crisis-lines.note_type_it', { number }) : null;
  return { how: 'call', label, href: callHref(number), note: typing ?? noteOf(note, say) };
}

function textRoute({ number, word, note }: WrittenNumber, say: Say): Route {
  const label = word
    ? say('crisis-lines.route_text_word', { number, word })
    : say('crisis-lines.route_text', { number });
  return { how: 'text', label, href: textHref(number, word), note: noteOf(note, say) };
}

function siteRoute(how: 'chat' | 'web', href: string, say: Say): Route {
  const site = href.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
  return { how, label: say(`crisis-lines.route_${how}`, { site }), href, note: null };
}

function noteOf(note: string | undefined, say: Say): string | null {
  return note ? say(`crisis-lines.note_${note}`) : null;
}
