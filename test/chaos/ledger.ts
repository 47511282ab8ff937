import type { Machine } from './machine.js';
import type { Text } from './texts.js';

interface Row {
  marker: string;
  post: string;
  state: string;
  /** When the verdict that put it up became visible, in milliseconds; null where none did. */
  cleared: number | null;
  /** How often its author was told that a text of the post waits for a person, and how often one did. */
  notices: number;
  holds: number;
}

/** What must be nought, each with the markers that say otherwise. */
export interface Faults {
  lost: string[];
  doubled: string[];
  unscreened: string[];
  stuck: string[];
  /** Held where it should be up, or the other way round. */
  wrong: string[];
  /** Told twice, or not at all. */
  notices: string[];
}

/** What the place said that it has, compared with what it has. */
export class Ledger {
  readonly sent = new Map<string, Text>();
  readonly acknowledged = new Map<string, { post: string; at: number }>();
  readonly refused: number[] = [];
  gaveUp = 0;
  tries = 0;

  constructor(private readonly machine: Machine) {}

  /** @param seen when each marker was first read by somebody who is not signed in */
  async faults(seen: ReadonlyMap<string, number>): Promise<Faults> {
    const rows = await this.machine.sql<Row>(FOUND);
    const byMarker = new Map<string, Row[]>();
    for (const row of rows) byMarker.set(row.marker, [...(byMarker.get(row.marker) ?? []), row]);
    const is = (test: (row: Row) => boolean): string[] => rows.filter(test).map(({ marker }) => marker);
    return {
      lost: [...this.acknowledged.keys()].filter((marker) => !byMarker.has(marker)),
      doubled: [...byMarker].filter(([, found]) => found.length > 1).map(([marker]) => marker),
      unscreened: [...seen]
        .filter(([marker, at]) => !clearedBefore(byMarker.get(marker), at))
        .map(([marker]) => marker),
      stuck: is(({ state }) => state === 'pending'),
      wrong: is(({ marker, state }) => !this.fits(marker, state)),
      notices: is(({ notices, holds }) => notices !== holds),
    };
  }

  // An edit takes the place of the text before it, whichever of the two was screened first.
  private fits(marker: string, state: string): boolean {
    if (state === 'superseded' || state === 'pending') return true;
    return state === (this.sent.get(marker)?.fate === 'held' ? 'held' : 'published');
  }
}

function clearedBefore(rows: Row[] | undefined, at: number): boolean {
  return rows?.some(({ cleared }) => cleared !== null && cleared <= at) ?? false;
}

const FOUND = `
  select substring(r.body from 'Heron [A-Z][a-z]{6}') as marker, r.post_id as post, r.state,
    (select extract(epoch from min(pg_xact_commit_timestamp(v.xmin)))::float8 * 1000
      from verdicts v where v.revision_id = r.id and v.outcome = 'clear') as cleared,
    (select count(*)::int from notices n where n.post_id = r.post_id and n.kind = 'held') as notices,
    (select count(*)::int from verdicts v join revisions o on o.id = v.revision_id
      where o.post_id = r.post_id and v.outcome = 'hold') as holds
  from revisions r where r.body ~ 'Heron [A-Z][a-z]{6} was here'`;
