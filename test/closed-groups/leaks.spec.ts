import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doorsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, reply, settled, tokenOf, type Written } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { invite, makeGroup, slugOf } from './people.js';

/*
 * A closed group is sown with words that stand nowhere else, and every door of the running application is opened by those
 * who are not in it. A new page is tried without anybody having to think of it.
 */
const GROUP = 'Quincewood circle';
const TITLE = 'Redcurrants at dusk';
const BODY = 'Gooseberries by the wall.';
const REPLY = 'Elderflowers over the fence.';
const LATER = 'Medlars after you left.';
const CANARIES = /Quincewood|Redcurrants|Gooseberries|Elderflowers|Medlars/;

let forum: Forum;
let finn: Visitor;
let ana: Visitor;
let former: Visitor;
let slug: string;
let thread: Written;
let answer: Written;
let formers: Written;

beforeAll(async () => {
  forum = await startForum();
  finn = await forum.person('Finn', 'facilitator');
  ana = await forum.person('Ana');
  former = await forum.person('Fern');
  slug = slugOf(await makeGroup(finn, GROUP));
  for (const [name, who] of [
    ['Ana', ana],
    ['Fern', former],
  ] as const)
    await invite(finn, slug, name, who);
  thread = await openThread(forum, ana, { title: TITLE, body: BODY }, slug);
  await settled(forum, thread.postId);
  answer = await answered(finn, REPLY);
  formers = await answered(former, 'I was here for a while.');
  await former.send('/closed-groups/' + slug, {}, `/closed-groups/${slug}/leaving`);
  await answered(ana, LATER);
});
afterAll(() => forum.stop());

async function answered(who: Visitor, words: string): Promise<Written> {
  const written = await reply(forum, who, thread.threadId, words);
  await settled(forum, written.postId);
  return written;
}

/** Every door of a method, with whatever of the group could stand in its place. */
function everyDoor(method: string): string[] {
  const things = [thread.threadId, thread.postId, answer.postId, formers.postId];
  const inPlaceOf = (name: string): string[] =>
    name === 'slug' ? [slug] : name === 'version' ? ['1'] : things;
  const doors = doorsOf(forum).filter((door) => door.startsWith(`${method} /`));
  return doors.flatMap((door) => fill(door.slice(method.length + 1), inPlaceOf));
}

function fill(path: string, inPlaceOf: (name: string) => string[]): string[] {
  const name = /:(\w+)/.exec(path)?.[1];
  if (!name) return [path];
  return inPlaceOf(name).flatMap((value) => fill(path.replace(`:${name}`, value), inPlaceOf));
}

const STRANGERS: Record<string, () => Promise<Visitor>> = {
  'a guest': () => Promise.resolve(forum.guest()),
  'a member': () => forum.person('Ben'),
  'another facilitator': () => forum.person('Fay', 'facilitator'),
  'a former member of the group': () => Promise.resolve(former),
  'a moderator, as long as nothing is held or reported': () => forum.person('Moe', 'moderator'),
  'an admin': () => forum.person('Ada', 'admin'),
};

// What the team reads when it looks at a post on purpose, by its number.
const OF_THE_DESK = /\/(removal|pause|postvention|mask)$|^\/(glances|reviews|audits|limits|reports)\//;

describe('a closed group', () => {
  it.each(Object.keys(STRANGERS))('is on no page for %s', async (name) => {
    const who = await STRANGERS[name]!();
    const team = /moderator|admin/.test(name);
    const paths = everyDoor('GET').filter((path) => !(team && OF_THE_DESK.test(path)));
    expect(paths.length).toBeGreaterThan(100);
    for (const path of paths.filter((each) => each !== '/exit')) {
      const first = await who.get(path);
      expect(first.html + JSON.stringify(first.headers), path).not.toMatch(CANARIES);
      if (first.location?.startsWith('/')) expect((await who.follow(first)).html, path).not.toMatch(CANARIES);
    }
  });

  it('says the same to strangers as what is not there', async () => {
    const ben = await forum.person('Ben');
    for (const who of [ben, forum.guest()])
      for (const path of [`/boards/${slug}`, `/threads/${thread.threadId}`, `/posts/${answer.postId}`]) {
        const answered = await who.get(path);
        expect([answered.status, answered.location], path).toEqual([404, null]);
      }
  });

  it('takes nothing from strangers, whatever they send', async () => {
    const before = await rows();
    for (const who of [await forum.person('Ben'), former]) {
      const _csrf = await tokenOf(who);
      for (const path of everyDoor('POST').filter(
        (each) => each.includes(slug) || each.includes(thread.threadId),
      )) {
        const sent = await who.post(path, { _csrf, title: 'Hello', body: 'Let me in.', pseudonym: 'Ben' });
        expect(sent.html, path).not.toMatch(CANARIES);
        expect(sent.status, path).toBeGreaterThanOrEqual(303);
      }
    }
    expect(await rows()).toEqual(before);
  });

  it('is there for those who are in it, or the tests above would show nothing', async () => {
    for (const path of [
      '/',
      `/boards/${slug}`,
      `/threads/${thread.threadId}`,
      `/posts/${answer.postId}/report`,
    ])
      expect((await ana.open(path)).html, path).toMatch(CANARIES);
    expect((await ana.open(`/threads/${thread.threadId}`)).text).toContain('Only those in this closed group');
  });

  it('lets who left take their own words back, and say nothing new', async () => {
    expect((await former.open(`/posts/${formers.postId}/withdrawal`)).text).toContain(
      'I was here for a while.',
    );
    expect((await former.get(`/posts/${formers.postId}/edit`)).status).toBe(404);
    const path = `/posts/${formers.postId}/withdrawal`;
    expect((await former.send(path, {}, path)).status).toBe(303);
    expect((await ana.open(`/threads/${thread.threadId}`)).text).not.toContain('I was here for a while.');
  });
});

function rows(): Promise<object[]> {
  return forum.sql(`select (select count(*) from threads) as threads, (select count(*) from posts) as posts,
    (select count(*) from group_members) as members`);
}

describe('what a closed group says of itself', () => {
  it.each([
    ['about', CRISIS.me, 'You do not have to get through this alone'],
    ['about', 'You are a pathetic loser.', ''],
    ['name', 'Shut the fuck up, losers', ''],
  ])('is judged before the invited read it: %s, “%s”', async (field, words, first) => {
    const again = await finn.send('/closed-groups', { name: 'Evenings', about: 'For us.', [field]: words });
    expect(again.status).toBe(422);
    expect(again.text).toContain(first);
    expect(again.page.querySelector(`#${field}-error`)?.text).toContain('Our check stopped at these words');
    expect(again.html).toContain(words);
    expect(await forum.sql(`select from boards where name = 'Evenings' or name = $1`, [words])).toEqual([]);
  });

  it('is put up by who moderates', async () => {
    const moe = await forum.person('Mona', 'moderator');
    const made = await moe.send('/closed-groups', { name: 'After', about: CRISIS.someone_else });
    expect(made.location).toMatch(/^\/closed-groups\//);
  });
});
