import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { NothingToAnswer } from './errors.js';
import type { AnswerFields } from './forms.js';
import { mayAnswer, outcomesFor, type Standing } from './policies.js';
import { lastAnswer, lockReaders, type ReaderRow, type ReportedPost } from './reported-post.js';
import { seenOf } from './seen.js';

/** Why nothing was answered: the field of the form and a message key. */
export type Refusal = [field: 'outcome' | 'reason', key: string];

/** Answering readers: all open reports of a post at once, with a notice to each, in one transaction. */
@Injectable()
export class Answers {
  constructor(private readonly database: DataSource) {}

  /**
   * Answers everyone who told the team about a post.
   * @returns null, or why the moderator has to look again
   * @throws NothingToAnswer when a colleague was faster
   */
  async answer(post: ReportedPost, fields: AnswerFields, viewer: Viewer): Promise<Refusal | null> {
    const result = await this.database.transaction((manager) => attempt(manager, post, fields, viewer));
    // Looked up once the transaction has given its connection back: many may come late at the same moment.
    if (result === 'over') throw await this.over(post.id);
    return result;
  }

  /** What became of the reports of a post that wait no longer. */
  async over(postId: string): Promise<NothingToAnswer> {
    const last = await lastAnswer.row(this.database, [postId]);
    return new NothingToAnswer(last?.outcome ?? null, last?.by ?? null);
  }
}

async function attempt(
  manager: EntityManager,
  { id }: ReportedPost,
  fields: AnswerFields,
  viewer: Viewer,
): Promise<Refusal | 'over' | null> {
  const { readers, standing } = await lockReaders(manager, id, ownPersonas(viewer));
  if (readers.length === 0) return 'over';
  const refusal = refusalOf(readers, standing, fields);
  if (!refusal) await answerAll(manager, id, readers, fields, viewer.memberId);
  return refusal;
}

function refusalOf(readers: ReaderRow[], standing: Standing, fields: AnswerFields): Refusal | null {
  if (!mayAnswer(readers)) return ['outcome', 'reports.own_report'];
  if (seenOf(readers) !== fields.seen) return ['reason', 'reports.news'];
  if (outcomesFor(standing).includes(fields.outcome)) return null;
  return [
    'outcome',
    fields.outcome === 'taken_down' ? 'reports.not_taken_down' : 'reports.taken_down_already',
  ];
}

async function answerAll(
  manager: EntityManager,
  postId: string,
  readers: ReaderRow[],
  { outcome, reason }: AnswerFields,
  staffId: string,
): Promise<void> {
  const answerId = randomUUID();
  await manager.query(WORDS, [answerId, postId, reason]);
  const ids = readers.map(({ id }) => id);
  const [told] = await manager.query<[{ id: string; persona_id: string }[], number]>(ANSWER, [
    ids,
    staffId,
    outcome,
    answerId,
  ]);
  for (const { id, persona_id } of told)
    await sendNotice(manager, persona_id, 'report_answered', { postId, reportId: id });
  // Not the post: whoever reads the record may have written it.
  await record(manager, { kind: 'report', actor: staffId, subject: answerId, code: outcome });
}

const WORDS = `insert into report_answers (id, post_id, words) values ($1, $2, nullif($3, ''))`;

const ANSWER = `
  update reports set state = 'answered', answered_by = $2, answered_at = date_trunc('minute', now()), outcome = $3,
    answer_id = $4
  where id = any($1::uuid[]) returning id, persona_id`;
