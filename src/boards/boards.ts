import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, IsNull, type Repository } from 'typeorm';
import { NotFound, SignInFirst } from '../platform/errors/problem.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { Board } from './board.entity.js';
import { asBoard, boardBySlug, boardsOfPlace } from './board-reading.js';

const WHOLE = { mergedInto: IsNull(), mergingInto: IsNull() };

const KEPT = { closed: false, ...WHOLE };

// As the table has it; PostgreSQL answers what is no text at all with an error.
const SLUG = /^[a-z][a-z0-9-]{1,40}$/;

/** What pages show of a board. */
export interface BoardView {
  slug: string;
  name: string;
  description: string;
  welcome: string;
  membersOnly: boolean;
  closed: boolean;
  /** It takes nothing new: for good, or for now. */
  rests: 'archived' | 'read_only' | null;
}

/** How a board is set up. */
export type BoardSettings = Pick<
  Board,
  'slug' | 'name' | 'membersOnly' | 'strict' | 'nearCrisis' | 'listed' | 'archived' | 'readOnly'
>;

@Injectable()
export class Boards {
  constructor(
    @InjectRepository(Board) private readonly boards: Repository<Board>,
    private readonly database: DataSource,
  ) {}

  /** All boards in their order; no closed groups, and none that rests for good. */
  async all(): Promise<BoardView[]> {
    return this.ofPlace(({ archived }) => !archived);
  }

  /** Those that rest for good, and can still be read. */
  async archived(): Promise<BoardView[]> {
    return this.ofPlace(({ archived }) => archived);
  }

  /** All that are kept in pages: no closed groups, and none that became part of another. */
  async allKept(): Promise<Board[]> {
    return this.boards.find({ where: KEPT, order: { place: 'ASC' } });
  }

  /** One of them. @throws NotFound */
  async kept(slug: string): Promise<Board> {
    const board = await this.keptOrNone(slug);
    if (!board) throw new NotFound();
    return board;
  }

  /** The same, for a slug that somebody chose in a form. */
  async keptOrNone(slug: string): Promise<Board | null> {
    return SLUG.test(slug) ? this.boards.findOneBy({ ...KEPT, slug }) : null;
  }

  /** Every address that is in use, closed groups left out: theirs are their own. */
  async addresses(): Promise<string[]> {
    const boards = await this.boards.findBy({ closed: false });
    return boards.map(({ slug }) => slug);
  }

  /** All boards as an admin sees them. */
  async settings(): Promise<BoardSettings[]> {
    return (await this.allKept()).map(
      ({ slug, name, membersOnly, strict, nearCrisis, listed, archived, readOnly }) => ({
        slug,
        name,
        membersOnly,
        strict,
        nearCrisis,
        listed,
        archived,
        readOnly,
      }),
    );
  }

  /**
   * The board of a slug, for someone who may read it; by the slug of one that became part of another, that one.
   * @throws NotFound when there is none, or it is a closed group that the visitor is not in
   * @throws SignInFirst when it is for members and the visitor is a guest
   */
  async readable(slug: string, viewer: Viewer | null): Promise<Board> {
    const found = SLUG.test(slug) ? await this.find(slug, viewer) : null;
    if (!found) throw new NotFound();
    const { reads, ...row } = found;
    if (reads) return asBoard(row);
    throw row.closed ? new NotFound() : new SignInFirst(`/boards/${row.slug}`);
  }

  private find(slug: string, viewer: Viewer | null): Promise<(Board & { reads: boolean }) | null> {
    return boardBySlug.row(this.database, [slug, viewer ? ownPersonas(viewer) : []]);
  }

  private async ofPlace(which: (board: Board) => boolean): Promise<BoardView[]> {
    const boards = await boardsOfPlace.rows(this.database);
    return boards.filter(which).map(boardView);
  }
}

/** Whether a board takes new words. */
export function takesWords({ archived, readOnly }: Pick<Board, 'archived' | 'readOnly'>): boolean {
  return !archived && !readOnly;
}

export function boardView(board: Board): BoardView {
  const { slug, name, description, welcome, membersOnly, closed } = board;
  return { slug, name, description, welcome, membersOnly, closed, rests: restsOf(board) };
}

function restsOf({ archived, readOnly }: Board): BoardView['rests'] {
  if (archived) return 'archived';
  return readOnly ? 'read_only' : null;
}
