import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';

/** How a member stands who is new. */
export interface Standing {
  /** Threads that they opened within a day, none in distress counted. */
  threads: number;
}

/** Somebody with all of their one-time names. Nothing is written about them here, and nothing is kept: what there is is counted. */
export interface Somebody {
  memberId: string;
  names: string[];
}

/** Who is new: for the first days, and until some posts are up. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Null for somebody who is not new any more. */
  async standing(
    { memberId, names }: Somebody,
    manager: EntityManager = this.database.manager,
  ): Promise<Standing | null> {
    const { newAccountDays, newAccountPosts } = this.config;
    const values = [memberId, names, newAccountDays, newAccountPosts];
    const [found] = await manager.query<(Standing & { fresh: boolean })[]>(STANDING, values);
    return found?.fresh === true ? { threads: found.threads } : null;
  }

  /** Lets one of a member's threads be opened after the other until the end of the transaction: many at once count too. */
  async takeTurn(manager: EntityManager, memberId: string): Promise<void> {
    await manager.query(`select pg_advisory_xact_lock(hashtextextended('threads of ' || $1, 0))`, [memberId]);
  }
}

const STANDING = `
  with own as (select id from personas where member_id = $1 or id = any ($2))
  select m.joined_on > current_date - $3::integer or (
      select count(*) from (
        select from posts p join own on own.id = p.persona_id join revisions r on r.post_id = p.id
        where r.state = 'published' limit $4::integer) up) < $4::integer as fresh,
    (select count(*)::integer from posts p join own on own.id = p.persona_id join revisions r on r.post_id = p.id
     where p.opening and r.number = 1 and r.written_at > now() - interval '24 hours'
       and r.advised_tier not in ('crisis', 'concern')) as threads
  from members m where m.id = $1`;
