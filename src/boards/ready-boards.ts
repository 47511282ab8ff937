import { textFile } from '../platform/web/messages.js';
import type { BoardModel } from './board.entity.js';

/** A board that comes with its texts, and is off until an admin switches it on. */
export interface ReadyBoard {
  slug: string;
  name: string;
  description: string;
  welcome: string;
  rules: string;
  first_steps: string;
  model: BoardModel;
  strict?: boolean;
  near_crisis?: boolean;
}

/** Where people further along tell how it is for them now. */
export const FURTHER_ALONG = 'further-along';

/** Those of `views/boards/ready.json` that are not on. @param taken the addresses in use */
export function readyBoards(taken: readonly string[]): ReadyBoard[] {
  return textFile<ReadyBoard[]>('boards/ready.json').filter(({ slug }) => !taken.includes(slug));
}
