import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { type CalendarDay, dayIn, daysOnEarth } from './days.js';

/** The day that a page is made for. */
export interface Today {
  day: CalendarDay;
  /** Whether the visitor said that it is this day where they are. */
  asked: boolean;
  /** What day it may be elsewhere just now. */
  others: CalendarDay[];
}

const zoneOfPlace = new Statement<{ zone: string }>('zone-of-place', 'select zone from duty_settings');

/**
 * What day it is for a visitor: the one that they or their browser say, else that of the place. Where they are is asked
 * by nobody and stored nowhere.
 */
@Injectable()
export class Todays {
  constructor(private readonly database: DataSource) {}

  /** @param said what stands in the address or the form; what it is nowhere on Earth counts as nothing */
  async of(said: unknown, now = new Date()): Promise<Today> {
    const days = daysOnEarth(now);
    const asked = days.find((day) => day === said);
    const day = asked ?? (await this.ofPlace(now));
    return { day, asked: asked !== undefined, others: days.filter((each) => each !== day) };
  }

  /** The day in the place's own time zone. */
  async ofPlace(now = new Date()): Promise<CalendarDay> {
    const row = await zoneOfPlace.row(this.database);
    return dayIn(row?.zone ?? 'UTC', now);
  }
}

/** Leads on to a page for the same day. */
export function onDay(path: string, { day, asked }: Pick<Today, 'day' | 'asked'>): string {
  return asked ? `${path}?day=${day}` : path;
}
