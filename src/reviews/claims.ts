import type { EntityManager } from 'typeorm';

/** Minutes that a text belongs to who claimed it; claiming it again renews them. */
export const LEASE_MINUTES = 20;

/**
 * Claims a revision for a member of staff, or renews their claim.
 * @returns false when someone else holds it
 */
export async function claim(manager: EntityManager, revisionId: string, staffId: string): Promise<boolean> {
  const rows = await manager.query<{ count: number }[]>(
    `with taken as (
       insert into claims (revision_id, staff_id, until) values ($1, $2, now() + make_interval(mins => $3))
       on conflict (revision_id) do update set staff_id = excluded.staff_id, until = excluded.until
       where claims.until <= now() or claims.staff_id = excluded.staff_id
       returning 1)
     select count(*)::int as count from taken`,
    [revisionId, staffId, LEASE_MINUTES],
  );
  return rows[0]?.count === 1;
}

/** Gives a claim back without a reason. */
export async function release(manager: EntityManager, revisionId: string, staffId: string): Promise<void> {
  await manager.query('delete from claims where revision_id = $1 and staff_id = $2', [revisionId, staffId]);
}
