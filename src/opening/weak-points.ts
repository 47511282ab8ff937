import type { Config } from '../platform/config.js';
import { oldWords } from '../platform/web/own-words/texts.js';
import { isOnionUrl } from '../platform/text/onion.js';
import { message } from '../platform/web/messages.js';
import type { OpeningRow } from './opening-reading.js';

/** What keeps nobody out, and could be better: one sentence each, with the page where there is one. */
export interface WeakPoint {
  words: string;
  href: string | null;
}

/** @param old own texts that are older than those of the forum */
export function weakPoints(row: OpeningRow, config: Config, old = oldWords()): WeakPoint[] {
  const found: [boolean, string, string | null][] = [
    [!config.local && !config.secure && !isOnionUrl(config.publicUrl), 'no_tls', null],
    [!config.local && config.trustProxy === 0, 'no_hops', null],
    [row.contacts === 1, 'one_contact', '/duty#call-title'],
    [!row.own_protocol, 'shipped_protocol', '/protocol'],
    [!row.own_guidance, 'shipped_guidance', '/safeguarding/guidance'],
    [old.length > 0, 'old_words', null],
  ];
  const values = { files: new Intl.ListFormat('en').format(old) };
  return found
    .filter(([weak]) => weak)
    .map(([, name, href]) => ({ words: message(`opening.weak_${name}`, values), href }));
}
