import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, threadOf, tokenOf } from '../support/people.js';
import type { Answer } from '../support/visitor.js';

/**
 * What each visitor gets at each door: a status, or `sign-in` where the door leads to the way in. Posted forms carry a
 * good token and nothing else: 422 or 303 means that the door was open.
 */
const DOORS: Record<string, [guest: string, member: string, moderator: string]> = {
  'GET /': ['200', '200', '200'],
  'GET /boards/:slug': ['200', '200', '200'],
  'GET /boards/:slug/threads/new': ['200', '200', '200'],
  'POST /boards/:slug/threads': ['422', '422', '422'],
  'GET /threads/:id': ['200', '200', '200'],
  'GET /threads/:id/posts/new': ['200', '200', '200'],
  'POST /threads/:id/posts': ['422', '422', '422'],
  'GET /posts/:id': ['303', '303', '303'],
  'GET /posts/:id/edit': ['sign-in', '404', '404'],
  'POST /posts/:id/revisions': ['403', '404', '404'],
  'GET /posts/:id/withdrawal': ['sign-in', '404', '404'],
  'POST /posts/:id/withdrawal': ['403', '404', '404'],
  'GET /posts/:id/removal': ['404', '404', '200'],
  'POST /posts/:id/removal': ['404', '404', '422'],
  'GET /drafts/waiting': ['sign-in', '303', '303'],
  'GET /notices': ['sign-in', '200', '200'],
  'GET /reviews': ['404', '404', '200'],
  'GET /reviews/:id': ['404', '404', '200'],
  'POST /reviews/:id/claim': ['404', '404', '303'],
  'POST /reviews/:id/release': ['404', '404', '303'],
  'POST /reviews/:id/decision': ['404', '404', '422'],
  'GET /audits': ['404', '404', '200'],
  'GET /audits/:id': ['404', '404', '200'],
  'POST /audits/:id/judgement': ['404', '404', '422'],
  'POST /audits/:id/follow-up': ['404', '404', '404'],
  'GET /quality': ['404', '404', '404'],
  'GET /rescreenings': ['404', '404', '200'],
  'POST /rescreenings': ['404', '404', '404'],
  'POST /rescreenings/:id/cancellation': ['404', '404', '404'],
  'POST /findings/:id/look': ['404', '404', '303'],
  'GET /terms': ['404', '404', '404'],
  'GET /terms/new': ['404', '404', '404'],
  'GET /terms/:id': ['404', '404', '404'],
  'POST /terms': ['404', '404', '404'],
  'POST /terms/trial': ['404', '404', '404'],
  'POST /terms/:id/trial': ['404', '404', '404'],
  'POST /terms/:id/revisions': ['404', '404', '404'],
  'POST /terms/:id/state': ['404', '404', '404'],
  'GET /sign-up': ['200', '303', '303'],
  'POST /sign-up': ['422', '303', '303'],
  'GET /sign-in': ['200', '303', '303'],
  'POST /sign-in': ['422', '303', '303'],
  'POST /sign-out': ['303', '303', '303'],
  'GET /recovery': ['200', '200', '200'],
  'POST /recovery': ['422', '422', '422'],
  'GET /account': ['sign-in', '200', '200'],
  'GET /password': ['sign-in', '200', '200'],
  'POST /password': ['403', '422', '422'],
  'GET /recovery-code': ['sign-in', '200', '200'],
  'POST /recovery-code': ['403', '422', '422'],
  'GET /crisis-lines': ['200', '200', '200'],
  'POST /crisis-lines/country': ['400', '400', '400'],
  'GET /guidelines': ['200', '200', '200'],
  'GET /about': ['200', '200', '200'],
  'GET /leaving': ['400', '400', '400'],
  'GET /healthz': ['200', '200', '200'],
  'GET /readyz': ['200', '200', '200'],
};

const PEOPLE = ['guest', 'Ben', 'Moe'] as const;

let forum: Forum;
let ids: Record<string, string>;
beforeAll(async () => {
  forum = await startForum();
  const ana = await forum.person('Ana');
  const up = await threadOf(forum, ana);
  const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
  await settled(forum, held.postId);
  const [review] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [
    held.postId,
  ]);
  ids = { threads: up.threadId, posts: up.postId, reviews: review?.id ?? '', boards: 'depression' };
  const [audit] = await forum.sql<{ id: string }>(
    'insert into audits (verdict_id) select id from verdicts where revision_id in (select id from revisions where post_id = $1) returning id',
    [up.postId],
  );
  ids.audits = audit?.id ?? '';
  const [finding] = await forum.sql<{ id: string }>(
    `with run as (insert into rescreenings (started_by, texts) values (gen_random_uuid(), 1) returning id)
     insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, matches)
     select run.id, r.id, 'test', 0, 'crisis', '{}', '[]' from run, revisions r where r.post_id = $1 returning id`,
    [up.postId],
  );
  ids.findings = finding?.id ?? '';
  await forum.person('Ben');
  await forum.person('Moe', 'moderator');
});
afterAll(() => forum.stop());

it('knows every door of the application, and there is none without an entry', () => {
  expect(doorsOf(forum).sort()).toEqual(Object.keys(DOORS).sort());
});

describe.each(Object.entries(DOORS))('%s', (door, expected) => {
  it.each(PEOPLE.map((name, at): [string, string | undefined] => [name, expected[at]]))(
    'for %s: %s',
    async (name, outcome) => {
      expect(outcomeOf(await knock(door, name))).toBe(outcome);
    },
  );
});

describe('the doors of the staff', () => {
  it('are open to leads and admins as well, and not to facilitators', async () => {
    await forum.person('Lea', 'lead');
    await forum.person('Ada', 'admin');
    await forum.person('Finn', 'facilitator');
    expect(outcomeOf(await knock('GET /reviews', 'Lea'))).toBe('200');
    expect(outcomeOf(await knock('GET /reviews', 'Ada'))).toBe('200');
    expect(outcomeOf(await knock('GET /quality', 'Lea'))).toBe('200');
    expect(outcomeOf(await knock('GET /quality', 'Ada'))).toBe('200');
    for (const door of Object.keys(DOORS).filter((key) =>
      /reviews|removal|audits|quality|terms|rescreenings|findings/.test(key),
    ))
      expect(outcomeOf(await knock(door, 'Finn'))).toBe('404');
  });

  it('look to others like doors that were never there', async () => {
    const ben = await forum.person('Ben');
    const [hidden, none] = [await ben.get('/reviews'), await ben.get(`/${randomUUID()}`)];
    expect(hidden.text).toBe(none.text);
  });

  it('close at once when somebody is no longer staff', async () => {
    const zoe = await forum.person('Zoe', 'moderator');
    expect((await zoe.get('/reviews')).status).toBe(200);
    await forum.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Zoe')`,
    );
    expect((await zoe.get('/reviews')).status).toBe(404);
  });
});

async function knock(door: string, name: string): Promise<Answer> {
  const [method = '', pattern = ''] = door.split(' ');
  const visitor = name === 'guest' ? forum.guest() : await forum.person(name);
  const path = pattern.replace(/^\/(\w+)\/:\w+/, (_, kind: string) => `/${kind}/${ids[kind]}`);
  if (method === 'GET') return visitor.get(path);
  return visitor.post(path, { _csrf: await tokenOf(visitor) });
}

function outcomeOf({ status, location }: Answer): string {
  return location?.startsWith('/sign-in') ? 'sign-in' : String(status);
}

interface Layer {
  route?: { path: string | string[]; methods: Record<string, boolean> };
}

/** What the running application answers to, read from its router. */
function doorsOf({ app }: Forum): string[] {
  const { router } = app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } };
  return router.stack.flatMap(({ route }) => {
    if (!route) return [];
    const methods = Object.keys(route.methods).map((method) => method.toUpperCase());
    return methods.flatMap((method) => [route.path].flat().map((path) => `${method} ${path}`));
  });
}
