import { message } from '../platform/web/messages.js';
import {
  firstReplyPicture,
  followUpPicture,
  lookPicture,
  outcomePicture,
  waitPicture,
} from './bar-pictures.js';
import { PERIODS, TIERS } from './period.js';
import { hourPicture, weekPicture } from './time-pictures.js';
import { ENOUGH_PEOPLE, ENOUGH_TEXTS } from './waiting.js';
import type { Findings } from './workload.js';

/** The page of pictures: what may be shown, in pictures and tables. */
export function workloadView(found: Findings): object {
  const { weeks, tier, settings } = found;
  return {
    weeks,
    oneWeek: weeks === 1,
    zone: settings.zone,
    enough: { texts: ENOUGH_TEXTS, people: ENOUGH_PEOPLE },
    periods: PERIODS.map((period) => ({
      value: period,
      name: message(period === 1 ? 'workload.one_week' : 'workload.weeks', { number: String(period) }),
      chosen: period === weeks,
    })),
    tiers: [
      { value: '', name: message('workload.every_tier'), chosen: tier === null },
      ...TIERS.map((one) => ({ value: one, name: message(`reviews.tier_${one}`), chosen: one === tier })),
    ],
    waits: waitPicture('waits', found.waits),
    hours: hourPicture(found.hours),
    words: waitPicture('words', found.words),
    week: weekPicture(found),
    outcomes: outcomePicture(found.outcomes),
    looks: lookPicture(found.looks),
    firstReplies: firstReplyPicture(found.firstReplies),
    followUps: followUpPicture(found.followUps),
  };
}
