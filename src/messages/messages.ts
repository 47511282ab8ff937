import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { AUTHOR_ANSWERED, isUnread } from '../reviews/answers-seen.js';
import { refused } from '../reviews/refused.js';
import type { ReviewRow } from '../reviews/review.js';
import type { TeamMessageFields } from './forms.js';
import { isSent, write } from './writing.js';

/** Writing to an author before anything is decided. */
@Injectable()
export class Messages {
  constructor(private readonly database: DataSource) {}

  /**
   * Sends words to the author of a held text that this member of staff has claimed. The same form twice is one message.
   * They answer what the author answered before, danger too.
   * @returns null, or the message key of why the moderator has to read again
   * @throws Taken, ClaimEnded, OwnText, SentAlready
   */
  async send(review: ReviewRow, { memberId }: Viewer, fields: TeamMessageFields): Promise<string | null> {
    try {
      return await this.database.transaction((manager) => send(manager, review, memberId, fields));
    } catch (error) {
      throw await refused(this.database, error, review.id);
    }
  }
}

async function send(
  manager: EntityManager,
  { id, post_id, persona_id }: ReviewRow,
  staffId: string,
  { body, key, seen }: TeamMessageFields,
): Promise<string | null> {
  await manager.query('select lock_post($1)', [post_id]);
  const words = { revisionId: id, staffId, danger: null, words: body, key };
  if (await isUnread(manager, post_id, seen)) return (await isSent(manager, words)) ? null : AUTHOR_ANSWERED;
  const messageId = await write(manager, words);
  if (messageId === null) return null;
  await manager.query(ANSWERED, [post_id, staffId]);
  await sendNotice(manager, persona_id, 'message', { postId: post_id, messageId });
  await record(manager, { kind: 'duty', actor: staffId, subject: id, code: 'message', words: body });
  return null;
}

const ANSWERED = `
  update urgent_words u set outcome = 'answered', answered_by = $2, answered_at = date_trunc('minute', now())
  from revisions r
  where r.post_id = $1 and u.revision_id = r.id and u.source = 'answer' and u.answered_at is null`;
