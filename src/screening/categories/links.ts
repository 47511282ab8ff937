import type { Normalised } from '../reading/normalise.js';
import type { Match } from '../verdict.js';
import { matchBetween } from './place.js';

/** Spam by its shape: a link beside the words of an advert, or a bulk message. Most links are help and are left alone. */
export function linkSpam(source: Normalised): Match[] {
  const links = [...source.text.matchAll(LINK)];
  if (links.length === 0 || !(ADVERT.test(source.text) || links.length > MANY_LINKS)) return bulk(source);
  return links.map((link) => matchBetween(source, link, link, 'spam.link', 'spam'));
}

const LINK = /(?:https?:\/\/|www\.)[^\s]{3,300}/g;
const MANY_LINKS = 5;

const ADVERT =
  /\b(?:\d{1,2}% off|discount|promo|buy now|order now|click (?:here|now|the link)|limited offer|lose weight|earn \$|make money|casino|viagra|cialis|crypto|forex|free trial|cheap)\b/;

/** The bulk message is short and has several of its stock words together, none of which says much alone. */
function bulk(source: Normalised): Match[] {
  if (source.text.length > LONGEST_BULK) return [];
  const found = [...source.text.matchAll(STOCK)];
  if (new Set(found.map(([words]) => words)).size < FEWEST_STOCK) return [];
  return [matchBetween(source, found[0]!, found.at(-1)!, 'spam.stock', 'spam')];
}

const LONGEST_BULK = 500;
const FEWEST_STOCK = 3;

const STOCK =
  /\b(?:free|prize|won|winner|claim|cash|txt|stop|urgent|reply|ringtones?|tones|guaranteed|awarded|voucher|bonus|camera|offer|mobile|camcorder|call now|per msg|p\/min|subscription|unsubscribe|www|nokia|polyphonic|dating|selected|congratulations|congrats|xxx|holiday|cost|text)\b|[£$€] ?\d{1,9}|\d{1,9}p\b|\b0[89]\d{8,9}\b/g;
