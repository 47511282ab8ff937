import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Sessions } from '../members/sessions.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { RestChanged } from './errors.js';
import {
  companionsOf,
  type CompanionRow,
  openRests,
  restOfPersona,
  type RestRow,
  type Someone,
  someoneOf,
  waitingOfName,
  type WaitingRow,
  writerOf,
} from './rest-reading.js';

/** Letting a name rest whose member is believed to have died, and undoing it. PostgreSQL does what follows. */
@Injectable()
export class Rests {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
  ) {}

  all(viewer: Viewer): Promise<RestRow[]> {
    return openRests.rows(this.database, [viewer.memberId, ownPersonas(viewer)]);
  }

  /** Whom a post is by. @throws NotFound, also for themselves */
  async someone(postId: string, viewer: Viewer): Promise<Someone> {
    const someone = isUuid(postId) ? await this.writer(postId, viewer) : null;
    if (!someone) throw new NotFound();
    return someone;
  }

  of({ persona_id }: Someone, viewer: Viewer): Promise<RestRow | null> {
    return restOfPersona.row(this.database, [viewer.memberId, ownPersonas(viewer), persona_id]);
  }

  companions({ persona_id }: Someone): Promise<CompanionRow[]> {
    return companionsOf.rows(this.database, [persona_id]);
  }

  /** What waits of somebody, which the queue may not show any more. */
  waiting({ persona_id }: Someone): Promise<WaitingRow[]> {
    return waitingOfName.rows(this.database, [persona_id]);
  }

  /**
   * Says that a member has died. The name rests for now at once, but not a second time within a month: then it waits
   * until it is confirmed. @throws RestChanged
   */
  async ask({ post_id, persona_id }: Someone, { memberId }: Viewer): Promise<void> {
    const id = randomUUID();
    await this.change(async (manager) => {
      await manager.query('select lapse_rests()');
      await manager.query('select lock_post($1)', [post_id]);
      const [said] = await manager.query<{ holds: boolean }[]>(ASK, [id, persona_id, post_id, memberId]);
      await noted(manager, memberId, id, said!.holds ? 'rest_holds' : 'rest_asked');
    });
  }

  /** Confirms what a colleague said; where nobody else could, one's own word after a day. @throws RestChanged */
  async confirm({ persona_id }: Someone, restId: string, { memberId }: Viewer): Promise<void> {
    await this.change(async (manager) => {
      const values = [restId, memberId, persona_id];
      const [[rest]] = await manager.query<[{ alone: boolean }[], number]>(CONFIRM, values);
      if (!rest) throw new RestChanged();
      await noted(manager, memberId, restId, rest.alone ? 'rests_alone' : 'rests');
    });
  }

  /** Undoes it; what is undone stays so. @throws NotFound when there is no such thing */
  async undo(restId: string, { memberId }: Viewer): Promise<void> {
    const known = isUuid(restId) && (await this.database.query<unknown[]>(KNOWN, [restId])).length === 1;
    if (!known) throw new NotFound();
    await this.database.transaction(async (manager) => {
      const [, affected] = await manager.query<[unknown, number]>(UNDO, [restId, memberId]);
      if (affected === 1) await noted(manager, memberId, restId, 'rest_undone');
    });
  }

  private async writer(postId: string, viewer: Viewer): Promise<Someone | null> {
    const writer = await writerOf.row(this.database, [postId]);
    const tags = writer ? this.sessions.tagsOf(writer.id) : [];
    return someoneOf.row(this.database, [viewer.memberId, postId, ownPersonas(viewer), tags]);
  }

  private async change(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.database.transaction(work);
    } catch (error) {
      throw isRefused(error) ? new RestChanged() : error;
    }
  }
}

const ASK = 'insert into rests (id, persona_id, post_id, asked_by) values ($1, $2, $3, $4) returning holds';

const CONFIRM = `
  update rests set confirmed_by = $2, confirmed_at = date_trunc('minute', now())
  where id = $1 and persona_id = $3 and confirmed_at is null and undone_at is null and lapsed_at is null
  returning alone`;

const KNOWN = 'select from rests where id = $1';

const UNDO = `
  update rests set undone_by = $2, undone_at = date_trunc('minute', now()) where id = $1 and undone_at is null and lapsed_at is null`;

function noted(manager: EntityManager, actor: string, subject: string, code: string): Promise<void> {
  return record(manager, { kind: 'follow_up', actor, subject, code });
}

// Said already, or the team has changed: HS022 is for whom PostgreSQL does not let say it.
function isRefused(error: unknown): boolean {
  return ['23505', 'HS020', 'HS022'].includes((error as { code?: string }).code ?? '');
}
