import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { refused } from '../reviews/refused.js';
import type { ReviewRow } from '../reviews/review.js';
import type { MessageFields } from './forms.js';
import { write } from './writing.js';

/** Writing to an author before anything is decided. */
@Injectable()
export class Messages {
  constructor(private readonly database: DataSource) {}

  /**
   * Sends words to the author of a held text that this member of staff has claimed. The same form twice is one message.
   * @throws Taken, ClaimEnded, OwnText, SentAlready
   */
  async send(review: ReviewRow, { memberId }: Viewer, fields: MessageFields): Promise<void> {
    try {
      await this.database.transaction((manager) => send(manager, review, memberId, fields));
    } catch (error) {
      throw await refused(this.database, error, review.id);
    }
  }
}

async function send(
  manager: EntityManager,
  { id, post_id, persona_id }: ReviewRow,
  staffId: string,
  { body, key }: MessageFields,
): Promise<void> {
  await manager.query('select lock_post($1)', [post_id]);
  const words = { revisionId: id, staffId, danger: null, words: body, key };
  const messageId = await write(manager, words);
  if (messageId === null) return;
  await sendNotice(manager, persona_id, 'message', { postId: post_id, messageId });
  await record(manager, { kind: 'duty', actor: staffId, subject: id, code: 'message', words: body });
}
