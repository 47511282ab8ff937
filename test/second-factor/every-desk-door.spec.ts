import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { doorsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { atDesk, passphraseAlone, REQUIRED, stopClock } from './staff.js';

// Where staff without their code may go and members may not.
const BEFORE_THE_CODE = /^\w+ \/(sign-in\/code|account\/second-factor(\/\w+)?|volunteering(\/[\w/]+)?)$/;
// They answer by chance or by the moment, and are for everybody.
const FOR_ALL = /^GET \/(healthz|readyz)$/;
// Leaving would end what the walk needs.
const LEAVING = /^POST \/(sign-out|exit)$/;
// The same for both visitors: where an answer names it, the answers are the same.
const NOBODYS = randomUUID();

let forum: Forum;
let doors: string[];
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
  doors = doorsOf(forum).filter(
    (door) => !LEAVING.test(door) && !FOR_ALL.test(door) && !BEFORE_THE_CODE.test(door),
  );
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

async function knock(visitor: Visitor, door: string): Promise<Answer> {
  const [method = '', pattern = ''] = door.split(' ');
  const path = pattern.replace(/:slug/, 'depression').replace(/:\w+/g, NOBODYS);
  return method === 'GET' ? visitor.get(path) : visitor.post(path, { _csrf: await tokenOf(visitor) });
}

/** Doors at which two visitors are answered differently, with the answer to the second. */
async function differences(member: Visitor, other: Visitor): Promise<Map<string, Answer>> {
  const found = new Map<string, Answer>();
  for (const door of doors) {
    const [plain, answer] = [await knock(member, door), await knock(other, door)];
    if (plain.status !== answer.status || plain.location !== answer.location) found.set(door, answer);
  }
  return found;
}

const namesOf = (answers: [string, Answer][]) =>
  answers.map(([door, { status, location }]) => `${door}: ${status} ${location ?? ''}`);

describe.each([
  [
    'has not set up a second factor',
    'Unready Urial',
    (location: string) => location === '/account/second-factor',
  ],
  [
    'has not given a code',
    'Unasked Uakari',
    (location: string) => location.startsWith('/sign-in/code?next=%2F'),
  ],
] as const)('an admin who %s', (what, name, isWay) => {
  it('finds a member’s doors, and at all the others the way to the missing step', async () => {
    const member = await forum.person(`Common ${name.split(' ')[1]}`);
    if (what === 'has not given a code') await atDesk(forum, name, 'admin');
    else await forum.person(name, 'admin');
    const [admin] = await passphraseAlone(forum, name);
    const answers = await differences(member, admin);
    const [gets, posts] = [
      [...answers].filter(([door]) => door.startsWith('GET ')),
      [...answers].filter(([door]) => !door.startsWith('GET ')),
    ];
    expect(namesOf(gets.filter(([, { status, location }]) => status !== 303 || !isWay(location!)))).toEqual(
      [],
    );
    expect(namesOf(posts.filter(([, { status }]) => status !== 403))).toEqual([]);
    const known = [
      'GET /reviews',
      'POST /reviews/:id/decision',
      'GET /record',
      'POST /terms',
      'GET /quality',
    ];
    expect([...answers.keys()]).toEqual(expect.arrayContaining(known));
  });
});
