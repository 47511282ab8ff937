import type { EntityManager } from 'typeorm';

/** How a reset ends. */
export type End = 'done' | 'withdrawn';

/** Ends a reset. @param endedBy null at the machine */
export async function closeReset(
  manager: EntityManager,
  id: string,
  end: End,
  endedBy: string,
): Promise<void> {
  await manager.query(`${CLOSE} where id = $1`, [id, end, endedBy]);
}

/** Ends the reset that waits for somebody, if there is one. @param endedBy null at the machine */
export async function closeResetsOf(
  manager: EntityManager,
  memberId: string,
  end: End,
  endedBy: string | null,
): Promise<void> {
  await manager.query(`${CLOSE} where member_id = $1 and state = 'open'`, [memberId, end, endedBy]);
}

const CLOSE = `update factor_resets set state = $2, ended_by = $3, ended_at = date_trunc('minute', now())`;
