import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { refusalCode } from '../reviews/errors.js';
import type { PostStatus } from '../threads/own-post.js';
import { type DangerIn, isDanger, newDanger } from '../urgent-words/danger.js';
import { raise } from '../urgent-words/raising.js';
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
   * Takes in an answer. The same form twice is one answer; whoever may be in danger is heard, however often, and stays
   * on top of the desk until somebody has answered them, whatever becomes of the text.
   * @throws AnsweredTooLate, SentAlready
   */
  async send(post: PostStatus, fields: MessageFields, dangerIn: DangerIn): Promise<Refusal | null> {
    const work = this.database.transaction((manager) => send(manager, post, fields, dangerIn));
    return work.catch((error: unknown) => {
      const code = refusalCode(error);
      throw code === 'HS001' || code === 'HS025' ? new AnsweredTooLate() : error;
    });
  }
}

async function send(
  manager: EntityManager,
  { id, revision_id: revisionId, persona_id: personaId }: PostStatus,
  { body, key }: MessageFields,
  dangerIn: DangerIn,
): Promise<Refusal | null> {
  await manager.query('select lock_post($1)', [id]);
  const [said] = await manager.query<Said[]>(SAID, [id, key]);
  const heard = newDanger(dangerIn, said!.earlier, body);
  const danger = isDanger(heard) ? heard : null;
  if (said!.enough && !danger) return 'messages.enough';
  const written = await write(manager, { revisionId, staffId: null, danger, words: body, key });
  const about = { source: 'answer', subject: revisionId, personaId, revisionId } as const;
  if (written) await raise(manager, about, heard);
  return null;
}

interface Said {
  earlier: string[];
  enough: boolean;
}

// A form that comes again is not one more.
const SAID = `
  select array(select w.words from review_messages b join revisions x on x.id = b.revision_id
      join review_message_words w on w.message_id = b.id
      where x.post_id = $1 and b.staff_id is null order by b.place) as earlier,
    count(*) >= ${MOST_ANSWERS} and not coalesce(bool_or(m.submission_key = $2), false) as enough
  from review_messages m join revisions r on r.id = m.revision_id
  where r.post_id = $1 and m.staff_id is null and m.place > (
    select coalesce(max(s.place), 0) from review_messages s join revisions t on t.id = s.revision_id
    where t.post_id = $1 and s.staff_id is not null)`;
