import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { message } from '../../platform/web/messages.js';
import { record } from '../../record/record.js';
import { countryOf } from '../countries.js';
import { isOld, type Kind } from '../crisis-line.js';
import { linesInUse, newestVersions } from './line-reading.js';
import { ListKeeper } from './list-keeper.js';
import { type KeptLine, overlaid } from './overlay.js';

/** An entry of a country that is served, and who confirmed it. */
export interface ServedEntry {
  id: string;
  name: string;
  kinds: Kind[];
  /** The last check that somebody of this place made, of the numbers as they stand; null where nobody did. */
  confirmed: Confirmation | null;
}

export interface Confirmation {
  /** Id of the member. */
  by: string;
  /** Null when the account is gone. */
  name: string | null;
  /** ISO date. */
  on: string;
  /** Older than six months. */
  old: boolean;
}

/** A country that this place serves. */
export interface ServedCountry {
  code: string;
  name: string;
  entries: ServedEntry[];
  /** It has a line and an emergency number, and all that people see was confirmed, none of it longer than six months ago. */
  confirmed: boolean;
}

/**
 * For the countries served, which entries are confirmed, by whom and when; empty where no country was chosen. Read from
 * PostgreSQL, so that it is true at this moment in every process.
 */
export async function servedCountries(database: DataSource, now = new Date()): Promise<ServedCountry[]> {
  const row = await linesInUse.row(database);
  const versions = await newestVersions.rows(database);
  const shown = overlaid(versions).filter(({ hidden }) => !hidden);
  const names = new Map(versions.map(({ line_id, checked_name }) => [line_id, checked_name]));
  return (row?.served ?? []).map((code) => {
    const lines = shown.filter(({ line }) => line.country === code);
    return servedCountry(
      code,
      lines.map((kept) => servedEntry(kept, names.get(kept.line.id) ?? null, now)),
    );
  });
}

function servedEntry({ line, check }: KeptLine, name: string | null, now: Date): ServedEntry {
  const confirmed = check && { by: check.by, name, on: check.on, old: isOld(check.on, now) };
  return { id: line.id, name: line.name, kinds: line.kinds, confirmed };
}

function servedCountry(code: string, entries: ServedEntry[]): ServedCountry {
  const emergencies = entries.filter(({ kinds }) => kinds.includes('emergency')).length;
  const whole = emergencies > 0 && entries.length > emergencies;
  const fresh = entries.every(({ confirmed }) => confirmed !== null && !confirmed.old);
  return { code, name: countryOf(code)?.name ?? code, entries, confirmed: whole && fresh };
}

/** Saying which countries this place serves. */
@Injectable()
export class ServedChanges {
  constructor(
    private readonly database: DataSource,
    private readonly keeper: ListKeeper,
  ) {}

  /** Serves a country from now on; one that is served already stays. */
  add(code: string, staffId: string): Promise<void> {
    return this.change(ADD, code, 'country_served', staffId);
  }

  /** Serves it no longer; one that is not served stays so. */
  remove(code: string, staffId: string): Promise<void> {
    return this.change(REMOVE, code, 'country_not_served', staffId);
  }

  private async change(sql: string, country: string, code: string, staffId: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [, affected] = await manager.query<[unknown, number]>(sql, [country]);
      if (affected === 0) return;
      const words = message('lines.recorded_country', { country: countryOf(country)?.name ?? country });
      await record(manager, { kind: 'configuration', actor: staffId, subject: null, code, words });
    });
    await this.keeper.refresh();
  }
}

const ADD = `
  update lines_in_use set version = version + 1, served = array_append(served, $1) where not $1 = any (served)`;

const REMOVE = `
  update lines_in_use set version = version + 1, served = array_remove(served, $1) where $1 = any (served)`;
