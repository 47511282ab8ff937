import type { Opening } from '../crisis-line.js';

const DAY_NAMES = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const EVERY_DAY = /^(every day|daily)$/;
const LINE =
  /^(.+?)[\s,:]+(([01]?\d|2[0-3])[:.][0-5]\d)\s*(?:-|–|to)\s*(([01]?\d|2[0-3])[:.][0-5]\d|24[:.]00)$/;

/**
 * Hours as they are written into a form, one a line: `Mon-Fri 09:00-17:00`, `Sat, Sun 20:00-02:00`, `Every day 08:00-24:00`.
 * @returns null when a line cannot be read, or begins when it ends: nobody can tell whether that is a day or nothing
 */
export function readHours(text: string): Opening[] | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const openings = lines.map((line) => readLine(line.trim().toLowerCase()));
  return openings.every((opening) => opening !== null) ? openings : null;
}

/** Hours as the form shows them. */
export function writeHours(openings: Opening[]): string {
  return openings.map(({ days, from, to }) => `${writeDays(days)} ${from}-${to}`).join('\n');
}

function readLine(line: string): Opening | null {
  const [, written = '', start = '', , end = ''] = LINE.exec(line) ?? [];
  const [days, from, to] = [readDays(written), clock(start), clock(end)];
  return days && from !== to ? { days, from, to } : null;
}

function readDays(written: string): number[] | null {
  if (EVERY_DAY.test(written)) return [1, 2, 3, 4, 5, 6, 7];
  const parts = written.split(/\s*(?:,|\band\b)\s*/).map(readSpan);
  if (!parts.every((part) => part !== null)) return null;
  return [...new Set(parts.flat())].sort();
}

function readSpan(written: string): number[] | null {
  const [first, last = first, ...more] = written.split(/\s*(?:-|–|\bto\b)\s*/).map(dayNamed);
  if (!first || !last || more.length > 0) return null;
  const length = (last - first + 7) % 7;
  return Array.from({ length: length + 1 }, (_, at) => ((first + at - 1) % 7) + 1);
}

// Days are known by their first three letters, and nothing else may follow than the rest of their names.
function dayNamed(word: string): number | null {
  if (
    !/^(mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(r(s(day)?)?)?|fri(day)?|sat(urday)?|sun(day)?)s?$/.test(word)
  )
    return null;
  return DAY_NAMES.indexOf(word.slice(0, 3)) + 1;
}

function clock(time: string): string {
  return time.replace('.', ':').padStart(5, '0');
}

function writeDays(days: number[]): string {
  if (days.length === 7) return 'Every day';
  const names = days.map((day) => DAY_NAMES[day - 1]!).map((name) => name[0]!.toUpperCase() + name.slice(1));
  const [first, last] = [days[0]!, days.at(-1)!];
  const inARow = days.length > 2 && last - first === days.length - 1;
  return inARow ? `${names[0]}-${names.at(-1)}` : names.join(', ');
}
