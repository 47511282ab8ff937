import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { VisitsMiddleware } from '../../src/accounts/visits.middleware.js';
import type { Visits } from '../../src/accounts/visits.js';
import type { Cookies } from '../../src/platform/web/cookies.js';
import type { LastUse } from '../../src/platform/web/last-use.js';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import { newBrowser, signUp, whoIs } from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ worker: false });
});
afterAll(() => forum.stop());

const OF = 'owner_tag = $1';

async function move(name: string, change: string): Promise<void> {
  await forum.sql(`update sessions set ${change} where ${OF}`, [await sessionTag(forum, name)]);
}

describe('a session', () => {
  it.each([
    ['twelve hours after its last use', `seen_at = date_trunc('minute', now()) - interval '12 hours'`, true],
    [
      'eighteen hours after its last use',
      `seen_at = date_trunc('minute', now()) - interval '18 hours'`,
      false,
    ],
    ['six days after it began', `started_at = date_trunc('minute', now()) - interval '6 days'`, true],
    [
      'seven days after it began, though in use',
      `started_at = date_trunc('minute', now()) - interval '7 days'`,
      false,
    ],
  ])('%s', async (what, change, stays) => {
    const browser = newBrowser(forum);
    const name = `S ${createHash('sha256').update(what).digest('hex').slice(0, 12)}`;
    await signUp(browser, name);
    await move(name, change);
    expect(await whoIs(browser)).toBe(stays ? name : null);
  });

  it('that is used moves its idle limit on', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Moving Moose');
    await move('Moving Moose', `seen_at = seen_at - interval '6 hours'`);
    await browser.get('/account');
    const tag = await sessionTag(forum, 'Moving Moose');
    const seen = () =>
      forum.sql(`select seen_at > now() - interval '6 hours' as now from sessions where ${OF}`, [tag]);
    await vi.waitFor(async () => expect(await seen()).toEqual([{ now: true }]));
  });

  it('keeps the day on which it began and a block of six hours, whatever is written', async () => {
    await signUp(newBrowser(forum), 'Coarse Crane');
    await move('Coarse Crane', `seen_at = '2026-11-22 20:07+00', started_at = '2026-11-22 20:07+00'`);
    const rows = await forum.sql(
      `select started_at = '2026-11-22 00:00+00' as began, seen_at = '2026-11-22 18:00+00' as seen from sessions where ${OF}`,
      [await sessionTag(forum, 'Coarse Crane')],
    );
    expect(rows).toEqual([{ began: true, seen: true }]);
  });

  it.each([
    ['unknown', randomBytes(32).toString('base64url')],
    ['the stored digest itself', createHash('sha256').update('x').digest('base64url')],
    ['nonsense', "' or 1=1 --"],
    ['very long', 'a'.repeat(3000)],
    ['empty', ''],
  ])('with an id that is %s is nobody’s', async (_, id) => {
    const page = await newBrowser(forum)
      .get('/account')
      .set('Cookie', `visit=${encodeURIComponent(id)}`);
    expect([page.status, page.headers.location]).toEqual([303, '/sign-in?next=%2Faccount']);
  });

  it('ends at once when the member is gone', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Gone Goose');
    await forum.sql(
      `delete from members where id = (select member_id from personas where name = 'Gone Goose')`,
    );
    expect(await whoIs(browser)).toBeNull();
  });

  it('shows the number of unread notices of its own name alone', async () => {
    const browser = newBrowser(forum);
    await signUp(browser, 'Noted Newt');
    await signUp(newBrowser(forum), 'Other Newt');
    await forum.sql(
      `insert into notices (persona_id, kind, read)
       select id, 'held', false from personas where name in ('Noted Newt', 'Other Newt')
       union all select id, 'held', true from personas where name = 'Noted Newt'`,
    );
    expect((await browser.get('/account')).text).toContain('1 new');
  });
});

describe('while PostgreSQL is away', () => {
  const id = randomBytes(32).toString('base64url');
  const asked: string[] = [];
  const visits = {
    of: (asking: string) => {
      asked.push(asking);
      return Promise.reject(new Error('away'));
    },
  } as unknown as Visits;

  function middleware(cookie: string | null): VisitsMiddleware {
    return new VisitsMiddleware({ read: () => cookie } as unknown as Cookies, visits, {} as LastUse);
  }

  it.each(['/crisis-lines', '/crisis-lines?country=GB', '/guidelines', '/about', '/leaving?to=x'])(
    '%s still opens',
    async (originalUrl) => {
      const request = { originalUrl } as never as { visit?: object };
      const next = vi.fn();
      await middleware(id).use(request as never, {} as never, next);
      expect(next).toHaveBeenCalledWith();
      expect(request.visit).toEqual({ id, viewer: null });
    },
  );

  it.each(['/', '/account', '/crisis-lines-of-mine', '/threads/1'])(
    '%s says that it is',
    async (originalUrl) => {
      const use = middleware(id).use({ originalUrl } as never, {} as never, vi.fn());
      await expect(use).rejects.toThrow('away');
    },
  );

  it('a guest without a cookie is asked nothing about', async () => {
    asked.length = 0;
    const next = vi.fn();
    await middleware(null).use({ originalUrl: '/' } as never, {} as never, next);
    await middleware('not one of ours').use({ originalUrl: '/' } as never, {} as never, next);
    expect(next).toHaveBeenCalledTimes(2);
    expect(asked).toEqual([]);
  });
});
