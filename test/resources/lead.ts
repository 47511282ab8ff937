import type { Forum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** What a lead writes into the form of a service: invented, and reached by nobody. */
export const FIELDS: Record<string, string> = {
  country: 'GB',
  name: 'Harbour house',
  kind_groups: 'yes',
  kind_youth: 'yes',
  what: 'A house with an open door on Sundays.',
  whom: 'Young people',
  cost: 'Free',
  website: 'https://harbour.example.org/house',
  calls: '0800 1111 222; Weekday mornings',
  languages: 'en, cy',
  source: 'Their own leaflet',
  looked: 'yes',
};

/** Adds a service by its form. @returns its id */
export async function addResource(lead: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const { status, location, text } = await lead.send('/resource-list/new', { ...FIELDS, ...fields });
  if (status !== 303) throw new Error(`The service was answered with ${status}: ${text}`);
  return location!.replace('/resource-list/', '');
}

/** Sends an entry's own form with some fields changed. */
export async function change(lead: Visitor, id: string, fields: Record<string, string>): Promise<Answer> {
  return lead.send(`/resource-list/${id}`, { ...FIELDS, ...fields }, `/resource-list/${id}/versions`);
}

/** The card of a service on the page that everybody sees. */
export async function cardOf(visitor: Visitor, name: string, query = ''): Promise<string | null> {
  const { page } = await visitor.get(`/resources${query}`);
  const found = page.querySelectorAll('article').find((one) => one.querySelector('h3')?.text === name);
  return found?.structuredText.replace(/\s+/g, ' ') ?? null;
}

/** Every row, to see that a refusal left them alone. */
export async function everyVersion(forum: Forum): Promise<unknown> {
  return forum.sql('select to_jsonb(v) from resource_versions v order by resource_id, version');
}
