import type { Pool, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { keptRows } from './kept-rows.js';

/** A column of an answer, with PostgreSQL's number for its type. */
export interface Column {
  name: string;
  type: number;
}

/** One SQL statement with a name, prepared once per connection: how hot pages read. */
export class Statement<Row extends QueryResultRow> {
  /**
   * @param name unique in the project; PostgreSQL caches the plan under it
   * @param text SQL with $1 … $n, never put together from user input
   */
  constructor(
    readonly name: string,
    readonly text: string,
  ) {}

  /** All rows, on the pool; those that this request read ahead are asked for no more. */
  async rows(database: DataSource, values: unknown[] = []): Promise<Row[]> {
    const kept = keptRows(this.name, values);
    if (kept) return kept as Row[];
    const result = await poolOf(database).query<Row>({ name: this.name, text: this.text, values });
    return result.rows;
  }

  /** What its rows are made of. */
  async columns(database: DataSource, values: unknown[]): Promise<Column[]> {
    const { fields } = await poolOf(database).query(`select * from (${this.text}) q limit 0`, values);
    return fields.map(({ name, dataTypeID }) => ({ name, type: dataTypeID }));
  }

  /** All rows, on the connection of a transaction: a second one while it holds locks could be one too many. */
  async rowsIn(manager: EntityManager, values: unknown[] = []): Promise<Row[]> {
    return manager.query<Row[]>(this.text, values);
  }

  /** The first row, or null. */
  async row(database: DataSource, values: unknown[] = []): Promise<Row | null> {
    const rows = await this.rows(database, values);
    return rows[0] ?? null;
  }
}

function poolOf(database: DataSource): Pool {
  return (database.driver as unknown as { master: Pool }).master;
}
