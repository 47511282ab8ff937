import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { addResource, cardOf } from './lead.js';

let forum: Forum;
let lea: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  lea = await forum.person('Lea', 'lead');
});
afterAll(() => forum.stop());

const names = ({ page }: Answer) => page.querySelectorAll('article h3').map(({ text }) => text);
const chosen = ({ page }: Answer) => page.querySelector('#country option[selected]')?.getAttribute('value');

describe('what comes with the forum', () => {
  it('is a small list of sites over TLS, each said to be unchecked', async () => {
    const { page, text } = await forum.guest().get('/resources');
    const cards = page.querySelectorAll('article');
    expect(cards.length).toBeGreaterThan(20);
    expect(text.split('Our team has not looked at this yet').length - 1).toBe(cards.length);
    const rows = await forum.sql<{ facts: { website: string; calls: unknown[] } }>(
      'select facts from resource_versions',
    );
    for (const { facts } of rows) {
      expect(new URL(facts.website).protocol).toBe('https:');
      expect(facts.calls).toEqual([]);
    }
  });

  it('leads out by the page before a link alone', async () => {
    const { page } = await forum.guest().get('/resources?country=GB');
    const ways = page.querySelectorAll('article a').map((link) => link.getAttribute('href')!);
    expect(ways.length).toBeGreaterThan(5);
    expect(ways.filter((href) => !href.startsWith('/leaving?to=https%3A%2F%2F'))).toEqual([]);
    const before = await forum.guest().get(ways[0]!);
    expect(before.status).toBe(200);
  });

  it('stands below the way to help now, and says that it does not take the place of care', async () => {
    const { page, text } = await forum.guest().get('/resources');
    const main = page.querySelector('main')!.innerHTML;
    expect(main.indexOf('href="/crisis-lines"')).toBeLessThan(main.indexOf('<article'));
    expect(main.indexOf('In danger right now?')).toBeLessThan(main.indexOf('href="/crisis-lines"'));
    expect(text).toContain('This place goes beside such care. It cannot take its place.');
    const lines = await forum.guest().get('/crisis-lines');
    expect(lines.page.querySelector('main a[href="/resources"]')).not.toBeNull();
  });
});

describe('looking for something', () => {
  it('by country shows that country, and what is there in many', async () => {
    const found = names(await forum.guest().get('/resources?country=IE'));
    expect(found).toEqual([
      'Aware',
      'Citizens Information',
      'Al-Anon and Alateen',
      'Narcotics Anonymous',
      'SMART Recovery',
    ]);
  });

  it('by country and kind shows what is both', async () => {
    expect(names(await forum.guest().get('/resources?country=IE&kind=legal'))).toEqual([
      'Citizens Information',
    ]);
    expect(names(await forum.guest().get('/resources?country=&kind=apps'))).toEqual([]);
  });

  it('that is not there says so, and keeps the country that was chosen', async () => {
    const answer = await forum.guest().get('/resources?country=HR&kind=money');
    expect(answer.text).toContain('We know none of this kind in Croatia yet.');
    expect(chosen(answer)).toBe('HR');
    expect((await forum.guest().get('/resources?country=HR')).text).toContain('We know none in Croatia yet.');
  });

  it('takes anything for an answer', async () => {
    for (const query of [
      'country=%3Cb%3E&kind=nothing',
      'country=GB&country=US',
      'kind=a&kind=b',
      'country=gb',
    ])
      expect((await forum.guest().get(`/resources?${query}`)).status).toBe(200);
    expect(chosen(await forum.guest().get('/resources?country=uk'))).toBe('GB');
  });
});

describe('the country', () => {
  it('is never guessed', async () => {
    const answer = await forum.guest().get('/resources', { 'Accept-Language': 'de-DE' });
    expect(chosen(answer)).toBeUndefined();
    expect(names(answer)).toContain('Aware');
  });

  it('is the one chosen for the crisis lines, until another is asked for', async () => {
    const guest = forum.guest();
    await guest.send('/crisis-lines?country=IE', { country: 'IE' }, '/crisis-lines/country');
    expect(chosen(await guest.get('/resources'))).toBe('IE');
    expect(names(await guest.get('/resources'))).not.toContain('NAKOS');
    expect(names(await guest.get('/resources?country='))).toContain('NAKOS');
  });
});

describe('a service', () => {
  it('has all that is known of it, and the month in which it was checked', async () => {
    await addResource(lea);
    const card = await cardOf(forum.guest(), 'Harbour house', '?country=GB');
    const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });
    for (const words of [
      'Groups where people help each other · For young people',
      'A house with an open door on Sundays.',
      'For: Young people',
      'Cost: Free',
      'harbour.example.org/house',
      'Call 0800 1111 222',
      'Weekday mornings',
      'Languages: English, Welsh',
      `Our team looked at this in ${month.format()}.`,
    ])
      expect(card).toContain(words);
    expect(card).not.toMatch(/leaflet|may have changed/);
    const { page } = await forum.guest().get('/resources');
    expect(page.querySelector('article a[href="tel:08001111222"]')).not.toBeNull();
  });

  it('that was checked long ago says so to everybody', async () => {
    const id = await addResource(lea, { name: 'Old mill' });
    await forum.sql('alter table resource_versions disable trigger resource_versions_are_append_only');
    await forum.sql('update resource_versions set checked_on = checked_on - 200 where resource_id = $1', [
      id,
    ]);
    await forum.sql('alter table resource_versions enable trigger resource_versions_are_append_only');
    expect(await cardOf(forum.guest(), 'Old mill')).toContain('It may have changed since.');
    const list = await lea.get('/resource-list');
    const toCheck = list.page.querySelector('section[aria-labelledby=to-check]')!;
    expect(toCheck.querySelector(`a[href="/resource-list/${id}"]`)).not.toBeNull();
    await lea.send(`/resource-list/${id}`, {}, `/resource-list/${id}/check`);
    expect(await cardOf(forum.guest(), 'Old mill')).not.toContain('It may have changed since.');
  });

  it('shows what was written as words, never as markup', async () => {
    await addResource(lea, { name: '<b>Bold</b>', what: '<script>1</script>', whom: '{{name}}' });
    const { html } = await forum.guest().get('/resources');
    expect(html).not.toContain('<b>Bold');
    expect(html).toContain('&lt;b&gt;Bold&lt;/b&gt;');
    expect(html).not.toContain('<script>1');
  });
});
