import { localTime } from '../../platform/time/zoned-time.js';

/** Hours in which the mark beside somebody's notices stays away, by a clock that they chose. */
export interface QuietHours {
  /** Full hours of the day, 0 to 23; where the end is not later, it is on the next day. */
  from: number;
  to: number;
  zone: string;
}

/** Whether it is quiet at a moment: whenever the clock of the zone shows such an hour, also when it shows it twice. */
export function isQuietAt({ from, to, zone }: QuietHours, moment: Date): boolean {
  const hour = Math.floor(localTime(moment, zone).minute / 60);
  return from < to ? from <= hour && hour < to : hour >= from || hour < to;
}
