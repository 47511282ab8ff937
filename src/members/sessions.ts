import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { newVisitId } from '../platform/web/csrf.js';

/** Who is signed in where. Ids have 256 random bits and exist in a browser alone; times are the database's. */
@Injectable()
export class Sessions {
  constructor(private readonly database: DataSource) {}

  /** Begins a session. @returns its id, always a new one */
  async begin(memberId: string, manager: EntityManager = this.database.manager): Promise<string> {
    const id = newVisitId();
    await manager.query(`insert into sessions (id_digest, member_id) values ($1, $2)`, [
      sessionDigest(id),
      memberId,
    ]);
    return id;
  }

  /** Begins a session for somebody on the team who has just given their code. @returns its id, always a new one */
  async beginAtDesk(memberId: string, manager: EntityManager): Promise<string> {
    const id = newVisitId();
    await manager.query(
      `insert into sessions (id_digest, member_id, code_at, desk_seen_at)
       values ($1, $2, date_trunc('minute', now()), date_trunc('minute', now()))`,
      [sessionDigest(id), memberId],
    );
    return id;
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
    await manager.query(`delete from sessions where member_id = $1 and id_digest <> $2`, [memberId, kept]);
  }
}

/** What is stored of a session's id: its SHA-256. */
export function sessionDigest(id: string): Buffer {
  return createHash('sha256').update(id).digest();
}
