import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { COUNTED, TOTALS } from './figures.js';
import { type Cell, withoutSmall } from './small-numbers.js';

// Of fewer it would be somebody's night, not a usual one. PostgreSQL knows the same bound.
const ENOUGH_FOR_A_WAIT = 20;

/** Fixing the figures of months that are over: once, whoever does it, and for good. */
@Injectable()
export class Months {
  constructor(private readonly database: DataSource) {}

  /** Fixes every month that has been over for a week. @returns how many this call fixed */
  async fixDue(now = new Date()): Promise<number> {
    const due = await this.database.query<{ month: string }[]>(DUE, [now]);
    let fixed = 0;
    for (const { month } of due) fixed += (await this.fix(month)) ? 1 : 0;
    return fixed;
  }

  private fix(month: string): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const cells = await cellsOf(manager, month);
      const begun = await manager.query<unknown[]>(BEGIN, [month, isWaitKnown(cells)]);
      if (begun.length > 0) await manager.query(FIX, [month, JSON.stringify(cells)]);
      return begun.length > 0;
    });
  }
}

async function cellsOf(manager: EntityManager, month: string): Promise<Cell[]> {
  const counted = await manager.query<{ figure: string; count: number }[]>(COUNT, [month]);
  const found = new Map(counted.map(({ figure, count }) => [figure, count]));
  const counts = Object.fromEntries(COUNTED.map((figure) => [figure, found.get(figure) ?? 0]));
  return withoutSmall(counts, TOTALS);
}

// By what everybody can see alone: that there were enough with those left out would tell how many these are.
function isWaitKnown(cells: Cell[]): boolean {
  const seen = cells.filter(({ figure, shown }) => TOTALS.decisions!.includes(figure) && shown === 'shown');
  return seen.reduce((sum, { count }) => sum + count, 0) >= ENOUGH_FOR_A_WAIT;
}

const DUE = `select to_char(month, 'YYYY-MM-DD') as month from months_to_fix($1) as month`;

// Of two workers the second waits here for the first, and leaves the month to it.
const BEGIN = `
  insert into months (month, usual_wait) values ($1, case when $2 then usual_wait($1) end)
  on conflict do nothing returning month`;

const COUNT = 'select figure, count from count_month($1)';

const FIX = `
  insert into month_figures (month, figure, count, shown)
  select $1, figure, count, shown from jsonb_to_recordset($2::jsonb) as cell (figure text, count int, shown text)`;
