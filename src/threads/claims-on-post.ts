import type { EntityManager } from 'typeorm';

/** Ends every moderator's claim on a post whose author takes it back or writes it anew: nothing is left to decide. */
export async function endClaims(manager: EntityManager, postId: string): Promise<void> {
  await manager.query(
    'delete from claims where revision_id in (select id from revisions where post_id = $1)',
    [postId],
  );
}
