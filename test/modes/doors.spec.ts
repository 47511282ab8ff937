import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Mode } from '../../src/place/place-now.js';
import { doorsOf, pathsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { setMode } from './setting.js';
import { WHEN } from './when.js';

let forum: Forum;
let ids: Record<string, string>;
beforeAll(async () => {
  forum = await startForum();
  const { threadId, postId } = await threadOf(forum, await forum.person('Ana'));
  ids = { threads: threadId, posts: postId, boards: 'depression' };
  await forum.person('Moe', 'moderator');
  await forum.person('Ada', 'admin');
});
afterAll(() => forum.stop());

it('each door says when it is there', () => {
  expect(Object.keys(WHEN).sort()).toEqual(doorsOf(forum).sort());
});

/** Whether a door is there, as the table says it. */
function isThere(door: string, mode: Mode, name: string): boolean {
  const when = WHEN[door];
  // Whoever is signed in is led away from the form for a name before anything is asked.
  if (name !== 'guest' && door.endsWith(' /sign-up')) return true;
  if (when === 'always' || when === 'team') return true;
  return when === 'unless_closed' && (mode === 'read_only' || name === 'Moe');
}

/** Which doors are not as the table says. */
async function wrongFor(name: string, mode: 'read_only' | 'closed'): Promise<string[]> {
  const wrong: string[] = [];
  let visitor = await Knocker.named(name);
  for (const door of doorsOf(forum)) {
    const answer = await visitor.knock(door);
    const rests = answer.page.querySelector('#rests') !== null;
    const said = rests && answer.status === (mode === 'closed' ? 503 : 409);
    if (said === isThere(door, mode, name)) wrong.push(`${door} for ${name}: ${answer.status}`);
    if (LEAD_OUT.test(door)) visitor = await Knocker.named(name);
  }
  const { status } = await visitor.knock('GET /account');
  return status === (name === 'guest' ? 303 : 200) ? wrong : [...wrong, `${name} was signed out`];
}

const LEAD_OUT = /sign-out|exit|sessions/;

/** Somebody who tries door after door, with one good token. */
class Knocker {
  private constructor(
    private readonly visitor: Visitor,
    private readonly token: string,
  ) {}

  static async named(name: string): Promise<Knocker> {
    const visitor = name === 'guest' ? forum.guest() : await forum.person(name);
    return new Knocker(visitor, await tokenOf(visitor));
  }

  async knock(door: string): Promise<Answer> {
    const [method = '', pattern = ''] = door.split(' ');
    const path = pathsOf(pattern, [ids])[0]!;
    return method === 'GET' ? this.visitor.get(path) : this.visitor.post(path, { _csrf: this.token });
  }
}

it.each(['read_only', 'closed'] as const)(
  'while the place is %s, each door is there for a guest, a member and a moderator, or says why not',
  async (mode) => {
    await setMode(forum, mode);
    const wrong = await Promise.all(['guest', 'Ben', 'Moe'].map((name) => wrongFor(name, mode)));
    expect(wrong.flat()).toEqual([]);
  },
  240_000,
);
