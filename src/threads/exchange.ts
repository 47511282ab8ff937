import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { markMessagesRead } from '../notices/messages-read.js';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import { emptyForm } from '../platform/web/form.js';
import type { PostStatus } from './own-post.js';

interface Row {
  /** Null for the author's own words. */
  staff_id: string | null;
  /** Of who wrote it; null when the account is gone. */
  name: string | null;
  /** Null once erased. */
  words: string | null;
  sent_at: Date;
  /** Of the notice that brings it; null for the author's own words. */
  read: boolean | null;
  danger: boolean;
}

/** A message between the team and an author, as the team sees it. */
export interface MessageForStaff {
  fromAuthor: boolean;
  name: string | null;
  words: string | null;
  when: When;
  read: boolean;
  danger: boolean;
}

/** The same, as the author sees it: nothing here says who on the team wrote it. */
export interface MessageForAuthor {
  own: boolean;
  words: string | null;
  when: When;
}

const exchangeAboutPost = new Statement<Row>(
  'exchange-about-post',
  `select m.staff_id, p.name, w.words, m.sent_at, n.read, m.danger is not null as danger
   from review_messages m
   join revisions r on r.id = m.revision_id
   left join review_message_words w on w.message_id = m.id
   left join personas p on p.member_id = m.staff_id and p.kind = 'pseudonym'
   left join notices n on n.message_id = m.id
   where r.post_id = $1 order by m.place`,
);

/** What team and author wrote to each other about a post, in its order, for the team. */
export async function exchangeForStaff(database: DataSource, postId: string): Promise<MessageForStaff[]> {
  const rows = await exchangeAboutPost.rows(database, [postId]);
  return rows.map(({ staff_id, name, words, sent_at, read, danger }) => ({
    fromAuthor: staff_id === null,
    name,
    words,
    when: when(sent_at),
    read: read === true,
    danger,
  }));
}

/** The same, for the author. */
export async function exchangeForAuthor(database: DataSource, postId: string): Promise<MessageForAuthor[]> {
  const rows = await exchangeAboutPost.rows(database, [postId]);
  return rows.map(({ staff_id, words, sent_at }) => ({ own: staff_id === null, words, when: when(sent_at) }));
}

/** What stands on the author's page of a post that the team wrote about. @param seen whether it is read now */
export async function exchangePart(
  database: DataSource,
  { id, persona_id, state }: Pick<PostStatus, 'id' | 'persona_id' | 'state'>,
  seen: boolean,
): Promise<object> {
  const exchange = await exchangeForAuthor(database, id);
  if (seen && exchange.length > 0) await markMessagesRead(database, persona_id, id);
  return {
    exchange,
    mayAnswer: state === 'held' && exchange.length > 0,
    answerHref: `/posts/${id}/messages`,
    form: emptyForm({ key: randomUUID() }),
  };
}
