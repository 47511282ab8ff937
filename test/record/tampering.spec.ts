import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Head } from '../../src/record/chain.js';
import { type Hand, handOf, handOfOwner, refusal } from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { checked, entriesAfter, lastPlace, tamper, write } from './hands.js';

let database: TestDatabase;
let superuser: Hand, owner: Hand, web: Hand, worker: Hand;

// Of each test's own record: places are known, and what one breaks no other sees.
beforeEach(async () => {
  database = await newDatabase();
  superuser = await handOf(database.ownerUrl);
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  for (const words of [null, 'Please be gentle.', null, 'It hurt someone.', null, null])
    await write(web.sql, words);
  return async () => {
    for (const hand of [superuser, owner, web, worker]) await hand.end();
    await database.drop();
  };
});

// The admin whom the database began with, and the six.
const ENTRIES = 7;
const WORDED = 3;

const hands = { web: () => web, worker: () => worker, owner: () => owner };
const verdict = async (kept?: Head) => (await checked(database.ownerUrl, kept)).broken;

describe('the roles of the application', () => {
  const ATTEMPTS = [
    `insert into record_entries (place, id, kind, written_at, previous, hash)
     values (99, gen_random_uuid(), 'limit', date_trunc('minute', now()), '', '')`,
    `update record_entries set code = 'other'`,
    'delete from record_entries',
    'truncate record_entries cascade',
    `insert into record_words (entry_id, salt, words) select id, '', '' from record_entries limit 1`,
    `update record_words set words = ''`,
    'delete from record_words',
    'truncate record_words',
    `insert into record_pending (kind) values ('limit')`,
    `update record_pending set words = ''`,
    'delete from record_pending',
    'truncate record_pending',
    'alter table record_entries disable trigger record_is_append_only',
    'drop trigger record_is_append_only on record_entries',
    'alter table decisions disable trigger record_decisions',
    'set session_replication_role = replica',
    `create or replace function record_hash(entry record_entries) returns bytea language sql as $$ select ''::bytea $$`,
    `select record_hash(e) from record_entries e`,
  ];

  it.each(ATTEMPTS)('are refused: %s', async (sql) => {
    for (const role of ['web', 'worker'] as const)
      expect(await refusal(hands[role]().sql(sql))).toBe('42501');
    expect(await checked(database.ownerUrl)).toMatchObject({ entries: ENTRIES, broken: null });
  });

  it('read it in the web alone', async () => {
    expect(await web.sql('select from record_entries')).toHaveLength(ENTRIES);
    for (const table of ['record_entries', 'record_words'])
      expect(await refusal(worker.sql(`select from ${table}`))).toBe('42501');
  });

  it('add to it by one function, both of them', async () => {
    const codes = [await write(web.sql), await write(worker.sql)];
    expect((await entriesAfter(owner.sql, ENTRIES)).map(({ code }) => code)).toEqual(codes);
  });
});

describe('the owner of the tables', () => {
  it.each([
    `update record_entries set code = 'other'`,
    'update record_entries set code = code where false',
    `insert into record_entries select * from record_entries on conflict (place) do update set code = 'other'`,
    'delete from record_entries',
    'truncate record_entries cascade',
    `update record_words set words = 'Others.'`,
  ])('is refused as well: %s', async (sql) => {
    expect(await refusal(owner.sql(sql))).toBe('HS011');
    expect(await checked(database.ownerUrl)).toMatchObject({ entries: ENTRIES, broken: null });
  });

  it('cannot pass by the guard as a replica, nor can a superuser', async () => {
    expect(await refusal(owner.sql('set session_replication_role = replica'))).toBe('42501');
    await superuser.sql('set session_replication_role = replica');
    expect(await refusal(superuser.sql('delete from record_entries'))).toBe('HS011');
  });
});

describe('a change made by a superuser', () => {
  it.each([
    ['kind', `kind = 'duty'`],
    ['actor', 'actor = gen_random_uuid()'],
    ['actor, taken out', 'actor = null'],
    ['subject', 'subject = gen_random_uuid()'],
    ['code', `code = 'lifted'`],
    ['code, taken out', 'code = null'],
    ['time', `written_at = written_at + interval '1 minute'`],
    ['time, to no time at all', `written_at = 'infinity'`],
    ['digest of the words', `words_digest = sha256('')`],
    ['digest of the words, taken out', 'words_digest = null'],
    ['id', 'id = gen_random_uuid()'],
  ])('to the %s is found where it was made', async (_, change) => {
    await superuser.sql(
      'delete from record_words where entry_id = (select id from record_entries where place = $1)',
      [WORDED],
    );
    expect(await verdict()).toBeNull();
    await tamper(superuser.sql, `update record_entries set ${change} where place = ${WORDED}`);
    expect(await verdict()).toEqual({ place: BigInt(WORDED), what: 'altered' });
  });

  it('is found where the hash was made to fit, one place later', async () => {
    await tamper(superuser.sql, `update record_entries set code = 'lifted' where place = 4`);
    await tamper(superuser.sql, 'update record_entries e set hash = record_hash(e) where place = 4');
    expect(await verdict()).toEqual({ place: 5n, what: 'before' });
  });

  it('that makes the rest of the chain anew is found by a head that was kept', async () => {
    const { head } = await checked(database.ownerUrl);
    await tamper(superuser.sql, `update record_entries set code = 'lifted' where place = 4`);
    for (let place = 4; place <= ENTRIES; place++) {
      const anew = `update record_entries e set previous = (select hash from record_entries where place = e.place - 1) where place = ${place}`;
      if (place > 4) await tamper(superuser.sql, anew);
      await tamper(superuser.sql, `update record_entries e set hash = record_hash(e) where place = ${place}`);
    }
    expect(await verdict()).toBeNull();
    expect(await verdict(head)).toEqual({ place: BigInt(ENTRIES), what: 'rewritten' });
  });

  it('to words that are kept is found', async () => {
    await tamper(
      superuser.sql,
      `update record_words set words = 'Thank you.' where words = 'Please be gentle.'`,
    );
    expect(await verdict()).toEqual({ place: BigInt(WORDED), what: 'words' });
  });

  it('that gives words to an entry without any is found', async () => {
    await superuser.sql(
      `insert into record_words (entry_id, salt, words) select id, '', 'Never said.' from record_entries where place = 2`,
    );
    expect(await verdict()).toEqual({ place: 2n, what: 'words' });
  });

  it('that moves words to another entry is found', async () => {
    await tamper(
      superuser.sql,
      `update record_words w set words = o.words from record_words o where w.words = 'Please be gentle.' and o.words = 'It hurt someone.'`,
    );
    expect(await verdict()).toEqual({ place: BigInt(WORDED), what: 'words' });
  });

  it('that lets two entries trade places is found', async () => {
    await tamper(superuser.sql, 'update record_entries set place = 100 where place = 4');
    await tamper(superuser.sql, 'update record_entries set place = 4 where place = 6');
    await tamper(superuser.sql, 'update record_entries set place = 6 where place = 100');
    expect(await verdict()).toEqual({ place: 4n, what: 'before' });
  });
});

describe('an entry that is removed', () => {
  it.each([1, 2, 4, 6])('from place %i is found', async (place) => {
    await tamper(superuser.sql, `delete from record_entries where place = ${place}`);
    expect(await verdict()).toEqual({ place: BigInt(place + 1), what: 'missing' });
  });

  it('is found where the rest was moved up', async () => {
    await tamper(superuser.sql, 'delete from record_entries where place = 6');
    await tamper(superuser.sql, 'update record_entries set place = 6 where place = 7');
    expect(await verdict()).toEqual({ place: 6n, what: 'before' });
  });

  it('from the end is found by a head that was kept, also when others were written since', async () => {
    const { head } = await checked(database.ownerUrl);
    await tamper(superuser.sql, 'delete from record_entries where place >= 6');
    expect(await verdict()).toBeNull();
    expect(await verdict(head)).toEqual({ place: 5n, what: 'cut' });
    for (let left = 4; left > 0; left--) await write(web.sql);
    expect(await verdict()).toBeNull();
    expect(await verdict(head)).toEqual({ place: BigInt(ENTRIES), what: 'rewritten' });
  });

  it('with all others is found by a head that was kept', async () => {
    const { head } = await checked(database.ownerUrl);
    await tamper(superuser.sql, 'truncate record_words, record_entries');
    expect(await checked(database.ownerUrl)).toMatchObject({ entries: 0, broken: null });
    expect(await verdict(head)).toEqual({ place: 0n, what: 'cut' });
  });
});

describe('an entry that is slipped in', () => {
  it('is found, before the first as well', async () => {
    const forge = (place: number) =>
      `insert into record_entries (place, id, kind, written_at, previous, hash)
       values (${place}, gen_random_uuid(), 'limit', date_trunc('minute', now()), sha256('a'), sha256('b'))`;
    await superuser.sql(forge(ENTRIES + 1));
    expect(await verdict()).toEqual({ place: BigInt(ENTRIES + 1), what: 'before' });
    await superuser.sql('alter table record_entries drop constraint record_entries_place_check');
    await tamper(superuser.sql, `update record_entries set place = -5 where place = ${ENTRIES + 1}`);
    expect(await verdict()).toEqual({ place: -5n, what: 'missing' });
  });
});

describe('words', () => {
  it('that are erased leave the chain whole, and nothing that tells of them', async () => {
    const { head } = await checked(database.ownerUrl);
    await owner.sql('delete from record_words');
    expect(await checked(database.ownerUrl, head)).toMatchObject({ entries: ENTRIES, broken: null });
    const left = await superuser.sql<{ row: string }>('select e::text as row from record_entries e');
    expect(left.map(({ row }) => row).join()).not.toContain('gentle');
    const [digest] = await superuser.sql(
      `select words_digest = sha256(convert_to('Please be gentle.', 'UTF8')) as bare from record_entries where place = ${WORDED}`,
    );
    expect(digest).toEqual({ bare: false });
  });

  it('that are the same have digests that differ', async () => {
    await write(web.sql, 'The same.');
    await write(web.sql, 'The same.');
    const rows = await superuser.sql('select distinct words_digest from record_entries where place > $1', [
      ENTRIES,
    ]);
    expect(rows).toHaveLength(2);
  });
});

describe('the check itself', () => {
  let large: TestDatabase;
  beforeAll(async () => {
    large = await newDatabase();
  });
  afterAll(() => large.drop());

  it('goes through more than one batch, and finds a break in a later one', async () => {
    const hand = await handOf(large.ownerUrl);
    await hand.sql(
      `select record_entry('limit', gen_random_uuid(), null, 'many', 'Number ' || n) from generate_series(1, 2500) n`,
    );
    expect(await checked(large.ownerUrl)).toMatchObject({ entries: 2501, broken: null });
    expect(await lastPlace(hand.sql)).toBe(2501);
    await tamper(hand.sql, `update record_entries set code = 'few' where place = 2100`);
    expect(await checked(large.ownerUrl)).toMatchObject({
      entries: 2099,
      broken: { place: 2100n, what: 'altered' },
    });
    await hand.end();
  });
});
