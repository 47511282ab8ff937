// Bidirectional controls can show a text in another order than the one that was screened (Trojan Source, CVE-2021-42574).
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;
const CONTROLS = /(?![\n\t])[\p{Cc}\ufeff\ufff9-\ufffb]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
// Four marks on one letter are more than any living orthography needs; more is "zalgo".
const TOO_MANY_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * What a person wrote, as it will be screened, stored and shown: composed (NFC), with line feeds only, without NUL and
 * other controls, lone surrogates, bidirectional controls or heaped marks. Cleaning twice changes nothing.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .replace(LONE_SURROGATES, '')
    .normalize('NFC')
    .replace(TOO_MANY_MARKS, '$1');
}

/** The same for a text of one line: white space collapsed, none at the ends. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ').trim();
}

// Not the letters that take no ink: joiners, fillers, the blank of Braille.
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** Whether anything of a text can be seen. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
