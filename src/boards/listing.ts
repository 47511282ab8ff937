import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';

export const listingForm = z.strictObject({
  board: z.string('boards.board_missing').regex(/^[a-z][a-z0-9-]{1,40}$/, 'boards.board_missing'),
  listed: z.enum(['yes', 'no'], 'boards.near_missing').transform((answer) => answer === 'yes'),
});

export type ListingFields = z.infer<typeof listingForm>;

/** Saying which boards search engines may list. A board for members alone never is, whatever was said of it. */
@Injectable()
export class Listing {
  constructor(private readonly database: DataSource) {}

  /** @returns false when there is no such board */
  async set({ board, listed }: ListingFields, admin: string): Promise<boolean> {
    const changed = await this.database.query<object[]>(
      'select set_listed(id, $2, $3) from boards where slug = $1',
      [board, listed, admin],
    );
    return changed.length > 0;
  }
}

/** Whether search engines may list what stands on a board. */
export function isListed({ listed, membersOnly }: { listed: boolean; membersOnly: boolean }): boolean {
  return listed && !membersOnly;
}
