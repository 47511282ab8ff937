import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Viewer } from '../platform/web/visit.js';
import { type Board, textsOf } from './board.entity.js';
import type { NewBoardFields, TextsFields, WorkingFields } from './forms.js';
import type { ReadyBoard } from './ready-boards.js';
import { CHECK_WORDS, type CheckWords } from './staff-words.js';

/** Changing boards. The web changes none by itself: PostgreSQL asks who it is, and records each change. */
@Injectable()
export class BoardKeeping {
  constructor(
    private readonly database: DataSource,
    @Inject(CHECK_WORDS) private readonly check: CheckWords,
  ) {}

  /** What the board says from now on. @returns false when there is no such board any more @throws WordsStopped */
  async say(board: Board, texts: TextsFields, viewer: Viewer): Promise<boolean> {
    await this.check(texts, viewer, textsOf(board));
    return this.set(board.id, texts, viewer.memberId);
  }

  /** @returns false when there is no such board any more @throws BoardsMerging */
  async set(boardId: string, changes: TextsFields | WorkingFields, staff: string): Promise<boolean> {
    const values = [boardId, JSON.stringify(changes), staff];
    const set = this.database.query<{ done: boolean }[]>('select set_board($1, $2, $3) as done', values);
    const rows = await set.catch((error: unknown) => {
      throw codeOf(error) === 'HS063' ? new BoardsMerging() : error;
    });
    return rows[0]?.done === true;
  }

  /** @returns false when the address is taken */
  async make({ address, ...texts }: NewBoardFields, admin: string): Promise<boolean> {
    return this.insert(address, texts, admin);
  }

  /** Switches on one of the boards that come with their texts. @returns false when it is on already */
  async switchOn({ slug, ...texts }: ReadyBoard, admin: string): Promise<boolean> {
    return this.insert(slug, texts, admin);
  }

  /** Moves a board one place; at the end of the list nothing happens. */
  async move(boardId: string, direction: 'up' | 'down', admin: string): Promise<void> {
    await this.database.query('select move_board($1, $2, $3)', [boardId, direction === 'up', admin]);
  }

  /** Makes a board part of another: a worker brings its threads. @returns false when the two cannot become one */
  async merge(part: string, whole: string, admin: string): Promise<boolean> {
    try {
      await this.database.query('select merge_boards($1, $2, $3)', [part, whole, admin]);
      return true;
    } catch (error) {
      if (codeOf(error) === 'HS058') return false;
      throw error;
    }
  }

  private async insert(slug: string, texts: object, admin: string): Promise<boolean> {
    const rows = await this.database.query<{ made: boolean }[]>('select make_board($1, $2, $3) as made', [
      slug,
      JSON.stringify(texts),
      admin,
    ]);
    return rows[0]?.made === true;
  }
}

/** Another board is becoming part of this one, which stays as it is until then. */
export class BoardsMerging extends Error {
  override readonly name = 'BoardsMerging';
}

function codeOf(error: unknown): string {
  return (error as { driverError?: { code?: string } }).driverError?.code ?? '';
}
