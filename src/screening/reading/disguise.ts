import { KEYS } from '../spelling/keys.js';
import { DRAWN, LEET, UNITS } from '../spelling/signs.js';
import { SPELLINGS } from '../spelling/spellings.js';
import { EXPANSIONS } from '../spelling/expansions.js';
import { VOCABULARY } from '../vocabulary.js';
import { KNOWN } from './known.js';
import { stretched } from './stretched.js';

/**
 * The one word that a written stretch without spaces hides: signs or digits that draw letters, signs between the
 * letters, stars for letters. Undefined when it hides none, or says something as it stands.
 */
export function hiddenIn(chunk: string): string | undefined {
  if (chunk.length > MOST || !/[a-z|\\/]/.test(chunk) || PLAIN.test(chunk)) return undefined;
  const core = trimmed(chunk);
  return drawn(chunk, core) ?? starred(core) ?? spelt(core) ?? parted(core);
}

// No key word written with signs is longer.
const MOST = 48;

const PLAIN = /^["'(]*[a-z']+[.,!?;:)"']*$/;

function trimmed(chunk: string): string {
  return chunk.replace(/^["'([]{0,4}(?=[a-z0-9@$!*|\\/({<])/, '').replace(/[.,!?;:"')\]]{1,48}$/, '');
}

/** "|<1ll": digits and signs that draw letters; a bracket at its end may be a part of one. */
function drawn(chunk: string, core: string): string | undefined {
  if (isAmount(core)) return undefined;
  return [chunk.replace(/[.,!?;:]{1,48}$/, ''), core].flatMap((written) => readings(written)).find(isMeant);
}

function isAmount(core: string): boolean {
  const unit = /^[£$€]?[0-9][0-9.,:/'-]*([a-z]*)[^a-z]*$/.exec(core)?.[1];
  return unit !== undefined && (unit === '' || UNITS.has(unit));
}

/** The word that a chunk may be where its writer draws letters with digits all the time; "70" is "to" then. */
export function drawnByHabit(chunk: string): string | undefined {
  const core = trimmed(chunk);
  const forms = readings(core, /^[a-z']+$/);
  const known = forms.find((form) => KNOWN.has(form.replaceAll("'", '')));
  return known ?? (isAmount(core) ? undefined : forms[0]);
}

/** The letters that it may be drawn from. */
function readings(core: string, wanted = LETTERS): string[] {
  const forms = onesRead(core).flatMap((form) => [unleet(form), unleet(redrawn(form))]);
  return forms.filter((form) => form !== core && wanted.test(form));
}

// A 1 is an i or an l, and the two may stand side by side.
function onesRead(core: string): string[] {
  if (!core.includes('1')) return [core];
  return [
    core,
    core.replaceAll('1', 'l'),
    core.replace('1', 'i').replaceAll('1', 'l'),
    core.replace('1', 'l'),
  ];
}

const LETTERS = /^[a-z']{3,}$/;

function unleet(form: string): string {
  return Array.from(form, (char) => LEET.get(char) ?? char).join('');
}

function redrawn(form: string): string {
  return form.replace(DRAWINGS, (sign) => DRAWN.get(sign)!);
}

const DRAWINGS = new RegExp(
  [...DRAWN.keys()].map((sign) => sign.replace(/[^a-z0-9]/g, '\\$&')).join('|'),
  'g',
);

/** "s.u.i": one sign or more after each letter. */
function spelt(core: string): string | undefined {
  const letters = core.split(/[^a-z0-9]+/);
  const areAlone = letters.length > 1 && letters.every((letter) => /^[a-z]$/.test(letter));
  return areAlone ? core.replace(/[^a-z']+/g, '') : undefined;
}

/** "su-ic.ide": signs between letters, where the parts are not words of their own. */
function parted(core: string): string | undefined {
  const parts = core.split(/[^a-z0-9@$']+/).filter((part) => part !== '');
  if (parts.length < 2 || parts.every(isOwn)) return undefined;
  return [parts.join(''), unleet(parts.join(''))].find(isMeant);
}

// A letter alone is a part of a word, but for those that are words.
function isOwn(part: string): boolean {
  return KNOWN.has(part) || VOCABULARY.has(part) || EXPANSIONS.has(part) || /^[0-9]+$/.test(part);
}

/** A word that a rule may know. */
function isMeant(letters: string): boolean {
  const bare = letters.replaceAll("'", '');
  if (EXPANSIONS.has(letters) || EXPANSIONS.has(bare)) return true;
  return bare.length > 2 && (VOCABULARY.has(bare) || SPELLINGS.has(bare) || stretched(bare) !== undefined);
}

/** "s**c*de": a star for a letter of a key word. */
function starred(core: string): string | undefined {
  const letters = unleet(core.replace(/[#%^]/g, '*'));
  if (!/^[a-z*]{3,}$/.test(letters) || !letters.includes('*')) return undefined;
  return KEYS.find((key) => key.length === letters.length && fits(key, letters));
}

function fits(key: string, letters: string): boolean {
  return [...letters].every((char, at) => char === '*' || char === key[at]);
}
