import type { Board } from '../../boards/board.entity.js';
import { type Boards, takesWords } from '../../boards/boards.js';

/** A board that can list a thread beside its own. */
export interface SecondBoard {
  slug: string;
  name: string;
  chosen: boolean;
}

type First = Pick<Board, 'slug' | 'closed'>;

/** What can be chosen as the second board of a thread on the first; nothing in a closed group. */
export async function secondBoards(boards: Boards, first: First, chosen = ''): Promise<SecondBoard[]> {
  if (first.closed) return [];
  const all = await boards.all();
  const others = all.filter(({ slug, rests }) => slug !== first.slug && rests === null);
  return others.map(({ slug, name }) => ({ slug, name, chosen: slug === chosen }));
}

/** The id of the second board that was chosen; null for none, undefined where it cannot be one. */
export async function secondBoardId(
  boards: Boards,
  first: First,
  slug = '',
): Promise<string | null | undefined> {
  if (slug === '') return null;
  const second = await boards.keptOrNone(slug);
  const fits = second && !first.closed && second.slug !== first.slug && takesWords(second);
  return fits ? second.id : undefined;
}

/** It is no board that a thread can stand on beside its own. */
export class NoSecondBoard extends Error {
  override readonly name = 'NoSecondBoard';
}
