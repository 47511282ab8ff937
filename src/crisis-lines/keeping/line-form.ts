import { message } from '../../platform/web/messages.js';
import { zoneNamed } from '../../platform/time/zoned-time.js';
import type { CrisisLine, Hours, LineFacts } from '../crisis-line.js';
import { type CheckedHow } from './line-reading.js';
import { reachOf } from './facts.js';
import { kindsOf, type NewLineFields } from './forms.js';
import { writeHours } from './hours-lines.js';
import { writeNumbers } from './number-lines.js';

/**
 * What a form makes of an entry.
 * @param before the entry as it was: its last check goes on to count where the way to it stays the same
 */
export function factsFrom(fields: NewLineFields, before: CrisisLine | null): LineFacts {
  const { country, name, calls, texts, source } = fields;
  const facts: LineFacts = {
    ...{ country, name, kinds: kindsOf(fields), calls, texts, source },
    chat: fields.chat || null,
    hours: hoursFrom(fields),
    zone: zoneNamed(fields.zone) ?? before?.zone ?? 'UTC',
    languages: fields.languages,
    website: fields.website || null,
    note: null,
    words: fields.words || null,
    confidence: before?.confidence ?? 'B',
    verified: null,
    dialTested: false,
    staffNote: fields.staff_note || null,
  };
  return before && reachOf(before) === reachOf(facts) ? { ...facts, ...lastCheck(before) } : facts;
}

/** How it was checked, or null when nothing was but words. */
export function howFrom({ how }: Pick<NewLineFields, 'how'>): CheckedHow | null {
  return how === 'not_checked' ? null : how;
}

/** An entry as the form shows it. */
export function valuesOf(line: CrisisLine): Record<string, string> {
  const { country, name, kinds, chat, website, hours, languages, source, staffNote } = line;
  return {
    ...{ country, name, source },
    ...Object.fromEntries(kinds.map((kind) => [`kind_${kind}`, 'yes'])),
    calls: writeNumbers(line.calls, message),
    texts: writeNumbers(line.texts, message),
    chat: chat ?? '',
    website: website ?? '',
    hours: typeof hours === 'object' ? 'weekly' : hours,
    weekly: typeof hours === 'object' ? writeHours(hours.weekly) : '',
    ...(typeof hours === 'object' && hours.about ? { about: 'yes' } : {}),
    zone: zoneNamed(line.zone) ?? '',
    languages: languages.join(', '),
    words: line.words ?? (line.note ? message(`crisis-lines.note_${line.note.key}`, line.note.values) : ''),
    staff_note: staffNote ?? '',
  };
}

function hoursFrom({ hours, weekly, about }: NewLineFields): Hours {
  return hours === 'weekly' ? { weekly, about } : hours;
}

function lastCheck({ verified, dialTested, checkedHere }: CrisisLine): Partial<LineFacts> {
  return checkedHere ? {} : { verified, dialTested };
}
