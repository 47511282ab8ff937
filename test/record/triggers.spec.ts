import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  giveVerdict,
  type Hand,
  handOf,
  hold,
  putUp,
  recordDecision,
  someone,
  type Someone,
  takeClaim,
  writeThread,
} from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { checked, type Entry, recordedBy } from './hands.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, mo: Someone;
beforeAll(async () => {
  database = await newDatabase();
  owner = await handOf(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
});
afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});
afterEach(async () => expect((await checked(database.ownerUrl)).broken).toBeNull());

/** What a change records; and that it records nothing where it is rolled back. */
async function recorded(hand: Hand, change: () => Promise<unknown>): Promise<Omit<Entry, 'place'>[]> {
  const undone = await recordedBy(owner.sql, async () => {
    await hand.sql('begin');
    await change();
    await hand.sql('rollback');
  });
  expect(undone).toEqual([]);
  return recordedBy(owner.sql, async () => {
    await hand.sql('begin');
    await change();
    await hand.sql('commit');
  });
}

describe('a decision', () => {
  it.each([
    ['return', 'Please leave out the street.', null],
    ['keep', 'We are here.', null],
    ['publish', null, 'Thank you for this.'],
    ['publish', null, null],
  ])('to %s is recorded with its words (%s, %s)', async (outcome, reason, note) => {
    const text = await hold(worker.sql, await writeThread(web.sql, ana));
    await takeClaim(web.sql, text, mo);
    const entries = await recorded(web, async () => {
      const id = await recordDecision(web.sql, text, mo, outcome);
      await web.sql('insert into decision_texts (decision_id, reason, note) values ($1, $2, $3)', [
        id,
        reason,
        note,
      ]);
      await web.sql('select apply_decision($1)', [id]);
    });
    expect(entries).toEqual([
      { kind: 'decision', actor: mo.memberId, subject: text.id, code: outcome, words: reason ?? note },
    ]);
  });

  it('that PostgreSQL refuses is not recorded', async () => {
    const text = await hold(worker.sql, await writeThread(web.sql, ana));
    const entries = await recordedBy(owner.sql, async () => {
      await web.sql('begin');
      const id = await recordDecision(web.sql, text, mo, 'return');
      await expect(web.sql('select apply_decision($1)', [id])).rejects.toMatchObject({ code: 'HS005' });
      await web.sql('commit');
    });
    expect(entries).toEqual([]);
  });
});

describe('a change of own terms', () => {
  const CHANGE = `insert into term_changes (version, term_id, staff_id, phrase, category, tier, note, state)
    values ((select coalesce(max(version), 0) + 1 from term_changes), $1, $2, $3, 'suicide', 'crisis', $4, $5)`;

  it('is recorded as what it was, with the words', async () => {
    const [term] = await web.sql<{ id: string }>(
      `insert into terms (id, phrase, category, tier, note) values (gen_random_uuid(), 'orrin weir', 'suicide', 'crisis', '') returning id`,
    );
    const codes: (string | null)[] = [];
    for (const [phrase, note, state] of [
      ['orrin weir', '', 'shadow'],
      ['orrin lock', 'The lock, rather.', 'shadow'],
      ['orrin lock', '', 'live'],
      ['orrin lock', '', 'off'],
      ['orrin lock', '', 'shadow'],
    ] as const) {
      const [entry, ...more] = await recorded(web, () =>
        web.sql(CHANGE, [term!.id, mo.memberId, phrase, note, state]),
      );
      expect(more).toEqual([]);
      const words = `${phrase} (suicide, crisis)${note && `\n${note}`}`;
      expect(entry).toMatchObject({ kind: 'configuration', actor: mo.memberId, subject: term!.id, words });
      codes.push(entry!.code);
    }
    expect(codes).toEqual(['term_added', 'term_changed', 'term_live', 'term_off', 'term_shadow']);
  });
});

describe('a change of a board', () => {
  it('is recorded with what it was and what it became; nothing changed is nothing recorded', async () => {
    const entries = await recorded(owner, () =>
      owner.sql(`update boards set strict = true, members_only = true where slug = 'family'`),
    );
    expect(entries).toMatchObject([
      {
        kind: 'configuration',
        actor: null,
        code: 'board_changed',
        words: 'members_only: false → true\nstrict: false → true',
      },
    ]);
    expect(
      await recorded(owner, () => owner.sql(`update boards set strict = true where slug = 'family'`)),
    ).toEqual([]);
  });
});

describe('a re-screening', () => {
  const runBy = async (id: string) =>
    web.sql('insert into rescreenings (id, started_by, texts) values ($1, $2, 3)', [id, mo.memberId]);

  it('is recorded when it begins and when it is stopped, with who did it; not while it goes on', async () => {
    const subject = randomUUID();
    const deed = { kind: 'rescreening', actor: mo.memberId, subject, words: null };
    expect(await recorded(web, () => runBy(subject))).toEqual([{ ...deed, code: 'started' }]);
    expect(
      await recorded(worker, () => worker.sql('update rescreenings set judged = 2 where id = $1', [subject])),
    ).toEqual([]);
    const stop = `update rescreenings set state = 'cancelled', ended_at = date_trunc('minute', now()), ended_by = $2 where id = $1`;
    expect(await recorded(web, () => web.sql(stop, [subject, mo.memberId]))).toEqual([
      { ...deed, code: 'cancelled' },
    ]);
  });

  it('is recorded when it is done, by nobody', async () => {
    const subject = randomUUID();
    await runBy(subject);
    const done = `update rescreenings set state = 'done', ended_at = date_trunc('minute', now()) where id = $1`;
    expect(await recorded(worker, () => worker.sql(done, [subject]))).toEqual([
      { kind: 'rescreening', actor: null, subject, code: 'done', words: null },
    ]);
  });
});

describe('a text of the blind sample', () => {
  it('is recorded when it is judged and when it is looked after, once each', async () => {
    const text = await putUp(worker.sql, await writeThread(web.sql, ana));
    const [audit] = await owner.sql<{ id: string }>(
      'insert into audits (verdict_id) values ($1) returning id',
      [await giveVerdict(worker.sql, text)],
    );
    const deed = { kind: 'audit', actor: mo.memberId, subject: audit!.id, words: null };
    const now = `date_trunc('minute', now())`;
    const judge = `update audits set judgement = 'crisis', judged_by = $2, judged_at = ${now} where id = $1`;
    const after = `update audits set followed_up_by = $2, followed_up_at = ${now} where id = $1`;
    const values = [audit!.id, mo.memberId];
    expect(await recorded(web, () => web.sql(judge, values))).toEqual([{ ...deed, code: 'crisis' }]);
    expect(await recorded(web, () => web.sql(after, values))).toEqual([{ ...deed, code: 'followed_up' }]);
    expect(await recorded(web, () => web.sql(after, values))).toEqual([]);
  });
});

describe('a role', () => {
  const INSERT = `insert into members (id, role, password_hash, recovery_digest) values ($1, $2, 'none', '')`;
  const UPDATE = 'update members set role = $2 where id = $1';

  it('is recorded when it is given, changed and taken, by whoever is at the machine', async () => {
    const subject = randomUUID();
    const deed = { kind: 'role', actor: null, subject, words: null };
    expect(await recorded(owner, () => owner.sql(INSERT, [subject, 'moderator']))).toEqual([
      { ...deed, code: 'moderator' },
    ]);
    expect(await recorded(owner, () => owner.sql(UPDATE, [subject, 'lead']))).toEqual([
      { ...deed, code: 'lead' },
    ]);
    expect(await recorded(owner, () => owner.sql(UPDATE, [subject, 'lead']))).toEqual([]);
    expect(await recorded(owner, () => owner.sql(UPDATE, [subject, 'member']))).toEqual([
      { ...deed, code: 'member' },
    ]);
  });

  it('is recorded when its account is deleted; an account without one never is', async () => {
    const [lead, member] = [randomUUID(), randomUUID()];
    await owner.sql(INSERT, [lead, 'lead']);
    expect(await recorded(web, () => web.sql(INSERT, [member, 'member']))).toEqual([]);
    const gone = 'delete from members where id = $1';
    expect(await recorded(web, () => web.sql(gone, [member]))).toEqual([]);
    expect(await recorded(web, () => web.sql(gone, [lead]))).toEqual([
      { kind: 'role', actor: null, subject: lead, code: 'gone', words: null },
    ]);
  });

  it('is not recorded for a new passphrase', async () => {
    const change = `update members set password_hash = 'new' where id = $1`;
    expect(await recorded(web, () => web.sql(change, [mo.memberId]))).toEqual([]);
  });
});
