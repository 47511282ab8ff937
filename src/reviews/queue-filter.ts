export const KINDS = ['words', 'held', 'glance', 'report', 'second_look', 'audit'] as const;
export const TIERS = ['crisis', 'concern', 'watch', 'none'] as const;

export type QueueKind = (typeof KINDS)[number];

/** What of the queue is asked for; what is missing does not matter. */
export interface QueueFilter {
  board?: string;
  kind?: string;
  tier?: string;
}

/** What each filter asks of an item, its value standing at a place of the statement. */
export const CONDITIONS: Record<keyof QueueFilter, (place: string) => string> = {
  board: (place) => `q.board_id = (select id from boards where slug = ${place})`,
  kind: (place) => `q.kind = ${place}`,
  tier: (place) => `q.tier = ${place}`,
};

/** The filters of an address; what is none is left out. */
export function filterOf(query: Record<string, unknown>, boards: string[]): QueueFilter {
  return {
    ...one('board', query, boards),
    ...one('kind', query, KINDS),
    ...one('tier', query, TIERS),
  };
}

function one(
  field: keyof QueueFilter,
  query: Record<string, unknown>,
  known: readonly string[],
): QueueFilter {
  const value = query[field];
  return typeof value === 'string' && known.includes(value) ? { [field]: value } : {};
}
