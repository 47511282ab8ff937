import { type HTMLElement, parse } from 'node-html-parser';
import { doorsOf, type Ids, pathsOf } from '../support/doors.js';
import type { Forum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { steady } from '../phrases/people.js';
import { FEW, MANY } from './planting.js';

/** The pages that somebody sees, each by its door and its path. */
export type Pages = Map<string, string>;

// A passphrase to take, or a question to a key, is new each time; both are for who is not here yet.
const NEW_EACH_TIME = ['/sign-in', '/sign-up'];

/**
 * Opens every door that changes nothing, and what stands behind the search.
 * @param known the pages that they saw before: of doors that were shut there is nothing to see
 */
export async function look(forum: Forum, who: Visitor, sets: Ids[], known?: Pages): Promise<Pages> {
  const pages: Pages = new Map();
  const paths = pathsFor(forum, sets).filter((each) => !known || known.has(each.join(' ')));
  for (const [door, path] of paths) {
    const answer = await who.get(path);
    if (answer.status === 200 && answer.headers['content-type']?.includes('html'))
      pages.set(`${door} ${path}`, settledPage(steady(answer)));
  }
  for (const kind of ['', 'tip'])
    for (const order of ['best', 'newest']) {
      const found = await who.sendAndFollow('/search', { words: 'words', kind, order }, '/search');
      pages.set(`/search ${kind} ${order}`, settledPage(steady(found)));
    }
  return pages;
}

function pathsFor(forum: Forum, sets: Ids[]): [string, string][] {
  const doors = doorsOf(forum)
    .filter((door) => door.startsWith('GET '))
    .map((door) => door.slice('GET '.length))
    .filter((door) => !NEW_EACH_TIME.includes(door));
  const paths = doors.flatMap((door) => pathsOf(door, sets).map((path): [string, string] => [door, path]));
  const quotes = sets.map(({ threads, posts }) => `/threads/${threads}/posts/new?quote=${posts}`);
  return [...paths, ...quotes.map((path): [string, string] => ['/threads/:id/posts/new?quote', path])];
}

/** The doors behind which words of one of both stand. */
export function doorsWithNames(pages: Pages): string[] {
  const named = [...pages].filter(([, html]) => html.includes(FEW) || html.includes(MANY));
  return [...new Set(named.map(([place]) => place.split(' ')[0]!))].sort();
}

// Where a list goes on is sealed anew each time.
function settledPage(html: string): string {
  return html.replace(/(before|after|for)(=|&#x3D;)[\w-]{20,}/g, '$1');
}

/** The pages that changed by one letter. Of a page that is there at one of both moments alone, too. */
export function changed(before: Pages, after: Pages): string[] {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return [...paths].filter((path) => before.get(path) !== after.get(path));
}

/**
 * The pages that changed but for who wrote what: by the names of both being one, and by the order in which the names stand
 * beside posts.
 */
export function changedButForWriters(before: Pages, after: Pages): string[] {
  const unnamed = changed(each(before, withoutNames), each(after, withoutNames));
  const orders = [...before.keys()].filter((path) => {
    const [one, other] = [order(before.get(path)!), order(after.get(path) ?? '')];
    return new Set(one).size > 1 && one.join() !== other.join();
  });
  return [...new Set([...unnamed, ...orders])];
}

function each(pages: Pages, change: (html: string) => string): Pages {
  return new Map([...pages].map(([path, html]) => [path, change(html)]));
}

const NAMES = new RegExp(`\\b(${FEW}|${MANY})\\b`, 'g');

function withoutNames(html: string): string {
  return html.replace(NAMES, 'Somebody');
}

// What somebody wrote stands where it was written, whoever it was.
const POSTS = ['article', '.post', 'ul.threads > li', 'ul.found > li', '.line'];

function order(html: string): string[] {
  if (!html.includes(FEW) || !html.includes(MANY)) return [];
  const page: HTMLElement = parse(html);
  for (const post of page.querySelectorAll(POSTS.join(', '))) post.remove();
  return page.structuredText.match(NAMES) ?? [];
}
