import { join } from 'node:path';
import { ConfigError, loadConfig } from '../../config.js';
import { logger } from '../../logging/logger.js';
import { ROOT } from '../files.js';
import { faultsIn, told } from './faults.js';
import { type Age, agesOf } from './made-from.js';
import { type Folders, ownFiles, readText } from './own-files.js';

/** The folder of the texts that came with the forum. */
export const SHIPPED = join(ROOT, 'views');

// Before the first text is read, so that a process never begins with one that cannot be used.
const { viewsDir } = loadConfig();
const own = viewsDir === null ? null : { shipped: SHIPPED, own: viewsDir };
const replaced = own === null ? new Set<string>() : usable(own);

/** A text that people read: the operator's own, where they have one. @param file path below `views` */
export function viewText(file: string): string {
  return readText(own !== null && replaced.has(file) ? own.own : SHIPPED, file);
}

/** A text of the operator's own, and how it stands to the one that it replaces. */
export interface OwnText {
  file: string;
  age: Age;
}

/** Every own text. */
export function ownTexts(): OwnText[] {
  return own === null ? [] : [...agesOf(own)].map(([file, age]) => ({ file, age }));
}

/** Own texts that were made from others than those of this forum: what they are about may have changed. */
export function oldWords(): string[] {
  return ownTexts()
    .filter(({ age }) => age !== 'current')
    .map(({ file }) => file);
}

/** Says in the log which they are. */
export function warnOfOldWords(): void {
  const files = oldWords();
  if (files.length > 0) logger.warn({ files }, 'Own texts to be compared: see `npm run views -- check`.');
}

function usable(folders: Folders): Set<string> {
  const [fault] = faultsIn(folders);
  if (fault) throw new ConfigError(told(fault));
  agesOf(folders);
  return new Set(ownFiles(folders.own));
}
