import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Cursors } from '../platform/web/cursors.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { calendarView } from './calendar.view.js';
import { CIRCLES_A_PAGE, circlesAhead, circlesPast, type CircleRow, NEWEST } from './circle-reading.js';
import { CircleClock } from './clock.js';

/** The circles of a board, or of all boards that somebody reads. */
@Injectable()
export class Calendar {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
    private readonly cursors: Cursors,
    private readonly clock: CircleClock,
  ) {}

  /** @param slug of the board, null for all @param before where a page of the past goes on; then it is of the past alone */
  async view(slug: string | null, before: unknown, viewer: Viewer | null): Promise<object> {
    const list = `circles ${slug ?? ''}`;
    const start = this.cursors.open(before, list);
    const [names, now] = [viewer ? ownPersonas(viewer) : [], this.clock.now()];
    const ahead = start ? [] : await circlesAhead.rows(this.database, [names, now, slug]);
    const past = await circlesPast.rows(this.database, [names, now, slug, ...(start?.split(' ') ?? NEWEST)]);
    const shown = past.slice(0, CIRCLES_A_PAGE);
    const path = slug === null ? '/circles' : `/boards/${slug}/circles`;
    return {
      ...calendarView(ahead, shown, { viewer, reader: await this.reading.reader(viewer), now }),
      onlyPast: start !== null,
      older:
        past.length > shown.length
          ? `${path}?before=${this.cursors.seal(placeOf(shown.at(-1)!), list)}`
          : null,
      newest: start && path,
    };
  }
}

function placeOf({ edges, thread_id }: CircleRow): string {
  return `${edges.at(-1)!.toISOString()} ${thread_id}`;
}
