import { shippedLines } from '../all-lines.js';
import type { CrisisLine, LineFacts } from '../crisis-line.js';
import { keptFacts, reachOf } from './facts.js';
import type { CheckedHow, VersionRow } from './line-reading.js';

/** Who checked an entry here, when and how. */
export interface Check {
  /** ISO date. */
  on: string;
  by: string;
  how: CheckedHow;
}

/** An entry of the list as it stands now. */
export interface KeptLine {
  line: CrisisLine;
  /** How many versions it has here; 0 where nobody touched what came with the forum. */
  version: number;
  hidden: boolean;
  /** Whether it comes with the forum. */
  shipped: boolean;
  /** What was written here; null where the entry is as it comes with the forum. */
  own: LineFacts | null;
  /** The last check that the people who run this place made, while it is about how the line is reached today. */
  check: Check | null;
}

const shippedById = new Map(shippedLines.map((line) => [line.id, line]));

/**
 * The list that comes with the forum, overlaid by what was made of it here.
 * @param versions the newest of each entry; what cannot be read is left out, and the shipped entry stands
 */
export function overlaid(versions: VersionRow[]): KeptLine[] {
  const newest = new Map(versions.map((version) => [version.line_id, version]));
  const shipped = shippedLines.map((line) => kept(line.id, newest.get(line.id)));
  const added = versions.filter(({ line_id }) => !shippedById.has(line_id));
  const all = [...shipped, ...added.map((version) => kept(version.line_id, version))];
  return all.filter((line) => line !== null);
}

/** An entry as one version makes it; null for what neither was shipped nor can be read. */
export function kept(id: string, version: VersionRow | undefined): KeptLine | null {
  const own = ownFacts(version);
  const facts = own ? { ...own, id } : shippedById.get(id);
  if (!facts) return null;
  const check = version ? checkOf(facts, version) : null;
  return {
    line: { ...facts, ...(check ? { verified: check.on, checkedHere: true } : {}) },
    version: version?.version ?? 0,
    hidden: version?.hidden ?? false,
    shipped: shippedById.has(id),
    own,
    check,
  };
}

/** What people may see of it. */
export function shownLines(lines: KeptLine[]): CrisisLine[] {
  return lines.filter(({ hidden }) => !hidden).map(({ line }) => line);
}

function ownFacts(version: VersionRow | undefined): LineFacts | null {
  return keptFacts.safeParse(version?.facts).data ?? null;
}

// A number that changed since, here or with a newer forum, was not checked.
function checkOf(facts: CrisisLine, version: VersionRow): Check | null {
  const { checked_on: on, checked_by: by, checked_how: how, checked_reach } = version;
  return on && by && how && checked_reach === reachOf(facts) ? { on, by, how } : null;
}
