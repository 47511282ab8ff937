import type { QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { Bundle } from './bundle.js';
import { isOnlyLooking, keepRows } from './kept-rows.js';
import type { Statement } from './statement.js';

interface Part<Known> {
  statement: Statement<QueryResultRow>;
  values: (known: Known) => unknown[] | null;
}

/**
 * A moment of a page at which it is known what the features will ask. They say so once, beside their statements; then all
 * of it is read in one. A feature asks as if it were alone: what was read ahead answers, for the same values only.
 */
export class Moment<Known> {
  private readonly parts: Part<Known>[] = [];
  private readonly bundles = new Map<string, Promise<Bundle>>();

  /** @param name unique in the project */
  constructor(private readonly name: string) {}

  /** Says that the page will ask this. @param values null where it will not, this time */
  asks<Row extends QueryResultRow>(
    statement: Statement<Row>,
    values: (known: Known) => unknown[] | null,
  ): void {
    this.parts.push({ statement, values });
  }

  /** Reads it all. For a request that changes something nothing is read ahead. */
  async read(database: DataSource, known: Known): Promise<void> {
    if (!isOnlyLooking()) return;
    const asked = this.parts.map(({ statement, values }) => ({ statement, values: values(known) }));
    const now = asked.filter((each): each is Asked => each.values !== null);
    if (now.length === 0) return;
    const all = await this.rowsOf(database, asked, now);
    now.forEach(({ statement, values }, nth) => keepRows(statement.name, values, all[nth]!));
  }

  private async rowsOf(
    database: DataSource,
    asked: { values: unknown[] | null }[],
    now: Asked[],
  ): Promise<QueryResultRow[][]> {
    if (now.length === 1) return [await now[0]!.statement.rows(database, now[0]!.values)];
    const bundle = await this.bundleOf(database, asked, now);
    return bundle.rows(
      database,
      now.map(({ values }) => values),
    );
  }

  // Few: what a moment asks depends on who looks, and on little else.
  private bundleOf(
    database: DataSource,
    asked: { values: unknown[] | null }[],
    now: Asked[],
  ): Promise<Bundle> {
    const which = asked.map(({ values }) => (values ? '1' : '0')).join('');
    const known = this.bundles.get(which) ?? Bundle.of(database, `${this.name}-${which}`, now);
    this.bundles.set(which, known);
    known.catch(() => this.bundles.delete(which));
    return known;
  }
}

interface Asked {
  statement: Statement<QueryResultRow>;
  values: unknown[];
}
