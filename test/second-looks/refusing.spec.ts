import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDigest } from '../../src/threads/text-digest.js';
import {
  decide,
  type Hand,
  handOf,
  handOfOwner,
  hold,
  putUp,
  refusal,
  someone,
  type Someone,
  takeClaim,
  type Text,
  writeThread,
} from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { AGAINST, MILD } from './looks.js';

/** What PostgreSQL itself refuses to the web's role, whatever the code may do wrong. */
let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, mo: Someone, lea: Someone, fay: Someone;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
  lea = await someone(web.sql, 'Lea', 'moderator');
  fay = await someone(web.sql, 'Fay', 'facilitator');
});
afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});

async function against(outcome: string, author = ana): Promise<Text> {
  const written = await writeThread(web.sql, author);
  const text =
    outcome === 'remove' ? await putUp(worker.sql, written) : await hold(worker.sql, written, MILD);
  await decide(web.sql, text, mo, outcome);
  return text;
}

async function ask({ id }: Text, outcome: string): Promise<string> {
  const look = randomUUID();
  const sql =
    'insert into second_looks (id, decision_id) select $1, id from decisions where revision_id = $2 and outcome = $3';
  await web.sql(sql, [look, id, outcome]);
  return look;
}

interface Answer {
  by?: Someone;
  outcome?: string;
  alone?: boolean;
  digest?: Buffer;
  claimed?: boolean;
}

/** Answers as the web does, in one transaction. @returns the code of the refusal, or null */
async function answer(text: Text, look: string | null, given: Answer = {}): Promise<string | null> {
  const { by = lea, outcome = 'publish', alone = false, digest = textDigest(text), claimed = true } = given;
  await web.sql('begin');
  const code = await refusal(
    (async () => {
      if (claimed) await takeClaim(web.sql, text, by);
      const id = randomUUID();
      await web.sql(
        'insert into decisions (id, revision_id, staff_id, outcome, digest) values ($1, $2, $3, $4, $5)',
        [id, text.id, by.memberId, outcome, digest],
      );
      if (look)
        await web.sql(
          'insert into second_look_answers (second_look_id, decision_id, alone) values ($1, $2, $3)',
          [look, id, alone],
        );
      await web.sql('select apply_decision($1)', [id]);
    })(),
  );
  await web.sql(code === null ? 'commit' : 'rollback');
  return code;
}

async function stateOf({ id }: Text): Promise<string | undefined> {
  const [row] = await owner.sql<{ state: string }>('select state from revisions where id = $1', [id]);
  return row?.state;
}

describe.each(AGAINST)('a text that was decided to %s', (outcome, state) => {
  it('goes up by an answer to a second look, and not without one', async () => {
    const text = await against(outcome);
    expect(await answer(text, null)).toBe('HS001');
    const look = await ask(text, outcome);
    expect(await answer(text, null)).toBe('HS001');
    expect(await stateOf(text)).toBe(state);
    expect(await answer(text, look)).toBeNull();
    expect(await stateOf(text)).toBe('published');
  });

  it('stays where it is by an answer that upholds, and goes up by none after it', async () => {
    const text = await against(outcome);
    const look = await ask(text, outcome);
    expect(await answer(text, look, { outcome: 'uphold' })).toBeNull();
    expect(await stateOf(text)).toBe(state);
    expect(await answer(text, look)).toBe('23505');
    expect(await stateOf(text)).toBe(state);
  });

  it('is put up by hand by nobody, asked or not', async () => {
    const text = await against(outcome);
    await ask(text, outcome);
    for (const hand of [web, worker, owner])
      expect(
        await refusal(hand.sql(`update revisions set state = 'published' where id = $1`, [text.id])),
      ).toBe('HS001');
  });

  it.each([
    ['who decided first', () => ({ by: mo }), 'HS018'],
    ['who decided first, marked as alone', () => ({ by: mo, alone: true }), 'HS018'],
    ['somebody else, marked as alone', () => ({ alone: true }), 'HS018'],
    ['its author', () => ({ by: ana }), 'HS007'],
    ['a facilitator', () => ({ by: fay }), 'HS007'],
    ['somebody without a claim', () => ({ claimed: false }), 'HS005'],
    ['somebody who read another text', () => ({ digest: Buffer.alloc(32) }), 'HS004'],
    ['somebody who wants something else of it', () => ({ outcome: 'keep' }), 'HS001'],
  ] as [string, () => Answer, string][])('is not answered by %s', async (_, given, code) => {
    const text = await against(outcome);
    expect(await answer(text, await ask(text, outcome), given())).toBe(code);
    expect(await stateOf(text)).toBe(state);
  });
});

describe('a second look', () => {
  it('is not answered by the author, though on the team', async () => {
    const text = await against('keep', lea);
    expect(await answer(text, await ask(text, 'keep'), { by: lea })).toBe('HS006');
  });

  it('at another text does not put this one up', async () => {
    const [text, other] = [await against('keep'), await against('keep')];
    expect(await answer(text, await ask(other, 'keep'))).toBe('HS001');
    expect([await stateOf(text), await stateOf(other)]).toEqual(['kept', 'kept']);
  });

  it('at a decision that was overturned does not put the text up once more', async () => {
    const text = await against('remove');
    await answer(text, await ask(text, 'remove'));
    await decide(web.sql, text, lea, 'remove');
    expect(await answer(text, null)).toBe('HS001');
    expect(await stateOf(text)).toBe('removed');
  });

  it('is taken at each decision once, and at none that put a text up or stands no more', async () => {
    const text = await against('keep');
    await ask(text, 'keep');
    expect(await refusal(ask(text, 'keep'))).toBe('23505');
    const held = await hold(worker.sql, await writeThread(web.sql, ana), MILD);
    await decide(web.sql, held, mo, 'publish');
    expect(await refusal(ask(held, 'publish'))).toBe('HS018');
    const back = await against('keep');
    await web.sql(`update revisions set state = 'withdrawn' where id = $1`, [back.id]);
    expect(await refusal(ask(back, 'keep'))).toBe('HS018');
  });

  it('does not bring back what its author took back', async () => {
    const text = await against('keep');
    const look = await ask(text, 'keep');
    await web.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.id]);
    expect(await answer(text, look)).toBe('HS001');
  });

  it('is history: nobody changes or deletes it, or chooses its time', async () => {
    const text = await against('keep');
    await answer(text, await ask(text, 'keep'), { outcome: 'uphold' });
    for (const table of ['second_looks', 'second_look_answers']) {
      for (const sql of [`delete from ${table}`, `update ${table} set decision_id = decision_id`]) {
        expect(await refusal(web.sql(sql))).toBe('42501');
        expect(await refusal(owner.sql(sql))).toBe('HS011');
      }
      expect(await refusal(worker.sql(`select from ${table}`))).toBe('42501');
    }
    const early = `insert into second_looks (decision_id, asked_at) select id, '2020-01-01' from decisions limit 1`;
    expect(await refusal(web.sql(early))).toBe('42501');
  });

  it('loses its words with the text, and nothing else', async () => {
    const text = await against('keep');
    const look = await ask(text, 'keep');
    await web.sql('insert into second_look_words values ($1, 1, $2, $3)', [
      look,
      text.id,
      'I meant it kindly.',
    ]);
    await owner.sql('delete from threads where id = $1', [text.threadId]);
    expect(await owner.sql('select from second_look_words where second_look_id = $1', [look])).toEqual([]);
    expect(await owner.sql('select from second_looks where id = $1', [look])).toHaveLength(1);
  });
});

describe('where one person moderates', () => {
  it('they may look again, marked, when a day is over', async () => {
    const text = await against('keep');
    const look = await ask(text, 'keep');
    await owner.sql(`update members set role = 'member' where id <> $1`, [mo.memberId]);
    expect(await answer(text, look, { by: mo, alone: true })).toBe('HS018');
    await owner.sql('alter table second_looks disable trigger second_looks_are_append_only');
    await owner.sql(`update second_looks set asked_at = asked_at - interval '1 day' where id = $1`, [look]);
    await owner.sql('alter table second_looks enable trigger second_looks_are_append_only');
    expect(await answer(text, look, { by: mo })).toBe('HS018');
    expect(await answer(text, look, { by: mo, alone: true })).toBeNull();
    expect(await stateOf(text)).toBe('published');
    await owner.sql(`update members set role = 'moderator' where id = $1`, [lea.memberId]);
  });
});

describe('a note of who feels misread', () => {
  const NOTE = 'insert into misread_notes (revision_id, number, words) values ($1, $2, $3)';

  it('goes with a text that is held, and is never changed', async () => {
    const text = await hold(worker.sql, await writeThread(web.sql, ana));
    for (const number of [1, 2, 3]) await web.sql(NOTE, [text.id, number, 'No.']);
    expect(await refusal(web.sql(NOTE, [text.id, 0, 'No.']))).toBe('23514');
    expect(await refusal(web.sql(`update misread_notes set words = 'Yes.'`))).toBe('42501');
    expect(await refusal(web.sql('delete from misread_notes'))).toBe('42501');
    const up = await putUp(worker.sql, await writeThread(web.sql, ana));
    expect(await refusal(web.sql(NOTE, [up.id, 1, 'No.']))).toBe('HS018');
  });
});
