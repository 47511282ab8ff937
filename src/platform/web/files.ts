import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder: the nearest one above this file that holds `views`, from `src` and from `dist` alike. */
export const ROOT = upTo(dirname(fileURLToPath(import.meta.url)));

/** All files below a folder, as paths with forward slashes. */
export function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();
}

function upTo(folder: string): string {
  if (existsSync(join(folder, 'views')) && existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('The folder `views` is missing.');
  return upTo(dirname(folder));
}
