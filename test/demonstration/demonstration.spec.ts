import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuseOtherFolder } from '../../src/commands/demo/folder.js';
import { checkDemonstration, mark, refusePeople } from '../../src/demonstration/marker.js';
import { freePort } from '../../src/platform/database/embedded/free-port.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/embedded-postgres.js';
import { testConfig } from '../support/config.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { Visitor } from '../support/visitor.js';

const COMMAND = join(import.meta.dirname, '../../bin/hearthside.mjs');
// A share of the story that has something for everybody: talk, rituals, and a text on the desk.
const SHARE = ['--boards', 'anxiety'];
const A_WHILE = 180_000;

let folder: string;
let demo: string;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hearthside-demo-'));
  demo = join(folder, 'demo');
  port = await freePort();
});
afterAll(async () => {
  for (const each of runs) await stopped(each);
  await rm(folder, { recursive: true, force: true });
});

const runs: Run[] = [];

/** A demonstration command that runs. */
interface Run {
  child: ChildProcess;
  said: () => string;
  ended: Promise<unknown>;
}

function run(args: string[], dir = demo, more: NodeJS.ProcessEnv = {}): Run {
  return command(['demo', ...args], { DEMO_DIR: dir, PORT: String(port), ...OF_A_REAL_PLACE, ...more });
}

// What a machine's environment says of the real place beside it.
const OF_A_REAL_PLACE = {
  PUBLIC_URL: 'https://real.example',
  ONION_URL: 'http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion',
  METRICS_PORT: '1',
  ON_CALL_KEY: 'ab'.repeat(32),
};

function command(args: string[], more: NodeJS.ProcessEnv): Run {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, LOG_LEVEL: 'error', ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (words: Buffer) => (said += words.toString()));
  const begun = { child, said: () => said, ended: once(child, 'exit') };
  runs.push(begun);
  return begun;
}

async function opened(args: string[]): Promise<Run> {
  const forum = run(args);
  await new Promise<void>((resolve, reject) => {
    forum.child.stdout!.on('data', () => forum.said().includes('is open: http') && resolve());
    void forum.ended.then(() => reject(new Error(forum.said())));
  });
  return forum;
}

async function stopped({ child, ended }: Run): Promise<void> {
  child.kill('SIGINT');
  await ended;
}

function passwordOf(name: string, doors: string): string {
  return new RegExp(`${name} +(\\S.*)`).exec(doors)![1]!.trim();
}

describe('npm run demo', () => {
  it(
    'fills a place once, serves it with its banner on every page, and goes without a trace',
    async () => {
      const first = await opened(SHARE);
      const doors = await readFile(join(demo, 'sign-in.txt'), 'utf8');
      expect(first.said()).toContain(doors);
      await lookAround(doors);
      await stopped(first);
      await lookBehind();
      const second = await opened([]);
      expect(second.said()).not.toContain('Filling');
      expect(second.said()).toContain(doors);
      await stopped(second);
      await writeFile(join(demo, 'a letter'), 'Dear you');
      await run(['--remove']).ended;
      expect(await readdir(demo)).toEqual(['a letter']);
    },
    A_WHILE,
  );

  it(
    'leaves a folder alone that holds something else',
    async () => {
      const other = join(folder, 'other');
      await mkdir(other);
      await writeFile(join(other, 'a letter'), 'Dear you');
      const refusals = [[], ['--again'], ['--remove']].map((args) => run(args, other));
      for (const refused of refusals) {
        expect(await refused.ended).toEqual([1, null]);
        expect(refused.said()).toContain('holds something that is no demonstration');
      }
      expect(await readFile(join(other, 'a letter'), 'utf8')).toBe('Dear you');
    },
    A_WHILE,
  );

  it(
    'leaves the real place alone where the two overlap',
    async () => {
      const place = join(folder, 'place');
      const mark = join(place, 'this-is-a-demonstration.txt');
      await mkdir(place);
      await writeFile(mark, 'It is not');
      const refused = run(['--remove'], place, { DATA_DIR: join(place, 'data') });
      expect(await refused.ended).toEqual([1, null]);
      expect(refused.said()).toContain('is not apart from DATA_DIR and KEYS_DIR');
      expect(existsSync(mark)).toBe(true);
      const own = testConfig({ demoDir: place });
      for (const real of [{ keysDir: join(place, 'deep/keys') }, { dataDir: folder }, { keysDir: place }])
        expect(() => refuseOtherFolder(own, testConfig(real))).toThrow('is not apart from');
      expect(() => refuseOtherFolder(own, testConfig({ dataDir: `${place}-beside` }))).not.toThrow();
    },
    A_WHILE,
  );

  it(
    'begins anew after one that broke off while its database was made ready',
    async () => {
      const broken = join(folder, 'broken');
      const keys = join(broken, 'keys');
      await mkdir(keys, { recursive: true });
      await writeFile(join(broken, 'this-is-a-demonstration.txt'), '');
      await writeFile(join(keys, 'vault.key'), 'no key');
      expect(await run(SHARE, broken).ended).toEqual([1, null]);
      expect(existsSync(join(broken, 'sign-in.txt'))).toBe(true);
      const second = run(SHARE, broken);
      await second.ended;
      expect(second.said()).toContain('Begin anew with npm run demo -- --again.');
      await run(['--remove'], broken).ended;
      expect(existsSync(broken)).toBe(false);
    },
    A_WHILE,
  );
});

async function lookAround(doors: string): Promise<void> {
  const origin = `http://127.0.0.1:${port}`;
  const guest = new Visitor(origin);
  const board = await guest.get('/boards/anxiety');
  const threads = [...new Set(board.html.match(/\/threads\/[0-9a-f-]{36}/g))];
  expect(threads.length).toBeGreaterThan(8);
  await bannerOn(guest, [
    '/',
    '/sign-up',
    '/crisis-lines',
    '/circles',
    '/search',
    '/boards/anxiety/tips',
    '/nothing-here',
    ...threads,
  ]);
  expect((await guest.get('/sign-up')).text).toContain('Please write nothing real here');
  expect((await guest.get('/robots.txt')).html).toBe('User-agent: *\nDisallow: /\n');
  await bannerOn(await signedIn(origin, doors, 'Juniper Vale'), [
    '/',
    '/account',
    '/milestones',
    '/check-ins/mine',
    '/closed-groups',
    '/notices',
  ]);
  const moderator = await signedIn(origin, doors, 'Rowan Alder');
  await bannerOn(moderator, ['/reviews', '/reports', '/limits']);
  expect((await moderator.get('/reviews')).html).toMatch(/\/reviews\/[0-9a-f-]{36}/);
  await bannerOn(await signedIn(origin, doors, 'Isla Fern'), ['/facilitating', '/tips', '/closed-groups']);
  await bannerOn(await signedIn(origin, doors, 'Ada Hearth'), ['/board-settings', '/opening']);
}

async function signedIn(origin: string, doors: string, name: string): Promise<Visitor> {
  const visitor = new Visitor(origin);
  const { status } = await visitor.send('/sign-in', { pseudonym: name, password: passwordOf(name, doors) });
  expect(status, name).toBe(303);
  return visitor;
}

async function bannerOn(who: Visitor, paths: string[]): Promise<void> {
  for (const path of paths) {
    const answer = await who.open(path);
    expect(answer.text, path).toContain('This is a demonstration.');
    expect(answer.status, path).toBe(path === '/nothing-here' ? 404 : 200);
    expect(answer.headers['x-robots-tag'], path).toBe('noindex');
    expect(answer.headers, path).not.toHaveProperty('onion-location');
  }
}

/** What stands in its database: nothing is up that was not judged, and four weeks have passed. */
async function lookBehind(): Promise<void> {
  const postgres = await startEmbeddedPostgres({
    dataDir: join(demo, 'data', 'postgres'),
    say: () => undefined,
  });
  const owner = await new DataSource(dataSourceOptions(postgres.url)).initialize();
  const [up] = await owner.query<Up[]>(UP);
  const admins = await owner.query<object[]>(ADMINS);
  await owner.destroy();
  await postgres.stop();
  expect(admins).toEqual([{ name: 'Ada Hearth' }]);
  expect(up).toMatchObject({ unjudged: 0, ahead: 0, pending: 0 });
  expect(up!.texts).toBeGreaterThan(50);
  expect(up!.days).toBeGreaterThan(20);
  expect(up!.at_night).toBeGreaterThan(3);
}

const ADMINS = `select p.name from members m join personas p on p.member_id = m.id where m.role = 'admin'`;

interface Up {
  texts: number;
  unjudged: number;
  pending: number;
  ahead: number;
  days: number;
  at_night: number;
}

const UP = `
  select count(*) filter (where r.state = 'published')::int as texts,
    count(*) filter (where r.state = 'pending')::int as pending,
    count(*) filter (where r.state = 'published' and not exists (
      select from verdicts v where v.revision_id = r.id and v.digest = text_digest(r.title, r.body, r.html)
        and (v.outcome = 'clear' or exists (select from decisions d where d.revision_id = r.id and d.outcome = 'publish'))))::int as unjudged,
    count(*) filter (where p.published_at > now())::int as ahead,
    count(distinct p.published_at::date)::int as days,
    count(*) filter (where extract(hour from p.published_at at time zone 'UTC') < 5)::int as at_night
  from revisions r join posts p on p.id = r.post_id`;

describe('a database', () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await newDatabase();
    owner = await new DataSource(dataSourceOptions(database.ownerUrl)).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await database.drop();
  });

  it('with people in it is filled with nobody else', async () => {
    await expect(refusePeople(owner)).rejects.toThrow('This place already has members.');
  });

  it('is served as what it is alone', async () => {
    const [real, demonstration] = [testConfig(), testConfig({ demonstration: true })];
    await expect(checkDemonstration(owner, real)).resolves.toBeUndefined();
    await expect(checkDemonstration(owner, demonstration)).rejects.toThrow(
      'this database is no demonstration',
    );
    await mark(owner);
    await expect(checkDemonstration(owner, real)).rejects.toThrow('Start it with npm run demo.');
    await expect(checkDemonstration(owner, demonstration)).resolves.toBeUndefined();
    const file = join(folder, 'backup');
    const backup = command(['backup', file], { DATABASE_URL: database.ownerUrl });
    expect(await backup.ended).toEqual([1, null]);
    expect(backup.said()).toContain('This database is a demonstration, which cannot be backed up');
    expect(existsSync(file)).toBe(false);
  });
});
