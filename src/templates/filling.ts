/** What a template's words are filled with: the name that the author wears, and the board. */
export interface Blanks {
  name: string;
  board: string;
}

const PLACEHOLDERS = /\{(name|board)\}/g;

/** The words with their placeholders filled, in one go: nothing that is filled in is read once more. */
export function fill(words: string, blanks: Blanks): string {
  return words.replace(PLACEHOLDERS, (_, key: keyof Blanks) => blanks[key]);
}

/** Whether braces are left that nothing would fill: an author must not read them. */
export function hasUnknownPlaceholder(words: string): boolean {
  return /[{}]/.test(words.replace(PLACEHOLDERS, ''));
}

// As the first templates mark what only the moderator can say: […which part].
const GAP = /\[…[^\]]+\]/;

/** Whether something is still to be said in the moderator's own words. */
export function hasGap(words: string): boolean {
  return GAP.test(words);
}
