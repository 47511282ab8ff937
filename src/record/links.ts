import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { BEGINNING, type Head, type KeptLink } from './chain.js';

const BATCH = 1_000;

// Below every place, also those that nobody should have written.
const LOWEST = '-9223372036854775808';

const linksAfter = new Statement<KeptLink>(
  'record-links-after',
  `select e.place, e.id, e.kind, e.actor, e.subject, e.code, e.words_digest,
     extract(epoch from e.written_at)::text as written_at, e.previous, e.hash, w.salt, w.words
   from record_entries e left join record_words w on w.entry_id = e.id
   where e.place > $1 order by e.place limit ${BATCH}`,
);

/** Every entry of the record with its words, oldest first, without holding them all at once. */
export async function* allLinks(database: DataSource): AsyncGenerator<KeptLink> {
  for (let last = LOWEST; ;) {
    const links = await linksAfter.rows(database, [last]);
    yield* links;
    if (links.length < BATCH) return;
    last = links.at(-1)!.place;
  }
}

const lastLink = new Statement<{ place: string; hash: Buffer }>(
  'record-last-link',
  'select place, hash from record_entries order by place desc limit 1',
);

/** Where the record ends at the moment. */
export async function headOf(database: DataSource): Promise<Head> {
  const last = await lastLink.row(database);
  return last ? { place: BigInt(last.place), hash: last.hash } : BEGINNING;
}
