import type { EntityManager } from 'typeorm';
import { graver, type Verdict } from '../screening/verdict.js';

/** Counts for today, by term, what the terms in shadow would have done with a text. */
export async function countShadows(
  manager: EntityManager,
  { tier, shadowed }: Pick<Verdict, 'tier' | 'shadowed'>,
): Promise<void> {
  if (shadowed.length === 0) return;
  const counted = shadowed.map((each) => ({ ...each, raised: graver(each.tier, tier) === tier ? 0 : 1 }));
  await manager.query(COUNT, [counted.map(({ term }) => term), counted.map(({ raised }) => raised)]);
}

// In the order of their ids, so that two texts with the same terms never wait for each other.
const COUNT = `
  insert into term_shadows (term_id, matched, raised)
  select term, 1, raised from unnest($1::uuid[], $2::int[]) as counted (term, raised) order by term
  on conflict (term_id, day) do update
    set matched = term_shadows.matched + 1, raised = term_shadows.raised + excluded.raised`;
