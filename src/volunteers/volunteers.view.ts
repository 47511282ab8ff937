import { randomUUID } from 'node:crypto';
import { emptyForm, type Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { KINDS } from './forms.js';
import type { EntryRow, VolunteerRow } from './volunteer-reading.js';

/** How long before its end a training is told of. */
const SOON_DAYS = 60;

const days = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Before which day an end is soon. */
export function soon(now: Date): string {
  return new Date(now.getTime() + SOON_DAYS * 24 * 3600_000).toISOString().slice(0, 10);
}

/** Everybody who helps, those first whose training runs out soon. */
export function listView(rows: VolunteerRow[], now: Date): object {
  const people = rows.map((row) => personView(row, now));
  return {
    soon: people.filter(({ ends, stopped }) => ends.length > 0 && !stopped),
    people: people.filter(({ stopped }) => !stopped),
    stopped: people.filter(({ stopped }) => stopped),
  };
}

interface PersonView {
  id: string;
  name: string;
  role: string;
  stopped: string | null;
  ends: string[];
  supervision: string | null;
  agreed: string | null;
  away: string | null;
}

function personView(row: VolunteerRow, now: Date): PersonView {
  const newest = (kind: EntryRow['kind']) => row.entries.find((entry) => entry.kind === kind);
  return {
    ...{ id: row.persona_id, name: row.name, role: message(`volunteers.role_${row.role}`) },
    stopped: row.stopped_on && dayWords(row.stopped_on),
    ends: row.entries.filter((entry) => endsSoon(entry, now)).map(endWords),
    supervision: dayOf(newest('supervision')),
    agreed: dayOf(newest('guidelines')),
    away: awayWords(row.entries, now),
  };
}

/** The record of one person, for leads. */
export function oneView(row: VolunteerRow, form: Form<unknown> | null, now: Date): object {
  const { values } = form ?? emptyForm();
  return {
    ...recordView(row, now),
    removable: true,
    form: form ?? emptyForm({ key: randomUUID() }),
    kinds: KINDS.map((id) => ({ id, label: message(`volunteers.kind_${id}`), chosen: id === values.kind })),
  };
}

/** The same, for the person themselves. */
export function ownView(row: VolunteerRow, form: Form<unknown> | null, now: Date): object {
  return { ...recordView(row, now), form: form ?? emptyForm({ words: row.words }), badge: row.badge };
}

function recordView(row: VolunteerRow, now: Date): object {
  return {
    person: personView(row, now),
    words: row.words,
    entries: row.entries.map((entry) => ({
      id: entry.id,
      kind: message(`volunteers.kind_${entry.kind}`),
      day: dayWords(entry.day),
      until: entry.until && dayWords(entry.until),
      words: entry.words,
      byWhom: entry.by_whom,
      own: entry.kind === 'guidelines',
    })),
  };
}

function endsSoon({ kind, until }: EntryRow, now: Date): boolean {
  return kind === 'training' && until !== null && until < soon(now);
}

function endWords({ words, until }: EntryRow): string {
  return message('volunteers.ends', { words, day: dayWords(until!) });
}

function awayWords(entries: EntryRow[], now: Date): string | null {
  const today = now.toISOString().slice(0, 10);
  const away = entries.find(
    ({ kind, day, until }) => kind === 'leave' && day <= today && (until === null || until >= today),
  );
  if (!away) return null;
  return away.until
    ? message('volunteers.away_until', { day: dayWords(away.until) })
    : message('volunteers.away');
}

function dayOf(entry: EntryRow | undefined): string | null {
  return entry ? dayWords(entry.day) : null;
}

function dayWords(day: string): string {
  return days.format(new Date(day));
}
