import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { Vault } from '../platform/vault/vault.js';
import { newVisitId } from '../platform/web/csrf.js';

/** A session says no more of when it was used than its block of so many hours, and of when it began than the day. */
export const BLOCK_HOURS = 6;

/** On a device that others use too, a session ends after so long without use. */
export const SHARED_IDLE_MINUTES = 30;

/** SQL: the block of hours that a time lies in; PostgreSQL cuts to it what is written (migrations/045). */
export function inBlock(time: string): string {
  return `date_bin('${BLOCK_HOURS} hours', ${time}, timestamptz '2000-01-01 00:00:00+00')`;
}

const OWNER = 'session owner';
const OF = 'session of';

/**
 * Who is signed in where. Ids have 256 random bits and exist in a browser alone; times are the database's. A row does not
 * say whose it is: that is sealed under its id, and found by a keyed tag.
 */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Begins a session. @returns its id, always a new one */
  begin(memberId: string, manager: EntityManager = this.database.manager): Promise<string> {
    return this.insert(memberId, manager, 'null');
  }

  /** Begins a session for somebody on the team who has just given their code. @returns its id, always a new one */
  beginAtDesk(memberId: string, manager: EntityManager): Promise<string> {
    return this.insert(memberId, manager, `date_trunc('minute', now())`);
  }

  /** The tags under which a member's sessions are found: `owner_tag = any($1)`. */
  tagsOf(memberId: string): Buffer[] {
    return this.vault.tags(OF, memberId);
  }

  /** From now on this session is one on a device that others use too. */
  async share(id: string): Promise<void> {
    await this.database.query('update sessions set shared = true where id_digest = $1', [sessionDigest(id)]);
  }

  /** Ends a session; an id that none has changes nothing. @returns whether there was one */
  async end(id: string, manager: EntityManager = this.database.manager): Promise<boolean> {
    const [, ended] = await manager.query<[unknown, number]>(`delete from sessions where id_digest = $1`, [
      sessionDigest(id),
    ]);
    return ended === 1;
  }

  /** Ends all sessions of a member, at once. @param except id of one that stays */
  async endAll(
    memberId: string,
    except: string | null = null,
    manager: EntityManager = this.database.manager,
  ): Promise<void> {
    const kept = except === null ? Buffer.alloc(0) : sessionDigest(except);
    await manager.query(`delete from sessions where owner_tag = any($1::bytea[]) and id_digest <> $2`, [
      this.tagsOf(memberId),
      kept,
    ]);
  }

  // PostgreSQL refuses it for a name that rests.
  private async insert(memberId: string, manager: EntityManager, atDesk: string): Promise<string> {
    const id = newVisitId();
    await manager.query(
      `insert into sessions (id_digest, owner_sealed, owner_tag, epoch, code_at, desk_seen_at)
       values ($1, $2, $3, session_epoch_of($4), ${atDesk}, ${atDesk})`,
      [sessionDigest(id), keyOf(id).seal(OWNER, memberId, ''), this.vault.tag(OF, memberId), memberId],
    );
    return id;
  }
}

/** Whose a session is, by what its row holds sealed. @throws VaultError where it is another session's */
export function ownerIn(sealed: Buffer, id: string): string {
  return keyOf(id).open(OWNER, sealed, '');
}

/**
 * Ends the sessions that no key but the one in use can find by their member: without this nobody could end them once the
 * others are gone.
 */
export async function endUnfound(database: DataSource, vault: Vault): Promise<void> {
  const members = await database.query<{ id: string }[]>('select id from members');
  await database.query(
    `delete from sessions s where not exists (select from unnest($1::bytea[]) tag where tag = s.owner_tag)`,
    [members.map(({ id }) => vault.tag(OF, id))],
  );
}

// The id alone: the forum's keys and a copy of the rows do not tell.
function keyOf(id: string): Vault {
  return new Vault(Buffer.from(id));
}

/** What is stored of a session's id: its SHA-256. */
export function sessionDigest(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
