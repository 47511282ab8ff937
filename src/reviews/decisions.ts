import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { NoticeKind } from '../notices/notice.entity.js';
import { sendNotice } from '../notices/send-notice.js';
import { noteTemplate } from '../templates/templates.js';
import { textDigest } from '../threads/text-digest.js';
import { AUTHOR_ANSWERED, isUnread } from './answers-seen.js';
import { claim } from './claims.js';
import { Decision, DecisionText, type Outcome, type ScreenRight } from './decision.entity.js';
import { Taken } from './errors.js';
import type { DecisionFields, RemovalFields } from './forms.js';
import { applyMask, type Mask } from './masking.js';
import { refused } from './refused.js';
import type { ReviewRow } from './review.js';

/** What is decided about a text, and what its author reads. */
interface Ruling {
  outcome: Outcome;
  guideline: string | null;
  reason: string | null;
  note: string | null;
  screenRight: ScreenRight | null;
  /** The template that its words began with. */
  began: string | null;
  mask?: Mask | null;
}

const NOTICES: Record<Outcome, NoticeKind> = {
  publish: 'published',
  return: 'returned',
  keep: 'kept',
  decline: 'declined',
  remove: 'removed',
  mask: 'masked',
};

/** Deciding about texts: decision, state and notice are one transaction, and PostgreSQL has the last word. */
@Injectable()
export class Decisions {
  constructor(private readonly database: DataSource) {}

  /**
   * Decides about a held text that this member of staff has claimed.
   * @param mask the text with words hidden, where that is decided
   * @returns null, or the message key of why the moderator has to read again
   * @throws Taken, ClaimEnded, OwnText
   */
  async decide(
    review: ReviewRow,
    staffId: string,
    fields: DecisionFields,
    mask: Mask | null = null,
  ): Promise<string | null> {
    const ruling = { ...rulingOf(fields), mask: fields.outcome === 'mask' ? mask : null };
    return this.rule(review, staffId, ruling, fields.seen);
  }

  /**
   * Takes a published text down.
   * @throws Taken when someone else is deciding about it, OwnText
   */
  async remove(
    review: ReviewRow,
    staffId: string,
    { guideline, reason, began }: RemovalFields,
  ): Promise<void> {
    await this.rule(review, staffId, {
      outcome: 'remove',
      guideline,
      reason,
      note: null,
      screenRight: null,
      began,
    });
  }

  private async rule(
    review: ReviewRow,
    staffId: string,
    ruling: Ruling,
    seen: string | null = null,
  ): Promise<string | null> {
    try {
      return await this.database.transaction(async (manager) => {
        await manager.query('select lock_post($1)', [review.post_id]);
        if (seen !== null && (await isUnread(manager, review.post_id, seen))) return AUTHOR_ANSWERED;
        await apply(manager, review, staffId, ruling);
        return null;
      });
    } catch (error) {
      throw await refused(this.database, error, review.id);
    }
  }
}

async function apply(
  manager: EntityManager,
  review: ReviewRow,
  staffId: string,
  ruling: Ruling,
): Promise<void> {
  const { outcome, guideline, reason, note, screenRight } = ruling;
  const id = randomUUID();
  // A removal is claimed and decided in one go; a held text was claimed before it was read.
  if (outcome === 'remove' && !(await claim(manager, review.id, staffId)))
    throw new Taken('claimed', null, null);
  await manager.insert(Decision, {
    id,
    revisionId: review.id,
    staffId,
    outcome,
    guideline,
    digest: textDigest(review),
    screenRight,
  });
  await manager.insert(DecisionText, { decisionId: id, reason, note });
  await noteTemplate(manager, id, ruling.began);
  if (ruling.mask) await applyMask(manager, id, ruling.mask);
  else await manager.query('select apply_decision($1)', [id]);
  await sendNotice(manager, review.persona_id, NOTICES[outcome], { postId: review.post_id, decisionId: id });
}

// Words that come with a publication are a note; all others are the reason.
function rulingOf({ outcome, guideline, reason, screen_right, began: ref }: DecisionFields): Ruling {
  const screenRight = screen_right ?? null;
  const words = reason === '' ? null : reason;
  const began = words && ref;
  if (outcome === 'publish' || outcome === 'publish_with_note')
    return { outcome: 'publish', guideline, reason: null, note: words, screenRight, began };
  return { outcome, guideline, reason: words, note: null, screenRight, began };
}
