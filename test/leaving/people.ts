import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { Accounts } from '../../src/accounts/accounts.js';
import { ReadingChoices } from '../../src/folding/reading-choices.js';
import { PAPERS, PrivatePapers } from '../../src/members/private-papers.js';
import { OneTimeNames } from '../../src/personas/one-time-names.js';
import type { OneTimeName } from '../../src/platform/web/visit.js';
import { SafetyPlans } from '../../src/self-help/safety-plans.js';
import { OwnDrafts } from '../../src/threads/drafts/own-drafts.js';
import { type Forum, PASSWORD } from '../support/forum.js';
import { type Garden, plant } from './planting.js';

/** A member of whom there is something in every table. */
export interface Rooted {
  memberId: string;
  personaId: string;
  oneTime: OneTimeName[];
  garden: Garden;
  /** Words that stand nowhere but sealed. */
  sealed: string[];
}

/** Makes a member with one-time names, and plants something of theirs everywhere. */
export async function rooted(forum: Forum, name: string, oneTime: string[]): Promise<Rooted> {
  const { memberId } = await forum.app.get(Accounts).create(name, PASSWORD, 'member');
  const personaId = await personaOf(forum, name);
  for (const each of oneTime) await giveName(forum, memberId, each);
  const names = await service(forum, OneTimeNames).of(memberId);
  const sealed = await keepPrivately(forum, memberId, [personaId, ...names.map((each) => each.personaId)]);
  const [other, staffId] = [await someone(forum, 'Oskar'), await staff(forum)];
  const own = { personaId };
  const garden = await plant(forum, { memberId, names: [own, ...names], other, staffId });
  return { memberId, personaId, oneTime: names, garden, sealed };
}

/** Gives a one-time name in a thread of its own, as its first post would. */
export async function giveName(forum: Forum, memberId: string, name: string): Promise<string> {
  const names = service(forum, OneTimeNames);
  return forum.app
    .get(DataSource)
    .transaction((manager) => names.give(manager, memberId, randomUUID(), name));
}

export function service<T>(forum: Forum, type: new (...args: never[]) => T): T {
  return forum.app.get<T>(type, { strict: false });
}

async function keepPrivately(forum: Forum, memberId: string, names: string[]): Promise<string[]> {
  const words = ['plan', 'muted', ...PAPERS, ...names.map((_, place) => `draft${place}`)].map(
    (each) => `canary sealed ${each}`,
  );
  const plan = { signs: words[0]!, alone: '', places: '', people: '', safer: '', reason: '' };
  await service(forum, SafetyPlans).keep({ memberId }, plan);
  await service(forum, ReadingChoices).keep({ memberId }, { notes: { grief: 'hide' }, words: [words[1]!] });
  for (const kind of PAPERS)
    await service(forum, PrivatePapers).change({ memberId }, kind, () => ({
      words: `canary sealed ${kind}`,
    }));
  for (const [place, personaId] of names.entries())
    await service(forum, OwnDrafts).keep({ memberId, personaId }, draft(words[place + 2 + PAPERS.length]!));
  return words;
}

function draft(body: string) {
  return { target: { board: 'anxiety' }, title: 'A draft', body, key: randomUUID() };
}

async function someone(forum: Forum, name: string): Promise<string> {
  const known = await forum.sql<{ id: string }>('select id from personas where name = $1', [name]);
  if (known.length === 0) await forum.app.get(Accounts).create(name, PASSWORD, 'member');
  return personaOf(forum, name);
}

async function staff(forum: Forum): Promise<string> {
  await someone(forum, 'Moritz');
  const [row] = await forum.sql<{ id: string }>(
    `update members set role = 'moderator' where id = (select member_id from personas where name = 'Moritz') returning id`,
  );
  return row!.id;
}

async function personaOf(forum: Forum, name: string): Promise<string> {
  const [row] = await forum.sql<{ id: string }>('select id from personas where name = $1', [name]);
  return row!.id;
}
