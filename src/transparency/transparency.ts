import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { linesOf } from './csv.js';
import { allMonths, monthsOfYear, yearsOfMonths } from './transparency-reading.js';
import { transparencyView } from './transparency.view.js';

/** What everybody may read of the team's work. */
@Injectable()
export class Transparency {
  constructor(private readonly database: DataSource) {}

  /** A year of it. @param asked a year; anything that has no months means the newest */
  async page(asked: unknown, now = new Date()): Promise<object> {
    const years = (await yearsOfMonths.rows(this.database)).map(({ year }) => year);
    const year = years.find((known) => String(known) === asked) ?? years[0] ?? null;
    const months = year === null ? [] : await monthsOfYear.rows(this.database, [year]);
    return transparencyView({ months, year, years }, now);
  }

  /** All of it, as comma-separated values. */
  async file(): Promise<string> {
    return linesOf(await allMonths.rows(this.database));
  }
}
