import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusalCode } from '../reviews/errors.js';
import type { About } from '../screening/verdict.js';
import type { Help } from '../threads/help.js';
import type { PostStatus } from '../threads/own-post.js';
import { AnsweredTooLate } from './errors.js';
import type { MessageFields } from './forms.js';
import { write } from './writing.js';

/** Message key: why an answer was not taken in. */
export type Refusal = 'messages.enough';

// Since the team wrote last: what somebody needs to say fits in, and nobody is flooded.
const MOST_ANSWERS = 5;

/** What an author writes back, while a person reads. */
@Injectable()
export class Answers {
  constructor(private readonly database: DataSource) {}

  /**
   * Takes in an answer. The same form twice is one answer; whoever may be in danger is heard, however often.
   * @param help what the words call for, as the quick look says
   * @throws AnsweredTooLate, SentAlready
   */
  async send(post: PostStatus, fields: MessageFields, help: Help | null): Promise<Refusal | null> {
    const danger = help === 'concern' ? null : help;
    const work = this.database.transaction((manager) => send(manager, post, fields, danger));
    return work.catch((error: unknown) => {
      const code = refusalCode(error);
      throw code === 'HS001' || code === 'HS025' ? new AnsweredTooLate() : error;
    });
  }
}

async function send(
  manager: EntityManager,
  { id, revision_id }: PostStatus,
  { body, key }: MessageFields,
  danger: About | null,
): Promise<Refusal | null> {
  await manager.query('select lock_post($1)', [id]);
  const [said] = await manager.query<{ enough: boolean }[]>(ENOUGH, [id, key]);
  if (said?.enough && !danger) return 'messages.enough';
  await write(manager, { revisionId: revision_id, staffId: null, danger, words: body, key });
  return null;
}

// A form that comes again is not one more.
const ENOUGH = `
  select count(*) >= ${MOST_ANSWERS} and not coalesce(bool_or(m.submission_key = $2), false) as enough
  from review_messages m join revisions r on r.id = m.revision_id
  where r.post_id = $1 and m.staff_id is null and m.place > (
    select coalesce(max(s.place), 0) from review_messages s join revisions t on t.id = s.revision_id
    where t.post_id = $1 and s.staff_id is not null)`;
