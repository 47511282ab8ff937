import { BEGINNING, type Break, breakAfter, type Head, type KeptLink } from './chain.js';

/** What a walk along the chain found: where it ends, or where it breaks first. */
export interface Finding {
  entries: number;
  head: Head;
  broken: Break | null;
}

/**
 * Walks the chain from its beginning to its end, or to the first place where it breaks.
 * @param kept a head that was kept elsewhere: it also tells when the end was cut off, or all was written anew
 */
export async function check(links: AsyncIterable<KeptLink>, kept: Head = BEGINNING): Promise<Finding> {
  let [entries, head] = [0, BEGINNING];
  for await (const link of links) {
    const broken = breakAfter(head, link) ?? strayed(link, kept);
    if (broken) return { entries, head, broken };
    head = { place: BigInt(link.place), hash: link.hash };
    entries++;
  }
  const broken = head.place < kept.place ? ({ place: head.place, what: 'cut' } as const) : null;
  return { entries, head, broken };
}

function strayed(link: KeptLink, kept: Head): Break | null {
  const place = BigInt(link.place);
  return place === kept.place && !link.hash.equals(kept.hash) ? { place, what: 'rewritten' } : null;
}
