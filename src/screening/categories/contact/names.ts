import { wordSet } from '../../lists.js';
import { isOccupied, isPlaced, NO_NAME, PUBLIC, RELATIONS, TITLES } from './people.js';
import { after, before, everywhere, type Piece, type Reading } from './reading.js';

/**
 * Full names of people, where a relation, an introduction, a workplace or a service beside them makes it sure that
 * they are meant and not known to all. A first name alone is nobody's.
 */
export function names(reading: Reading): Piece[] {
  const capital = everywhere(reading.cased, FULL, reading.budget).flatMap(
    (found) => nameIn(found, reading) ?? [],
  );
  return [...capital, ...small(reading)];
}

/** Without capitals only where the words say that it is a name: "her name is …". */
function small({ cased, budget }: Reading): Piece[] {
  return everywhere(cased, SMALL, budget)
    .filter(({ groups }) => !COMMON.has(groups!.first!) && !COMMON.has(groups!.last!))
    .map(({ index, 0: words, groups }) => {
      const start = index + words.length - groups!.first!.length - groups!.last!.length - 1;
      return { start, end: index + words.length, rule: 'contact.name' };
    });
}

const SMALL =
  /\b(?:my|her|his) (?:full |real |legal )?name(?:'s| is|s) (?<first>[a-z]{3,20}) (?<last>[a-z][a-z'-]{2,20})(?=[.,!?\n]|$| she\b| he\b| but\b| and (?:she|he)\b)/g;
const COMMON = wordSet(`
  not the very too still just now and but something nothing like really also quite pretty always never mud
  dirt well known different same this that what here there common unusual rare important secret safe with from
  for out one only all any boring weird hard long short foreign hidden old new been being unique stupid
  actually honestly private changed enough name names
`);

// First name, initials, last name, with the small words that stand between them in some tongues.
const WORD = String.raw`[A-Z][a-z]{1,20}(?:'[A-Za-z][a-z]{1,20})?(?:[A-Z][a-z]{2,20})?(?:-[A-Z][a-z]{1,20})?`;
const LAST = String.raw`(?:O'|Mc|Mac|D')?${WORD}`;
const FULL = new RegExp(
  String.raw`(?<![A-Za-z0-9@#'/_.-])(?:(?:${TITLES})\.? )?(?:[A-Z]\.? ){0,2}(?:${WORD} )?(?:[A-Z]\.? |${WORD} ){0,1}(?:(?:de|van|von|der|den|da|dos|del|la|al|bin|ibn|el|di|le|ten|ter) ){0,2}${LAST}(?![A-Za-z@_])`,
  'g',
);

const TITLE = new RegExp(String.raw`^(?:${TITLES})\.? `);
const REACH = 60;

function nameIn(found: RegExpExecArray, { cased, text, budget }: Reading): Piece | undefined {
  const title = TITLE.exec(found[0])?.[0] ?? '';
  const name = clean(found[0].slice(title.length));
  const start = found.index + title.length + name.skipped;
  const end = start + name.words.length;
  if (!isFull(name.words)) return undefined;
  const ahead = before(cased, name.skipped > 0 ? start : found.index, REACH, budget);
  const near = text.slice(end, end + REACH);
  if (PUBLIC.test(ahead) || PUBLIC.test(near.slice(0, PUBLIC_REACH))) return undefined;
  return isSomebodys(ahead, after(text, end, REACH, budget), title)
    ? { start, end, rule: 'contact.name' }
    : undefined;
}

const PUBLIC_REACH = 30;

/** Without words before or after that only begin a sentence: "Tell Ana Bell", "Ana Bell I". */
function clean(found: string): { words: string; skipped: number } {
  const parts = found.split(' ');
  let skipped = 0;
  while (parts.length > 1 && NO_NAME.has(parts[0]!)) skipped += parts.shift()!.length + 1;
  return { words: parts.join(' '), skipped };
}

function isFull(name: string): boolean {
  const parts = name.split(' ');
  return parts.length > 1 && !parts.some((part) => NO_NAME.has(part)) && /^[A-Z]/.test(parts.at(-1)!);
}

function isSomebodys(ahead: string, behind: string, title: string): boolean {
  if (INTRODUCED.test(ahead) || RELATED.test(ahead) || LISTED.test(behind) || isPlaced(behind)) return true;
  if (MYSELF.test(ahead)) return /^(?:[,.!]|$| (?:from|and i|i|on)\b)/.test(behind);
  if (CALLED.test(ahead)) return title !== '' || isOccupied(behind) || /^(?:[,.!?]|$)/.test(behind);
  return title !== '' && AT.test(behind);
}

// A capital on the relation itself is the way of a writer of titles: "My Boss Is Really Mean".
const RELATED = new RegExp(
  String.raw`\b(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|[Yy]our|[Tt]his|[Aa]n?|[Tt]hat) (?:[a-z]+ ){0,2}(?:${RELATIONS})(?:,| is| was|'s| who is| called| named| is called| is named| was called| whose name is|'s name is|'s called|s name is| name is| name was)* $`,
);
const INTRODUCED =
  /\b(?:[Mm]y (?:real |full |actual |legal |own )?name is|[Mm]y name'?s|[Nn]ame:|[Nn]ame badge says|(?:[Hh]er|[Hh]is|[Tt]heir) (?:real |full )?name(?: is| was|'s|s)|[Ii]'m the only|[Ii]t's under|[Ll]ook up|[Mm]aiden name is|on the account\? User:|(?:correct it|made out) to) ?$/;
const MYSELF = /\b(?:[Ii]'?m|I am) $/;
const CALLED =
  /\b(?:(?:[Ss]he|[Hh]e)(?:'s|s| is| was)(?: called| named)?|(?:guy|man|woman|lad|girl|lady|bloke|someone|somebody|boy|kid|person) (?:called|named)|(?:[Ss]he|[Hh]e) goes by) $/;

/** "… on Facebook", as one would look for somebody. */
const LISTED = /^ (?:on|over on) (?:facebook|fb|linkedin|insta|instagram)\b/;
const AT = /^,? (?:at|from|of|in|on) [a-z]/;
