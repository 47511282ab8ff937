import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { Cursors } from '../platform/web/cursors.js';
import type { Viewer } from '../platform/web/visit.js';
import { TIPS_A_PAGE, tipsOfBoard } from './tip-reading.js';
import { tipView } from './tip.view.js';
import { type Topic, TOPICS, topicIn, topicWords } from './topics.js';

/** A board whose library is asked for. */
interface OneBoard {
  id: string;
  slug: string;
}

/** What was asked for, as it came. */
export interface Asked {
  topic: unknown;
  after: unknown;
}

const FIRST = '0 00000000-0000-0000-0000-000000000000';

/** The tips of a board, by topic, as their writers' words stand now. */
@Injectable()
export class Library {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: Cursors,
    private readonly reading: ReadingChoices,
  ) {}

  /** A page of them. */
  async page(board: OneBoard, viewer: Viewer | null, asked: Asked): Promise<object> {
    const topic = topicIn(asked.topic);
    const href = `/boards/${board.slug}/tips${topic ? `?topic=${topic}` : ''}`;
    const start = this.cursors.open(asked.after, href);
    const [place, id] = (start ?? FIRST).split(' ');
    const rows = await tipsOfBoard.rows(this.database, [board.id, topic, place, id]);
    const shown = rows.slice(0, TIPS_A_PAGE);
    const reader = await this.reading.reader(viewer);
    const tips = shown.map((row) => tipView(row, viewer, reader));
    const seen = tips.filter((tip) => tip !== null);
    const last = rows.length > shown.length ? shown.at(-1)! : null;
    const more = last && this.cursors.seal(`${last.place} ${last.id}`, href);
    return {
      groups: grouped(seen),
      someHidden: seen.length < tips.length,
      topics: TOPICS.map((value) => ({ value, words: topicWords(value), chosen: value === topic })),
      asked: topic !== null,
      next: more && `${href}${href.includes('?') ? '&' : '?'}after=${more}`,
      top: start && href,
    };
  }
}

function grouped<Tip extends { topic: Topic }>(tips: Tip[]): object[] {
  return TOPICS.map((topic) => ({
    words: topicWords(topic),
    medicine: topic === 'medicine',
    tips: tips.filter((tip) => tip.topic === topic),
  })).filter((group) => group.tips.length > 0);
}
