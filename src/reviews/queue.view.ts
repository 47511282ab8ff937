import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Boards } from '../boards/boards.js';
import { Cursors } from '../platform/web/cursors.js';
import type { Viewer } from '../platform/web/visit.js';
import { HARD_ENOUGH, hardOnes } from './care.js';
import { takenOverFrom } from './hand-overs.js';
import { queueCounts } from './queue-counts.js';
import { filterOf, KINDS, type QueueFilter, TIERS } from './queue-filter.js';
import { TOP, waitingItems } from './queue.js';

// What a cursor of the list belongs to; its filters stand beside it in the address.
const LIST = 'queue';

/** The list of everything that waits, as the desk shows it. */
@Injectable()
export class QueueView {
  constructor(
    private readonly database: DataSource,
    private readonly boards: Boards,
    private readonly cursors: Cursors,
  ) {}

  /** @param query the address's filters and place; what is none of them is left out */
  async page(query: Record<string, unknown>, viewer: Viewer): Promise<object> {
    const boards = await this.boards.all();
    const filter = filterOf(
      query,
      boards.map(({ slug }) => slug),
    );
    const after = this.cursors.open(query.after, LIST);
    const hard = await hardOnes(this.database, viewer.memberId);
    const urgent = await this.urgentBeside(filter, viewer);
    const { items, next } = await waitingItems(this.database, viewer, filter, after ?? TOP);
    return {
      items,
      urgent,
      counts: await queueCounts(this.database),
      filter: { ...choices(filter, boards), any: Object.keys(filter).length > 0 },
      next: next && addressOf(filter, this.cursors.seal(next, LIST)),
      first: after === null,
      hard: hard >= HARD_ENOUGH ? hard : null,
      takenOver: await takenOverFrom(this.database, viewer.memberId),
    };
  }

  // A choice of the list must not hide who may be in danger: words to the team have no board.
  private async urgentBeside(filter: QueueFilter, viewer: Viewer): Promise<boolean> {
    if (Object.keys(filter).length === 0 || filter.kind === 'words') return false;
    const { items } = await waitingItems(this.database, viewer, { kind: 'words' });
    return items.length > 0;
  }
}

function choices(filter: QueueFilter, boards: { slug: string; name: string }[]): object {
  return {
    boards: boards.map(({ slug, name }) => ({ value: slug, label: name, chosen: filter.board === slug })),
    kinds: KINDS.map((value) => ({ value, key: `reviews.kind_${value}`, chosen: filter.kind === value })),
    tiers: TIERS.map((value) => ({ value, key: `reviews.tier_${value}`, chosen: filter.tier === value })),
  };
}

function addressOf(filter: QueueFilter, after: string): string {
  return `/reviews?${new URLSearchParams({ ...filter, after }).toString()}`;
}
