import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { sessionDigest } from '../members/sessions.js';
import { IS_QUIET } from '../notices/quiet.js';
import { CONFIG } from '../platform/config.module.js';
import type { Config } from '../platform/config.js';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { isTeam, type Step, type Viewer } from '../platform/web/visit.js';

/** After the code the team's pages stay open for so long in all, and so long without use. */
const DESK_HOURS = 12;
const DESK_IDLE_MINUTES = 60;

interface Found extends Omit<Viewer, 'role' | 'missing'> {
  hasFactor: boolean;
  atDesk: boolean;
  stale: boolean;
}

const find = new Statement<Found>(
  'viewer_of_session',
  `select m.id as "memberId", m.role as office, p.id as "personaId", p.name,
          (select count(*)::int from notices n where n.persona_id = p.id and not n.read
            and not ${IS_QUIET}) as unread,
          f.member_id is not null as "hasFactor",
          coalesce(s.code_at > now() - interval '${DESK_HOURS} hours'
            and s.desk_seen_at > now() - interval '${DESK_IDLE_MINUTES} minutes', false) as "atDesk",
          s.seen_at < date_trunc('minute', now()) as stale
   from sessions s
   join members m on m.id = s.member_id
   left join second_factors f on f.member_id = m.id
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

const touchDesk = new Statement(
  'desk_seen',
  `update sessions set desk_seen_at = date_trunc('minute', now())
   where id_digest = $1 and desk_seen_at < date_trunc('minute', now())`,
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
    if (found.stale) this.note(touch, id);
    return this.asViewer(found);
  }

  /** Notes that the team's pages are in use. */
  noteDesk(id: string): void {
    this.note(touchDesk, id);
  }

  // While a step is missing, whoever is on the team may do no more than any member, wherever roles are asked for.
  private asViewer({ memberId, personaId, name, office, unread, hasFactor, atDesk }: Found): Viewer {
    const missing = isTeam(office) ? this.missing(hasFactor, atDesk) : null;
    return { memberId, personaId, name, office, unread, missing, role: missing ? 'member' : office };
  }

  private missing(hasFactor: boolean, atDesk: boolean): Step | null {
    if (hasFactor) return atDesk ? null : 'code';
    return this.config.staffSecondFactor === 'required' ? 'set_up' : null;
  }

  // The page does not wait for it, and is not lost with it.
  private note(statement: typeof touch, id: string): void {
    statement
      .rows(this.database, [sessionDigest(id)])
      .catch(() => logger.warn('a session could not be moved on'));
  }
}
