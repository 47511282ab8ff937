import { Statement } from '../platform/database/statement.js';
import { lengthOf } from '../platform/time/weekly-hours.js';

export interface HourRow {
  /** 1 is Monday. */
  weekday: number;
  hour: number;
  items: number;
}

/**
 * What came in to be read by a person, by the hour of the week in the zone $3: texts that were held or that their authors asked
 * a person about, readers' reports, second looks asked for. Through `verdicts_by_time`, `author_choices_asked`, `reports_by_time`, `second_looks_by_age`.
 */
export const itemsByHour = new Statement<HourRow>(
  'items-by-hour',
  `select extract(isodow from at at time zone $3)::int as weekday, extract(hour from at at time zone $3)::int as hour,
     count(*)::int as items
   from (
     select given_at as at from verdicts where given_at >= $1 and given_at < $2 and outcome = 'hold'
     union all
     select over_at from author_choices where asked and over_at >= $1 and over_at < $2
     union all
     select written_at from reports where written_at >= $1 and written_at < $2
     union all
     select asked_at from second_looks where asked_at >= $1 and asked_at < $2) i
   group by 1, 2`,
);

/** A shift; `person` tells two people apart, and nothing else about them. */
export interface StaffedRow {
  person: number;
  weekday: number;
  starts: number;
  ends: number;
}

export const shiftsByPerson = new Statement<StaffedRow>(
  'shifts-by-person',
  `select dense_rank() over (order by s.member_id)::int as person, s.weekday, s.starts, s.ends
   from shifts s join staff_here m on m.id = s.member_id`,
);

export const DAYS = 7;
export const HOURS = 24;
const MINUTES = 60;
const WEEK = DAYS * HOURS * MINUTES;

/** How many people are on duty in each hour of the week, on average: half an hour of one is half a person. */
export function peopleByHour(shifts: StaffedRow[]): number[] {
  const covered = new Set(shifts.flatMap(minutesOf));
  const people = Array.from({ length: DAYS * HOURS }, () => 0);
  for (const minute of covered) people[Math.floor((minute % WEEK) / MINUTES)]! += 1 / MINUTES;
  return people.map((sum) => Math.round(sum * 100) / 100);
}

// Each person's minutes apart from everybody else's, so that one in two shifts at once is one person.
function minutesOf(shift: StaffedRow): number[] {
  const from = ((shift.weekday - 1) * HOURS * MINUTES + shift.starts) % WEEK;
  return Array.from({ length: lengthOf(shift) }, (_, at) => shift.person * WEEK + ((from + at) % WEEK));
}

/** What came in for each hour of the week, Monday's first hour first. */
export function itemsOfWeek(rows: HourRow[]): number[] {
  const items = Array.from({ length: DAYS * HOURS }, () => 0);
  for (const { weekday, hour, items: count } of rows) items[(weekday - 1) * HOURS + hour] = count;
  return items;
}
