import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/record.js';
import { type Hand, handOf } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { tamper, write } from './hands.js';

let database: TestDatabase;
let hand: Hand;
beforeAll(async () => {
  database = await newDatabase();
  hand = await handOf(database.ownerUrl);
  for (let left = 3; left > 0; left--) await write(hand.sql, 'Some words.');
});
afterAll(async () => {
  await hand.end();
  await database.drop();
});
afterEach(() => vi.unstubAllEnvs());

/** The lines that the command prints. */
async function command(...args: string[]): Promise<string[]> {
  vi.stubEnv('MIGRATION_DATABASE_URL', database.ownerUrl);
  const lines: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  await run(args).finally(() => print.mockRestore());
  return lines;
}

describe('npm run record', () => {
  it('head prints where the record ends, on one line', async () => {
    const [line, ...more] = await command('head');
    expect(line).toMatch(/^4:[0-9a-f]{64}$/);
    expect(more).toEqual([]);
  });

  it('check says that it is whole, and how many entries there are', async () => {
    const [head] = await command('head');
    const whole = ['The record is whole: 4 entries.', `Its head is ${head}`];
    expect(await command('check')).toEqual(whole);
    expect(await command('check', '--head', head!)).toEqual(whole);
  });

  it('check with a head that was kept earlier takes what was written since', async () => {
    const [head] = await command('head');
    await write(hand.sql);
    expect(await command('check', '--head', head!)).toContain('The record is whole: 5 entries.');
  });

  it.each([
    [`4:${'0'.repeat(64)}`, 'the entry at place 4 is not the one whose hash you kept.'],
    [`99:${'0'.repeat(64)}`, 'it ends at place 5, and the head you kept was at place 99.'],
  ])('check fails against the head %s', async (head, says) => {
    await expect(command('check', '--head', head)).rejects.toThrow(says);
  });

  it('check names the first place where it breaks', async () => {
    await tamper(
      hand.sql,
      `update record_words set words = 'Other words.' where entry_id = (select id from record_entries where place = 4)`,
    );
    await expect(command('check')).rejects.toThrow(
      'The record breaks after 3 entries: the words of the entry at place 4 were changed.',
    );
    await tamper(hand.sql, `update record_entries set actor = null where place = 3`);
    await expect(command('check')).rejects.toThrow('the entry at place 3 was changed.');
    await tamper(hand.sql, 'delete from record_words');
    await tamper(hand.sql, 'delete from record_entries where place = 2');
    await expect(command('check')).rejects.toThrow(
      'The record breaks after 1 entry: what stood before place 3 is gone',
    );
  });

  it.each([
    [[]],
    [['look']],
    [['check', 'head']],
    [['check', '--all']],
    [['head', '--head', `1:${'0'.repeat(64)}`]],
  ])('explains itself: %j', async (args) => {
    await expect(command(...args)).rejects.toThrow('Use it like this');
  });

  it.each(['4', '4:abc', `four:${'0'.repeat(64)}`, ''])('says what a head looks like: %j', async (head) => {
    await expect(command('check', '--head', head)).rejects.toThrow('PLACE:HASH');
  });

  it('begins with nothing', async () => {
    await tamper(hand.sql, 'truncate record_words, record_entries');
    const [head] = await command('head');
    expect(head).toBe(`0:${'0'.repeat(64)}`);
    expect(await command('check', '--head', head!)).toContain('The record is whole: 0 entries.');
  });
});
