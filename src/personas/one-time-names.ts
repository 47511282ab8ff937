import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import type { OneTimeName } from '../platform/web/visit.js';
import { screenName } from '../screening/screen-name.js';
import { everyName } from './every-name.js';
import { Filing } from './filing.js';
import { MOST_NAMES, openList, sealList } from './name-list.js';
import { openOwner, type Owner, ownerTag, ownerTags, sealOwner } from './owner-seal.js';
import { asNameTaken, named, NameNotCleared } from './personas.js';
import { WornNames } from './worn-names.js';

/** The list of a member's one-time names is full. */
export class TooManyNames extends Error {
  override readonly name = 'TooManyNames';
}

/** What a request reads to know a member's one-time names, in one statement: between two, a round may file some. */
export interface NamesInSight {
  list: Buffer | null;
  unfiled: string[];
}

/** SQL: the same, to be selected. @param member SQL for the member's id */
export function namesInSight(member: string): string {
  return `(select sealed from name_lists where member_id = ${member}) as list,
    array(select persona_id from unfiled_names) as unfiled`;
}

const inSight = new Statement<NamesInSight>('one_time_names_of', `select ${namesInSight('$1')}`);

const MAKE = `
  insert into personas (id, kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
  values ($1, 'one_time', $2, $3, $4, $5, $6)
  on conflict on constraint one_name_in_a_thread do nothing returning id`;

/** The names that members wear in one thread alone. Nothing that can be read without the key says whose they are. */
@Injectable()
export class OneTimeNames {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly worn: WornNames,
    private readonly filing: Filing,
  ) {}

  /**
   * All of a member's: those in their sealed list, and those that are not filed yet.
   * @param manager of the transaction that asks, if one does: a second connection could be one too many
   */
  async of(memberId: string, manager?: EntityManager): Promise<OneTimeName[]> {
    const rows = manager ? inSight.rowsIn(manager, [memberId]) : inSight.rows(this.database, [memberId]);
    const [found] = await rows;
    return found ? this.among(memberId, found, manager) : [];
  }

  /** The same, where a statement of one's own read it. */
  async among(
    memberId: string,
    { list, unfiled }: NamesInSight,
    manager?: EntityManager,
  ): Promise<OneTimeName[]> {
    const listed = list ? openList(this.vault, memberId, list) : [];
    const names = await this.worn.all([...new Set([...listed, ...unfiled])], manager);
    return names
      .filter((name) => name.memberId === memberId)
      .map(({ personaId, threadId, name }) => ({ personaId, threadId, name }));
  }

  /** The ids of all of a member's, whatever their list says: every name there is gets looked at. For going for good. */
  async everyOneOf(memberId: string): Promise<string[]> {
    const own: string[] = [];
    for await (const { id, sealed } of everyName(this.database.manager))
      if (openOwner(this.vault, sealed, id)?.memberId === memberId) own.push(id);
    return own;
  }

  /** Makes a member's list, empty: everybody has one from the first moment. */
  async begin(manager: EntityManager, memberId: string): Promise<void> {
    await manager.query('insert into name_lists (member_id, sealed) values ($1, $2)', [
      memberId,
      sealList(this.vault, memberId, []),
    ]);
  }

  /**
   * Makes the name in the transaction of its first post, and touches nothing else that is its member's. Whoever wears
   * one in the thread already keeps that.
   * @param name as `nameProblem` accepted it
   * @returns the id of the persona
   * @throws NameNotCleared when the screen does not let it through
   * @throws NameTaken when it looks like one that exists; the transaction is lost then
   * @throws TooManyNames
   */
  async give(manager: EntityManager, memberId: string, threadId: string, name: string): Promise<string> {
    const owner = { memberId, threadId };
    await takeTurn(manager, memberId);
    const first = await this.wornIn(manager, memberId, threadId);
    if (first) return first;
    if (screenName(name) !== 'fine') throw new NameNotCleared();
    if ((await this.of(memberId, manager)).length >= MOST_NAMES) throw new TooManyNames();
    return (await this.make(manager, owner, name)) ?? (await this.wornIn(manager, memberId, threadId)) ?? '';
  }

  /** The one-time name that a member wears in a thread, or null; also one that was made a moment ago. */
  async wornIn(manager: EntityManager, memberId: string, threadId: string): Promise<string | null> {
    const [found] = await manager.query<{ id: string }[]>(
      'select id from personas where owner_tag = any($1::bytea[])',
      [ownerTags(this.vault, { memberId, threadId })],
    );
    return found?.id ?? null;
  }

  /** Whose a one-time name is: for openings by two people, erasure and changes of the key alone. */
  async ownerOf(personaId: string): Promise<Owner | null> {
    const [found] = await this.worn.all([personaId]);
    return found ? { memberId: found.memberId, threadId: found.threadId } : null;
  }

  /** One filing round: afterwards every name is in its member's list. */
  async file(): Promise<void> {
    await this.filing.file();
  }

  private async make(manager: EntityManager, owner: Owner, name: string): Promise<string | null> {
    const id = randomUUID();
    const { nameKey, clearedDigest } = named(name);
    const sealed = sealOwner(this.vault, owner, id);
    const values = [id, name, nameKey, clearedDigest, ownerTag(this.vault, owner), sealed];
    const [made] = await manager.query<{ id: string }[]>(MAKE, values).catch(asNameTaken);
    if (made) await manager.query('insert into unfiled_names (persona_id) values ($1)', [id]);
    return made?.id ?? null;
  }
}

// Until the transaction is over: names that a member takes in many threads at once are counted too.
async function takeTurn(manager: EntityManager, memberId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('names of ' || $1, 43))`, [memberId]);
}
