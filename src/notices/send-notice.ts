import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Notice, type NoticeKind } from './notice.entity.js';

/** What a notice is about; its words are made when it is read. */
export interface NoticeAbout {
  postId?: string;
  decisionId?: string;
  reportId?: string;
  limitId?: string;
  limitNoteId?: string;
  messageId?: string;
  urgentWordsId?: string;
}

/** Writes a notice to a persona, within the transaction of what it tells about. @returns its id */
export async function sendNotice(
  manager: EntityManager,
  personaId: string,
  kind: NoticeKind,
  about: NoticeAbout = {},
): Promise<string> {
  const notice = { id: randomUUID(), personaId, kind, ...about };
  await manager
    .createQueryBuilder()
    .insert()
    .into(Notice, Object.keys(notice))
    .values(notice)
    .updateEntity(false)
    .execute();
  return notice.id;
}
