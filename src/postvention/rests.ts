import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Viewer } from '../platform/web/visit.js';
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
} from './rest-reading.js';

/** Letting a name rest whose member is believed to have died, and undoing it. PostgreSQL does what follows. */
@Injectable()
export class Rests {
  constructor(private readonly database: DataSource) {}

  all({ memberId }: Viewer): Promise<RestRow[]> {
    return openRests.rows(this.database, [memberId]);
  }

  /** Whom a post is by. @throws NotFound, also for themselves */
  async someone(postId: string, { memberId }: Viewer): Promise<Someone> {
    const someone = isUuid(postId) ? await someoneOf.row(this.database, [memberId, postId]) : null;
    if (!someone) throw new NotFound();
    return someone;
  }

  of({ persona_id }: Someone, { memberId }: Viewer): Promise<RestRow | null> {
    return restOfPersona.row(this.database, [memberId, persona_id]);
  }

  companions({ persona_id }: Someone): Promise<CompanionRow[]> {
    return companionsOf.rows(this.database, [persona_id]);
  }

  /** Says that a member has died; a second lead confirms it, where there is one. @throws RestChanged */
  async ask({ post_id, persona_id, second }: Someone, { memberId }: Viewer): Promise<void> {
    const [id, alone] = [randomUUID(), !second];
    await this.change(async (manager) => {
      await manager.query('select lock_post($1)', [post_id]);
      await manager.query(ASK, [id, persona_id, post_id, memberId, alone]);
      await noted(manager, memberId, id, alone ? 'rests_alone' : 'rest_asked');
    });
  }

  /** Confirms what a colleague said. @throws RestChanged */
  async confirm({ persona_id }: Someone, restId: string, { memberId }: Viewer): Promise<void> {
    await this.change(async (manager) => {
      const [, affected] = await manager.query<[unknown, number]>(CONFIRM, [restId, memberId, persona_id]);
      if (affected !== 1) throw new RestChanged();
      await noted(manager, memberId, restId, 'rests');
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

  private async change(work: (manager: EntityManager) => Promise<void>): Promise<void> {
    try {
      await this.database.transaction(work);
    } catch (error) {
      throw isRefused(error) ? new RestChanged() : error;
    }
  }
}

const ASK = 'insert into rests (id, persona_id, post_id, asked_by, alone) values ($1, $2, $3, $4, $5)';

const CONFIRM = `
  update rests set confirmed_by = $2, confirmed_at = date_trunc('minute', now())
  where id = $1 and persona_id = $3 and confirmed_at is null and undone_at is null and not alone`;

const KNOWN = 'select from rests where id = $1';

const UNDO = `
  update rests set undone_by = $2, undone_at = date_trunc('minute', now()) where id = $1 and undone_at is null`;

function noted(manager: EntityManager, actor: string, subject: string, code: string): Promise<void> {
  return record(manager, { kind: 'follow_up', actor, subject, code });
}

// Said already, or the team has changed: HS022 is for whom PostgreSQL does not let say it.
function isRefused(error: unknown): boolean {
  return ['23505', 'HS020', 'HS022'].includes((error as { code?: string }).code ?? '');
}
