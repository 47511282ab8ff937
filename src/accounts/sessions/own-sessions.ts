import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sessionDigest, Sessions } from '../../members/sessions.js';
import { Statement } from '../../platform/database/statement.js';

/** A session as its member sees it. */
export interface OwnSession {
  id: string;
  /** ISO day on which it began. */
  began: string;
  shared: boolean;
  /** The one that asks. */
  this_one: boolean;
}

const sessionsOf = new Statement<OwnSession>(
  'own-sessions',
  `select id, to_char(started_at at time zone 'UTC', 'YYYY-MM-DD') as began, shared, id_digest = $2 as this_one
   from sessions where owner_tag = any($1::bytea[])
     and epoch = (select session_epoch from members where id = $3)
   order by this_one desc, started_at desc, id`,
);

/** Where a member is signed in. No more is known than the day: neither device nor place. */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
  ) {}

  /** All of a member's, the one that asks first. */
  async of(memberId: string, visitId: string): Promise<OwnSession[]> {
    const tags = this.sessions.tagsOf(memberId);
    return sessionsOf.rows(this.database, [tags, sessionDigest(visitId), memberId]);
  }

  /** Ends one of a member's. @returns false where they have no such one */
  async end(memberId: string, id: string): Promise<boolean> {
    const [, ended] = await this.database.query<[unknown, number]>(
      'delete from sessions where owner_tag = any($1::bytea[]) and id = $2',
      [this.sessions.tagsOf(memberId), id],
    );
    return ended === 1;
  }
}
