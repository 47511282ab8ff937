import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record, recordLook } from '../record/record.js';
import { AnsweredAlready } from './errors.js';
import type { AnswerFields } from './forms.js';
import { urgentById, type UrgentRow } from './urgent-reading.js';

/** What members wrote to the team that sounds like danger: read, and answered, once. */
@Injectable()
export class UrgentWords {
  constructor(private readonly database: DataSource) {}

  /** What waits for an answer. @throws NotFound, also for who wrote it; AnsweredAlready */
  async waiting(id: string, viewer: Viewer): Promise<UrgentRow> {
    const words = isUuid(id) ? await urgentById.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!words) throw new NotFound();
    if (words.answered_at) throw new AnsweredAlready(words.answered_by);
    return words;
  }

  /** The same, and that it was opened is recorded. @throws NotFound, AnsweredAlready */
  async open(id: string, viewer: Viewer): Promise<UrgentRow> {
    const words = await this.waiting(id, viewer);
    const look = { actor: viewer.memberId, subject: words.id, code: 'urgent_words' };
    await recordLook(this.database.manager, look);
    return words;
  }

  /**
   * Marks words as answered; where it is done here, their writer gets the answer as a notice.
   * @returns null, or the message key of why the moderator has to read again
   * @throws AnsweredAlready when a colleague was faster
   */
  async answer(words: UrgentRow, viewer: Viewer, fields: AnswerFields): Promise<string | null> {
    if (fields.seen !== String(words.passages)) return 'urgent-words.news';
    const done = await this.database.transaction((manager) =>
      answer(manager, words, viewer.memberId, fields),
    );
    if (done) return null;
    await this.waiting(words.id, viewer);
    return 'urgent-words.news';
  }
}

async function answer(
  manager: EntityManager,
  { id, persona_id, passages }: UrgentRow,
  staffId: string,
  { outcome, reason }: AnswerFields,
): Promise<boolean> {
  const words = outcome === 'answered' ? reason : null;
  const [, affected] = await manager.query<[unknown, number]>(ANSWER, [
    id,
    passages,
    outcome,
    words,
    staffId,
  ]);
  if (affected !== 1) return false;
  if (words) await sendNotice(manager, persona_id, 'words_answered', { urgentWordsId: id });
  await record(manager, { kind: 'follow_up', actor: staffId, subject: id, code: `words_${outcome}` });
  return true;
}

// What came in since the page was read is not answered with it.
const ANSWER = `
  update urgent_words set outcome = $3, answer = $4, answered_by = $5, answered_at = date_trunc('minute', now())
  where id = $1 and passages = $2 and answered_at is null`;
