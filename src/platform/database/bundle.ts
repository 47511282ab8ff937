import { type QueryResultRow, types } from 'pg';
import type { DataSource } from 'typeorm';
import { type Column, Statement } from './statement.js';

interface Asked {
  statement: Statement<QueryResultRow>;
  values: unknown[];
}

type Texts = (string | null)[];

// Types of operators' own have numbers that no list knows.
interface Parsers {
  getTypeParser(type: number, format: 'text'): (text: string) => unknown;
}

/** Several statements as one: each gives its rows as texts, which become what they would be if it had been asked alone. */
export class Bundle {
  private constructor(
    private readonly statement: Statement<Record<string, Texts[] | null>>,
    private readonly columns: Column[][],
  ) {}

  /** @param name unique in the project */
  static async of(database: DataSource, name: string, asked: Asked[]): Promise<Bundle> {
    const columns: Column[][] = [];
    for (const { statement, values } of asked) columns.push(await statement.columns(database, values));
    return new Bundle(new Statement(name, asOne(asked, columns)), columns);
  }

  /** The rows of each, in their order. */
  async rows(database: DataSource, values: unknown[][]): Promise<QueryResultRow[][]> {
    const row = await this.statement.row(database, values.flat());
    return this.columns.map((columns, nth) =>
      (row?.[`part_${nth}`] ?? []).map((texts) => asRow(columns, texts)),
    );
  }
}

function asOne(asked: Asked[], columns: Column[][]): string {
  let before = 0;
  const parts = asked.map(({ statement, values }, nth) => {
    const part = `${asTexts(movedBy(before, statement.text), columns[nth]!)} as part_${nth}`;
    before += values.length;
    return part;
  });
  return `select ${parts.join(',\n')}`;
}

function movedBy(before: number, text: string): string {
  return text.replace(/\$(\d+)/g, (_, nth) => `$${Number(nth) + before}`);
}

// What comes in order stays in order.
function asTexts(text: string, columns: Column[]): string {
  const all = columns.map(({ name }) => `q."${name}"::text`).join(', ');
  return `(select json_agg(json_build_array(${all})) from (${text}) q)`;
}

function asRow(columns: Column[], texts: Texts): QueryResultRow {
  return Object.fromEntries(columns.map(({ name, type }, nth) => [name, asValue(type, texts[nth]!)]));
}

function asValue(type: number, text: string | null): unknown {
  if (text === null) return null;
  const parsers = types as unknown as Parsers;
  return parsers.getTypeParser(type, 'text')(text);
}
