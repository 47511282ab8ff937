import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Life } from './a-life.js';
import { SECRET, secretNeedles, wordsNeedles } from './canaries.js';
import { dumpOf, textOf } from './dump.js';
import { type Find, type Needle, needlesFor, Search } from './needles.js';
import { hasRedis, RunningForum } from './running-forum.js';

const SETTINGS = {
  LOG_LEVEL: 'debug',
  TRUST_PROXY: '1',
  NEW_ACCOUNT_DAYS: '0',
  NEW_ACCOUNT_POSTS: '0',
  NEW_ACCOUNT_THREADS: '50',
};

/** What a thief could carry away. */
type Files = { name: string; bytes: Buffer }[];
type Loot = Record<'dump' | 'files' | 'elsewhere', Files>;

const withRedis = await hasRedis();

it('a search finds a text in the midst of others in each of eight encodings', () => {
  const needles = needlesFor('a text', SECRET);
  const search = new Search(needles);
  for (const { as, bytes } of needles) {
    const found = search.in(Buffer.concat([Buffer.from('before '), bytes, Buffer.from(' after')]));
    expect({ as, found: found.length }).not.toEqual({ as, found: 0 });
  }
  expect(new Set(needles.map(({ as }) => as)).size).toBe(8);
});

describe.each([
  ['on PostgreSQL alone', false],
  ['with Redis', true],
])('a stolen forum, %s', (_, redis) => {
  if (redis && !withRedis) return it.skip('there is no redis-server on this machine');

  let forum: RunningForum | null = null;
  let life: Life;
  let loot: Loot;
  beforeAll(async () => {
    forum = await RunningForum.start(SETTINGS, { redis });
    life = new Life(forum.origin, forum.admin());
    await life.live();
    const dump = Buffer.from(textOf(await dumpOf(forum.databaseUrl())));
    // Stopped in order, it has everything on its disk.
    await forum.stop();
    loot = lootOf(forum, dump);
  }, 240_000);
  afterAll(async () => {
    await forum?.stop();
    forum?.clear();
  });

  it('is looked through with eyes that see: words of posts are found where they lie', () => {
    for (const place of [loot.dump, loot.files]) expect(findsIn(place, wordsNeedles())).not.toEqual([]);
  });

  it('is searched for the codes and cookies that were really given', () => {
    const given = life.people.flatMap((person) => [...person.given.values()]);
    for (const of of ['a code of Ana', 'a cookie of Ana', 'a code of the team', 'a cookie of a guest'])
      expect(given).toContain(of);
  });

  it('has no address, agent, referrer, language, password, code, cookie or sealed text in its database, files, queue or logs', () => {
    const needles = secretNeedles(life.people);
    for (const [place, files] of Object.entries(loot))
      expect({ place, found: findsIn(files, needles) }).toEqual({ place, found: [] });
  });

  it('has words of members in its database alone: not in the queue, not in a log', () => {
    expect(findsIn(loot.elsewhere, wordsNeedles())).toEqual([]);
  });
});

function lootOf(forum: RunningForum, dump: Buffer): Loot {
  const all = forum.files('.');
  const isDatabase = ({ name }: { name: string }): boolean => name.includes('postgres/cluster/');
  return {
    dump: [{ name: 'dump', bytes: dump }],
    files: all.filter(isDatabase),
    elsewhere: [...all.filter((file) => !isDatabase(file)), { name: 'log', bytes: forum.log() }],
  };
}

function findsIn(files: Files, needles: Needle[]): (Find & { file: string })[] {
  const search = new Search(needles);
  const found = files.flatMap(({ name, bytes }) => search.in(bytes).map((find) => ({ file: name, ...find })));
  return found.slice(0, 10);
}
