import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { isTrustee, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { claim } from '../reviews/claims.js';
import { Decision, DecisionText } from '../reviews/decision.entity.js';
import { refusalCode, Taken } from '../reviews/errors.js';
import { textDigest } from '../threads/text-digest.js';
import { ForSomeoneElse, TooEarly } from './errors.js';
import type { AnswerFields } from './forms.js';
import { mayLookAgain } from './policies.js';
import { SecondLooks, type WaitingLook } from './second-looks.js';

/** Answering a second look: decision, state, notices and record are one transaction, and PostgreSQL has the last word. */
@Injectable()
export class Answering {
  constructor(
    private readonly database: DataSource,
    private readonly looks: SecondLooks,
  ) {}

  /** @throws ForSomeoneElse, TooEarly */
  allow({ look }: WaitingLook, viewer: Viewer): void {
    const turn = mayLookAgain(viewer, look);
    if (turn === 'someone_else') throw new ForSomeoneElse();
    if (turn === 'later') throw new TooEarly();
  }

  /**
   * Decides: the first decision stands, or the text goes up.
   * @returns null, or the key of why the moderator has to read again
   * @throws ForSomeoneElse, TooEarly, Taken when somebody was faster
   */
  async answer(waiting: WaitingLook, viewer: Viewer, fields: AnswerFields): Promise<string | null> {
    this.allow(waiting, viewer);
    try {
      return await this.database.transaction((manager) => answer(manager, waiting, viewer, fields));
    } catch (error) {
      throw await this.explained(error, waiting, viewer);
    }
  }

  // Whoever lost against a colleague or the author is told by whom; else PostgreSQL itself refused this person.
  private async explained(error: unknown, { look }: WaitingLook, viewer: Viewer): Promise<unknown> {
    if (!(error instanceof Taken) && refusalCode(error) === null) return error;
    const now = await this.looks.waiting(look.id, viewer);
    if (refusalCode(error) !== 'HS018') return error;
    this.allow(now, viewer);
    return new ForSomeoneElse();
  }
}

async function answer(
  manager: EntityManager,
  { look, review }: WaitingLook,
  viewer: Viewer,
  fields: AnswerFields,
): Promise<string | null> {
  const staffId = viewer.memberId;
  await manager.query('select lock_post($1)', [review.post_id]);
  const [now] = await manager.query<Now[]>(NOW, [look.id, review.id]);
  if (now!.answered) throw new Taken('decided', null, null);
  if (String(now!.seen) !== fields.seen) return 'second-looks.news';
  if (fields.outcome === 'overturned' && now!.wished) return 'second-looks.details_wished';
  // Claimed and decided in one go, as a removal is.
  if (!(await claim(manager, review.id, staffId))) throw new Taken('claimed', null, null);
  const decisionId = await decide(manager, { look, review }, staffId, fields);
  await tell(manager, { look, review }, decisionId, fields.outcome, viewer);
  return null;
}

interface Now {
  seen: number;
  answered: boolean;
  /** Its author asked that details be hidden: whole it does not go up. */
  wished: boolean;
}

const NOW = `
  select (select count(*)::int from second_look_words where second_look_id = $1) as seen,
    exists (select from second_look_answers where second_look_id = $1) as answered,
    exists (select from detail_wishes where revision_id = $2
      or revision_id in (select original_id from masks where revision_id = $2)) as wished`;

// Words that come with a publication are a note; all others are the reason.
async function decide(
  manager: EntityManager,
  { look, review }: WaitingLook,
  staffId: string,
  { outcome, guideline, reason }: AnswerFields,
): Promise<string> {
  const id = randomUUID();
  const up = outcome === 'overturned';
  await manager.insert(Decision, {
    id,
    revisionId: review.id,
    staffId,
    outcome: up ? 'publish' : 'uphold',
    guideline: up ? null : guideline,
    digest: textDigest(review),
  });
  await manager.insert(DecisionText, {
    decisionId: id,
    reason: up ? null : reason,
    note: up ? reason : null,
  });
  await manager.query(ANSWER, [look.id, id, look.decided_by === staffId]);
  await manager.query('select apply_decision($1)', [id]);
  return id;
}

const ANSWER = 'insert into second_look_answers (second_look_id, decision_id, alone) values ($1, $2, $3)';

// The author and who decided the first time read the same words, and no name.
async function tell(
  manager: EntityManager,
  { look, review }: WaitingLook,
  decisionId: string,
  outcome: AnswerFields['outcome'],
  { memberId: staffId, role }: Viewer,
): Promise<void> {
  const about = { postId: review.post_id, decisionId };
  const alone = look.decided_by === staffId;
  const unmasked = look.outcome === 'mask' && outcome === 'overturned';
  await sendNotice(
    manager,
    review.persona_id,
    unmasked ? 'second_look_unmasked' : `second_look_${outcome}`,
    about,
  );
  if (look.decider_persona && !alone)
    await sendNotice(manager, look.decider_persona, `decision_${outcome}`, about);
  const code = `${outcome}${alone ? '_alone' : isTrustee(role) ? '_outside' : ''}`;
  await record(manager, { kind: 'appeal', actor: staffId, subject: look.id, code });
}
