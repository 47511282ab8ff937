import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Sessions } from '../members/sessions.js';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { closeReset, closeResetsOf, type End } from './closing-resets.js';
import { mayAsk, mayConfirm, mayStop } from './policies.js';
import { OPEN_RESET, type ResetRow } from './reset-reading.js';

/** What came of it: `over` where somebody else was faster. */
export type Ended = 'done' | 'over' | 'not_yet';

/** Taking somebody's lost second factor away: one lead asks, another does it; alone, after a day. */
@Injectable()
export class Resets {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Asks for a reset. @returns false when there is nothing to reset, or somebody has asked already
   * @throws NotFound where the viewer may not
   */
  async ask(viewer: Viewer, subject: string): Promise<boolean> {
    if (!mayAsk(viewer, subject)) throw new NotFound();
    return this.database.transaction(async (manager) => {
      const personaId = await insert(manager, viewer, subject);
      if (personaId === null) return false;
      await record(manager, { ...deed(subject, 'reset_asked'), actor: viewer.memberId });
      await sendNotice(manager, personaId, 'factor_reset_asked');
      return true;
    });
  }

  /** Carries a reset out. @throws NotFound where the viewer may never */
  async confirm(viewer: Viewer, id: string): Promise<Ended> {
    return this.end(viewer, id, 'done', async (manager, reset) => {
      if (viewer.memberId === reset.member_id) throw new NotFound();
      if (!mayConfirm(viewer, reset)) return false;
      await this.takeAway(manager, reset.member_id, reset.persona_id, viewer.memberId);
      return true;
    });
  }

  /** Stops a reset. @throws NotFound where the viewer may not */
  async withdraw(viewer: Viewer, id: string): Promise<Ended> {
    return this.end(viewer, id, 'withdrawn', async (manager, reset) => {
      if (!mayStop(viewer, reset)) throw new NotFound();
      await record(manager, { ...deed(reset.member_id, 'reset_withdrawn'), actor: viewer.memberId });
      return true;
    });
  }

  /** Resets at the machine, where nobody else is asked. @returns whether there was a factor */
  async atTheMachine(memberId: string, personaId: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await closeResetsOf(manager, memberId, 'done', null);
      return this.takeAway(manager, memberId, personaId, null);
    });
  }

  private async end(
    { memberId }: Viewer,
    id: string,
    state: End,
    work: (manager: EntityManager, reset: ResetRow) => Promise<boolean>,
  ): Promise<Ended> {
    if (!isUuid(id)) throw new NotFound();
    return this.database.transaction(async (manager) => {
      const [reset] = await manager.query<ResetRow[]>(OPEN_RESET, [id]);
      if (!reset) return 'over';
      if (!(await work(manager, reset))) return 'not_yet';
      await closeReset(manager, id, state, memberId);
      return 'done';
    });
  }

  private async takeAway(
    manager: EntityManager,
    memberId: string,
    personaId: string,
    actor: string | null,
  ): Promise<boolean> {
    const [, gone] = await manager.query<[unknown, number]>(
      'delete from second_factors where member_id = $1',
      [memberId],
    );
    if (gone === 0) return false;
    await this.sessions.endAll(memberId, null, manager);
    await record(manager, { ...deed(memberId, 'reset'), actor });
    await sendNotice(manager, personaId, 'factor_reset');
    return true;
  }
}

function deed(subject: string, code: string) {
  return { kind: 'second_factor' as const, subject, code };
}

// Only for somebody on the team who has a factor; one at a time for each.
async function insert(manager: EntityManager, viewer: Viewer, subject: string): Promise<string | null> {
  const rows = await manager.query<{ persona_id: string }[]>(
    `with made as (
       insert into factor_resets (id, member_id, asked_by)
       select $1, f.member_id, $3 from second_factors f join members m on m.id = f.member_id
       where f.member_id = $2 and m.role in ('trustee', 'moderator', 'lead', 'admin')
       on conflict do nothing returning member_id)
     select p.id as persona_id from made join personas p on p.member_id = made.member_id and p.kind = 'pseudonym'`,
    [randomUUID(), subject, viewer.memberId],
  );
  return rows[0]?.persona_id ?? null;
}
