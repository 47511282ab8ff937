import type { Normalised } from '../normalise.js';
import type { Match } from '../verdict.js';

/** Spam by its shape: a link beside the words of an advert. Most links are help and are left alone. */
export function linkSpam(source: Normalised): Match[] {
  const links = [...source.text.matchAll(/(?:https?:\/\/|www\.)[^\s]{3,300}/g)];
  if (links.length === 0 || !(ADVERT.test(source.text) || links.length > 5)) return prizes(source);
  return links.map((found) => ({
    start: source.from[found.index] ?? 0,
    end: source.to[found.index + found[0].length - 1] ?? 0,
    rule: 'spam.link',
    category: 'spam',
  }));
}

const ADVERT =
  /\b(?:\d{1,2}% off|discount|promo|buy now|order now|click (?:here|now|the link)|limited offer|lose weight|earn \$|make money|casino|viagra|cialis|crypto|forex|free trial|cheap)\b/;

// The bulk message: several of its stock words together, none of which says much alone.
function prizes(source: Normalised): Match[] {
  const found = [...source.text.matchAll(STOCK)];
  if (source.text.length > 500 || new Set(found.map((each) => each[0])).size < 3) return [];
  const first = found[0]?.index ?? 0;
  const last = found[found.length - 1];
  const end = (last?.index ?? 0) + (last?.[0].length ?? 1);
  return [
    { start: source.from[first] ?? 0, end: source.to[end - 1] ?? 0, rule: 'spam.stock', category: 'spam' },
  ];
}

const STOCK =
  /\b(?:free|prize|won|winner|claim|cash|txt|stop|urgent|reply|ringtones?|tones|guaranteed|awarded|voucher|bonus|camera|offer|mobile|camcorder|call now|per msg|p\/min|subscription|unsubscribe|www|nokia|polyphonic|dating|selected|congratulations|congrats|xxx|holiday|cost|text)\b|[£$€] ?\d+|\d+p\b|\b0[89]\d{8,9}\b/g;
