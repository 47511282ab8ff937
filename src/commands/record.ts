import { parseArgs } from 'node:util';
import { BEGINNING, type Break, type Head } from '../record/chain.js';
import { check } from '../record/check.js';
import { allLinks, headOf } from '../record/links.js';
import { loadConfig } from '../platform/config.js';
import { type OpenDatabase, openDatabase } from './connection.js';
import { printReconciliation } from './reconciliation.js';

/** The record is not what it was; the message says where. */
export class RecordBroken extends Error {
  override readonly name = 'RecordBroken';
}

const ACTIONS = ['check', 'head', 'reconcile'] as const;

interface Wish {
  action: (typeof ACTIONS)[number];
  kept: Head;
}

/**
 * `npm run record -- head` prints where the record ends, to be kept elsewhere; `npm run record -- check
 * [--head PLACE:HASH]` walks along it and says whether anything was changed, removed or cut off; `npm run record --
 * reconcile` does that too, and then counts decisions and pauses again from it.
 * @param args what follows `record --`
 * @throws RecordBroken, FiguresDiffer, or Error with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const { action, kept } = readWish(args);
  const database = await openDatabase(loadConfig());
  try {
    if (action === 'head') return await printHead(database);
    await printCheck(database, kept);
    if (action === 'reconcile') await printReconciliation(database);
  } finally {
    await database.close();
  }
}

async function printHead({ dataSource }: OpenDatabase): Promise<void> {
  console.log(written(await headOf(dataSource)));
}

async function printCheck({ dataSource }: OpenDatabase, kept: Head): Promise<void> {
  const { entries, head, broken } = await check(allLinks(dataSource), kept);
  if (broken) throw new RecordBroken(`The record breaks after ${counted(entries)}: ${told(broken, kept)}`);
  console.log(`The record is whole: ${counted(entries)}.`);
  console.log(`Its head is ${written(head)}`);
}

function told({ place, what }: Break, kept: Head): string {
  switch (what) {
    case 'missing':
      return `what stood before place ${place} is gone, or stands twice.`;
    case 'before':
      return `the entry at place ${place} was written after another one than now stands before it.`;
    case 'altered':
      return `the entry at place ${place} was changed.`;
    case 'words':
      return `the words of the entry at place ${place} were changed.`;
    case 'rewritten':
      return `the entry at place ${place} is not the one whose hash you kept. It or something before it was written anew.`;
    case 'cut':
      return `it ends at place ${place}, and the head you kept was at place ${kept.place}.`;
  }
}

function counted(entries: number): string {
  return entries === 1 ? '1 entry' : `${entries} entries`;
}

function written({ place, hash }: Head): string {
  return `${place}:${hash.toString('hex')}`;
}

const USAGE =
  'Use it like this: npm run record -- head, or npm run record -- check [--head PLACE:HASH], or npm run record -- reconcile [--head PLACE:HASH]';

function readWish(args: string[]): Wish {
  const { positionals, values } = parsed(args);
  const [asked, ...rest] = positionals;
  const action = ACTIONS.find((known) => known === asked);
  if (!action || rest.length > 0) throw new Error(USAGE);
  if (action === 'head' && values.head !== undefined) throw new Error(USAGE);
  return { action, kept: values.head === undefined ? BEGINNING : readHead(values.head) };
}

function parsed(args: string[]) {
  try {
    return parseArgs({ args, allowPositionals: true, options: { head: { type: 'string' } } });
  } catch {
    throw new Error(USAGE);
  }
}

function readHead(text: string): Head {
  const [, place, hash] = /^(\d{1,19}):([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  if (!place || !hash) throw new Error('A head looks as "npm run record -- head" prints it: PLACE:HASH.');
  return { place: BigInt(place), hash: Buffer.from(hash, 'hex') };
}
