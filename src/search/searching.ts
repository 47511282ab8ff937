import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Reader } from '../folding/fold.js';
import { ReadingChoices } from '../folding/reading-choices.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import type { Asked } from './asked.js';
import {
  best,
  type BoardRow,
  newest,
  readableBoards,
  RESULTS_A_PAGE,
  type ResultRow,
  telling,
} from './search-reading.js';
import { type ResultView, resultView } from './search.view.js';
import { sourcesFor } from './sources.js';

/** A page of what was found. */
export interface Found {
  results: ResultView[];
  /** Some are left out, as the reader chose. */
  someHidden: boolean;
  /** Where it goes on; null on the last page. */
  next: string | null;
  /** False where every text has the words, or none that could be looked for. */
  telling: boolean;
}

/** Looks for words in what is up, for whom may read it. Nothing of a search is kept. */
@Injectable()
export class Searching {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
  ) {}

  /** The boards that a visitor may read, in their order. */
  boards(viewer: Viewer | null): Promise<BoardRow[]> {
    return this.database.query<BoardRow[]>(readableBoards, [namesOf(viewer)]);
  }

  /** @param boards those that the viewer may read */
  async find(asked: Asked, boards: BoardRow[], viewer: Viewer | null): Promise<Found> {
    const [rows, reader] = await Promise.all([this.rows(asked, boards, viewer), this.reading.reader(viewer)]);
    const page = seen(rows, reader);
    return { ...page, telling: rows.length > 0 || (await this.isTelling(asked)) };
  }

  private rows({ words, board, kind, order, from }: Asked, boards: BoardRow[], viewer: Viewer | null) {
    const readable = boards.map(({ id }) => id);
    const chosen = boards.filter(({ slug }) => board === '' || slug === board).map(({ id }) => id);
    const values = [withPlainQuotes(words), readable, chosen, viewer === null];
    const sources = sourcesFor({ kind, board });
    if (order === 'best')
      return this.database.query<ResultRow[]>(best(sources), [...values, Number(from ?? 0)]);
    const start = from?.split(' ') ?? THE_NEWEST;
    return this.database.query<ResultRow[]>(newest(sources), [...values, ...start]);
  }

  private async isTelling({ words }: Asked): Promise<boolean> {
    const [row] = await this.database.query<{ telling: boolean }[]>(telling, [words]);
    return row?.telling === true;
  }
}

const THE_NEWEST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];

// PostgreSQL knows one kind of quotation mark; telephones write others.
function withPlainQuotes(words: string): string {
  return words.replace(/[“”„‟«»]/g, '"');
}

function namesOf(viewer: Viewer | null): string[] {
  return viewer ? ownPersonas(viewer) : [];
}

function seen(rows: ResultRow[], reader: Reader): Omit<Found, 'telling'> {
  const page = rows.slice(0, RESULTS_A_PAGE);
  const results = page.map((row) => resultView(row, reader)).filter((view) => view !== null);
  const next = rows.length > page.length ? page.at(-1)!.place : null;
  return { results, someHidden: results.length < page.length, next };
}
