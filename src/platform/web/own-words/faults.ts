import { join } from 'node:path';
import { filesBelow, ROOT } from '../files.js';
import { jsonFaults } from './json-faults.js';
import { type Folders, hasOwn, ownFiles, readText, shippedFiles } from './own-files.js';
import { type Known, viewFaults } from './view-faults.js';
import { usesOf } from './view-uses.js';

/** Why a file of the operator's cannot be used. */
export interface Fault {
  file: string;
  /** Half a sentence. */
  what: string;
}

const PARTIALS = 'partials/';
const MESSAGES = '/messages.json';

/** Everything that is wrong with an operator's own texts. @throws ConfigError where one cannot be read */
export function faultsIn(folders: Folders): Fault[] {
  const shipped = new Set(shippedFiles(folders));
  const known = knownNames(folders);
  const faults = ownFiles(folders.own).flatMap((file) => {
    const whats = shipped.has(file) ? faultsOf(file, folders, known) : ['the forum has no text of that name'];
    return whats.map((what) => ({ file, what }));
  });
  return faults.length > 0 ? faults : circles(folders);
}

/** One fault as a sentence for the operator. */
export function told({ file, what }: Fault): string {
  return `The file ${file} in VIEWS_DIR cannot be used: ${what}.`;
}

/** The partials, messages and files that views may name: an operator replaces words, and adds no names. */
export function knownNames(folders: Folders): Known {
  const files = shippedFiles(folders);
  return {
    partials: new Set(partialsAmong(files)),
    messages: new Set(
      files.filter((file) => file.endsWith(MESSAGES)).flatMap((file) => keysOf(folders, file)),
    ),
    assets: new Set(filesBelow(join(ROOT, 'public'))),
  };
}

function faultsOf(file: string, { own, shipped }: Folders, known: Known): string[] {
  const [ours, before] = [readText(own, file), readText(shipped, file)];
  return file.endsWith('.hbs') ? viewFaults(ours, before, known) : jsonFaults(ours, before);
}

function keysOf({ shipped }: Folders, file: string): string[] {
  const feature = file.slice(0, -MESSAGES.length);
  return Object.keys(JSON.parse(readText(shipped, file)) as object).map((key) => `${feature}.${key}`);
}

function partialsAmong(files: string[]): string[] {
  const views = files.filter((file) => file.startsWith(PARTIALS) && file.endsWith('.hbs'));
  return views.map((file) => file.slice(PARTIALS.length, -'.hbs'.length));
}

// A partial that asks for itself, by whatever way, would never end.
function circles(folders: Folders): Fault[] {
  const own = partialsAmong(ownFiles(folders.own));
  return own
    .filter((name) => within(folders, name).has(name))
    .map((name) => ({ file: fileOf(name), what: 'it would stand within itself' }));
}

function within(folders: Folders, name: string, found = new Set<string>()): Set<string> {
  const file = fileOf(name);
  const next = usesOf(readText(hasOwn(folders, file) ? folders.own : folders.shipped, file)).partials;
  for (const partial of next) if (!found.has(partial)) within(folders, partial, found.add(partial));
  return found;
}

function fileOf(partial: string): string {
  return `${PARTIALS}${partial}.hbs`;
}
