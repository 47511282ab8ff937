import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESKTOP, openBrowser, QUIET, WITH_KEPT_PAGES } from '../support/browser.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { eventually, openThread, threadOf } from '../support/people.js';

/*
 * Twenty ways back to what somebody read and wrote on a device that others use too, in a real browser. Each gives what
 * the next person there sees.
 */

const NAME = 'Sheltered Shrew';
const NEXT = 'Following Finch';
const TYPED = 'Words that were typed here and nowhere else.';
const PLAN = 'The bench under the pear tree.';
const HELD = 'I am going to kill myself tonight. I cannot do this any more.';
const MEMBERS = 'Only members of the place read these words.';
const SECRETS = [NAME, TYPED, PLAN, HELD, MEMBERS];
// Nothing that a page shows waits for its pictures.
const DRAWN = { waitUntil: 'domcontentloaded' } as const;
const NEW = '/boards/depression/threads/new';

let forum: Forum;
let origin: string;
let browser: Browser;
let keeping: Browser;
let pages: string[];
let left: Visit;
const folders: string[] = [];

beforeAll(async () => {
  forum = await startForum();
  origin = (await forum.app.getUrl()).replace('127.0.0.1', 'localhost');
  const ana = await forum.person(NAME);
  await forum.person(NEXT);
  const { threadId } = await threadOf(forum, ana, {
    title: 'For members',
    body: MEMBERS,
    members_only: 'yes',
  } as never);
  const held = await openThread(forum, ana, { title: 'A hard night', body: HELD });
  pages = [
    '/account',
    `/threads/${threadId}`,
    `/posts/${held.postId}`,
    '/notices',
    '/drafts',
    '/safety-plan',
    NEW,
  ];
  await ana.send('/safety-plan', { places: PLAN });
  browser = await openBrowser();
  keeping = await openBrowser(WITH_KEPT_PAGES);
});
afterAll(async () => {
  await browser.close();
  await keeping.close();
  await forum.stop();
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

interface Visit {
  context: BrowserContext;
  page: Page;
}

/** Somebody signs in on a shared device, reads all of their pages, and types into a form. */
async function visitIn(context: BrowserContext): Promise<Visit> {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(`${origin}/sign-in`);
  await page.locator('[name=pseudonym]').fill(NAME);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=shared]').check();
  await page.locator('main form button[type=submit]').last().click();
  await page.waitForURL((url) => url.pathname === '/');
  let seen = '';
  for (const path of pages) {
    await page.goto(origin + path, DRAWN);
    seen += await seenOn(page);
  }
  await page.locator('#title').fill(TYPED);
  await page.locator('#body').fill(TYPED);
  seen += await seenOn(page);
  // What is not shown to its own reader would prove nothing.
  expect(SECRETS.filter((secret) => !seen.includes(secret))).toEqual([]);
  return { context, page };
}

async function visit(at: Browser = browser): Promise<Visit> {
  return visitIn(await at.newContext({ ...DESKTOP, locale: 'en-GB' }));
}

/** A browser whose profile stays on the disk when it is closed. */
async function openProfile(folder: string, args: string[] = []): Promise<BrowserContext> {
  return chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...QUIET, ...args],
    locale: 'en-GB',
  });
}

async function newFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'hearthside-profile-'));
  folders.push(folder);
  return folder;
}

const signOut = async ({ page }: Visit) => {
  await page.locator('header form[action="/sign-out"] button').click();
  await page.waitForURL((url) => url.pathname === '/');
};

/** What stands before somebody's eyes: nothing of a page that hides itself. */
async function seenOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    if (document.documentElement.hidden) return '';
    const fields = [...document.querySelectorAll<HTMLInputElement>('input:not([type=hidden]), textarea')];
    return [location.href, document.title, document.body.innerText, ...fields.map(({ value }) => value)].join(
      '\n',
    );
  });
}

/** What all pages show to whoever asks for them now. */
async function asked(page: Page, paths = pages): Promise<string[]> {
  const seen: string[] = [];
  for (const path of paths) {
    await page.goto(origin + path, DRAWN);
    seen.push(await seenOn(page));
  }
  return seen;
}

/** What back, reload and forward show. */
async function backAndForth(page: Page): Promise<string[]> {
  const seen: string[] = [];
  const steps = [...Array<'goBack'>(5).fill('goBack'), 'reload', 'goForward', 'goForward', 'reload'] as const;
  for (const step of steps) {
    await page[step]({ timeout: 3000 }).catch(() => null);
    await page.waitForLoadState();
    seen.push(await eventually(() => seenOn(page)));
  }
  return seen;
}

/** Lets the pages that are open believe that it is a while ago, so that nobody has to wait. */
async function aWhileAgo({ page }: Visit): Promise<void> {
  await page.evaluate(() => {
    const then = Date.now() - 60_000;
    Date.now = () => then;
  });
  await page.keyboard.press('Shift');
}

/** Ends the session as time does: the browser knows nothing of it. */
async function endSession({ context }: Visit): Promise<void> {
  const cookies = await context.cookies(origin);
  const id = cookies.find(({ name }) => name === 'visit')?.value;
  const ended = await forum.sql(
    `delete from sessions where id_digest = sha256(convert_to($1, 'UTF8')) returning true as ended`,
    [id],
  );
  expect(ended).toHaveLength(1);
}

/** A second page of the same sign-in. */
async function anotherTab({ context }: Visit): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(origin + pages[1]!);
  await eventually(async () => expect(await seenOn(tab)).toContain(MEMBERS));
  return tab;
}

/** Waits until a page shows nothing of the place. */
async function isGone(page: Page): Promise<string[]> {
  await page.waitForURL((url) => ['about:blank'].includes(url.href) || url.pathname === '/sign-in');
  return [await seenOn(page)];
}

type Way = [string, () => Promise<string[]>];

/** Ways after one visit, each leaving to the next what it needs: the browser's history first, new pages last. */
const AFTER_ONE_VISIT: Way[] = [
  [
    'the cache',
    async () => {
      return left.page.evaluate(async (paths) => {
        const ask = (path: string, cache: RequestCache) =>
          fetch(path, { cache, mode: 'same-origin' })
            .then((answer) => answer.text())
            .catch(() => 'nothing kept');
        return Promise.all(paths.flatMap((path) => [ask(path, 'only-if-cached'), ask(path, 'force-cache')]));
      }, pages);
    },
  ],
  ['notices and the plan for a hard night', () => backTo(['/safety-plan', '/notices'])],
  ['the pages of drafts, also of words that wait', async () => backTo(['/drafts', NEW])],
  ['after signing out', () => backAndForth(left.page)],
  [
    'every entry of the history, and what it is called',
    async () => {
      const cdp = await left.context.newCDPSession(left.page);
      const { entries } = await cdp.send('Page.getNavigationHistory');
      const own = entries.filter((entry) => entry.url.startsWith(origin));
      expect(own.length).toBeGreaterThan(pages.length);
      const seen = entries.map(({ title, url }) => `${title} ${url}`);
      for (const { id: entryId, url } of own) {
        await cdp.send('Page.navigateToHistoryEntry', { entryId });
        await left.page.waitForLoadState();
        seen.push(url, await eventually(() => seenOn(left.page)));
      }
      return seen;
    },
  ],
  [
    'the source of a page, and the page asked for anew',
    async () => {
      const seen = await asked(left.page, [...pages, '/drafts/waiting']);
      for (const path of pages) {
        await left.page.goto(`view-source:${origin}${path}`);
        seen.push(await left.page.content());
      }
      return seen;
    },
  ],
  [
    'a form that a browser fills in again, for the next person',
    async () => {
      await left.page.goto(`${origin}/sign-in`);
      await left.page.locator('[name=pseudonym]').fill(NEXT);
      await left.page.locator('[name=password]').fill(PASSWORD);
      await left.page.locator('main form button[type=submit]').last().click();
      await left.page.waitForURL((url) => url.pathname === '/');
      const seen = await asked(left.page, [NEW]);
      return [...seen, ...(await backAndForth(left.page))];
    },
  ],
];

/** Goes back through pages that were read last, one after the other. */
async function backTo(paths: string[]): Promise<string[]> {
  const seen: string[] = [];
  for (const path of paths) {
    const answer = await left.page.goBack();
    expect(answer?.request().redirectedFrom()?.url() ?? answer?.url()).toBe(origin + path);
    seen.push(await seenOn(left.page));
  }
  return seen;
}

/** Ways of a browser each. */
const WAYS: Way[] = [
  [
    'after leaving fast',
    async () => {
      const here = await visit();
      await here.context.route(forum.config.exitUrl, (route) => route.fulfill({ body: 'Rain later' }));
      await here.page.getByRole('button', { name: 'Exit this page' }).click();
      await here.page.waitForURL(forum.config.exitUrl);
      await eventually(async () => expect(await here.context.cookies(origin)).toEqual([]));
      return [...(await backAndForth(here.page)), ...(await asked(here.page))];
    },
  ],
  [
    'after closing the browser, its profile kept',
    async () => {
      const folder = await newFolder();
      await (await visitIn(await openProfile(folder))).context.close();
      const again = await openProfile(folder);
      const seen = await asked(again.pages()[0]!);
      await again.close();
      return seen;
    },
  ],
  [
    'back and forward, with pages kept whole and without',
    async () => {
      const both = await Promise.all([visit(keeping), visit(browser)]);
      await Promise.all(both.map(signOut));
      return (await Promise.all(both.map(({ page }) => backAndForth(page)))).flat();
    },
  ],
  [
    'a closed tab, opened again',
    async () => {
      const here = await visit();
      await aWhileAgo(here);
      await here.page.close();
      const tab = await here.context.newPage();
      await tab.goto(origin + pages[1]!, { waitUntil: 'commit' });
      const seen = await isGone(tab);
      await tab.getByText('You were signed out because others use this device too').waitFor();
      return [...seen, ...(await asked(tab))];
    },
  ],
  [
    'storage, databases, workers, cookies, and the files of the profile',
    async () => {
      const folder = await newFolder();
      const here = await visitIn(await openProfile(folder));
      await signOut(here);
      const kept = await here.page.evaluate(async () =>
        JSON.stringify([
          { ...localStorage },
          { ...sessionStorage },
          document.cookie,
          await indexedDB.databases(),
          await caches.keys(),
          (await navigator.serviceWorker.getRegistrations()).length,
        ]),
      );
      const cookies = JSON.stringify(await here.context.cookies());
      await here.context.close();
      return [kept, cookies, ...(await filesIn(folder))];
    },
  ],
  [
    'a browser that opens its pages again when it starts',
    async () => {
      const folder = await newFolder();
      const here = await visitIn(await openProfile(folder));
      await aWhileAgo(here);
      await here.context.close();
      const again = await openProfile(folder, ['--restore-last-session']);
      const seen = (await Promise.all(again.pages().map(isGone))).flat();
      seen.push(...(await asked(again.pages()[0]!)));
      await again.close();
      return seen;
    },
  ],
  [
    'printing',
    async () => {
      const here = await visit();
      const tab = await anotherTab(here);
      await signOut(here);
      await isGone(tab);
      await tab.emulateMedia({ media: 'print' });
      await here.page.goBack();
      await here.page.emulateMedia({ media: 'print' });
      const empty = await (await here.context.newPage()).pdf();
      expect((await tab.pdf()).length).toBeLessThan(empty.length + 500);
      return [await seenOn(tab), await seenOn(here.page)];
    },
  ],
  [
    'without a network',
    async () => {
      const here = await visit();
      await signOut(here);
      await here.context.setOffline(true);
      const seen = await backAndForth(here.page);
      for (const path of pages) {
        await here.page.goto(origin + path).catch(() => null);
        seen.push(await eventually(() => seenOn(here.page)));
      }
      return seen;
    },
  ],
  [
    'a tab that was doubled',
    async () => {
      const here = await visit();
      await here.page.goto(origin + pages[1]!);
      const [double] = await Promise.all([
        here.context.waitForEvent('page'),
        here.page.evaluate(() => void window.open(location.href)),
      ]);
      await double.waitForLoadState();
      expect(await seenOn(double)).toContain(MEMBERS);
      await signOut(here);
      return [...(await isGone(double)), ...(await asked(double))];
    },
  ],
  [
    'a tab that was left open',
    async () => {
      const context = await browser.newContext({ ...DESKTOP, locale: 'en-GB' });
      await context.clock.install();
      const { page } = await visitIn(context);
      await context.clock.fastForward('31:00');
      return [...(await isGone(page)), ...(await asked(page))];
    },
  ],
  [
    'another tab, which the one that sleeps keeps signed in until it signs out',
    async () => {
      const here = await visit();
      await aWhileAgo(here);
      const tab = await anotherTab(here);
      await signOut(here);
      return [...(await isGone(tab)), ...(await backAndForth(tab))];
    },
  ],
  [
    'a session that is over, then back',
    async () => {
      const here = await visit();
      await endSession(here);
      return [...(await backAndForth(here.page)), ...(await asked(here.page))];
    },
  ],
  [
    'a form that is sent again',
    async () => {
      const here = await visit();
      await here.page.locator('#title').fill('');
      await here.page.locator('main form button[type=submit]').last().click();
      await here.page.waitForLoadState();
      await signOut(here);
      await here.page.goBack().catch(() => null);
      const seen = [await here.page.content()];
      await here.page.reload().catch(() => null);
      return [...seen, await here.page.content(), ...(await asked(here.page))];
    },
  ],
];

/** Every file of a profile, as text of one and of two bytes a character. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const read = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name))));
  return read.flatMap((bytes) => [
    bytes.toString('latin1'),
    bytes.toString('utf16le'),
    bytes.subarray(1).toString('utf16le'),
  ]);
}

async function showsNothing([, way]: Way): Promise<void> {
  const seen = await way();
  expect(seen.length).toBeGreaterThan(0);
  for (const text of seen)
    for (const secret of SECRETS)
      expect(text.includes(secret) ? text.slice(0, 3000) : '').not.toContain(secret);
}

describe('twenty ways back on a shared device', () => {
  it('are twenty', () => expect([...AFTER_ONE_VISIT, ...WAYS]).toHaveLength(20));

  describe('after one visit', () => {
    beforeAll(async () => {
      left = await visit();
      for (const path of ['/drafts', '/notices', '/safety-plan']) await left.page.goto(origin + path, DRAWN);
      expect(await left.page.locator('[data-plan-keep]').isVisible()).toBe(false);
      await signOut(left);
    });

    it.each(AFTER_ONE_VISIT)('show no text: %s', (...way) => showsNothing(way));
  });

  // Each in a browser of its own, some at a time: most of a way is waiting.
  it.concurrent.each(WAYS)('show no text: %s', (...way) => showsNothing(way));
});
