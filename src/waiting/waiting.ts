import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Cursors } from '../platform/web/cursors.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { halvesFrom, placeOf } from './places.js';
import { mayAnswerCrisis } from './policies.js';
import { mayBeAsked, THREADS_A_PAGE, waitingThreads, waitingThreadsOfBoard } from './waiting-reading.js';
import { waitingThreadView } from './waiting.view.js';

/** A board whose list is asked for. */
interface OneBoard {
  id: string;
  slug: string;
}

/** The threads that wait for the first words of somebody else. */
@Injectable()
export class Waiting {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: Cursors,
    private readonly reading: ReadingChoices,
  ) {}

  /** Whether the viewer may be asked to answer others just now: no crisis of their own in the last days, no pause. */
  async mayAsk(viewer: Viewer): Promise<boolean> {
    return (await mayBeAsked.row(this.database, [ownPersonas(viewer)]))?.may === true;
  }

  /** A page of the list. @param after where it begins, sealed; anything else is its beginning */
  async list(viewer: Viewer, board: OneBoard | null, after: unknown): Promise<object> {
    const href = board ? `/boards/${board.slug}/waiting` : '/waiting';
    const place = this.cursors.open(after, href);
    const wide = mayAnswerCrisis(viewer);
    const values = [ownPersonas(viewer), wide, ...halvesFrom(place)];
    const rows = board
      ? await waitingThreadsOfBoard.rows(this.database, [...values, board.id])
      : await waitingThreads.rows(this.database, values);
    const shown = rows.slice(0, THREADS_A_PAGE);
    const more = rows.length > shown.length;
    const reader = await this.reading.reader(viewer);
    const threads = shown.map((row) => waitingThreadView(row, wide, reader));
    const seen = threads.filter(({ hidden }) => !hidden);
    return {
      threads: seen,
      someHidden: seen.length < threads.length,
      next: more ? `${href}?after=${this.cursors.seal(placeOf(shown.at(-1)!), href)}` : null,
      top: place && href,
    };
  }
}
