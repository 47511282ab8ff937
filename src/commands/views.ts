import { copyFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadConfig } from '../platform/config.js';
import { ROOT } from '../platform/web/files.js';
import { faultsIn, told } from '../platform/web/own-words/faults.js';
import { type Age, agesOf, note } from '../platform/web/own-words/made-from.js';
import {
  type Folders,
  hasOwn,
  ownFiles,
  readText,
  shippedFiles,
} from '../platform/web/own-words/own-files.js';
import { unsafeWords } from '../platform/web/own-words/safe-words.js';

/** Something about the operator's own texts wants a person; the lines before it say what. */
export class OwnWordsWait extends Error {
  override readonly name = 'OwnWordsWait';
}

const USAGE =
  'Use it like this: npm run views -- check, or npm run views -- copy FILE…, or npm run views -- seen FILE…';

/**
 * The operator's own texts, in the folder VIEWS_DIR. `npm run views -- check` says which cannot be used, which are
 * older than what they replace and which words to think about; `copy` puts texts of the forum there to be changed, and
 * `seen` notes that they were compared with those of today.
 * @param args what follows `views --`
 * @throws OwnWordsWait, or Error with one sentence for the operator
 */
export async function run([action, ...files]: string[]): Promise<void> {
  if (action === 'check' && files.length === 0) return check(folders());
  if (action === 'copy' && files.length > 0) return copy(folders(), files);
  if (action === 'seen' && files.length > 0) return seen(folders(), files);
  return Promise.reject(new Error(USAGE));
}

function folders(): Folders {
  const { viewsDir } = loadConfig();
  if (viewsDir === null) throw new Error('Say with VIEWS_DIR which folder your own texts are in.');
  return { shipped: join(ROOT, 'views'), own: viewsDir };
}

function check(places: Folders): void {
  const faults = faultsIn(places);
  const old = [...agesOf(places)].filter(([, age]) => age !== 'current');
  for (const fault of faults) console.log(told(fault));
  for (const [file, age] of old) console.log(AGES[age](file));
  for (const file of ownFiles(places.own)) tellUnsafe(places, file);
  if (faults.length + old.length > 0) throw new OwnWordsWait('Some of your own texts want looking at.');
  console.log(`${counted(ownFiles(places.own).length)}, all made from what this forum has today.`);
}

const AGES: Record<Age, (file: string) => string> = {
  current: (file) => `${file} is up to date.`,
  older: (file) =>
    `${file}: the text that came with the forum has changed since. Compare them, then: seen ${file}`,
  'not noted': (file) =>
    `${file}: nothing says which text it was made from. Compare them, then: seen ${file}`,
};

function tellUnsafe({ own }: Folders, file: string): void {
  for (const { words, instead } of unsafeWords(readText(own, file)))
    console.log(`${file}: think about “${words}” (${instead}).`);
}

function copy(places: Folders, files: string[]): void {
  for (const file of files) makeSure(places, file, false);
  for (const file of files) putThere(places, file);
  note(places, files);
  console.log(`${counted(files.length)}, to be changed in ${places.own}. A restart puts them in place.`);
}

function seen(places: Folders, files: string[]): void {
  for (const file of files) makeSure(places, file, true);
  note(places, files);
  console.log(`${counted(files.length)}, noted as made from what this forum has today.`);
}

function makeSure(places: Folders, file: string, there: boolean): void {
  if (!shippedFiles(places).includes(file)) throw new Error(`The forum has no text ${file} in views.`);
  if (hasOwn(places, file) === there) return;
  throw new Error(there ? `You have no ${file} of your own.` : `You have your own ${file} already.`);
}

function putThere({ shipped, own }: Folders, file: string): void {
  mkdirSync(join(own, dirname(file)), { recursive: true });
  copyFileSync(join(shipped, file), join(own, file));
}

function counted(texts: number): string {
  return texts === 1 ? '1 text' : `${texts} texts`;
}
