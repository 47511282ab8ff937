import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { type Door, PACES } from '../../src/platform/pace/doors.js';
import { NetworkCounts } from '../../src/platform/pace/network-counts.js';
import { TooSoon } from '../../src/platform/pace/too-soon.js';
import { Tries } from '../../src/platform/pace/tries.js';
import { Waiting } from '../../src/platform/pace/waiting.js';
import { Vault } from '../../src/platform/vault/vault.js';
import { testConfig } from '../support/config.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CONCERN, CRISIS, openThread, settled, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor, thread: string, post: string;
beforeAll(async () => {
  forum = await startForum({ config: { trustProxy: 1, triesAnHour: 2 } });
  ana = await forum.person('Ana');
  ({ threadId: thread, postId: post } = await openThread(forum, ana, {
    title: 'Hello',
    body: 'I am new here.',
  }));
  await settled(forum, post);
});
afterAll(() => forum.stop());

const HERE = '203.0.113.77';
const WRONG = 'not the right one at all';
const from = (address: string) => ({ 'x-forwarded-for': address });

/** That many forms came from a network already. */
function came(door: Door, times: number, address = HERE): void {
  for (let n = 0; n < times; n++) forum.app.get(NetworkCounts).add(door, address);
}

const words = (body: string) => ({ title: 'A quiet evening', body });

async function write(who: Visitor, body: string, headers: Record<string, string>): Promise<Answer> {
  const hidden = await who.hiddenFields('/boards/family/threads/new', ['body']);
  return who.post('/boards/family/threads', { ...hidden, ...words(body) }, headers);
}

describe('a network from which too much came', () => {
  beforeAll(() => came('words', PACES.words.most));

  it('is told when it goes on, with the lines, and the words stand in the form again', async () => {
    const ben = await forum.person('Ben');
    const stopped = await write(ben, 'The kettle is on.', from(HERE));
    expect(stopped.status).toBe(429);
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(0);
    expect(stopped.text).toMatch(/try again in about \d+ (minutes|seconds)/);
    expect(stopped.page.querySelector('main')?.text).toContain('Someone to talk to now');
    expect(stopped.page.querySelector('textarea[name=body]')?.text.trim()).toBe('The kettle is on.');
    const form = stopped.page.querySelector('main form')!;
    const fields: [string, string][] = form
      .querySelectorAll('input[name]')
      .map((field) => [field.getAttribute('name')!, field.getAttribute('value') ?? '']);
    const again = await ben.post(
      form.getAttribute('action')!,
      { ...Object.fromEntries(fields), body: 'The kettle is on.' },
      from('203.0.113.78'),
    );
    expect(again.status).toBe(303);
    expect(await forum.sql(`select title, body from revisions where body like 'The kettle%'`)).toEqual([
      words('The kettle is on.'),
    ]);
  });

  it('keeps a guest’s words as well', async () => {
    const stopped = await write(forum.guest(), 'I only look around.', from(HERE));
    expect(stopped.status).toBe(429);
    expect(stopped.page.querySelector('textarea[name=body]')?.text.trim()).toBe('I only look around.');
  });

  it.each([CRISIS.me, CRISIS.someone_else, CONCERN])('lets words in distress through: %s', async (body) => {
    const cat = await forum.person('Cat');
    expect((await write(cat, body, from(HERE))).status).toBe(303);
  });

  it.each([
    ['a name of its own making before the proxy’s', `198.51.100.1, ${HERE}`],
    ['several of them', `10.0.0.1, 127.0.0.1, ${HERE}`],
    ['IPv6 that carries it', `::ffff:${HERE}`],
  ])('gains nothing by %s', async (_, header) => {
    expect((await write(ana, 'Once more.', from(header))).status).toBe(429);
  });

  it('never waits to read, for help, to leave, to keep words, or to write to the team', async () => {
    const eve = await forum.person('Eve');
    for (const path of [
      '/',
      `/threads/${thread}`,
      '/crisis-lines',
      '/guidelines',
      '/about',
      '/sign-up',
      '/sign-in',
    ])
      expect((await eve.get(path, from(HERE))).status, path).not.toBe(429);
    const hidden = await eve.hiddenFields('/boards/family/threads/new', ['body']);
    const note = await eve.hiddenFields('/pause', ['body']);
    const report = await eve.hiddenFields(`/posts/${post}/report`, ['kind']);
    const forms: [string, Record<string, string>][] = [
      ['/crisis-lines', { ...hidden, country: 'GB' }],
      ['/boards/family/draft', { ...hidden, ...words('For later.') }],
      ['/pause/notes', { ...note, body: 'Thank you.' }],
      [`/posts/${post}/report`, { ...report, kind: 'worried', body: 'She sounds tired.' }],
      [`/posts/${post}/saving`, hidden],
      [`/threads/${thread}/follow`, hidden],
      ['/check-ins/mine/clearing', { ...hidden, sure: 'yes' }],
      ['/milestones', { ...hidden, name: 'Tea', way: 'since', day: '2020-02-02' }],
      ['/exit/titles', hidden],
      ['/sign-out', { _csrf: hidden._csrf ?? '' }],
      ['/exit', {}],
    ];
    for (const [path, fields] of forms)
      expect((await eve.post(path, fields, from(HERE))).status, path).not.toBe(429);
  });

  it('does not stop the team at its work', async () => {
    const moss = await forum.person('Moss', 'moderator');
    expect((await moss.post('/break', await moss.hiddenFields('/break'), from(HERE))).status).toBe(303);
  });
});

it('a network is slowed down before it is stopped', async () => {
  came('way_in', PACES.way_in.free + 4, '203.0.113.80');
  const begun = performance.now();
  const guest = forum.guest();
  const hidden = await guest.hiddenFields('/sign-in', ['pseudonym']);
  const answer = await guest.post(
    '/sign-in',
    { ...hidden, pseudonym: 'Ana', password: PASSWORD },
    from('203.0.113.80'),
  );
  expect(answer.status).toBe(303);
  expect(performance.now() - begun).toBeGreaterThan(490);
});

describe('where a secret is asked for', () => {
  const THERE = '203.0.113.81';
  const stopped = async (who: Visitor, path: string, fields: Record<string, string>): Promise<Answer> => {
    return who.post(path, { _csrf: await tokenOf(who), ...fields }, from(THERE));
  };
  beforeAll(() => {
    came('way_in', PACES.way_in.most, THERE);
    came('sign_up', PACES.sign_up.most, THERE);
  });

  it('the form comes back with all but that', async () => {
    const guest = forum.guest();
    const fields = { pseudonym: 'Ana', next: '/about', invitation: 'ABCD', ticket: 'seven' };
    const page = await stopped(guest, '/sign-up', { ...fields, password: PASSWORD });
    expect(page.status).toBe(429);
    expect(page.html).not.toContain(PASSWORD);
    const form = page.page.querySelector('main form')!;
    const sent = form
      .querySelectorAll('input[name]')
      .map((field): [string, string] => [field.getAttribute('name')!, field.getAttribute('value') ?? '']);
    expect(Object.fromEntries(sent)).toMatchObject(fields);
    const again = await guest.post('/sign-up', Object.fromEntries(sent), from('203.0.113.82'));
    expect(again.status).toBe(422);
    expect(again.page.querySelector('[name=pseudonym]')?.getAttribute('value')).toBe('Ana');
    expect(again.page.querySelector('#password-error')).not.toBeNull();
  });

  it('what a device signed is asked for on its page again', async () => {
    const signed = { next: '/account', passkey: '{"signed":1}' };
    const answer = await stopped(forum.guest(), '/sign-in/passkey', signed);
    expect(answer.status).toBe(429);
    expect(answer.html).not.toContain('signed');
    const back = answer.page.querySelector('main a.button')?.getAttribute('href');
    expect(back).toBe('/sign-in?next=%2Faccount');
  });

  it('a field of somebody’s own making does not open it', async () => {
    for (const path of ['/sign-in', '/sign-in/passkey', '/recovery', '/sign-up'])
      for (const field of ['body', 'reason', 'note'])
        expect((await stopped(forum.guest(), path, { [field]: CRISIS.me })).status, path).toBe(429);
  });

  it.each(['member', 'moderator'] as const)('nor does an open session, of a %s', async (role) => {
    const who = await forum.person(role === 'member' ? 'Fox' : 'Mallow', role);
    for (const path of [
      '/recovery-code',
      '/password',
      '/password/removal',
      '/account/passkeys/new',
      '/account/erasure',
      '/account/export',
    ])
      expect((await stopped(who, path, { current: PASSWORD })).status, path).toBe(429);
  });
});

it('a page has one spelling, so that no other goes around a limit', async () => {
  for (const path of ['/Sign-In', '/sign-IN', '/RECOVERY', '/Sign-Up'])
    expect((await forum.guest().get(path)).status, path).toBe(404);
});

it('of those who wait, one network or name has a part of the room', async () => {
  const waiting = new Waiting();
  const standing = Array.from({ length: 20 }, () => waiting.for(50, 'one'));
  await expect(waiting.for(50, 'one')).rejects.toBeInstanceOf(TooSoon);
  await Promise.all([...standing, waiting.for(0, 'other')]);
  await waiting.for(0, 'one');
});

it('an address that is everybody’s, as behind Tor or a proxy that was not named, holds nobody back', async () => {
  for (const address of ['127.0.0.1', '10.2.3.4']) {
    came('words', PACES.words.most, address);
    expect((await write(ana, `From ${address}.`, from(address))).status).toBe(303);
  }
});

describe('a name that is tried too often', () => {
  const signIn = async (name: string, password = WRONG): Promise<Answer> =>
    forum.guest().send('/sign-in', { pseudonym: name, password });
  const signInFrom = async (address: string, name: string, password = WRONG): Promise<Answer> => {
    const guest = forum.guest();
    const hidden = await guest.hiddenFields('/sign-in', ['pseudonym']);
    return guest.post('/sign-in', { ...hidden, pseudonym: name, password }, from(address));
  };
  const points = async (): Promise<number[]> =>
    (await forum.sql<{ points: number }>('select points from tries order by points')).map(
      (row) => row.points,
    );

  beforeAll(() => forum.sql('delete from tries'));

  it('is counted the same whether there is one or not, under a tag and an hour', async () => {
    for (const name of ['Ana', 'Nobody', 'Nobody', 'Ana']) expect((await signIn(name)).status).toBe(422);
    expect(await points()).toEqual([2, 2]);
    const [row] = await forum.sql<{ key: string; expire: string }>('select key, expire from tries');
    expect(row!.key).toMatch(/^[\w-]{43}$/);
    expect(Number(row!.expire) % 3_600_000).toBe(0);
  });

  it('takes longer, and goes on', async () => {
    const begun = performance.now();
    expect((await signIn('Nobody')).status).toBe(422);
    expect(performance.now() - begun).toBeGreaterThan(245);
  });

  it('is tried one at a time at last, and nobody elsewhere holds the turn of whoever has the right passphrase', async () => {
    await forum.sql('update tries set points = 21');
    const [own, ...others] = await Promise.all([
      signInFrom('203.0.113.90', 'Ana', PASSWORD),
      signIn('Ana'),
      signInFrom('203.0.113.91', 'Ana'),
      signIn('Nobody'),
      signIn('Nobody'),
    ]);
    expect(own.status).toBe(303);
    expect(others.map(({ status }) => status).sort()).toEqual([422, 422, 422, 429]);
    expect(others.find(({ status }) => status === 429)?.text).toContain('try again in about 5 seconds');
    expect(await points()).toEqual([23]);
  });

  it('an open session is no leave to guess the passphrase either', async () => {
    await forum.sql('delete from tries');
    const fern = await forum.person('Fern');
    const guess = async (current: string): Promise<number> =>
      (await fern.send('/recovery-code', { current })).status;
    for (const n of [1, 2]) expect(await guess(`${WRONG} ${n}`)).toBe(422);
    expect(await points()).toEqual([2]);
    await forum.sql('update tries set points = 21');
    const both = await Promise.all([guess(WRONG), guess(WRONG)]);
    expect(both.sort()).toEqual([422, 429]);
    await forum.sql('update tries set points = 2');
    expect(await guess(PASSWORD)).toBe(200);
    expect(await points()).toEqual([]);
  });

  it('the recovery code has a count of its own', async () => {
    const wrong = { pseudonym: 'Nobody', code: 'A'.repeat(28), password: 'four lamps in one window' };
    expect((await forum.guest().send('/recovery', wrong)).status).toBe(422);
    expect(await points()).toEqual([1]);
  });
});

describe('two processes', () => {
  class NoWait extends Waiting {
    readonly waited: number[] = [];
    override async for(ms: number): Promise<void> {
      this.waited.push(ms);
      return Promise.resolve();
    }
  }
  const processOn = async (
    waiting = new NoWait(),
  ): Promise<{ tries: Tries; waiting: NoWait; end: () => Promise<void> }> => {
    const source = await new DataSource(dataSourceOptions(forum.database.webUrl)).initialize();
    const vault = new Vault(Buffer.alloc(32, 1));
    const tries = new Tries(source, vault, waiting, new NetworkCounts(), testConfig({ triesAnHour: 2 }));
    return { tries, waiting, end: () => source.destroy() };
  };

  it('count together', async () => {
    const [one, other] = [await processOn(), await processOn()];
    for (const { tries } of [one, other, one, other]) await tries.count('sign-in', { name: 'together' });
    expect([one.waiting.waited, other.waiting.waited]).toEqual([[250], [500]]);
    await one.end();
    await other.end();
  });

  it('go on by themselves when PostgreSQL is away', async () => {
    const { tries, waiting, end } = await processOn();
    await end();
    const tried = Array.from({ length: 21 }, () => tries.count('sign-in', { name: 'alone' }));
    await Promise.all(tried);
    expect(waiting.waited).toHaveLength(19);
    await expect(tries.count('sign-in', { name: 'alone' })).rejects.toBeInstanceOf(TooSoon);
  });
});

it('no address stands in any table', async () => {
  const tables = await forum.sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'bullmq')`,
  );
  for (const { name } of tables) {
    const found = await forum.sql(
      `select 1 from ${name} t where t::text ~ '(203\\.0\\.113|198\\.51\\.100)' limit 1`,
    );
    expect(found, name).toEqual([]);
  }
});

// The last one: the strategy of sign-in belongs to the process, and to the forum that began last.
describe('without a proxy in the settings', () => {
  let plain: Forum;
  beforeAll(async () => {
    plain = await startForum({ worker: false });
  });
  afterAll(() => plain.stop());

  it('nobody’s word about an address is believed', async () => {
    for (let n = 0; n < PACES.words.most; n++) plain.app.get(NetworkCounts).add('words', HERE);
    expect((await write(await plain.person('Ana'), 'Hello there.', from(HERE))).status).toBe(303);
  });
});
