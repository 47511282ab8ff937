/** The words of a list written with spaces or line breaks between them. */
export function wordsOf(list: string): string[] {
  return list.split(/\s/).filter((word) => word !== '');
}

/** The same as a set, for looking words up. */
export function wordSet(list: string): ReadonlySet<string> {
  return new Set(wordsOf(list));
}

/** The phrases of a list written with commas between them. */
export function phrasesOf(list: string): string[] {
  return list
    .split(',')
    .map((phrase) => phrase.trim())
    .filter((phrase) => phrase !== '');
}

/** What each word of a list such as "u: you, r: are" stands for. */
export function pairsOf(list: string): ReadonlyMap<string, string> {
  return new Map(phrasesOf(list).map((pair) => pair.split(': ') as [string, string]));
}
