import type { Pool, QueryResultRow } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';

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

  /** All rows, on the pool. */
  async rows(database: DataSource, values: unknown[] = []): Promise<Row[]> {
    const pool = (database.driver as unknown as { master: Pool }).master;
    const result = await pool.query<Row>({ name: this.name, text: this.text, values });
    return result.rows;
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
