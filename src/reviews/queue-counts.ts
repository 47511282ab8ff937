import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import type { Tier } from '../screening/verdict.js';
import { KINDS, type QueueKind, TIERS } from './queue-filter.js';

/** Nobody needs to know it more exactly, and counting on would cost time when the queue is longest. */
export const COUNTED = 500;

interface Row {
  kind: QueueKind;
  tier: Tier;
  count: number;
  oldest: Date;
}

/** How much of one kind and level waits, and since when. */
export interface QueueCount {
  /** Message key of the kind. */
  what: string;
  tier: Tier;
  count: number;
  /** There are more than were counted. */
  more: boolean;
  oldest: When;
}

const counts = new Statement<Row>(
  'queue-counts',
  `select k.kind, g.tier, c.count, c.oldest
   from unnest($1::text[]) with ordinality k(kind, place)
   cross join unnest($2::text[]) with ordinality g(tier, place)
   cross join lateral (
     select count(*)::int as count, min(s.since) as oldest
     from (select q.since from queue_items q where q.kind = k.kind and q.tier = g.tier order by q.since limit ${COUNTED + 1}) s) c
   where c.count > 0
   order by k.place, g.place`,
);

/** What waits, by kind and level. */
export async function queueCounts(database: DataSource): Promise<QueueCount[]> {
  const rows = await counts.rows(database, [KINDS, TIERS]);
  return rows.map(({ kind, tier, count, oldest }) => ({
    what: `reviews.kind_${kind}`,
    tier,
    count: Math.min(count, COUNTED),
    more: count > COUNTED,
    oldest: when(oldest),
  }));
}
