import { EXPANSIONS } from '../spelling/expansions.js';
import { SLIPS } from '../spelling/slips.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';
import { disguised } from './disguise.js';

/** One written piece (letters, digits, ' @ $ * !) as the plain words it stands for; may be empty. */
export function respell(raw: string): string[] {
  const piece = withoutTail(raw.replace(/^['!*]+/, ''));
  if (piece === '') return [];
  return /[^a-z']/.test(piece) ? disguised(piece, plainWords) : plainWords(piece);
}

// By hand: a pattern that looks for the end from every sign of a long run costs its length squared.
function withoutTail(piece: string): string {
  let end = piece.length;
  while ("'!*@$".includes(piece[end - 1] ?? ' ')) end -= 1;
  return piece.slice(0, end);
}

function plainWords(piece: string): string[] {
  const bare = piece.replaceAll("'", '');
  const expanded = EXPANSIONS.get(piece) ?? EXPANSIONS.get(bare);
  if (expanded !== undefined) return expanded.split(' ');
  const word = piece.endsWith("'s") ? piece.slice(0, -2) : bare;
  return (EXPANSIONS.get(word) ?? SPELLINGS.get(word) ?? corrected(word)).split(' ');
}

function corrected(word: string): string {
  if (word.length < 3 || VOCABULARY.has(word)) return word;
  return SLIPS.get(word) ?? shortened(word) ?? word;
}

// "dieee", "soooo", "killl": a run of the same letter was one or two of them.
function shortened(word: string): string | undefined {
  if (!/(.)\1\1/.test(word)) return undefined;
  const doubled = word.replace(/(.)\1\1+/g, '$1$1');
  const tail = /(.)\1\1/.test(word.slice(-3)) ? doubled.slice(0, -1) : doubled;
  const forms = [doubled, tail, word.replace(/(.)\1+/g, '$1')];
  return forms.map((form) => SPELLINGS.get(form) ?? form).find((form) => VOCABULARY.has(form));
}
