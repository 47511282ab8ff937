import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { record, RECORD_KINDS, recordLook } from '../../src/record/record.js';
import { type Hand, handOf, refusal } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/people.js';
import { checked, entriesAfter, lastPlace, recordedBy } from './hands.js';

const MANY = 50;

let database: TestDatabase;
let owner: Hand, first: Hand, second: Hand;
let web: DataSource, worker: DataSource;
beforeAll(async () => {
  database = await newDatabase();
  owner = await handOf(database.ownerUrl);
  [first, second] = [await handOf(database.webUrl), await handOf(database.webUrl)];
  web = await new DataSource({ ...dataSourceOptions(database.webUrl), poolSize: 20 } as never).initialize();
  worker = await new DataSource({
    ...dataSourceOptions(database.workerUrl),
    poolSize: 20,
  } as never).initialize();
});
afterAll(async () => {
  for (const source of [web, worker]) await source.destroy();
  for (const hand of [owner, first, second]) await hand.end();
  await database.drop();
});
// Whatever a test did: the chain is whole, and nothing is left waiting.
afterEach(async () => {
  expect((await checked(database.ownerUrl)).broken).toBeNull();
  expect(await owner.sql('select from record_pending')).toEqual([]);
});

const deed = (code: string) => ({ kind: 'limit' as const, actor: randomUUID(), subject: randomUUID(), code });

describe('recording', () => {
  it.each(RECORD_KINDS)('takes what is called %s', async (kind) => {
    const made = { ...deed('set'), kind, words: 'Zażółć – “gęślą” jaźń 🌧\n\n{}' };
    expect(await recordedBy(owner.sql, () => web.transaction((manager) => record(manager, made)))).toEqual([
      made,
    ]);
  });

  it('takes what has neither actor, nor subject, code or words', async () => {
    const bare = { kind: 'duty' as const, actor: null, subject: null, code: null };
    const entries = await recordedBy(owner.sql, async () => {
      await record(web.manager, bare);
      await record(worker.manager, { ...bare, words: '' });
    });
    expect(entries).toEqual([
      { ...bare, words: null },
      { ...bare, words: null },
    ]);
  });

  it.each([
    ['a kind that nobody knows', { kind: 'whim' }],
    ['a code with words of people in it', { code: 'Ana was here' }],
    ['a code that is long', { code: 'a'.repeat(41) }],
    ['an actor who is no id', { actor: 'Ana' }],
  ])('refuses %s', async (_, wrong) => {
    const before = await lastPlace(owner.sql);
    const code = await refusal(record(web.manager, { ...deed('set'), ...wrong } as never));
    expect(['23514', '22P02']).toContain(code);
    expect(await lastPlace(owner.sql)).toBe(before);
  });

  it('dates an entry to the minute in which it was written', async () => {
    await record(web.manager, deed('dated'));
    const [row] = await owner.sql(
      `select written_at between now() - interval '2 minutes' and now() as now from record_entries
       order by place desc limit 1`,
    );
    expect(row).toEqual({ now: true });
  });

  it('keeps entries of one transaction in their order, and together', async () => {
    const codes = ['one', 'two', 'three'];
    const entries = await recordedBy(owner.sql, () =>
      web.transaction(async (manager) => {
        for (const code of codes) await record(manager, deed(code));
      }),
    );
    expect(entries.map(({ code }) => code)).toEqual(codes);
  });

  it('leaves nothing, and no gap, where the transaction is rolled back', async () => {
    const before = await lastPlace(owner.sql);
    await first.sql('begin');
    await first.sql(`select record_entry('limit', null, null, 'undone', 'Undone.')`);
    await first.sql('rollback');
    await first.sql(`select record_entry('limit', null, null, 'done', null)`);
    expect(await entriesAfter(owner.sql, before)).toMatchObject([{ place: before + 1, code: 'done' }]);
  });

  it('leaves nothing where it was undone to a savepoint', async () => {
    const entries = await recordedBy(owner.sql, async () => {
      await first.sql('begin');
      await first.sql('savepoint here');
      await first.sql(`select record_entry('limit', null, null, 'undone', null)`);
      await first.sql('rollback to here');
      await first.sql(`select record_entry('limit', null, null, 'done', null)`);
      await first.sql('commit');
    });
    expect(entries.map(({ code }) => code)).toEqual(['done']);
  });
});

describe('many at once', () => {
  it('make one whole chain, from webs and workers', async () => {
    const before = await lastPlace(owner.sql);
    const codes = Array.from({ length: MANY }, (_, number) => `many-${number}`);
    await Promise.all(
      codes.map((code, number) =>
        (number % 2 ? web : worker).transaction((manager) => record(manager, { ...deed(code), words: code })),
      ),
    );
    const entries = await entriesAfter(owner.sql, before);
    expect(entries.map(({ place }) => place)).toEqual(codes.map((_, number) => before + 1 + number));
    expect(entries.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  it('never wait for each other in a circle, whatever else they hold', async () => {
    const [shared] = await owner.sql<{ id: string }>(
      `insert into members (password_hash, recovery_digest) values ('none', '') returning id`,
    );
    const take = `update members set password_hash = 'other' where id = $1`;
    for (const hand of [first, second]) await hand.sql('begin');
    await first.sql(`select record_entry('limit', null, null, 'first', null)`);
    await second.sql(take, [shared!.id]);
    const waits = first.sql(take, [shared!.id]);
    await eventually(async () => expect(await waiting()).toBe(1));
    await second.sql(`select record_entry('limit', null, null, 'second', null)`);
    await second.sql('commit');
    await waits;
    await first.sql('commit');
    const [two, one] = (await entriesAfter(owner.sql, 0)).slice(-2);
    expect([two!.code, one!.code]).toEqual(['second', 'first']);
  });

  it('cannot fork the chain from a transaction that sees an older one', async () => {
    await first.sql('begin isolation level repeatable read');
    await first.sql('select from record_entries');
    await record(web.manager, deed('newer'));
    await first.sql(`select record_entry('limit', null, null, 'older', null)`);
    expect(await refusal(first.sql('commit'))).toBe('23505');
  });

  async function waiting(): Promise<number> {
    const [row] = await owner.sql<{ count: number }>(
      `select count(*)::int from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock' and query like 'update members%'`,
    );
    return row!.count;
  }
});

describe('looking', () => {
  it('is one look for twenty minutes, for each person, text and reason', async () => {
    const [mo, lea, text, other] = Array.from({ length: 4 }, () => randomUUID());
    const look = (actor: string, subject: string, code = 'held_text') =>
      recordLook(web.manager, { actor, subject, code });
    const entries = await recordedBy(owner.sql, async () => {
      await look(mo!, text!);
      await look(mo!, text!);
      await look(lea!, text!);
      await look(mo!, other!);
      await look(mo!, text!, 'report');
    });
    expect(entries.map(({ actor, subject, code }) => [actor, subject, code])).toEqual([
      [mo, text, 'held_text'],
      [lea, text, 'held_text'],
      [mo, other, 'held_text'],
      [mo, text, 'report'],
    ]);
  });
});
