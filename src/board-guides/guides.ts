import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Board } from '../boards/board.entity.js';
import { boardView } from '../boards/boards.js';
import { FURTHER_ALONG } from '../boards/ready-boards.js';
import { Duty } from '../duty/duty.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { renderSafely } from '../threads/rendering.js';
import { guideOf } from './guide-reading.js';

/** What a board says of itself, and how somebody finds in. */
@Injectable()
export class Guides {
  constructor(
    private readonly database: DataSource,
    private readonly duty: Duty,
  ) {}

  /** The part that stands on the board's own page and on its two pages beside it. */
  async of(slug: string, viewer: Viewer | null): Promise<object> {
    const row = await guideOf.row(this.database, [slug, FURTHER_ALONG, viewer ? ownPersonas(viewer) : []]);
    return {
      aboutHref: `/boards/${slug}/about`,
      firstStepsHref: `/boards/${slug}/first-steps`,
      welcome: row?.welcome_id ? { href: `/threads/${row.welcome_id}`, title: row.welcome_title } : null,
      further: row?.further ? { href: `/boards/${FURTHER_ALONG}`, name: row.further } : null,
    };
  }

  /** Its model, rules and hours, and what happens with a post. */
  async about(board: Board, viewer: Viewer | null): Promise<object> {
    return {
      board: boardView(board),
      model: `boards.model_${board.model}`,
      modelWords: `boards.about_${board.model}`,
      strict: board.strict,
      rules: board.rules && renderSafely(board.rules),
      readingHours: await this.duty.forBoard(board.slug),
      guide: await this.of(board.slug, viewer),
    };
  }

  /** The first steps of somebody who is new there. */
  async firstSteps(board: Board, viewer: Viewer | null): Promise<object> {
    return {
      board: boardView(board),
      steps: board.firstSteps && renderSafely(board.firstSteps),
      guide: await this.of(board.slug, viewer),
    };
  }
}
