import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { oneByOne } from '../platform/one-by-one.js';
import { localTime } from '../platform/time/zoned-time.js';
import { message } from '../platform/web/messages.js';
import { SiteThreads } from '../threads/site-threads.js';

/** Posts after which the next one is opened: a long thread is slow to read on a bad night. */
export const MOST_POSTS = 300;

interface Place {
  board_id: string;
  zone: string;
  /** Of the newest company thread, `2026-11/01`; null where there is none yet. */
  period: string | null;
  posts: number;
}

/** Keeps one company thread open on each board: a new one each month, or when it has become long. */
@Injectable()
export class CompanyThreads {
  constructor(
    private readonly database: DataSource,
    private readonly site: SiteThreads,
  ) {}

  /** Opens those that are missing. Two workers at once open one: the thread of a period is made once. */
  async keepOpen(now = new Date()): Promise<void> {
    if (!(await this.site.mayOpen())) return;
    const places = await this.database.query<Place[]>(PLACES);
    await oneByOne(places, (place) => this.keepOn(place, now));
  }

  private async keepOn(place: Place, now: Date): Promise<void> {
    const period = periodOf(place, now);
    if (period === null) return;
    const month = monthWords(now, place.zone);
    await this.site.open({
      boardId: place.board_id,
      kind: 'company',
      period,
      title: message('bad-night.company_title', { month }),
      body: message('bad-night.company_body'),
    });
  }
}

// The period to open now; null where the newest is good for longer. Older months than the newest are never opened again.
function periodOf({ period, posts, zone }: Place, now: Date): string | null {
  const { year, month } = localTime(now, zone);
  const current = `${year}-${String(month).padStart(2, '0')}`;
  const [last = '', number = '0'] = period?.split('/') ?? [];
  if (last < current) return `${current}/01`;
  return posts >= MOST_POSTS ? `${last}/${String(Number(number) + 1).padStart(2, '0')}` : null;
}

function monthWords(now: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: zone }).format(now);
}

const PLACES = `
  select b.id as board_id, d.zone, s.period, coalesce(t.last_position, 0) as posts
  from boards b cross join duty_settings d
  left join lateral (
    select period, thread_id from site_threads
    where board_id = b.id and kind = 'company' order by period desc limit 1
  ) s on true
  left join threads t on t.id = s.thread_id
  where not b.archived and not b.read_only and b.merging_into is null
  order by b.place`;
