import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sessionDigest } from '../members/sessions.js';
import { CONFIG } from '../platform/config.module.js';
import type { Config } from '../platform/config.js';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import type { Viewer } from '../platform/web/visit.js';

interface SeenViewer extends Viewer {
  stale: boolean;
}

const find = new Statement<SeenViewer>(
  'viewer_of_session',
  `select m.id as "memberId", m.role, p.id as "personaId", p.name,
          (select count(*)::int from notices n where n.persona_id = p.id and not n.read) as unread,
          s.seen_at < date_trunc('minute', now()) as stale
   from sessions s
   join members m on m.id = s.member_id
   join personas p on p.member_id = m.id and p.kind = 'pseudonym'
   where s.id_digest = $1
     and s.seen_at > now() - $2::int * interval '1 minute'
     and s.started_at > now() - $3::int * interval '1 hour'`,
);

const touch = new Statement(
  'session_seen',
  `update sessions set seen_at = date_trunc('minute', now())
   where id_digest = $1 and seen_at < date_trunc('minute', now())`,
);

/** Who is behind a visitor's id. */
@Injectable()
export class Visits {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The member whose session this is; null for guests, and for sessions past their idle or absolute limit. */
  async viewerOf(id: string): Promise<Viewer | null> {
    const { sessionIdleMinutes, sessionHours } = this.config;
    const found = await find.row(this.database, [sessionDigest(id), sessionIdleMinutes, sessionHours]);
    if (!found) return null;
    const { stale, ...viewer } = found;
    if (stale) this.noteSeen(id);
    return viewer;
  }

  // The page does not wait for it, and is not lost with it.
  private noteSeen(id: string): void {
    touch
      .rows(this.database, [sessionDigest(id)])
      .catch(() => logger.warn('a session could not be moved on'));
  }
}
