import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dutySettings, type SettingsRow } from '../duty/duty-reading.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { type FollowUpCounts, looksAskedFor, type LookRow, openFollowUpCounts } from './afterwards.js';
import { type HourRow, itemsByHour, shiftsByPerson, type StaffedRow } from './coming-in.js';
import { firstReplies, type FirstReplyRow } from './first-replies.js';
import { beginOf, endOf, type TierAsked, tierOf, type Weeks, weeksOf } from './period.js';
import {
  firstWordsByTier,
  type HourWaitRow,
  type OutcomeRow,
  outcomesByTier,
  type TierWaitRow,
  waitsByHour,
  waitsByTier,
} from './waiting.js';

/** Everything that the pictures are made of: numbers, never of one person. */
export interface Findings {
  weeks: Weeks;
  tier: TierAsked;
  settings: SettingsRow;
  waits: TierWaitRow[];
  hours: HourWaitRow[];
  words: TierWaitRow[];
  outcomes: OutcomeRow[];
  items: HourRow[];
  shifts: StaffedRow[];
  looks: LookRow[];
  firstReplies: FirstReplyRow[];
  followUps: FollowUpCounts[];
}

/** How the work goes, in whole days that are over, so that no single decision can be watched. */
@Injectable()
export class Workload {
  constructor(private readonly database: DataSource) {}

  async findings(asked: Record<string, unknown>, viewer: Viewer, now = new Date()): Promise<Findings> {
    const settings = (await dutySettings.row(this.database))!;
    const [weeks, tier, { zone }] = [weeksOf(asked.weeks), tierOf(asked.tier), settings];
    const period = [beginOf(weeks, zone, now), endOf(zone, now)];
    return {
      weeks,
      tier,
      settings,
      waits: await waitsByTier.rows(this.database, period),
      hours: await waitsByHour.rows(this.database, [...period, zone, tier]),
      words: await firstWordsByTier.rows(this.database, period),
      outcomes: await outcomesByTier.rows(this.database, period),
      items: await itemsByHour.rows(this.database, [...period, zone]),
      shifts: await shiftsByPerson.rows(this.database),
      firstReplies: await firstReplies.rows(this.database, period),
      looks: await looksAskedFor.rows(this.database, period),
      followUps: await openFollowUpCounts.rows(this.database, [ownPersonas(viewer)]),
    };
  }
}
