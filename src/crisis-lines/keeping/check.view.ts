import { message } from '../../platform/web/messages.js';
import { isOld } from '../crisis-line.js';
import type { KeptLine } from './overlay.js';

/** The last check of an entry, as the team reads it. */
export interface CheckView {
  words: string;
  old: boolean;
}

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const months = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** Who checked an entry, when and how. @param name of who checked it here; null when the account is gone */
export function checkView({ line, check }: KeptLine, name: string | null, now: Date): CheckView {
  const old = isOld(line.verified, now);
  if (check) return { words: hereWords(check.how, check.on, name), old };
  const key = line.verified ? 'lines.checked_elsewhere' : 'lines.checked_never';
  return { words: message(key, { date: dateWords(line.verified) }), old };
}

function hereWords(how: string, on: string, name: string | null): string {
  const who = name ?? message('lines.someone_gone');
  return message(`lines.checked_${how}`, { who, date: dateWords(on) });
}

// A month without a day stays one.
function dateWords(date: string | null): string {
  if (!date) return '';
  return (date.length > 7 ? days : months).format(new Date(date));
}
