import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { oneByOne } from '../platform/one-by-one.js';
import { message } from '../platform/web/messages.js';
import { SiteThreads } from '../threads/site-threads.js';
import { currentOpening, type Opening, type OpeningTimes } from './opening-times.js';
import { openRhythms } from './rhythms.js';

// A later one counts as well: whoever changes the weekday brings no day of the past back.
const isOpen = new Statement<{ open: boolean }>(
  'check-in-is-open',
  `select exists (select from site_threads where board_id = $1 and kind = 'check_in' and period >= $2) as open`,
);

const named = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  timeZone: 'UTC',
});

/** Opens the check-ins whose hour has come. Whoever asks, and however often: PostgreSQL keeps one for each day. */
@Injectable()
export class CheckInOpenings {
  constructor(
    private readonly database: DataSource,
    private readonly threads: SiteThreads,
  ) {}

  /** Opens what is due on every board; of those that were missed, the current one alone. */
  async openDue(now = new Date()): Promise<void> {
    if (!(await this.threads.mayOpen())) return;
    await oneByOne(await openRhythms.rows(this.database), async ({ board_id: boardId, ...times }) =>
      this.openOn(boardId, times, currentOpening(times, now)),
    );
  }

  private async openOn(boardId: string, { rhythm }: OpeningTimes, opening: Opening): Promise<void> {
    const { period } = opening;
    if ((await isOpen.row(this.database, [boardId, period]))!.open) return;
    await this.threads.open({ boardId, kind: 'check_in', period, ...wordsFor(rhythm, opening) });
  }
}

function wordsFor(rhythm: OpeningTimes['rhythm'], { period }: Opening): { title: string; body: string } {
  const day = named.format(new Date(period));
  return {
    title: message(`check-ins.title_${rhythm}`, { day }),
    body: message(`check-ins.opening_${rhythm}`),
  };
}
