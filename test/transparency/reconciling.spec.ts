import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/record.js';
import { type Hand, handOf, type Someone } from '../database/hands.js';
import { heldWithDetails, MASK } from '../reviews/masks.js';
import { tamper } from '../record/hands.js';
import { claimAndDecide, type Desk, heldThread, idsOf, LEA, MO, startDesk } from '../reviews/desk.js';
import { decided, fix, lookedAgain, pause, takenDown, thisMonth } from './work.js';

let desk: Desk;
let superuser: Hand;
let ana: Someone, ben: Someone, mo: Someone, lea: Someone;
beforeAll(async () => {
  desk = await startDesk();
  superuser = await handOf(desk.database.ownerUrl);
  // As somebody who rules the database: no trigger runs, so nothing is refused and nothing recorded.
  await superuser.sql('set session_replication_role = replica');
  [ana, ben] = [await idsOf(desk, 'Ana'), await idsOf(desk, 'Ben')];
  [mo, lea] = [await idsOf(desk, MO), await idsOf(desk, LEA)];
  const text = await heldThread(desk);
  await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'Thank you for writing.' });
  await claimAndDecide(desk.lea, await heldWithDetails(desk), MASK);
  await decided(desk.sql, ana, mo, ['publish', 'publish', 'return', 'decline']);
  await takenDown(desk.sql, ana, mo);
  await pause(desk.sql, ben, mo);
  await pause(desk.sql, ben, lea, 'notice');
  await lookedAgain(desk.sql, ana, [mo, lea], 'publish');
  await lookedAgain(desk.sql, ana, [mo, lea], 'uphold');
});
afterAll(async () => {
  await superuser.end();
  await desk.stop();
});
afterEach(() => vi.unstubAllEnvs());

/** The lines that the command prints; its complaint where it fails. */
async function reconcile(...args: string[]): Promise<string[]> {
  vi.stubEnv('MIGRATION_DATABASE_URL', desk.database.ownerUrl);
  const lines: string[] = [];
  const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  try {
    await run(['reconcile', ...args]);
    return lines;
  } catch (error) {
    return (error as Error).message.split('\n');
  } finally {
    print.mockRestore();
  }
}

/** What it complains of while something is forged, and that it does not when it is undone. */
async function complaintWhile(forge: string, values: unknown[], undo: string): Promise<string[]> {
  await superuser.sql(forge, values);
  const complaint = await reconcile();
  await superuser.sql(undo);
  expect((await reconcile())[2]).toMatch(/^Decisions and pauses are those of the record/);
  return complaint;
}

const FORGED = `insert into decisions (id, revision_id, staff_id, outcome, digest)
  values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), $1, $2, '')`;
const UNFORGED = `delete from decisions where id = '00000000-0000-4000-8000-000000000001'`;

describe('npm run record -- reconcile', () => {
  it('says that decisions, removals, second looks and pauses are those of the record', async () => {
    const [whole, head, agree, ...more] = await reconcile();
    expect(whole).toMatch(/^The record is whole: \d+ entries\.$/);
    expect(head).toMatch(/^Its head is /);
    expect(agree).toBe('Decisions and pauses are those of the record: 13, and 0 fixed months agree.');
    expect(more).toEqual([]);
  });

  it.each(['publish', 'mask', 'keep', 'remove'])(
    'finds a decision that a superuser forged: %s',
    async (outcome) => {
      expect(await complaintWhile(FORGED, [mo.memberId, outcome], UNFORGED)).toEqual([
        'They differ:',
        `${thisMonth()}, decision_${outcome}: 1 in the tables, and not in the record.`,
      ]);
    },
  );

  it('finds one that was forged for a true one that was taken away, though the numbers are the same', async () => {
    await superuser.sql(`create table kept as select * from decisions where outcome = 'decline'`);
    await superuser.sql(`delete from decisions where outcome = 'decline'`);
    const complaint = await complaintWhile(
      FORGED,
      [mo.memberId, 'decline'],
      `${UNFORGED}; insert into decisions select * from kept; drop table kept`,
    );
    expect(complaint).toEqual([
      'They differ:',
      `${thisMonth()}, decision_decline: 1 in the tables, and not in the record.`,
      `${thisMonth()}, decision_decline: 1 in the record, and not in the tables.`,
    ]);
  });

  it('finds one that was moved to another month', async () => {
    const complaint = await complaintWhile(
      `update decisions set decided_at = decided_at + interval '70 days' where outcome = 'decline' and staff_id = $1`,
      [mo.memberId],
      `update decisions set decided_at = decided_at - interval '70 days' where outcome = 'decline'`,
    );
    expect(complaint.filter((line) => line.includes('decision_decline'))).toHaveLength(2);
  });

  it('finds a pause that was forged, and one that is gone', async () => {
    const forged = `insert into limits (id, member_id, set_by, kind, guideline)
      values ('00000000-0000-4000-8000-000000000002', gen_random_uuid(), $1, 'ban', 'kindness')`;
    expect(
      await complaintWhile(
        forged,
        [mo.memberId],
        `delete from limits where id = '00000000-0000-4000-8000-000000000002'`,
      ),
    ).toContain(`${thisMonth()}, limit_ban: 1 in the tables, and not in the record.`);
    await superuser.sql(`create table kept as select * from limits where kind = 'cool_off'`);
    expect(
      await complaintWhile(
        `delete from limits where kind = $1`,
        ['cool_off'],
        'insert into limits select * from kept; drop table kept',
      ),
    ).toContain(`${thisMonth()}, limit_cool_off: 1 in the record, and not in the tables.`);
  });

  it('says of what is older than the record that it cannot speak of it', async () => {
    await superuser.sql(
      `insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at)
       values ('00000000-0000-4000-8000-000000000001', gen_random_uuid(), $1, 'keep', '', '2020-01-31 12:00Z')`,
      [mo.memberId],
    );
    expect((await reconcile()).at(-1)).toBe('1 are older than the record, which cannot speak of them.');
    await superuser.sql(UNFORGED);
  });

  it('holds fixed months against it, and finds one that was changed', async () => {
    expect(await fix(desk)).toBe(1);
    expect((await reconcile())[2]).toBe(
      'Decisions and pauses are those of the record: 13, and 1 fixed months agree.',
    );
    const complaint = await complaintWhile(
      `update month_figures set count = 7, shown = 'shown' where figure = $1`,
      ['decision_return'],
      `update month_figures set count = 3, shown = 'small' where figure = 'decision_return'`,
    );
    expect(complaint).toEqual([
      'They differ:',
      `${thisMonth()}, decision_return: the month says 7, the record 3.`,
    ]);
  });

  it('goes on finding a forged one after the month is fixed', async () => {
    expect(await complaintWhile(FORGED, [mo.memberId, 'publish'], UNFORGED)).toEqual([
      'They differ:',
      `${thisMonth()}, decision_publish: 1 in the tables, and not in the record.`,
    ]);
  });

  it('agrees also when texts, reports and people are erased', async () => {
    await desk.sql('delete from threads');
    expect((await reconcile())[2]).toMatch(/^Decisions and pauses are those of the record/);
  });

  it('needs a whole record first', async () => {
    await tamper(
      superuser.sql,
      `update record_entries set actor = null where place = (select max(place) from record_entries)`,
    );
    expect((await reconcile())[0]).toMatch(/^The record breaks after/);
  });
});
