import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(import.meta.dirname, '../..');

/** Builds `dist` where it is older than its sources, as every command does. @returns the path of a program in it */
export async function built(program: string): Promise<string> {
  await promisify(execFile)(process.execPath, [join(ROOT, 'bin/hearthside.mjs'), 'build']);
  return join(ROOT, 'dist/src', program);
}
