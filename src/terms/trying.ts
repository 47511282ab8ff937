import { setImmediate as turn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { ownTerms } from '../screening/terms/own-terms.js';
import { mentions } from '../screening/terms/mentions.js';

/** How many of the last published texts hold a phrase. */
export interface Trial {
  matched: number;
  of: number;
}

const publishedTexts = new Statement<{ text: string }>(
  'published-texts',
  `select coalesce(r.title || E'\\n\\n', '') || r.body as text
   from revisions r where r.state = 'published' order by r.written_at desc, r.id limit 1000`,
);

/** Looks for a phrase in the last thousand published texts. Only the number leaves this place. */
export async function tryPhrase(database: DataSource, phrase: string): Promise<Trial> {
  const texts = await publishedTexts.rows(database);
  const terms = ownTerms(1, [{ id: 'trial', phrase, category: 'suicide', tier: 'none', shadow: true }]);
  let matched = 0;
  for (const { text } of texts) {
    if (mentions(text, terms)) matched += 1;
    // Others wait for their pages meanwhile.
    await turn();
  }
  return { matched, of: texts.length };
}
