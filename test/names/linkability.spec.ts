import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../support/visitor.js';
import { FIVE, fiveNames, type Place } from './five-names.js';

/** Five names of one member, and the same five of five members: what differs between the two would tie them together. */
let one: Place;
let five: Place;
beforeAll(async () => {
  const start = Date.now() - 20 * 3_600_000;
  one = await fiveNames(['Uma Winter'], start);
  five = await fiveNames(['Uma Winter', 'Vera Frost', 'Will Snow', 'Xena Hail', 'Yuri Rain'], start);
}, 180_000);
afterAll(async () => {
  await one.forum.stop();
  await five.forum.stop();
});

const OPEN = [
  '/',
  '/boards/depression',
  '/waiting',
  '/notices',
  '/transparency',
  '/robots.txt',
  '/sitemap.xml',
  '/boards/depression/feed',
];
const DESK = [
  '/reviews',
  '/reports',
  '/limits',
  '/follow-ups',
  '/audits',
  '/record',
  '/second-looks',
  '/workload',
  '/quality',
  '/name-openings',
];

/** Every page that shows one of the names, or could. */
function pagesOf({ threads, posts }: Place, role: string): string[] {
  const ofPosts = (ends: string[]): string[] =>
    posts.flatMap((id) => ends.map((end) => `/posts/${id}${end}`));
  const common = [...OPEN, ...threads.flatMap((id) => [`/threads/${id}`, `/threads/${id}/posts/new`])];
  const staff = [
    ...DESK,
    ...ofPosts(['/removal', '/mask', '/pause', '/notes', '/postvention']),
    ...posts.map((id) => `/reports/posts/${id}`),
  ];
  return [...common, ...ofPosts(['', '/report', '/block']), ...(role === 'moderator' ? staff : [])];
}

/** Numbers what is random in the order in which it comes, over all pages of a visitor: one id on two pages has one number. */
class Numbers {
  private readonly known = new Map<string, number>();

  // A free name is offered in each form, by chance; how long the screen took is the machine's.
  of(text: string): string {
    const random =
      /\b[0-9a-f]{64}\b|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<=["=/])[\w-]{43}(?=["&;]|$)/gm;
    const offered = text.replaceAll(/(?<=name="one_time_name" type="text" value=")[^"]*/g, 'a name');
    const measured = offered.replaceAll(/(?<=Time taken<\/dt><dd>)[^<]*/g, 'some time');
    // One of the two may have been written a minute after the other.
    const timed = measured.replaceAll(/\b\d\d:\d\d(?=Z?"| UTC)/g, 'hh:mm');
    return timed.replaceAll(random, (found) => `#${this.number(found)}`);
  }

  private number(found: string): number {
    if (!this.known.has(found)) this.known.set(found, this.known.size + 1);
    return this.known.get(found)!;
  }
}

async function seen(place: Place, role: keyof Place['visitors']): Promise<Record<string, string>> {
  const numbers = new Numbers();
  const pages: Record<string, string> = {};
  const visitor = place.visitors[role];
  const listed = pagesOf(place, role);
  const further =
    role === 'moderator'
      ? await linksFrom(visitor, ['/reviews', '/reports', '/follow-ups', '/audits', '/limits'])
      : [];
  for (const path of [...listed, ...further])
    pages[numbers.of(path)] = numbers.of(told(await visitor.get(path)));
  return pages;
}

/** What the lists of the desk lead to. */
async function linksFrom(visitor: Visitor, lists: string[]): Promise<string[]> {
  const pages = await Promise.all(lists.map((path) => visitor.get(path)));
  const links = pages.flatMap(({ page }) =>
    page.querySelectorAll('main a[href]').map((link) => link.getAttribute('href')!),
  );
  return [...new Set(links.map((link) => link.split('#')[0]!))].filter((link) =>
    /^\/[a-z-]+(\/[a-z]+)?\/[0-9a-f-]{36}/.test(link),
  );
}

/** Everything that a visitor can tell of an answer: status, headers in their order, page. The clock is everybody's, and the length the page's. */
function told({ status, headers, html }: Answer): string {
  const heads = Object.entries(headers).filter(([name]) => !['date', 'content-length'].includes(name));
  return [status, ...heads.map(([name, value]) => `${name}: ${value}`), html].join('\n');
}

describe('five one-time names of one member', () => {
  it.each(['guest', 'member', 'moderator'] as const)(
    'look to a %s on every page, in HTML, headers and order, like five names of five members',
    async (role) => {
      const [mine, theirs] = [await seen(one, role), await seen(five, role)];
      expect(Object.keys(mine)).toEqual(Object.keys(theirs));
      for (const [path, page] of Object.entries(mine))
        expect({ path, page }).toEqual({ path, page: theirs[path] });
      for (const name of FIVE.slice(0, 4)) expect(Object.values(mine).join('')).toContain(name);
    },
    120_000,
  );

  it('are told apart where they may be: on the page of who wears them', async () => {
    const [mine, theirs] = await Promise.all([one, five].map(({ first }) => first.open('/names')));
    for (const name of FIVE) expect(mine!.text).toContain(name);
    expect(FIVE.filter((name) => theirs!.text.includes(name))).toEqual([FIVE[0]]);
  });
});
