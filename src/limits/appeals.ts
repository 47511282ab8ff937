import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { Statement } from '../platform/database/statement.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, isTrustee, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { recordLook } from '../record/record.js';
import { raise } from '../urgent-words/raising.js';
import { appealById, type AppealRow } from './appeal-reading.js';
import { isRefused, NotYours, Settled, TooEarly } from './errors.js';
import type { AppealDecisionFields } from './forms.js';
import { LIMIT_FACTS } from './limit.js';
import { liftRow } from './limits.js';
import type { Heard } from './notes.js';
import { mayDecide } from './policies.js';
import { speakingAs } from './speaking.js';

/** How a request for a second look came out. */
export type Asked = 'asked' | 'asked_before' | 'over';

/** The second look: asked for once for each limit, and given by somebody else than who set it. */
@Injectable()
export class Appeals {
  constructor(private readonly database: DataSource) {}

  /** Whoever was given a limit, under the name that it was given to. @throws NotFound when it is not the viewer's */
  async limited(limitId: string, viewer: Viewer): Promise<Viewer> {
    const own = [limitId, viewer.memberId, ownPersonas(viewer)];
    const limit = isUuid(limitId) ? await limitOfOwn.row(this.database, own) : null;
    if (!limit) throw new NotFound();
    return limit.worn === null ? viewer : (speakingAs(viewer, limit.worn) ?? viewer);
  }

  /**
   * Asks for a second look at one's own limit, under the name that it was given to.
   * @param said what the words call for and the danger in them, as the quick look says
   * @throws NotFound when it is not the viewer's
   */
  async ask(limitId: string, viewer: Viewer, body: string, { help, danger }: Heard): Promise<Asked> {
    if (!isUuid(limitId)) throw new NotFound();
    const { manager } = this.database;
    const own = [limitId, viewer.memberId, ownPersonas(viewer)];
    const limit = await limitOfOwn.row(this.database, own);
    if (!limit) throw new NotFound();
    if (!limit.open) return 'over';
    await this.database.transaction(async (one) => {
      const [asked] = await one.query<{ id: string }[]>(ASK, [limitId, viewer.personaId, body, help]);
      const words = { source: 'appeal', personaId: viewer.personaId } as const;
      if (asked) await raise(one, { ...words, subject: asked.id }, danger);
    });
    const [kept] = await manager.query<{ same: boolean }[]>(SAME, [limitId, body]);
    return kept?.same ? 'asked' : 'asked_before';
  }

  /** One that waits, for the staff; opening it is recorded. @throws NotFound, Settled */
  async open(id: string, viewer: Viewer): Promise<AppealRow> {
    const appeal = await this.waiting(id, viewer);
    const look = { actor: viewer.memberId, subject: appeal.appeal_id, code: 'limit_appeal' };
    await recordLook(this.database.manager, look);
    return appeal;
  }

  /** Decides: the limit stands, or is lifted. @throws NotFound, NotYours, Settled */
  async decide(id: string, viewer: Viewer, fields: AppealDecisionFields): Promise<void> {
    const appeal = await this.waiting(id, viewer);
    const turn = mayDecide(viewer, appeal);
    if (turn === 'someone_else') throw new NotYours();
    if (turn === 'later') throw new TooEarly();
    const work = this.database.transaction((manager) => decide(manager, appeal, viewer.memberId, fields));
    await work.catch((error: unknown) => this.explained(error, id));
  }

  // What has not come to a trustee does not exist for them.
  private async waiting(id: string, viewer: Viewer): Promise<AppealRow> {
    const appeal = isUuid(id) ? await appealById.row(this.database, [id]) : null;
    if (!appeal || appeal.member_id === viewer.memberId || isOwn(viewer, appeal.appeal_persona))
      throw new NotFound();
    if (isTrustee(viewer.role) && mayDecide(viewer, appeal) !== 'yes') throw new NotFound();
    if (appeal.decided_at) throw new Settled('decided', appeal.decided_by_name);
    if (appeal.lifted_at) throw new Settled('lifted', appeal.lifted_by_name);
    return appeal;
  }

  private async explained(error: unknown, id: string): Promise<never> {
    if (isRefused(error, 'HS015')) throw new NotYours();
    if (!(error instanceof Settled)) throw error;
    const now = await appealById.row(this.database, [id]);
    if (now?.decided_at) throw new Settled('decided', now.decided_by_name);
    throw new Settled('lifted', now?.lifted_by_name ?? null);
  }
}

// What ended lately may be looked at too: it can still weigh on somebody.
const limitOfOwn = new Statement<{ open: boolean; worn: string | null }>(
  'limit-of-own',
  `select f.worn, f.lifted_at is null and (f.in_force or coalesce(f.until, f.starts_at) > now() - interval '30 days') as open
   from (select ${LIMIT_FACTS}, case when l.member_id is null then l.persona_id end as worn
     from limits l where l.id = $1 and (l.member_id = $2 or l.persona_id = any($3))) f`,
);

const ASK = `
  insert into limit_appeals (limit_id, persona_id, body, advised_help) values ($1, $2, $3, $4)
  on conflict (limit_id) do nothing returning id`;

const SAME = 'select body = $2 as same from limit_appeals where limit_id = $1';

async function decide(
  manager: EntityManager,
  { appeal_id, appeal_persona, id }: AppealRow,
  staffId: string,
  { decision, reason }: AppealDecisionFields,
): Promise<void> {
  const [, affected] = await manager.query<[unknown, number]>(DECIDE, [appeal_id, decision, reason, staffId]);
  if (affected === 0) throw new Settled('decided', null);
  if (decision === 'lifted' && !(await liftRow(manager, id, staffId))) throw new Settled('lifted', null);
  await sendNotice(manager, appeal_persona, decision === 'lifted' ? 'appeal_lifted' : 'appeal_stands', {
    limitId: id,
  });
}

const DECIDE = `
  update limit_appeals set decision = $2, answer = $3, decided_by = $4, decided_at = date_trunc('minute', now())
  where id = $1 and decided_at is null`;
