import { type MockInstance, vi } from 'vitest';
import { Passwords } from '../../src/members/passwords.js';
import type { Viewer } from '../../src/platform/web/visit.js';
import type { Forum } from '../support/forum.js';

/** Lets nobody go on from hashing a password before so many have come there: all have checked by then. */
export function hashTogether(forum: Forum, people: number): MockInstance<Passwords['hash']> {
  const passwords = forum.app.get(Passwords, { strict: false });
  const hash = passwords.hash.bind(passwords);
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (open = resolve));
  let here = 0;
  return vi.spyOn(passwords, 'hash').mockImplementation(async (password) => {
    here += 1;
    if (here === people) open();
    await all;
    return hash(password);
  });
}

/** The member of a name, as if signed in. */
export async function viewerCalled(forum: Forum, name: string): Promise<Viewer> {
  const [row] = await forum.sql<{ id: string; member_id: string }>(
    `select id, member_id from personas where name = $1`,
    [name],
  );
  if (!row) throw new Error(`There is nobody called ${name}.`);
  const { member_id: memberId, id: personaId } = row;
  return { memberId, personaId, name, role: 'member', office: 'member', missing: null, unread: 0, names: [] };
}
