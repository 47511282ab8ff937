import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { sessionTag } from '../support/sessions.js';
import { eventually, published } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { type AtDesk, atDesk, hiddenOn, memberCalled, nextStep, REQUIRED, stopClock } from './staff.js';

const CODE = '/sign-in/code';

let forum: Forum;
let desk: AtDesk;
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
  desk = await atDesk(forum, 'Lasting Lapwing', 'lead');
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

beforeEach(() => age('Lasting Lapwing', { code_at: 0, desk_seen_at: 0 }));

/** Sets the times of a name's session so many minutes back. */
async function age(name: string, times: { code_at?: number; desk_seen_at?: number }): Promise<void> {
  const tag = await sessionTag(forum, name);
  for (const [column, minutes] of Object.entries(times))
    await forum.sql(
      `update sessions set ${column} = date_trunc('minute', now()) - make_interval(mins => $2) where owner_tag = $1`,
      [tag, minutes],
    );
}

/** Minutes since a name was last at the desk. */
async function idleOf(name: string): Promise<number> {
  const [row] = await forum.sql<{ minutes: number }>(
    `select extract(epoch from date_trunc('minute', now()) - desk_seen_at)::int / 60 as minutes from sessions
     where owner_tag = $1`,
    [await sessionTag(forum, name)],
  );
  return row!.minutes;
}

async function openAgain({ visitor, phone }: AtDesk): Promise<void> {
  nextStep();
  const fields = hiddenOn(await visitor.get(CODE), CODE);
  const { status } = await visitor.post(CODE, { ...fields, code: phone.code() });
  if (status !== 303) throw new Error(`The code was answered with ${status}.`);
}

describe('the desk', () => {
  it.each([
    ['an hour without use', { desk_seen_at: 60 }],
    ['twelve hours in all', { code_at: 720, desk_seen_at: 1 }],
  ])('closes after %s, and opens with a new code', async (_, times) => {
    await age('Lasting Lapwing', times);
    const answer = await desk.visitor.get('/audits?page=2');
    expect([answer.status, answer.location]).toEqual([303, `${CODE}?next=%2Faudits%3Fpage%3D2`]);
    await openAgain(desk);
    expect((await desk.visitor.get('/audits')).status).toBe(200);
  });

  it.each([
    ['58 minutes without use', { desk_seen_at: 58 }],
    ['nearly twelve hours', { code_at: 718 }],
  ])('is open after %s', async (_, times) => {
    await age('Lasting Lapwing', times);
    expect((await desk.visitor.get('/audits')).status).toBe(200);
    await eventually(async () => expect(await idleOf('Lasting Lapwing')).toBeLessThan(5));
  });

  it('stays open while it is used', async () => {
    await age('Lasting Lapwing', { desk_seen_at: 50 });
    await desk.visitor.get('/reviews');
    await eventually(async () => expect(await idleOf('Lasting Lapwing')).toBeLessThan(5));
  });

  it('is not kept open by pages for members, nor by a page that asks for news by itself', async () => {
    await age('Lasting Lapwing', { desk_seen_at: 50 });
    await desk.visitor.get('/boards/depression');
    await desk.visitor.get('/reviews', { 'Sec-Fetch-Dest': 'empty' });
    expect((await desk.visitor.get('/account')).status).toBe(200);
    expect(await idleOf('Lasting Lapwing')).toBeGreaterThanOrEqual(50);
    await desk.visitor.get('/reviews', { 'Sec-Fetch-Dest': 'document' });
    await eventually(async () => expect(await idleOf('Lasting Lapwing')).toBeLessThan(5));
  });

  it('closes at once for who is no longer on the team', async () => {
    const { visitor } = await atDesk(forum, 'Leaving Linnet', 'moderator');
    await forum.sql(`update members set role = 'facilitator' where id = $1`, [
      await memberCalled(forum, 'Leaving Linnet'),
    ]);
    expect((await visitor.get('/reviews')).status).toBe(404);
    expect((await visitor.get('/account/second-factor')).status).toBe(404);
    expect((await visitor.get('/account')).status).toBe(200);
  });
});

describe('while it is closed', () => {
  let threadId: string;
  beforeAll(async () => {
    await forum.person('Ana');
    const [thread] = await forum.sql<{ id: string }>(
      `insert into threads (board_id) select id from boards where slug = 'depression' returning id`,
    );
    threadId = thread!.id;
    await published(forum, threadId, 'Ana', 'It is warm in here.');
  });

  it('whoever is on the team is a member like everyone else, wherever roles are asked for', async () => {
    const open = await desk.visitor.get(`/threads/${threadId}`);
    expect(open.html).toContain('/removal"');
    await age('Lasting Lapwing', { desk_seen_at: 61 });
    const closed = await desk.visitor.get(`/threads/${threadId}`);
    expect(closed.status).toBe(200);
    expect(closed.html).not.toContain('/removal"');
    expect((await desk.visitor.get('/account')).html).toContain('href="/reviews"');
    await openAgain(desk);
  });

  it('a moderator still sees nothing of what is for leads', async () => {
    const { visitor } = await atDesk(forum, 'Modest Mallard', 'moderator');
    await age('Modest Mallard', { desk_seen_at: 61 });
    expect((await visitor.get('/terms')).status).toBe(404);
    expect((await visitor.get('/reviews')).status).toBe(303);
  });
});

describe('a form that is sent after it has closed', () => {
  const NOTE = 'People here say it of the bridge.\nNot “the viaduct”. <b>';

  async function sendLate({ visitor }: AtDesk) {
    const page = await visitor.get('/terms/new');
    const fields = {
      ...hiddenOn(page, '/terms'),
      phrase: 'old toll bridge',
      category: 'suicide',
      tier: 'concern',
    };
    await age('Lasting Lapwing', { desk_seen_at: 61 });
    return visitor.post('/terms', { ...fields, note: NOTE });
  }

  it('asks for the code at once, shows the words again after it, and sends them when told to', async () => {
    const { visitor, phone } = desk;
    const asked = await sendLate(desk);
    expect(asked.status).toBe(403);
    expect(asked.text).toContain('What you were sending is kept.');
    const wrong = await visitor.post(CODE, { ...hiddenOn(asked, CODE), code: phone.wrong() });
    expect(wrong.status).toBe(422);
    nextStep();
    const kept = await visitor.post(CODE, { ...hiddenOn(wrong, CODE), code: phone.code() });
    expect(kept.status).toBe(200);
    expect(kept.page.querySelector('textarea')?.textContent.replaceAll('&lt;', '<')).toContain(
      '“the viaduct”. <b>',
    );
    expect(await forum.sql('select from terms')).toEqual([]);
    const sent = await visitor.post('/terms', fieldsOf(kept.page.querySelector('form[action="/terms"]')!));
    expect(sent.status).toBe(303);
    const [term] = await forum.sql('select phrase, category, tier, note from terms');
    expect(term).toEqual({ phrase: 'old toll bridge', category: 'suicide', tier: 'concern', note: NOTE });
  });

  it('is not kept for another site, nor in a form that is none of ours', async () => {
    await sendLate(desk);
    for (const kept of [
      '{"path":"//example.org/","fields":{"a":"b"}}',
      '{"path":"https://example.org/","fields":{"a":"b"}}',
      '{"path":"/terms","fields":{"a":["b"]}}',
      'nonsense',
      'null',
    ]) {
      await age('Lasting Lapwing', { desk_seen_at: 61 });
      nextStep();
      const fields = hiddenOn(await desk.visitor.get(CODE), CODE);
      const answer = await desk.visitor.post(CODE, { ...fields, kept, code: desk.phone.code() });
      expect([answer.status, answer.location]).toEqual([303, '/reviews']);
    }
  });

  it('without its token is not even asked about', async () => {
    await age('Lasting Lapwing', { desk_seen_at: 61 });
    const answer = await desk.visitor.post('/terms', { note: 'something', phrase: 'old bridge' });
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('The page was open for too long');
  });
});

/** What a browser sends of a form as it stands. */
function fieldsOf(form: ReturnType<Visitor['get']> extends Promise<{ page: infer P }> ? P : never) {
  const inputs = form
    .querySelectorAll('input')
    .map((field) => [field.getAttribute('name'), field.getAttribute('value')]);
  const texts = form
    .querySelectorAll('textarea')
    .map((field) => [field.getAttribute('name'), field.textContent.replace(/^\n/, '')]);
  return Object.fromEntries([...inputs, ...texts]) as Record<string, string>;
}
