/** What a member may mute: so many words or phrases, each of so many characters. */
export const MOST_WORDS = 100;
export const LONGEST_WORD = 60;

/** The words of a list, one a line, each once. */
export function wordsIn(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}

/** Whether anything of it could be found in a text. */
export function isWord(word: string): boolean {
  return /[\p{L}\p{N}]/u.test(word);
}

/** Finds any of the words as whole words, whatever their case; a star at the end stands for any ending. */
export function finder(words: readonly string[]): RegExp | null {
  const parts = words.filter(isWord).map(pattern);
  return parts.length === 0 ? null : new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})`, 'u');
}

/** Whether a text has one of them. */
export function hasMuted(muted: RegExp | null, text: string): boolean {
  return muted?.test(plain(text)) ?? false;
}

function pattern(word: string): string {
  const open = word.endsWith('*');
  const escaped = plain(open ? word.replace(/\*+$/, '') : word).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return open ? escaped : `${escaped}(?![\\p{L}\\p{N}])`;
}

// The same word, however it was typed: case, width, accents as one letter or two, curled apostrophes, line breaks.
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[‘’ʼ]/g, "'").replace(/\s+/g, ' ').trim();
}
