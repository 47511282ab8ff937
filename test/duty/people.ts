import { type Desk, startDesk } from '../reviews/desk.js';
import type { Forum } from '../support/forum.js';
import { eventually } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import type { Receiver } from './receiver.js';

/** A desk with a lead, whose contacts may stand on this machine. */
export interface DutyDesk extends Desk {
  lou: Visitor;
}

export async function startDutyDesk(worker = false): Promise<DutyDesk> {
  const desk = await startDesk(worker, { webhooksAnywhere: true });
  return { ...desk, lou: await desk.person('Lou Autumn', 'lead') };
}

export interface SettingFields {
  mode?: string;
  zone?: string;
  wait_minutes?: string;
  hold_concern?: string;
}

/** Sets by the form how the place reads. */
export async function setUp(lead: Visitor, fields: SettingFields): Promise<Answer> {
  const all = { mode: 'rota', zone: 'UTC', wait_minutes: '5', ...fields };
  return lead.send('/duty', { ...all }, '/duty/mode');
}

export interface ShiftFields {
  who: string;
  day?: string;
  from?: string;
  to?: string;
  board?: string;
}

/** Gives somebody a shift by the form; `who` is their name. */
export async function addShift(lead: Visitor, { who, ...fields }: ShiftFields): Promise<Answer> {
  const { page } = await lead.open('/duty');
  const option = page.querySelectorAll('#who option').find(({ text }) => text === who);
  const all = { day: 'every', from: '08:00', to: '22:00', board: '', ...fields };
  return lead.send('/duty', { who: option?.getAttribute('value') ?? '', ...all }, '/duty/shifts');
}

/** Adds a contact by the form. */
export async function addContact(
  lead: Visitor,
  name: string,
  { url }: Pick<Receiver, 'url'>,
  kind = 'json',
): Promise<Answer> {
  return lead.send('/duty', { name, kind, url }, '/duty/contacts');
}

/** Presses a button of a contact, by its name. */
export async function pressFor(lead: Visitor, name: string, button: 'test' | 'remove'): Promise<Answer> {
  const { page } = await lead.open('/duty');
  const row = page
    .querySelectorAll('section[aria-labelledby=call-title] tr')
    .find(({ text }) => text.includes(name));
  const action = row
    ?.querySelectorAll('form')
    .map((form) => form.getAttribute('action') ?? '')
    .find((path) => path.endsWith(button));
  return lead.send('/duty', {}, action);
}

export interface Sent extends Record<string, unknown> {
  contact: string;
  round: number;
  /** How many it told of. */
  texts: number;
  outcome: string;
}

/** All calls that were made, in their order; trials are none. */
export async function alertsOf({ sql }: Pick<Forum, 'sql'>): Promise<Sent[]> {
  return sql<Sent>(
    `select c.name as contact, a.round, a.texts, a.outcome from alerts a join on_call_contacts c on c.id = a.contact_id
     where coalesce(a.revision_id, a.words_id) is not null order by a.number`,
  );
}

/** In how many minutes each thing rings again, the next first; those that rings no more are left out. */
export async function ringsIn({ sql }: Pick<Forum, 'sql'>): Promise<number[]> {
  const rows = await sql<{ minutes: number }>(
    `select round(extract(epoch from rings_at - now()) / 60)::int as minutes from ringing
     where rings_at is not null order by 1`,
  );
  return rows.map(({ minutes }) => minutes);
}

/** Forgets every text and alert. A worker that is about to write one may be in the way for a moment. */
export async function clearAlerts({ sql }: Pick<Forum, 'sql'>, others = ''): Promise<void> {
  await eventually(() => sql(`truncate threads, alerts, ringing${others} cascade`));
  await sql('update on_call_chain set place = null, round = 1, told_at = null');
}

/** Lets the minutes pass until everything that waits to be told is due, and nobody's taking is new. */
export async function minutesPass({ sql }: Pick<Forum, 'sql'>): Promise<void> {
  await sql(
    `update ringing set rings_at = case when rings_at is not null then now() end, taken_at = taken_at - interval '6 minutes'`,
  );
  await sql(`update on_call_chain set told_at = told_at - interval '6 minutes'`);
}

/** Hours, as the form wants them, that hold this moment in UTC, or begin some hours from it and last one. */
export function hoursFromNow(hours: number, length = 1): { from: string; to: string } {
  const hour = (offset: number) =>
    `${String((new Date().getUTCHours() + offset + 24) % 24).padStart(2, '0')}:00`;
  return { from: hour(hours), to: hour(hours + length) };
}
