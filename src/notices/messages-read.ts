import type { DataSource } from 'typeorm';

/**
 * Marks what the team wrote about a post as read: its author has it before them on the post's own page. To a one-time
 * name nothing is ever marked: it stays open until it is put away.
 */
export async function markMessagesRead(
  database: DataSource,
  personaId: string,
  postId: string,
): Promise<void> {
  await database.query(
    `update notices set read = true where persona_id = $1 and post_id = $2 and kind = 'message' and not read
       and exists (select from personas p where p.id = $1 and p.kind = 'pseudonym')`,
    [personaId, postId],
  );
}
