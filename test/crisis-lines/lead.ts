import { linesIn, shippedLines } from '../../src/crisis-lines/all-lines.js';
import type { CrisisLine } from '../../src/crisis-lines/crisis-line.js';
import type { Forum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** What a lead writes into the form of a line: invented, and dialled by nobody. */
export const FIELDS: Record<string, string> = {
  country: 'GB',
  name: 'Harbour line',
  kind_crisis: 'yes',
  kind_youth: 'yes',
  calls: '0800 1111 222; Free to call',
  texts: '85000 HARBOUR',
  chat: '',
  website: 'https://harbour.example.org',
  hours: 'weekly',
  weekly: 'Mon-Fri 09:00-17:00',
  zone: 'Europe/London',
  languages: 'en, cy',
  words: 'They call you back.',
  source: 'Their own leaflet',
  staff_note: 'Busy on Mondays.',
  how: 'looked',
};

/** A line that comes with the forum. */
export function shipped(name: string): CrisisLine {
  return shippedLines.find((line) => line.name === name)!;
}

/** The emergency number of a country, as an entry. */
export function emergencyOf(country: string): CrisisLine {
  return shippedLines.find((line) => line.country === country && line.kinds.includes('emergency'))!;
}

/** Lines of a country as people see them in this process. */
export function seen(country: string): string[] {
  return linesIn(country).map(({ name }) => name);
}

/** Adds a line by its form. @returns its id */
export async function addLine(lead: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const { status, location, text } = await lead.send('/lines/new', { ...FIELDS, ...fields });
  if (status !== 303) throw new Error(`The line was answered with ${status}: ${text}`);
  return location!.replace('/lines/', '');
}

/** Says that an entry is right, by the form on its page. */
export function check(lead: Visitor, id: string, how = 'called'): Promise<Answer> {
  return lead.send(`/lines/${id}`, { check: how }, `/lines/${id}/check`);
}

/** Hides an entry or shows it again, by the button on its page. */
export function switchOver(lead: Visitor, id: string): Promise<Answer> {
  return lead.send(`/lines/${id}`, {}, `/lines/${id}/state`);
}

/** What the form on an entry's page holds, as a browser would send it. */
export async function formOf(lead: Visitor, id: string): Promise<Record<string, string>> {
  const { page } = await lead.get(`/lines/${id}`);
  const form = page.querySelector(`form[action="/lines/${id}/versions"]`)!;
  const fields: Record<string, string> = { how: 'not_checked' };
  for (const input of form.querySelectorAll('input')) {
    const [name, type] = [input.getAttribute('name')!, input.getAttribute('type')!];
    const ticked = input.hasAttribute('checked');
    if (ticked || !['radio', 'checkbox'].includes(type)) fields[name] = input.getAttribute('value') ?? '';
  }
  for (const area of form.querySelectorAll('textarea'))
    fields[area.getAttribute('name')!] = area.text.replace(/^\n/, '');
  for (const select of form.querySelectorAll('select'))
    fields[select.getAttribute('name')!] =
      select.querySelector('option[selected]')?.getAttribute('value') ?? '';
  return fields;
}

/** Sends an entry's form with some fields changed. */
export async function change(lead: Visitor, id: string, fields: Record<string, string>): Promise<Answer> {
  return lead.post(`/lines/${id}/versions`, { ...(await formOf(lead, id)), ...fields });
}

/** Chooses a country that this place serves. */
export function serve(lead: Visitor, code: string): Promise<Answer> {
  return lead.send('/lines', { served: code }, '/lines/served');
}

/** Every row about lines, to see that a refusal left them alone. */
export async function everyVersion(forum: Forum): Promise<unknown> {
  const tables = ['line_versions', 'lines_in_use'];
  return Promise.all(tables.map((table) => forum.sql(`select to_jsonb(t) from ${table} t order by 1`)));
}
