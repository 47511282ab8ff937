import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { logger } from '../platform/logging/logger.js';
import {
  type BoardWithHours,
  dutySettings,
  hoursOfBoard,
  hoursOfBoards,
  type SettingsRow,
} from './duty-reading.js';
import { type DutyView, dutyView, type HoursView, hoursView } from './duty.view.js';
import { openAt } from '../platform/time/weekly-hours.js';

/** When people read what is held: what authors are told of it, and whether a concern waits for them. */
@Injectable()
export class Duty {
  constructor(private readonly database: DataSource) {}

  /** What somebody whose words wait on a board is told. */
  async forBoard(slug: string, now = new Date()): Promise<DutyView> {
    const row = await hoursOfBoard.row(this.database, [slug]);
    return dutyView(row!, now);
  }

  /** The hours of all boards, for everybody; null while PostgreSQL is away, as the page stands without them. */
  async hours(): Promise<HoursView | null> {
    const known = await this.known();
    return known && hoursView(known.settings, known.boards);
  }

  /** Whether somebody reads on any board, for everybody; null while PostgreSQL is away. */
  async anywhere(now = new Date()): Promise<DutyView | null> {
    const known = await this.known();
    return known && dutyView({ ...known.settings, hours: known.boards.flatMap(({ hours }) => hours) }, now);
  }

  private async known(): Promise<{ settings: SettingsRow; boards: BoardWithHours[] } | null> {
    try {
      const settings = await dutySettings.row(this.database);
      return { settings: settings!, boards: await hoursOfBoards.rows(this.database) };
    } catch (error) {
      logger.warn({ kind: (error as Error).name }, 'the hours of duty could not be read');
      return null;
    }
  }

  /** Whether the operators chose that a concern waits on this board until somebody is on duty, and nobody is. */
  async holdsConcern(slug: string, now = new Date()): Promise<boolean> {
    const row = await hoursOfBoard.row(this.database, [slug]);
    return row?.mode === 'rota' && row.hold_concern && !openAt(row.hours, row.zone, now).on;
  }
}
