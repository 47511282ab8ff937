import { Injectable } from '@nestjs/common';
import { DataSource, IsNull } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { type AuditRow, auditById, auditsToJudge } from './audit-reading.js';
import { Audit, type Judgement } from './audit.entity.js';
import { AlreadyJudged } from './errors.js';

const THIS_MINUTE = () => `date_trunc('minute', now())`;

/** The blind sample: what waits to be judged, judging it, looking after what was a crisis. */
@Injectable()
export class Audits {
  constructor(private readonly database: DataSource) {}

  waiting(viewer: Viewer): Promise<AuditRow[]> {
    return auditsToJudge.rows(this.database, [ownPersonas(viewer)]);
  }

  /** A text of the sample that this viewer may judge. @throws NotFound, AlreadyJudged */
  async toJudge(id: string, viewer: Viewer): Promise<AuditRow> {
    const audit = await this.find(id, viewer);
    if (audit.judgement) throw new AlreadyJudged();
    return audit;
  }

  /** A text that is up and was judged a crisis. @throws NotFound, also when somebody looked after it */
  async toFollowUp(id: string, viewer: Viewer): Promise<AuditRow> {
    const audit = await this.find(id, viewer);
    if (!needsSomebody(audit)) throw new NotFound();
    return audit;
  }

  /** A text of the sample, judged or not. @throws NotFound, also for its author */
  async find(id: string, viewer: Viewer): Promise<AuditRow> {
    const audit = isUuid(id) ? await auditById.row(this.database, [ownPersonas(viewer), id]) : null;
    if (!audit) throw new NotFound();
    return audit;
  }

  /** Judges, once for all. @throws AlreadyJudged when somebody was faster */
  async judge({ id }: AuditRow, judgement: Judgement, { memberId }: Viewer): Promise<void> {
    const { affected } = await this.database.manager.update(
      Audit,
      { id, judgement: IsNull() },
      { judgement, judgedBy: memberId, judgedAt: THIS_MINUTE },
    );
    if (affected !== 1) throw new AlreadyJudged();
  }

  /** Writes down that somebody looked after it. The first to say so stands. */
  async followUp({ id }: AuditRow, { memberId }: Viewer): Promise<void> {
    await this.database.manager.update(
      Audit,
      { id, judgement: 'crisis', followedUpAt: IsNull() },
      { followedUpBy: memberId, followedUpAt: THIS_MINUTE },
    );
  }
}

/** Whether a text was judged a crisis, was not taken down, and nobody looked after its author yet. */
export function needsSomebody(audit: AuditRow): boolean {
  return audit.judgement === 'crisis' && !audit.removed && !audit.followed_up;
}
