import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, In, QueryFailedError } from 'typeorm';
import { screenName } from '../screening/screen-name.js';
import { friendlyName, numberedName } from './friendly-names.js';
import { nameKey } from './name-key.js';
import { Persona } from './persona.entity.js';

/** Someone has this name already, or one that looks like it. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken';
}

/** The screen did not let this name through. */
export class NameNotCleared extends Error {
  override readonly name = 'NameNotCleared';
}

// Tried at once for each name asked for: enough that a free one is nearly always among them.
const TRIES = 6;

/** The names members wear, and the one place that knows who wears which. */
@Injectable()
export class Personas {
  constructor(private readonly database: DataSource) {}

  /**
   * Gives a member their pseudonym.
   * @param name as `nameProblem` accepted it
   * @throws NameNotCleared when the screen does not let it through
   * @throws NameTaken when it looks like one that exists; the transaction is lost then
   */
  async create(manager: EntityManager, memberId: string, name: string): Promise<Persona> {
    if (screenName(name) !== 'fine') throw new NameNotCleared();
    const persona = manager.create(Persona, {
      ...named(name),
      id: randomUUID(),
      kind: 'pseudonym',
      memberId,
    });
    await manager.insert(Persona, persona).catch(asNameTaken);
    return persona;
  }

  /** The member who wears a name, or null for one that nothing ties to anybody. */
  async ownerOf(personaId: string): Promise<string | null> {
    const persona = await this.database.manager.findOneBy(Persona, { id: personaId });
    return persona?.memberId ?? null;
  }

  /** All names that are known to be a member's. */
  async personasOf(memberId: string): Promise<Persona[]> {
    return this.database.manager.findBy(Persona, { memberId });
  }

  /** The pseudonym that a typed name means, or null: case, marks and separators do not count. */
  async byName(name: string): Promise<Persona | null> {
    return this.database.manager.findOneBy(Persona, { nameKey: nameKey(name), kind: 'pseudonym' });
  }

  /** Friendly names that are free, with digits only when there are not enough without. */
  async suggestions(count: number): Promise<string[]> {
    const plain = Array.from({ length: count * TRIES }, friendlyName);
    const numbered = Array.from({ length: count * TRIES }, numberedName);
    const free = await this.free([...plain, ...numbered]);
    return free.slice(0, count);
  }

  private async free(names: string[]): Promise<string[]> {
    const byKey = new Map(names.map((name) => [nameKey(name), name]));
    const taken = await this.database.manager.findBy(Persona, { nameKey: In([...byKey.keys()]) });
    for (const { nameKey: key } of taken) byKey.delete(key);
    return [...byKey.values()];
  }
}

/** What the table keeps of a name. */
export function named(name: string): Pick<Persona, 'name' | 'nameKey' | 'clearedDigest'> {
  return { name, nameKey: nameKey(name), clearedDigest: createHash('sha256').update(name).digest() };
}

/** Says of a refused insert that the name is taken. @throws NameTaken, or what it was */
export function asNameTaken(error: unknown): never {
  if (isTaken(error)) throw new NameTaken();
  throw error;
}

function isTaken(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code, constraint } = error.driverError as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'personas_name_key_key';
}
