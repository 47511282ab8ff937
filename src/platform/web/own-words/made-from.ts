import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../config.js';
import { type Folders, hasOwn, MANIFEST, ownFiles, readText, shippedFiles } from './own-files.js';

/** Whether the shipped text is still the one that the operator's was made from, as far as that was noted. */
export type Age = 'current' | 'older' | 'not noted';

const manifest = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/));

/** How each of an operator's own texts stands to the shipped one. @throws ConfigError for a manifest that is none */
export function agesOf(folders: Folders): Map<string, Age> {
  const noted = readManifest(folders);
  const shipped = new Set(shippedFiles(folders));
  const files = ownFiles(folders.own).filter((file) => shipped.has(file));
  return new Map(files.map((file) => [file, ageOf(noted[file], digestOf(folders, file))]));
}

/** Notes that the operator's texts were made from, or compared with, the shipped ones of today. */
export function note(folders: Folders, files: string[]): void {
  const kept = Object.entries(readManifest(folders)).filter(([file]) => hasOwn(folders, file));
  const now = files.map((file): [string, string] => [file, digestOf(folders, file)]);
  const entries = Object.entries(Object.fromEntries([...kept, ...now])).sort();
  writeFileSync(join(folders.own, MANIFEST), `${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
}

function ageOf(noted: string | undefined, digest: string): Age {
  if (noted === undefined) return 'not noted';
  return noted === digest ? 'current' : 'older';
}

function digestOf({ shipped }: Folders, file: string): string {
  return createHash('sha256').update(readText(shipped, file)).digest('hex');
}

function readManifest({ own }: Folders): Record<string, string> {
  if (!existsSync(join(own, MANIFEST))) return {};
  try {
    return manifest.parse(JSON.parse(readText(own, MANIFEST)));
  } catch {
    throw new ConfigError(
      `The file ${MANIFEST} in VIEWS_DIR cannot be used: it is no list of files and digests.`,
    );
  }
}
