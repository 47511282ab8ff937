import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/staff.js';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { addPasskey, idsOf } from '../passkeys/ways.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { threadOf } from '../support/people.js';
import { sessionTag } from '../support/sessions.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { type Browser, cookieIn, newBrowser, send, valueIn } from './people.js';

let forum: Forum;
beforeAll(async () => {
  forum = await startForum({ config: { publicUrl: 'http://localhost:3000' } });
});
afterAll(() => forum.stop());

const HOME = '/account/sessions';
const OF = 'owner_tag = $1';

async function isIn(visitor: Visitor): Promise<boolean> {
  return (await visitor.get('/account')).status === 200;
}

async function shared(name: string, more: Record<string, string> = {}): Promise<Visitor> {
  await forum.person(name);
  const visitor = forum.guest();
  await visitor.send('/sign-in', { pseudonym: name, password: PASSWORD, shared: 'yes', ...more });
  return visitor;
}

/** Signs in on a shared device. @returns the session's id */
async function sharedSession(browser: Browser, pseudonym: string): Promise<string> {
  return valueIn(await send(browser, '/sign-in', { pseudonym, password: PASSWORD, shared: 'yes' }), 'visit');
}

/** A browser with a session whose last use was so many minutes ago, as far as it says. */
function usedAgo(id: string, minutes: number, of = id): Browser {
  const browser = newBrowser(forum);
  const minute = Math.floor(Date.now() / 60_000) - minutes;
  const sealed = forum.app.get(Vault, { strict: false }).seal('last use', String(minute), of);
  browser.jar.setCookie(`visit=${id}; path=/`);
  browser.jar.setCookie(`used=${sealed.toString('base64url')}; path=/`);
  return browser;
}

async function isThere(id: string): Promise<boolean> {
  const rows = await forum.sql(`select from sessions where id_digest = sha256(convert_to($1, 'UTF8'))`, [id]);
  return rows.length === 1;
}

function cookiesOf(answer: Answer): string[] {
  return (answer.headers['set-cookie'] ?? []) as unknown as string[];
}

describe('the page of one’s sessions', () => {
  it('tells them by the day alone, this one first; guests are led to the way in', async () => {
    const ana = await forum.person('Listing Lark');
    await forum.person('Listing Lark');
    await forum.sql(
      `update sessions set started_at = '2026-11-21 00:00+00' where ${OF} and id = (select min(id::text)::uuid from sessions where ${OF})`,
      [await sessionTag(forum, 'Listing Lark')],
    );
    const { text } = await ana.get(HOME);
    expect(text.match(/Signed in on \d+ \w+/g)).toHaveLength(2);
    expect(text).toContain('Signed in on 21 November');
    expect(text).toMatch(/Signed in on \d+ \w+: this one\..*Signed in on/);
    expect(text).not.toMatch(/\d:\d\d|Mozilla|agent|address/i);
    expect((await forum.guest().get(HOME)).location).toBe('/sign-in?next=%2Faccount%2Fsessions');
  });

  it('ends one, and all others', async () => {
    const [ana, phone, laptop] = [
      await forum.person('Ending Egret'),
      await forum.person('Ending Egret'),
      await forum.person('Ending Egret'),
    ];
    const [, other] = (await ana.get(HOME)).page.querySelectorAll('main form[action$=end]');
    await ana.send(HOME, {}, other!.getAttribute('action'));
    expect([await isIn(ana), await isIn(phone), await isIn(laptop)].filter(Boolean)).toHaveLength(2);
    await ana.send(HOME, {}, `${HOME}/end`);
    expect([await isIn(ana), await isIn(phone), await isIn(laptop)]).toEqual([true, false, false]);
    expect((await ana.get(HOME)).text).toContain('You are signed in nowhere else.');
  });

  it('signs out by ending this one, and ends nobody else’s', async () => {
    const [ana, ben] = [await forum.person('Mine Martin'), await forum.person('Theirs Tern')];
    const [row] = await forum.sql<{ id: string }>(`select id from sessions where ${OF}`, [
      await sessionTag(forum, 'Theirs Tern'),
    ]);
    const fields = await ana.hiddenFields(HOME);
    expect((await ana.post(`${HOME}/${row!.id}/end`, fields)).status).toBe(404);
    expect((await ana.post(`${HOME}/nonsense/end`, fields)).status).toBe(404);
    expect((await ana.post(`${HOME}/end`, {})).status).toBe(403);
    expect(await isIn(ben)).toBe(true);
    const own = (await ana.get(HOME)).page.querySelector('main form[action$=end]')!;
    expect((await ana.send(HOME, {}, own.getAttribute('action'))).location).toBe('/');
    expect(await isIn(ana)).toBe(false);
  });
});

/** As the command on the machine does it. */
async function promote(name: string): Promise<void> {
  vi.stubEnv('MIGRATION_DATABASE_URL', forum.database.ownerUrl);
  vi.stubEnv('VAULT_KEY', forum.config.vaultKey ?? '');
  const print = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  await run(['add', name, '--role', 'moderator', '--promote']);
  print.mockRestore();
  vi.unstubAllEnvs();
}

describe('all other sessions end at once', () => {
  /** What happens to a member, and whether the browser in which they did it stays signed in. */
  const ENDS: [string, boolean, (who: Visitor, name: string) => Promise<unknown>][] = [
    [
      'a new passphrase',
      true,
      (who) => who.send('/password', { current: PASSWORD, password: 'eleven lanterns by a lake' }),
    ],
    [
      'the recovery code',
      false,
      async (who, name) => {
        const page = await who.send('/recovery-code', { current: PASSWORD });
        const code = /<code>([0-9A-Z-]{34})<\/code>/.exec(page.html)![1]!;
        await forum
          .guest()
          .send('/recovery', { pseudonym: name, code, password: 'eleven lanterns by a lake' });
      },
    ],
    [
      'a passkey taken away',
      true,
      async (who, name) => {
        await addPasskey(who);
        const [id] = await idsOf(forum, name);
        await who.send(`/account/passkeys/${id}/removal`, { current: PASSWORD });
      },
    ],
    ['another role', false, (_, name) => promote(name)],
    [
      'a ban',
      false,
      (_, name) =>
        forum.sql(
          `insert into limits (id, member_id, persona_id, set_by, kind, guideline)
         select gen_random_uuid(), member_id, id, (select id from members where role = 'admin' limit 1), 'ban', 'kindness'
         from personas where name = $1`,
          [name],
        ),
    ],
  ];

  it.each(
    ENDS.map(
      ([what, stays, happens], place) => [what, stays, happens, `Ended Eider ${'ABCDE'[place]}`] as const,
    ),
  )('by %s', async (_, stays, happens, name) => {
    const [here, elsewhere] = [await forum.person(name), await forum.person(name)];
    await happens(here, name);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([stays, false]);
  });

  it('and the id of the one that stays is new', async () => {
    const ana = await forum.person('Renewed Rail');
    const before = await forum.sql(`select id_digest from sessions where ${OF}`, [
      await sessionTag(forum, 'Renewed Rail'),
    ]);
    await ana.send('/password', { current: PASSWORD, password: 'eleven lanterns by a lake' });
    const after = await forum.sql(`select id_digest from sessions where ${OF}`, [
      await sessionTag(forum, 'Renewed Rail'),
    ]);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });
});

describe('a shared device', () => {
  it('gets cookies until the browser closes alone, pages that are not stored, and a line that says so', async () => {
    await forum.person('Shared Shrike');
    const visitor = forum.guest();
    await visitor.send('/exit/about', { titles: 'plain' });
    const answer = await visitor.send('/sign-in', {
      pseudonym: 'Shared Shrike',
      password: PASSWORD,
      shared: 'yes',
    });
    const set = cookiesOf(answer).join('\n');
    expect(set).toContain('visit=');
    expect(set).toContain('used=');
    expect(set).toContain('titles=plain');
    expect(set).not.toMatch(/Max-Age|Expires/);
    const page = await visitor.get('/account');
    expect(page.headers['cache-control']).toBe('no-store');
    expect(page.text).toContain('Shared device: sign out when you go.');
    const chosen = await visitor.post('/crisis-lines/country', {
      ...(await visitor.hiddenFields('/account')),
      country: 'FR',
    });
    expect(cookiesOf(chosen).join()).toMatch(/country=FR/);
    expect(cookiesOf(chosen).join()).not.toMatch(/Max-Age|Expires/);
    const plan = await visitor.get('/safety-plan');
    expect(plan.html).toContain('data-shared');
    expect(plan.text).not.toContain('On this device:');
    const out = await visitor.send('/account', {}, '/sign-out');
    for (const name of ['visit', 'used', 'titles', 'country', 'lately'])
      expect(cookiesOf(out).find((cookie) => cookie.startsWith(`${name}=;`))).toMatch(
        /Expires=Thu, 01 Jan 1970/,
      );
  });

  it('is what the box says at sign-up and at recovery too, and stays so at a new passphrase', async () => {
    const visitor = forum.guest();
    const page = await visitor.send('/sign-up', {
      pseudonym: 'New Nene',
      password: PASSWORD,
      agreed: 'yes',
      shared: 'yes',
    });
    const code = /<code>([0-9A-Z-]{34})<\/code>/.exec(page.html)![1]!;
    const isShared = async () => (await visitor.get('/account')).text.includes('Shared device');
    expect(await isShared()).toBe(true);
    await visitor.send('/password', { current: PASSWORD, password: 'eleven lanterns by a lake' });
    expect(await isShared()).toBe(true);
    const back = forum.guest();
    await back.send('/recovery', { pseudonym: 'New Nene', code, password: PASSWORD, shared: 'yes' });
    expect((await back.get('/account')).text).toContain('Shared device');
    expect((await (await forum.person('Own Ouzel')).get('/account')).text).not.toContain('Shared device');
  });

  it('signs out after half an hour without use, and says it of nobody in the database', async () => {
    await forum.person('Idle Ibis');
    await forum.person('Wordless Wren');
    const columns = await forum.sql(
      `select column_name as name from information_schema.columns where table_name = 'sessions' order by 1`,
    );
    expect(columns.map(({ name }) => String(name))).toEqual([
      'code_at',
      'desk_seen_at',
      'epoch',
      'id',
      'id_digest',
      'owner_sealed',
      'owner_tag',
      'seen_at',
      'shared',
      'started_at',
    ]);
    for (const [minutes, status] of [
      [0, 200],
      [28, 200],
      [31, 303],
    ] as const) {
      const id = await sharedSession(newBrowser(forum), 'Idle Ibis');
      const page = await usedAgo(id, minutes).get('/account');
      expect([minutes, page.status]).toEqual([minutes, status]);
      expect(await isThere(id)).toBe(status === 200);
      if (minutes === 28) expect(cookieIn(page, 'used')).toMatch(/^used=[\w-]+;/);
    }
  });

  it('is not kept open by a page that asks for news by itself', async () => {
    const browser = usedAgo(await sharedSession(newBrowser(forum), 'Idle Ibis'), 20);
    const news = await browser.get('/account').set('Sec-Fetch-Dest', 'empty');
    expect([news.status, cookieIn(news, 'used')]).toEqual([200, null]);
  });

  it.each(['none', 'of another session', 'that is nonsense'])(
    'is one only with its own word of its last use: %s ends it',
    async (what) => {
      const browser = newBrowser(forum);
      const id = await sharedSession(browser, 'Wordless Wren');
      const thief =
        what === 'of another session'
          ? usedAgo(id, 0, randomBytes(32).toString('base64url'))
          : newBrowser(forum);
      thief.jar.setCookie(`visit=${id}; path=/`);
      if (what === 'that is nonsense') thief.jar.setCookie('used=nonsense; path=/');
      expect((await thief.get('/account')).status).toBe(303);
      expect(await isThere(id)).toBe(false);
      expect((await browser.get('/account')).status).toBe(303);
    },
  );

  it('leaves no row behind: housekeeping ends what nobody used', async () => {
    await shared('Tidy Teal');
    const worker = await forum.startWorker();
    await forum.sql(
      `update sessions set seen_at = date_trunc('minute', now()) - interval '7 hours' where ${OF}`,
      [await sessionTag(forum, 'Tidy Teal')],
    );
    const left = await forum.sql(`select shared from sessions where ${OF}`, [
      await sessionTag(forum, 'Tidy Teal'),
    ]);
    expect(left).toHaveLength(2);
    await worker.get(Housekeeping, { strict: false }).tidy();
    expect(
      await forum.sql(`select shared from sessions where ${OF}`, [await sessionTag(forum, 'Tidy Teal')]),
    ).toEqual([{ shared: false }]);
  });

  it('shows words that came too late to their own writer alone', async () => {
    const thread = await threadOf(forum, await forum.person('Op Ortolan'));
    const ana = await shared('Late Lapwing');
    const fields = await ana.hiddenFields(`/threads/${thread.threadId}`, ['body']);
    await forum.sql(`delete from sessions where ${OF} and shared`, [await sessionTag(forum, 'Late Lapwing')]);
    const late = await ana.post(`/threads/${thread.threadId}/posts`, {
      ...fields,
      body: 'Words of a lapwing.',
    });
    expect(late.status).not.toBe(500);
    for (const path of ['/', '/drafts/waiting', `/threads/${thread.threadId}`])
      expect((await ana.open(path)).html).not.toContain('Words of a lapwing');
  });
});
