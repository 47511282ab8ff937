import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MEMBER_COMES } from '../members/member-comes.js';
import {
  BLOCK_HOURS,
  inBlock,
  ownerIn,
  sessionDigest,
  Sessions,
  SHARED_IDLE_MINUTES,
} from '../members/sessions.js';
import { ReadingHours } from '../notices/hours/reading-hours.js';
import { countOpen } from '../notices/open-notices.js';
import { CALLS_NOBODY, IS_QUIET } from '../notices/quiet.js';
import { type NamesInSight, namesInSight, OneTimeNames } from '../personas/one-time-names.js';
import { CONFIG } from '../platform/config.module.js';
import type { Config } from '../platform/config.js';
import { Statement } from '../platform/database/statement.js';
import { logger } from '../platform/logging/logger.js';
import { Vault } from '../platform/vault/vault.js';
import { isTeam, type Step, type Viewer } from '../platform/web/visit.js';

/** After the code the team's pages stay open for so long in all, and so long without use. */
const DESK_HOURS = 12;
const DESK_IDLE_MINUTES = 60;

interface Found {
  owner: Buffer;
  epoch: number;
  atDesk: boolean;
  stale: boolean;
  shared: boolean;
  minute: number;
}

interface Member extends Omit<Viewer, 'role' | 'missing' | 'names'>, NamesInSight {
  hasFactor: boolean;
  returned: boolean;
}

/** Whose session it is, whether on a device that others use too, and the minute of the database's clock. */
export interface Known {
  viewer: Viewer;
  shared: boolean;
  minute: number;
}

const find = new Statement<Found>(
  'session_by_id',
  `select s.owner_sealed as owner, s.epoch, s.shared,
          coalesce(s.code_at > now() - interval '${DESK_HOURS} hours'
            and s.desk_seen_at > now() - interval '${DESK_IDLE_MINUTES} minutes', false) as "atDesk",
          s.seen_at < ${inBlock('now()')} as stale,
          floor(extract(epoch from now()) / 60)::int as minute
   from sessions s
   where s.id_digest = $1
     and s.seen_at > now() - case when s.shared then least(${SHARED_IDLE_MINUTES}, $2::int) else $2::int end * interval '1 minute'
       - interval '${BLOCK_HOURS} hours'
     and s.started_at > now() - $3::int * interval '1 hour'`,
);

const view = new Statement<Member>(
  'viewer_of_session',
  `select m.id as "memberId", m.role as office, p.id as "personaId", p.name,
          (select count(*)::int from notices n where n.persona_id = p.id and not n.read
            and not ${CALLS_NOBODY} and not ${IS_QUIET}) as unread,
          f.member_id is not null as "hasFactor",
          exists (select from follow_ups w where w.persona_id = p.id and w.state = 'open' and not w.came_back
            and w.since <= now() - interval '4 hours') as returned,
          ${namesInSight('m.id')}
   from members m
   left join second_factors f on f.member_id = m.id
   join personas p on p.member_id = m.id and p.kind = 'pseudonym'
   where m.id = $1 and m.session_epoch = $2
     and not exists (select from resting_names r where r.persona_id = p.id)`,
);

MEMBER_COMES.asks(view, ({ memberId, epoch }) => [memberId, epoch]);

const touch = new Statement(
  'session_seen',
  `update sessions set seen_at = ${inBlock('now()')}
   where id_digest = $1 and seen_at < ${inBlock('now()')}`,
);

const noteReturn = new Statement('session_returned', 'select note_return_of($1)');

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
    private readonly oneTimeNames: OneTimeNames,
    private readonly sessions: Sessions,
    private readonly hours: ReadingHours,
    private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * The member whose session this is; null for guests, and for sessions past their idle or absolute limit. Of the idle
   * limit of a shared device no more is known here than its block of hours: the browser holds the rest (`LastUse`).
   */
  async of(id: string): Promise<Known | null> {
    const { sessionIdleMinutes, sessionHours } = this.config;
    const found = await find.row(this.database, [sessionDigest(id), sessionIdleMinutes, sessionHours]);
    if (!found) return null;
    const member = await this.member(ownerIn(found.owner, id), found);
    if (!member) return null;
    if (found.stale) void this.note(touch, sessionDigest(id));
    if (member.returned) await this.note(noteReturn, member.memberId);
    return { viewer: await this.asViewer(member, found), shared: found.shared, minute: found.minute };
  }

  private async member(memberId: string, { epoch }: Found): Promise<Member | null> {
    await MEMBER_COMES.read(this.database, { memberId, epoch, vault: this.vault });
    return view.row(this.database, [memberId, epoch]);
  }

  /** Ends a session that was not used for too long. */
  async end(id: string): Promise<void> {
    await this.sessions.end(id);
  }

  /** Notes that the team's pages are in use. */
  noteDesk(id: string): void {
    void this.note(touchDesk, sessionDigest(id));
  }

  // While a step is missing, whoever is on the team may do no more than any member, wherever roles are asked for.
  private async asViewer(member: Member, { atDesk }: Found): Promise<Viewer> {
    const { memberId, personaId, name, office } = member;
    const missing = isTeam(office) ? this.missing(member.hasFactor, atDesk) : null;
    const names = await this.oneTimeNames.among(memberId, member);
    const all = member.unread + (await countOpen(this.database, names));
    const unread = await this.hours.calling({ memberId, personaId, names }, all);
    return { memberId, personaId, name, office, unread, names, missing, role: missing ? 'member' : office };
  }

  private missing(hasFactor: boolean, atDesk: boolean): Step | null {
    if (hasFactor) return atDesk ? null : 'code';
    return this.config.staffSecondFactor === 'required' ? 'set_up' : null;
  }

  // A page is not lost with it.
  private async note(statement: typeof touch, which: Buffer | string): Promise<void> {
    await statement.rows(this.database, [which]).catch(() => logger.warn('a session could not be moved on'));
  }
}
