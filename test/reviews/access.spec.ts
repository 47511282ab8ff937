import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything, type Text } from '../database/hands.js';
import type { Visitor } from '../support/visitor.js';
import { claim, type Desk, heldThread, startDesk, threadUp } from './desk.js';

let desk: Desk;
let held: Text;
let up: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  held = await heldThread(desk);
  up = await threadUp(desk);
  await desk.sql(`update verdicts set tier = 'watch' where revision_id = $1`, [up.id]);
  await desk.sql('select queue_revision($1)', [up.id]);
});

const DECISION = { outcome: 'publish', guideline: '', reason: 'Good.' };
const MESSAGE = { body: 'We have read it.', key: randomUUID() };
const REMOVAL = { guideline: 'kindness', reason: 'Because.' };

interface Route {
  method: 'GET' | 'POST';
  route: string;
  fields?: Record<string, string>;
  /** Only for who has taken the text. */
  claimed?: boolean;
  /** The answer to one of the team, where it is not the page or a redirect. */
  status?: number;
}

/** Every page and form of the team's. */
const routes: Route[] = [
  { method: 'GET', route: '/reviews' },
  { method: 'GET', route: '/reviews/:id' },
  { method: 'GET', route: '/reviews/:id/answers' },
  { method: 'POST', route: '/reviews/:id/claim' },
  { method: 'POST', route: '/reviews/:id/release' },
  { method: 'POST', route: '/reviews/:id/hand-over' },
  { method: 'POST', route: '/reviews/:id/take-over', fields: { word: 'It is urgent.' } },
  { method: 'POST', route: '/reviews/:id/decision', fields: DECISION, claimed: true },
  { method: 'POST', route: '/reviews/:id/message', fields: MESSAGE, claimed: true },
  { method: 'POST', route: '/reviews/:id/escalation', fields: { why: 'now' }, claimed: true },
  // There is none yet, and the team is told so: test/escalations.
  { method: 'POST', route: '/reviews/:id/escalation/acknowledgement', status: 409 },
  { method: 'POST', route: '/reviews/:id/escalation/steps', status: 409 },
  { method: 'GET', route: '/glances/:id' },
  { method: 'POST', route: '/glances/:id/seen' },
  { method: 'GET', route: '/break' },
  { method: 'POST', route: '/break' },
  { method: 'GET', route: '/posts/:id/removal' },
  { method: 'POST', route: '/posts/:id/removal', fields: REMOVAL },
];

const pathOf = (route: string) => route.replace(':id', idOf(route));

function idOf(route: string): string {
  if (route.startsWith('/posts')) return up.postId;
  return route.startsWith('/glances') ? up.id : held.id;
}

async function knock(visitor: Visitor, { method, route, fields }: (typeof routes)[number]): Promise<number> {
  if (method === 'GET') return (await visitor.get(pathOf(route))).status;
  const token = await visitor.hiddenFields('/sign-up').catch(() => visitor.hiddenFields('/guidelines'));
  return (await visitor.post(pathOf(route), { _csrf: token._csrf!, ...fields, ...shownText(route) })).status;
}

// The page of a removal says which text it showed.
function shownText(route: string): Record<string, string> {
  return route.endsWith('/removal') ? { revision: up.id } : {};
}

interface Layer {
  route?: { path: string; methods: Record<string, boolean> };
}

describe('the pages of the team', () => {
  it('are all in the list of this test', () => {
    const { stack } = (desk.app.getHttpAdapter().getInstance() as { router: { stack: Layer[] } }).router;
    const found = stack.flatMap(({ route }) =>
      route && /^\/(reviews|glances|break)|^\/posts\/:id\/removal$/.test(route.path)
        ? Object.keys(route.methods).map((method) => `${method.toUpperCase()} ${route.path}`)
        : [],
    );
    expect(found.sort()).toEqual(routes.map(({ method, route }) => `${method} ${route}`).sort());
  });

  describe.each(routes)('$method $route', (entry) => {
    it.each(['guest', 'member', 'author', 'facilitator'])('does not exist for a %s', async (who) => {
      const visitors: Record<string, () => Visitor | Promise<Visitor>> = {
        guest: () => desk.guest(),
        member: () => desk.ben,
        author: () => desk.ana,
        facilitator: () => desk.person('Fay', 'facilitator'),
      };
      const visitor = await visitors[who]!();
      const before = await everything(desk.sql);
      expect(await knock(visitor, entry)).toBe(404);
      expect(await everything(desk.sql)).toEqual(before);
    });

    it.each(['moderator', 'lead', 'admin'] as const)('is there for a %s', async (role) => {
      const names = { moderator: 'Robin', lead: 'Sasha', admin: 'Toni' };
      const visitor = await desk.person(names[role], role);
      if (entry.claimed) await claim(visitor, held);
      expect(await knock(visitor, entry)).toBe(entry.status ?? (entry.method === 'GET' ? 200 : 303));
    });

    it('takes no form without the visitor’s own token', async () => {
      if (entry.method === 'GET') return;
      const before = await everything(desk.sql);
      const others = await desk.lea.hiddenFields('/guidelines');
      for (const token of [{}, { _csrf: '' }, others])
        expect((await desk.mo.post(pathOf(entry.route), { ...token, ...entry.fields })).status).toBe(403);
      expect(await everything(desk.sql)).toEqual(before);
    });
  });

  it('are linked for the team alone', async () => {
    const linked = async (visitor: Visitor, path: string) =>
      (await visitor.open(path)).page
        .querySelectorAll('a')
        .map((link) => link.getAttribute('href') ?? '')
        .filter((href) => /^\/reviews|\/removal/.test(href));
    for (const visitor of [desk.guest(), desk.ben, desk.ana])
      expect(await linked(visitor, `/threads/${up.threadId}`)).toEqual([]);
    expect(await linked(desk.mo, `/threads/${up.threadId}`)).toEqual([
      '/reviews',
      `/posts/${up.postId}/removal`,
    ]);
  });

  it('are not answers to GET where something would change', async () => {
    const before = await everything(desk.sql);
    for (const action of ['claim', 'release', 'decision'])
      expect((await desk.mo.get(`/reviews/${held.id}/${action}`)).status).toBe(404);
    expect(await everything(desk.sql)).toEqual(before);
  });
});
