import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { NotFound, SignInFirst } from '../platform/errors/problem.js';
import type { Viewer } from '../platform/web/visit.js';
import { Board } from './board.entity.js';

// As the table has it; PostgreSQL answers what is no text at all with an error.
const SLUG = /^[a-z][a-z0-9-]{1,40}$/;

/** What pages show of a board. */
export interface BoardView {
  slug: string;
  name: string;
  description: string;
  welcome: string;
  membersOnly: boolean;
}

/** How a board is set up. */
export type BoardSettings = Pick<Board, 'slug' | 'name' | 'membersOnly' | 'strict' | 'nearCrisis' | 'listed'>;

@Injectable()
export class Boards {
  constructor(@InjectRepository(Board) private readonly boards: Repository<Board>) {}

  /** All boards in their order. */
  async all(): Promise<BoardView[]> {
    const boards = await this.boards.find({ order: { place: 'ASC' } });
    return boards.map(boardView);
  }

  /** All boards as an admin sees them. */
  async settings(): Promise<BoardSettings[]> {
    const boards = await this.boards.find({ order: { place: 'ASC' } });
    return boards.map(({ slug, name, membersOnly, strict, nearCrisis, listed }) => ({
      slug,
      name,
      membersOnly,
      strict,
      nearCrisis,
      listed,
    }));
  }

  /**
   * The board of a slug, for someone who may read it.
   * @throws NotFound when there is none
   * @throws SignInFirst when it is for members and the visitor is a guest
   */
  async readable(slug: string, viewer: Viewer | null): Promise<Board> {
    const board = SLUG.test(slug) ? await this.boards.findOneBy({ slug }) : null;
    if (!board) throw new NotFound();
    if (!mayRead(viewer, board)) throw new SignInFirst(`/boards/${board.slug}`);
    return board;
  }
}

/** Whether a visitor may read a board. */
export function mayRead(viewer: Viewer | null, board: Pick<Board, 'membersOnly'>): boolean {
  return viewer !== null || !board.membersOnly;
}

export function boardView({ slug, name, description, welcome, membersOnly }: Board): BoardView {
  return { slug, name, description, welcome, membersOnly };
}
