import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { run } from '../../src/commands/keys.js';
import { choose } from '../folding/people.js';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import type { Visitor } from '../support/visitor.js';

export const A = '5e'.repeat(32);
export const B = 'b2'.repeat(32);

/** A database that several web processes share, each with a ring of its own. */
export class Place {
  private readonly running = new Set<Forum>();

  private constructor(readonly database: TestDatabase) {}

  static async make(): Promise<Place> {
    return new Place(await newDatabase());
  }

  /** A web process with these keys, the one in front first. */
  async web(...keys: string[]): Promise<Forum> {
    const database = { ...this.database, drop: () => Promise.resolve() };
    const forum = await startForum({ worker: false, database, config: { vaultKey: keys.join(',') } });
    this.running.add(forum);
    return forum;
  }

  /** Ends a process in order. */
  async end(forum: Forum): Promise<void> {
    this.running.delete(forum);
    await forum.stop();
  }

  async clear(): Promise<void> {
    for (const forum of this.running) await forum.stop();
    await this.database.drop();
  }

  /** What `npm run keys` prints, with these keys in the environment, or in a folder where none are given. */
  async keys(ring: string[] | { folder: string }, ...args: string[]): Promise<string[]> {
    vi.stubEnv('MIGRATION_DATABASE_URL', this.database.ownerUrl);
    vi.stubEnv('VAULT_KEY', Array.isArray(ring) ? ring.join(',') : '');
    vi.stubEnv('KEYS_DIR', Array.isArray(ring) ? '' : ring.folder);
    const lines: string[] = [];
    const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    try {
      await run(args);
    } finally {
      print.mockRestore();
      vi.unstubAllEnvs();
    }
    return lines;
  }
}

/** Signs somebody in by the form. @returns whether they were let in */
export async function comesIn(forum: Forum, name: string, password = PASSWORD): Promise<Visitor | null> {
  const visitor = forum.guest();
  const { status } = await visitor.send('/sign-in', { pseudonym: name, password });
  return status === 303 ? visitor : null;
}

export const PLAN = { signs: 'I stop answering the phone', alone: 'Walk to the lake' };
export const DRAFT = { title: 'Half a thought', body: 'The lamp by the harbour' };
export const MUTED = 'lighthouse';

/** Keeps something private of each kind, by the forms. */
export async function keepPrivately(visitor: Visitor): Promise<void> {
  await visitor.send('/safety-plan', PLAN, '/safety-plan');
  const hidden = await visitor.hiddenFields('/boards/depression/threads/new', ['title', 'body']);
  await visitor.post('/boards/depression/draft', { ...hidden, ...DRAFT, key: randomUUID() });
  await choose(visitor, { words: MUTED });
}

/** Which of them their owner finds again. */
export async function findsAgain(visitor: Visitor): Promise<string[]> {
  const pages = ['/safety-plan', '/boards/depression/threads/new', '/reading-choices'];
  const texts = await Promise.all(pages.map(async (page) => (await visitor.open(page)).html));
  const wanted = [PLAN.signs, DRAFT.body, MUTED];
  return ['plan', 'draft', 'choices'].filter((_, at) => texts[at]!.includes(wanted[at]!));
}
