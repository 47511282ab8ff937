import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const SHIPPED = join(import.meta.dirname, '../../views');

/** A folder of an operator's own texts, with what they wrote there. */
export class OwnFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'hearthside-own-words-'));

  constructor(files: Record<string, string> = {}) {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.path, file)), { recursive: true });
    writeFileSync(join(this.path, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.path, file), 'utf8');
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A text of the forum. */
export function shipped(file: string): string {
  return readFileSync(join(SHIPPED, file), 'utf8');
}

/** A text of the forum with some words changed, which must be there. */
export function reworded(file: string, from: string, to: string): string {
  const text = shipped(file);
  if (!text.includes(from)) throw new Error(`There is no “${from}” in ${file}.`);
  return text.split(from).join(to);
}
