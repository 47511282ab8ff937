import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  allContacts,
  allShifts,
  allStaff,
  dutySettings,
  hoursOfBoards,
  lastAlerts,
  overdueAlerts,
} from './duty-reading.js';
import { dutyPageView, type SentForms, weekPageView, type WeekRows } from './duty-page.view.js';

/** What the team sees of the rota. */
@Injectable()
export class DutyPage {
  constructor(private readonly database: DataSource) {}

  /** The week alone, for those who are on it. */
  async week(): Promise<object> {
    return weekPageView(await this.weekRows());
  }

  /** Everything. @param forms what was sent and could not be used */
  async view(forms: SentForms = {}): Promise<object> {
    const week = await this.weekRows();
    const [staff, contacts, alerts, overdue] = await Promise.all([
      allStaff.rows(this.database),
      allContacts.rows(this.database),
      lastAlerts.rows(this.database),
      overdueAlerts.row(this.database),
    ]);
    return dutyPageView({ ...week, staff, contacts, alerts, overdue: overdue!.overdue }, forms);
  }

  private async weekRows(): Promise<WeekRows> {
    const [settings, boards, shifts] = await Promise.all([
      dutySettings.row(this.database),
      hoursOfBoards.rows(this.database),
      allShifts.rows(this.database),
    ]);
    return { settings: settings!, boards, shifts };
  }
}
