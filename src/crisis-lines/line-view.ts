import { type CrisisLine, isOld, isWeak, type Kind, KINDS, type WrittenNumber } from './crisis-line.js';
import { callHref, needsTyping, textHref } from './dial.js';
import { hoursWords, type OpenView, openView, type Say } from './hours-words.js';

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
  /** Whom it is for, where that is not everybody. */
  about: string[];
  routes: Route[];
  hours: string;
  open: OpenView | null;
  website: string | null;
  languages?: string;
  checked: { words: string; old: boolean };
  note: string | null;
  weak: boolean;
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language' });
const monthNames = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A line in words, as of `now`. */
export function lineView(line: CrisisLine, now: Date, say: Say): LineView {
  const kinds = KINDS.filter((kind) => line.kinds.includes(kind));
  return {
    name: line.name,
    kind: kinds,
    about: kinds.filter((kind) => kind !== 'crisis').map((kind) => say(`crisis-lines.kind_${kind}`)),
    routes: routesOf(line, say),
    hours: hoursWords(line.hours, say),
    open: openView(line, now, say),
    website: line.website,
    languages: line.languages.map((code) => languageNames.of(code) ?? code).join(', ') || undefined,
    checked: { words: checkedWords(line, say), old: isOld(line.verified, now) },
    note: line.words ?? (line.note && say(`crisis-lines.note_${line.note.key}`, line.note.values)),
    weak: isWeak(line),
  };
}

function checkedWords({ verified, checkedHere }: CrisisLine, say: Say): string {
  if (!verified) return say('crisis-lines.checked_never');
  const month = monthNames.format(new Date(verified));
  return say(checkedHere ? 'crisis-lines.checked_here' : 'crisis-lines.checked', { month });
}

/** Every way to reach a line, calls first. */
export function routesOf({ calls, texts, chat, website }: CrisisLine, say: Say): Route[] {
  return [
    ...calls.map((call) => callRoute(call, say)),
    ...texts.map((text) => textRoute(text, say)),
    ...(chat ? [siteRoute('chat', chat, say)] : []),
    ...(website && website !== chat ? [siteRoute('web', website, say)] : []),
  ];
}

function callRoute(call: WrittenNumber, say: Say): Route {
  const { number } = call;
  const label = say('crisis-lines.route_call', { number });
  const typing = needsTyping(number) ? say('crisis-lines.note_type_it', { number }) : null;
  return { how: 'call', label, href: callHref(number), note: typing ?? numberNote(call, say) };
}

function textRoute(text: WrittenNumber, say: Say): Route {
  const { number, word } = text;
  const label = word
    ? say('crisis-lines.route_text_word', { number, word })
    : say('crisis-lines.route_text', { number });
  return { how: 'text', label, href: textHref(number, word), note: numberNote(text, say) };
}

function siteRoute(how: 'chat' | 'web', href: string, say: Say): Route {
  const site = href.replace(/^https:\/\/(www\.)?/, '').replace(/\/$/, '');
  return { how, label: say(`crisis-lines.route_${how}`, { site }), href, note: null };
}

/** What a person has to know about a number. */
export function numberNote({ note, words }: WrittenNumber, say: Say): string | null {
  return words ?? (note ? say(`crisis-lines.note_${note}`) : null);
}
