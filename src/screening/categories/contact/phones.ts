import { isHelpline } from '../helplines.js';
import { runsIn, type Group } from './digits.js';
import { isAskedFor, isSomethingElse } from './phone-words.js';
import { isPlainPhone, mayBePhone, type Dialled } from './phone-shapes.js';
import { after, before, type Piece, type Reading } from './reading.js';

/** Phone numbers, national or international, in figures or words, but no helpline's. */
export function phones(reading: Reading): Piece[] {
  const runs = runsIn(reading.text).filter((run) => countOf(run) >= FEWEST);
  return runs.flatMap((run) => {
    const plain = numbersIn(run, reading, isPlainPhone);
    return plain ?? numbersIn(run, reading, mayBePhone) ?? [];
  });
}

const FEWEST = 7;
const MOST = 16;

function countOf(groups: Group[]): number {
  return groups.reduce((count, { digits }) => count + digits.length, 0);
}

/** The longest numbers in a run that have the shape, from its start on; undefined if it has none, anybody's. */
function numbersIn(
  run: Group[],
  reading: Reading,
  isShaped: (dialled: Dialled) => boolean,
): Piece[] | undefined {
  const pieces: Piece[] = [];
  let seen = false;
  for (let first = 0; first < run.length; first += 1) {
    const number = numberFrom(run, first, reading, isShaped);
    if (number === undefined) continue;
    pieces.push(...number.pieces);
    first = number.last;
    seen = true;
  }
  return seen ? pieces : undefined;
}

function numberFrom(run: Group[], first: number, reading: Reading, isShaped: (dialled: Dialled) => boolean) {
  if (first > 0 && /^[-/]$/.test(run[first]!.gap)) return undefined;
  const plus = PLUS.test(before(reading.text, run[first]!.start, PLUS_REACH, reading.budget));
  if (!plus && !mayBegin(run[first]!, run[first + 1])) return undefined;
  for (let last = furthest(run, first); last >= first; last -= 1) {
    const dialled = dialledOf(run.slice(first, last + 1), plus);
    reading.budget.step();
    if (dialled.digits.length < FEWEST) return undefined;
    if (!isShaped(dialled)) continue;
    const use = useOf(dialled, reading, isShaped === isPlainPhone);
    if (use !== 'none') return { pieces: use === 'own' ? [pieceOf(dialled, reading.text)] : [], last };
  }
  return undefined;
}

/** A figure alone begins a number only as the nought before it, or as the one of North America. */
function mayBegin({ digits, spoken }: Group, next: Group | undefined): boolean {
  if (spoken || digits.length > 1 || digits === '0') return true;
  return digits === '1' && next?.digits.length === 3;
}

/** The last group that may belong to a number which begins with the one given. */
function furthest(run: Group[], first: number): number {
  let digits = 0;
  const beyond = run.findIndex((group, nth) => nth >= first && (digits += group.digits.length) > MOST);
  return beyond === -1 ? run.length - 1 : beyond - 1;
}

const PLUS = /(?:\+ ?\(?|\bplus )$/;
const PLUS_REACH = 6;

function dialledOf(groups: Group[], plus: boolean): Dialled {
  return { groups, digits: groups.map(({ digits }) => digits).join(''), plus };
}

/** Whose number it is: somebody's own, a helpline's or a thing's; or none at all, as far as the words say. */
function useOf(
  { groups, digits }: Dialled,
  { text, budget }: Reading,
  plain: boolean,
): 'own' | 'other' | 'none' {
  const ahead = before(text, groups[0]!.start, REACH, budget);
  const behind = after(text, groups.at(-1)!.end, REACH, budget);
  if (isHelpline(digits, ahead, behind)) return 'other';
  if (isSomethingElse(ahead, behind, digits, budget)) return plain ? 'other' : 'none';
  return plain || isAskedFor(ahead, behind) ? 'own' : 'none';
}

const REACH = 60;

function pieceOf({ groups }: Dialled, text: string): Piece {
  const { start } = groups[0]!;
  const signs = /(?:\+|\+ |plus |)\(?$/.exec(text.slice(Math.max(0, start - PLUS_REACH), start))![0].length;
  return { start: start - signs, end: groups.at(-1)!.end, rule: 'contact.phone' };
}
