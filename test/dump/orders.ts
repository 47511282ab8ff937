/** How much alike two names look, the higher the more. */
export type Score = (left: number, right: number) => number;

/** One way to compare where the rows of two names lie, or when they were written. */
type Shape = [name: string, score: Score];

/** What lies near each other as it stands. @param a by name, ascending @param b the same of the other way */
export function distances(a: number[][], b: number[][]): Shape[] {
  return [
    ['', (x, y) => -closest(a[x]!, b[y]!)],
    [' (last)', (x, y) => -apart(a[x]!.at(-1), b[y]!.at(-1))],
  ];
}

/**
 * Somebody's last deed comes later than their others: where one table has a row for the last alone, its order must be
 * stretched, by how many rows of the other there are to one of its own. The same of the first.
 * @param left the names that have the places `a`, @param right those that have `b`
 */
export function stretched(a: number[][], left: number[], b: number[][], right: number[]): Shape[] {
  const [mine, theirs] = [ranked(a, left), ranked(b, right)];
  const several = countOf(a, left) / countOf(b, right);
  return [
    [' (latest of several)', bent(mine, theirs, (place) => place ** (1 / several))],
    [' (first of several)', bent(mine, theirs, (place) => 1 - (1 - place) ** (1 / several))],
  ];
}

function bent(a: number[][], b: number[][], bend: (place: number) => number): Score {
  const bentPlaces = b.map((places) => places.map(bend));
  return (x, y) => -closest(a[x]!, bentPlaces[y]!);
}

// Where each lies among those of these names alone, whatever else is in the table.
function ranked(lists: number[][], names: number[]): number[][] {
  const all = names.flatMap((name) => lists[name]!).sort((a, b) => a - b);
  const ranks = new Map(all.map((place, rank) => [place, (rank + 0.5) / all.length]));
  return lists.map((places) => places.map((place) => ranks.get(place) ?? place));
}

function countOf(lists: number[][], names: number[]): number {
  return names.reduce((total, name) => total + lists[name]!.length, 0);
}

/** The least distance between two ascending lists. */
function closest(a: number[], b: number[]): number {
  let least = Infinity;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const distance = a[i]! - b[j]!;
    least = Math.min(least, Math.abs(distance));
    if (distance < 0) i++;
    else j++;
  }
  return least;
}

function apart(a: number | undefined, b: number | undefined): number {
  return a === undefined || b === undefined ? Infinity : Math.abs(a - b);
}
