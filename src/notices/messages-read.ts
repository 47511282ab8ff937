import type { DataSource } from 'typeorm';

/** Marks what the team wrote about a post as read: its author has it before them on the post's own page. */
export async function markMessagesRead(
  database: DataSource,
  personaId: string,
  postId: string,
): Promise<void> {
  await database.query(
    `update notices set read = true where persona_id = $1 and post_id = $2 and kind = 'message' and not read`,
    [personaId, postId],
  );
}
