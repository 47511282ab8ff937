/** How many units the longest name of a character has between "&" and ";". */
export const LONGEST_NAME = 8;

/** The character that "&name;" stands for in a web page, its name lower-case; undefined when there is none. */
export function characterOf(name: string): string | undefined {
  const numbered = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/.exec(name);
  if (numbered) return character(parseInt(numbered[1] ?? numbered[2]!, numbered[1] ? 16 : 10));
  return NAMED.get(name) ?? ACCENTED.exec(name)?.[1];
}

function character(code: number): string | undefined {
  const isOne = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isOne ? String.fromCodePoint(code) : undefined;
}

const ACCENTED = /^([a-z])(?:acute|grave|circ|uml|tilde|ring|cedil|slash|caron)$/;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['rsquo', "'"],
  ['lsquo', "'"],
  ['rdquo', '"'],
  ['ldquo', '"'],
  ['nbsp', ' '],
  ['ensp', ' '],
  ['emsp', ' '],
  ['thinsp', ' '],
  ['ndash', '-'],
  ['mdash', '-'],
  ['hyphen', '-'],
  ['period', '.'],
  ['comma', ','],
  ['excl', '!'],
  ['ast', '*'],
  ['lowbar', '_'],
  ['newline', '\n'],
  ['tab', '\t'],
  ['shy', ''],
  ['zwj', ''],
  ['zwnj', ''],
  ['lrm', ''],
  ['rlm', ''],
]);
