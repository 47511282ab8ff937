import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

export const nearForm = z.strictObject({
  board: z.string('boards.board_missing').regex(/^[a-z][a-z0-9-]{1,40}$/, 'boards.board_missing'),
  near: z.enum(['yes', 'no'], 'boards.near_missing').transform((answer) => answer === 'yes'),
});

export type NearFields = z.infer<typeof nearForm>;

/** Saying which boards stand close to a crisis. PostgreSQL changes nothing else of a board for the web, and records it. */
@Injectable()
export class NearCrisis {
  constructor(private readonly database: DataSource) {}

  /** @returns false when there is no such board */
  async set({ board, near }: NearFields, admin: string): Promise<boolean> {
    const changed = await this.database.query<object[]>(
      'select set_near_crisis(id, $2, $3) from boards where slug = $1',
      [board, near, admin],
    );
    return changed.length > 0;
  }
}
