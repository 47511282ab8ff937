import type { Normalised } from '../normalise.js';
import type { Match } from '../verdict.js';

/** Spam by its shape: a link beside the words of an advert. Most links are help and are left alone. */
export function linkSpam(source: Normalised): Match[] {
  const links = [...source.text.matchAll(/(?:https?:\/\/|www\.)[^\s]{3,300}/g)];
  if (links.length === 0 || !(ADVERT.test(source.text) || links.length > 5)) return [];
  return links.map((found) => ({
    start: source.from[found.index] ?? 0,
    end: source.to[found.index + found[0].length - 1] ?? 0,
    rule: 'spam.link',
    category: 'spam',
  }));
}

const ADVERT = /\b(?:\d{1,2}% off|discount|promo|buy now|order now|click (?:here|now|the link)|limited offer|lose weight|earn \$|make money|casino|viagra|cialis|crypto|forex|free trial|cheap)\b/;
