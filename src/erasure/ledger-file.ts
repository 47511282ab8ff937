import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../platform/config.js';

/** The ledger as it lies outside the database: the key of its tags, sealed, and the tags as hex digits. */
export interface LedgerText {
  key: Buffer;
  tags: Set<string>;
}

/** The file of a ledger is damaged, or it is no such file. */
export class LedgerDamaged extends Error {
  override readonly name = 'LedgerDamaged';
}

const FIRST_LINE = 'hearthside erasures 1';

/** Where the ledger is kept outside the database: with the keys, never with the data. */
export function ledgerPath({ keysDir }: Config): string {
  return join(keysDir, 'erasures.txt');
}

/** What a file holds; null when there is none. @throws LedgerDamaged */
export function readLedger(path: string): LedgerText | null {
  const text = textOf(path);
  return text === null ? null : parsed(text, path);
}

/** The tags that can still be read in a damaged file. */
export function legibleIn(path: string): string[] {
  return (textOf(path) ?? '').split('\n').filter(isTag);
}

/** Puts a damaged file out of the way, for the operator to look at. */
export function putAside(path: string): void {
  renameSync(path, `${path}.damaged`);
}

/** Writes a ledger whole, in an order that says nothing, and never half of it, also when the power fails. */
export function writeLedger(path: string, { key, tags }: LedgerText): void {
  const lines = [FIRST_LINE, key.toString('hex'), ...[...tags].sort(), ''];
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  // Not by the process's number: in containers all have the same.
  const beside = `${path}.${randomUUID()}.new`;
  onDisk(beside, (file) => writeFileSync(file, lines.join('\n')), 'wx');
  renameSync(beside, path);
  onDisk(dirname(path), () => undefined, 'r');
}

function onDisk(path: string, work: (file: number) => void, flags: 'wx' | 'r'): void {
  const file = openSync(path, flags, 0o600);
  try {
    work(file);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function parsed(text: string, path: string): LedgerText {
  const [first, key = '', ...tags] = text.trimEnd().split('\n');
  const whole = first === FIRST_LINE && isHex(key) && tags.every(isTag);
  if (!whole) throw new LedgerDamaged(`The ledger of erasures ${path} is damaged.`);
  return { key: Buffer.from(key, 'hex'), tags: new Set(tags) };
}

function isTag(text: string): boolean {
  return text.length === 64 && isHex(text);
}

function isHex(text: string): boolean {
  return /^([0-9a-f]{2})+$/.test(text);
}
