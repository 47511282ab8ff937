import { EXPANSIONS } from '../spelling/expansions.js';
import { PICTURES } from '../spelling/pictures.js';
import { SLIPS } from '../spelling/slips.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { VOCABULARY } from '../vocabulary.js';
import { KNOWN } from './known.js';
import { stretched } from './stretched.js';

/** One written piece (letters, digits, ' @ $ * !, or pictures) as the plain words it stands for; may be empty. */
export function respell(raw: string): readonly string[] {
  return READY.get(raw) ?? read(raw);
}

function read(raw: string): string[] {
  const piece = withoutTail(raw.replace(/^['!*]+/, ''));
  if (piece === '') return [];
  return /^[a-z']+$/.test(piece) ? plainWords(piece) : otherWords(piece);
}

// By hand: a pattern that looks for the end from every sign of a long run costs its length squared.
function withoutTail(piece: string): string {
  let end = piece.length;
  while ("'!*@$".includes(piece[end - 1] ?? ' ')) end -= 1;
  return piece.slice(0, end);
}

/** A piece with digits or signs in it, that hides no word: its parts. */
function otherWords(piece: string): string[] {
  const pictured = [...piece].map((char) => PICTURES.get(char) ?? '').filter((word) => word !== '');
  if (pictured.length > 0) return [...new Set(pictured)];
  const [stem, ending] = stemOf(piece);
  const known = SPELLINGS.get(stem);
  if (known !== undefined) return plainWords(known + ending);
  return piece.split(/[@$*!']/).filter((part) => part !== '');
}

function plainWords(piece: string): string[] {
  const bare = piece.replaceAll("'", '');
  const expanded = EXPANSIONS.get(piece) ?? EXPANSIONS.get(bare);
  if (expanded !== undefined) return expanded.split(' ');
  const [stem, ending] = stemOf(piece);
  const word = EXPANSIONS.get(stem) ?? SPELLINGS.get(stem) ?? corrected(ending === '' ? bare : stem);
  return (EXPANSIONS.get(word + ending) ?? word).split(' ');
}

/** "tonight" and "'s" of "tonight's". */
function stemOf(piece: string): [stem: string, ending: string] {
  return piece.endsWith("'s") ? [piece.slice(0, -2), "'s"] : [piece, ''];
}

function corrected(word: string): string {
  if (word.length < 3 || VOCABULARY.has(word)) return word;
  return SLIPS.get(word) ?? respelt(stretched(word)) ?? word;
}

function respelt(word: string | undefined): string | undefined {
  return word && (SPELLINGS.get(word) ?? word);
}

// Most words of a text are among these; they are worked out once.
const READY: ReadonlyMap<string, readonly string[]> = new Map(
  [...KNOWN, ...EXPANSIONS.keys()].map((word) => [word, read(word)]),
);
