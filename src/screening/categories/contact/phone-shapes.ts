import type { Group } from './digits.js';

/** Groups of digits that may be a number to dial, and the signs right before them. */
export interface Dialled {
  groups: Group[];
  digits: string;
  /** Begins with a plus, or the word. */
  plus: boolean;
}

/** Whether it has the shape of a phone number wherever it stands: of a country, or with its code. */
export function isPlainPhone(dialled: Dialled): boolean {
  const shaped = dialled.plus ? isInternational(dialled.digits) : NATIONAL.some((shape) => shape(dialled));
  return shaped && !isNoPhone(dialled);
}

/** Whether it may be one where the words around say so. */
export function mayBePhone(dialled: Dialled): boolean {
  const { digits, groups } = dialled;
  if (groups.some(isSpoken)) return digits.length <= 13 && !isNoPhone(dialled);
  if (digits.length > 15 || groups.length > 6 || isSingles(groups)) return false;
  return groups.every(({ gap }, nth) => nth === 0 || !/[,/]/.test(gap)) && !isNoPhone(dialled);
}

const NATIONAL: ((dialled: Dialled) => boolean)[] = [
  isWithNought,
  ({ digits }) => /^00[1-9]\d{8,12}$/.test(digits),
  isNorthAmerican,
  ({ groups }) => lengths(groups) === '5 5' && /^[6-9]/.test(groups[0]!.digits) && !isRound(groups),
  isSpelt,
];

/** How many digits with the code, for the countries most met here; elsewhere nine to fourteen. */
const WITH_CODE: [code: RegExp, length: RegExp][] = [
  [/^1/, /^\d{11}$/],
  [/^44/, /^440?\d{10}$/],
  [/^91/, /^910?\d{10}$/],
  [/^61/, /^610?\d{9}$/],
  [/^64/, /^640?\d{8,10}$/],
  [/^353/, /^3530?\d{8,9}$/],
  [/^33/, /^330?\d{9}$/],
];

function isInternational(digits: string): boolean {
  const length = WITH_CODE.find(([code]) => code.test(digits))?.[1] ?? /^[2-9]\d{8,13}$/;
  return length.test(digits);
}

/** Most countries of the world dial a nought first inside the country. */
function isWithNought({ groups, digits }: Dialled): boolean {
  if (!/^0[1-9]\d{8,10}$/.test(digits)) return false;
  if (isSingles(groups)) return digits.length <= 11 && /[4-9]/.test(digits);
  const last = groups.at(-1)!.digits;
  return groups[0]!.digits.length > 1 && (digits.length < 12 ? last.length > 1 : last.length > 5);
}

function isNorthAmerican({ groups, digits }: Dialled): boolean {
  if (isRound(groups) || !/^1?[2-9]\d{9}$/.test(digits)) return false;
  if (groups.some(({ gap }, nth) => nth > 0 && !/^(?:[ .-]|\) ?-?|-? ?\()$/.test(gap))) return false;
  return (
    /^(?:1 )?3 3 4$/.test(lengths(groups)) || (lengths(groups) === '3 7' && groups[1]!.gap.startsWith(')'))
  );
}

function isSpelt({ groups, digits }: Dialled): boolean {
  const spoken = groups.filter(isSpoken).length;
  return (spoken > 0 && /^0[1-9]\d{8,9}$/.test(digits)) || (spoken >= 5 && /^7\d{9}$/.test(digits));
}

function isNoPhone({ groups, digits }: Dialled): boolean {
  return (
    isCounting(digits) || isClock(groups) || isDate(groups) || isDecimals(groups) || hasThousands(groups)
  );
}

/** One, two, three …; or hardly a digit that is not the same. */
function isCounting(digits: string): boolean {
  const steps = [...digits].slice(1).map((digit, nth) => Number(digit) - Number(digits[nth]));
  return new Set(digits).size < 3 || steps.every((step) => step === 1) || steps.every((step) => step === -1);
}

/** 0900 1730 2100 */
function isClock(groups: Group[]): boolean {
  return groups.length > 1 && groups.every(({ digits }) => /^(?:[01]\d|2[0-3])[0-5]\d$/.test(digits));
}

function isDate(groups: Group[]): boolean {
  const plain = groups.map(({ digits }) => digits).join('-');
  return /(?:^|-)(?:[0-3]?\d-[0-3]?\d-(?:19|20)\d\d|(?:19|20)\d\d-[01]?\d-[0-3]?\d)(?:-|$)/.test(plain);
}

/** "0.5 1.25 2.5", "08.15 09.30 10.45": points inside and spaces between; a phone number has one or the other. */
function isDecimals(groups: Group[]): boolean {
  const gaps = groups.slice(1).map(({ gap }) => gap);
  return (
    gaps.includes('.') &&
    gaps.some((gap) => gap.includes(' ')) &&
    groups.every(({ digits }) => digits.length < 4)
  );
}

/** 1,234 */
function hasThousands(groups: Group[]): boolean {
  return groups.some(({ gap, digits }, nth) => nth > 0 && gap === ',' && digits.length === 3);
}

function isRound(groups: Group[]): boolean {
  return groups.filter(({ digits }) => digits.endsWith('00')).length > 1;
}

function isSingles(groups: Group[]): boolean {
  return groups.every(({ digits, spoken }) => digits.length === 1 && !spoken);
}

function isSpoken({ spoken }: Group): boolean {
  return spoken;
}

function lengths(groups: Group[]): string {
  return groups.map(({ digits }) => digits.length).join(' ');
}
