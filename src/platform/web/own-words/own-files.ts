import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError } from '../../config.js';
import { filesBelow } from '../files.js';

/** The texts that came with the forum, and the operator's folder that mirrors it. */
export interface Folders {
  shipped: string;
  own: string;
}

/** Where the operator's folder says which shipped text each of its files was made from. */
export const MANIFEST = 'shipped.json';

// Notes for people, and what tools and mounted volumes keep for themselves.
const NOT_TEXTS = /^\.|\.md$|^LICENSE$/;

/**
 * The files with which an operator replaces texts, links followed.
 * @throws ConfigError where the folder cannot be read
 */
export function ownFiles(folder: string): string[] {
  try {
    return below(folder, '').filter((file) => file !== MANIFEST);
  } catch {
    throw new ConfigError(`The setting VIEWS_DIR cannot be used: the folder ${folder} cannot be read.`);
  }
}

/** The files of the forum that may be replaced. */
export function shippedFiles({ shipped }: Folders): string[] {
  return filesBelow(shipped);
}

/** Whether an operator has a text of their own for it. */
export function hasOwn({ own }: Folders, file: string): boolean {
  return existsSync(join(own, file));
}

/** A text as it stands, without the mark that some editors put before it. @throws ConfigError naming the file */
export function readText(folder: string, file: string): string {
  try {
    return readFileSync(join(folder, file), 'utf8').replace(/^\uFEFF/, '');
  } catch {
    throw new ConfigError(`The file ${file} in ${folder} cannot be read.`);
  }
}

function below(folder: string, path: string): string[] {
  const names = readdirSync(join(folder, path)).filter((name) => !NOT_TEXTS.test(name));
  return names.sort().flatMap((name) => entry(folder, path === '' ? name : `${path}/${name}`));
}

function entry(folder: string, path: string): string[] {
  return statSync(join(folder, path)).isDirectory() ? below(folder, path) : [path];
}
