import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneTimeNamesOf } from '../../src/commands/accounts-of.js';
import { Board } from '../../src/boards/board.entity.js';
import { Notice } from '../../src/notices/notice.entity.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { Metrics } from '../../src/platform/metrics/metrics.js';
import { Stopwatch } from '../../src/platform/metrics/stopwatch.js';
import { Vault } from '../../src/platform/vault/vault.js';
import type { Viewer } from '../../src/platform/web/visit.js';
import { Newcomers } from '../../src/newcomers/newcomers.js';
import { Decision, DecisionText } from '../../src/reviews/decision.entity.js';
import { Decisions } from '../../src/reviews/decisions.js';
import { reviewById, type ReviewRow } from '../../src/reviews/review.js';
import { Duty } from '../../src/duty/duty.js';
import { Reviews } from '../../src/reviews/reviews.js';
import { Templates } from '../../src/templates/templates.js';
import { Terms } from '../../src/terms/terms.js';
import { Post } from '../../src/threads/post.entity.js';
import { Revision } from '../../src/threads/revision.entity.js';
import { Screenings } from '../../src/threads/screenings.js';
import { FirstDays } from '../../src/threads/newcomers/first-days.js';
import { WritingNames } from '../../src/threads/names/writing-names.js';
import { Place } from '../../src/place/place.js';
import { Pauses } from '../../src/limits/pauses.js';
import { Sendings } from '../../src/threads/sendings.js';
import { Submissions } from '../../src/threads/submissions.js';
import { Thread } from '../../src/threads/thread.entity.js';
import { RevisionVerdict } from '../../src/threads/verdict.entity.js';
import { Withdrawals } from '../../src/threads/withdrawals.js';
import { testConfig } from '../support/config.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import {
  type Hand,
  handOf,
  hold,
  putUp,
  someone,
  type Someone,
  takeClaim,
  type Text,
  writeReply,
  writeThread,
} from './hands.js';

const MANY = 50;
const ROUNDS = 100;
const DEADLOCK = '40P01';

let database: TestDatabase;
let owner: Hand;
let web: DataSource, firstWorker: DataSource, secondWorker: DataSource;
let terms: Terms;
let ana: Someone, mo: Someone, lea: Someone;

async function pool(url: string, poolSize: number): Promise<DataSource> {
  const entities = [Board, Thread, Post, Revision, RevisionVerdict, Notice, Decision, DecisionText];
  const options = { ...dataSourceOptions(url, entities), poolSize } as DataSourceOptions;
  return new DataSource(options).initialize();
}

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOf(database.ownerUrl);
  web = await pool(database.webUrl, MANY);
  firstWorker = await pool(database.workerUrl, 20);
  secondWorker = await pool(database.workerUrl, 20);
  terms = new Terms(web);
  ana = await someone(owner.sql, 'Ana');
  mo = await someone(owner.sql, 'Mo the moderator', 'moderator');
  lea = await someone(owner.sql, 'Lea', 'moderator');
});

afterAll(async () => {
  for (const source of [web, firstWorker, secondWorker]) await source.destroy();
  await owner.end();
  await database.drop();
});

// The queue and the announcements have no part in who wins.
function submissions(): Submissions {
  const nothing = () => Promise.resolve();
  const vault = new Vault(Buffer.alloc(32, 1));
  const names = oneTimeNamesOf(web, vault);
  const firstDays = new FirstDays(web, new Newcomers(web, testConfig()), names, testConfig());
  return new Submissions(
    web,
    { screenLater: nothing } as never,
    { settled: nothing } as never,
    terms,
    new Pauses(web, names),
    new WritingNames(names, new Place(web)),
    new Sendings(web, names, vault),
    firstDays,
  );
}

const screenings = (source: DataSource) =>
  new Screenings(source, testConfig(), new Terms(source), new Duty(source), new Stopwatch(new Metrics()));
const screen = (source: DataSource, { id }: Text) => screenings(source).screenNow(id);
const withdraw = ({ postId }: Text) => new Withdrawals(web).withdraw(postId);
const claim = ({ id }: Text, { memberId, personaId }: Someone) =>
  new Reviews(web, new Templates(web)).claim(id, {
    memberId,
    personaId,
    names: [] as Viewer['names'],
  } as Viewer);
const edit = ({ postId }: Text, title: string | null, body: string) =>
  submissions().edit(
    postId,
    { title, body, key: randomUUID() },
    {
      ...ana,
      board: 'depression',
      names: [],
      office: 'member',
    },
  );

async function publish(review: ReviewRow, staff: Someone): Promise<void> {
  await new Decisions(web).decide(review, staff.memberId, {
    outcome: 'publish',
    guideline: null,
    reason: '',
    began: null,
    hide: '',
    seen: '0',
  });
}

async function remove({ id }: Pick<Text, 'id'>, staff: Someone): Promise<void> {
  const fields = { revision: '', guideline: 'kindness', reason: 'Because.', began: null };
  return new Decisions(web).remove(await reviewOf({ id }), staff.memberId, fields);
}

async function reviewOf({ id }: Pick<Text, 'id'>): Promise<ReviewRow> {
  return (await reviewById.row(web, [id]))!;
}

/** What became of works that ran at once: `done`, or the name of the refusal with its code or kind. */
async function together(works: (() => Promise<unknown>)[]): Promise<string[]> {
  return Promise.all(works.map((work) => work().then(() => 'done', named)));
}

function named(error: Error & { kind?: string; driverError?: { code?: string } }): string {
  const detail = error.kind ?? error.driverError?.code;
  return detail === undefined ? error.name : `${error.name} ${detail}`;
}

function counts(outcomes: string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const outcome of outcomes) found[outcome] = (found[outcome] ?? 0) + 1;
  return found;
}

async function replies(count: number, prepare: (text: Text) => Promise<Text>): Promise<Text[]> {
  const opening = await putUp(owner.sql, await writeThread(owner.sql, ana));
  const made: Text[] = [];
  for (let number = 1; number <= count; number++)
    made.push(await prepare(await writeReply(owner.sql, ana, opening.threadId, `It rains, day ${number}.`)));
  return made;
}

const asItIs = (text: Text) => Promise.resolve(text);
const held = (text: Text) => hold(owner.sql, text);
const up = (text: Text) => putUp(owner.sql, text);

async function claimed(text: Text): Promise<Text> {
  const waiting = await held(text);
  await takeClaim(owner.sql, waiting, mo);
  return waiting;
}

async function statesOf(texts: Text[]): Promise<string[]> {
  const rows = await owner.sql<{ state: string }>(
    'select state from revisions where post_id = any($1) order by post_id, number',
    [texts.map(({ postId }) => postId)],
  );
  return rows.map(({ state }) => state);
}

/** Positions of a thread are 1, 2, 3 …, none twice. */
async function expectPositionsInOrder({ threadId }: Text): Promise<void> {
  const rows = await owner.sql<{ position: number }>(
    'select position from posts where thread_id = $1 and position is not null order by position',
    [threadId],
  );
  const [thread] = await owner.sql<{ last_position: number }>(
    'select last_position from threads where id = $1',
    [threadId],
  );
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
  expect(thread?.last_position).toBe(rows.length);
}

async function countOf(
  table: 'decisions' | 'decision_texts' | 'notices' | 'claims' | 'verdicts',
  texts: Text[],
) {
  const where = {
    decisions: 'revision_id = any($1)',
    decision_texts: 'decision_id in (select id from decisions where revision_id = any($1))',
    claims: 'revision_id = any($1)',
    verdicts: 'revision_id = any($1)',
    notices: `post_id in (select post_id from revisions where id = any($1)) and kind <> 'held'`,
  }[table];
  const [row] = await owner.sql<{ count: number }>(`select count(*)::int from ${table} where ${where}`, [
    texts.map(({ id }) => id),
  ]);
  return row?.count;
}

describe('many moderators at once', () => {
  it('get a held text one at a time', async () => {
    const staff: Someone[] = [];
    for (let number = 1; number <= MANY; number++)
      staff.push(await someone(owner.sql, `Moderator ${number}`, 'moderator'));
    const [text] = (await replies(1, held)) as [Text];
    const outcomes = await together(staff.map((one) => () => claim(text, one)));
    expect(counts(outcomes)).toEqual({ done: 1, 'Taken claimed': MANY - 1 });
    const [row] = await owner.sql<{ staff_id: string }>(
      'select staff_id from claims where revision_id = $1',
      [text.id],
    );
    expect(row?.staff_id).toBe(staff[outcomes.indexOf('done')]?.memberId);
  });

  it('get a text whose claim has ended one at a time', async () => {
    const [text] = (await replies(1, held)) as [Text];
    await takeClaim(owner.sql, text, ana, `now() - interval '1 minute'`);
    const staff = [mo, lea];
    const works = Array.from({ length: MANY }, (_, index) => staff[index % 2]!);
    const outcomes = await together(works.map((one) => () => claim(text, one)));
    const winners = works.filter((_, index) => outcomes[index] === 'done').map(({ memberId }) => memberId);
    expect(new Set(winners).size).toBe(1);
    expect(counts(outcomes)).toEqual({ done: MANY / 2, 'Taken claimed': MANY / 2 });
  });

  it('decide once, however often one of them presses the button', async () => {
    const [text] = (await replies(1, claimed)) as [Text];
    const review = await reviewOf(text);
    const outcomes = await together(Array.from({ length: MANY }, () => () => publish(review, mo)));
    expect(counts(outcomes)).toEqual({ done: 1, 'Taken decided': MANY - 1 });
    expect(await statesOf([text])).toEqual(['published']);
    expect(await countOf('decisions', [text])).toBe(1);
    expect(await countOf('decision_texts', [text])).toBe(1);
    expect(await countOf('notices', [text])).toBe(1);
    expect(await countOf('claims', [text])).toBe(0);
    await expectPositionsInOrder(text);
  });

  it('send a text back once', async () => {
    const [text] = (await replies(1, claimed)) as [Text];
    const review = await reviewOf(text);
    const words = { reason: 'Softer, please.', began: null, hide: '', seen: '0' };
    const fields = { outcome: 'return' as const, guideline: null, ...words };
    const back = () => new Decisions(web).decide(review, mo.memberId, fields);
    const outcomes = await together(Array.from({ length: MANY }, () => back));
    expect(counts(outcomes)).toEqual({ done: 1, 'Taken decided': MANY - 1 });
    expect(await countOf('decisions', [text])).toBe(1);
    expect(await countOf('notices', [text])).toBe(1);
  });

  it('take a post down once', async () => {
    const texts = await replies(10, up);
    const works = texts.flatMap((text) => [mo, lea, mo, lea].map((staff) => () => remove(text, staff)));
    const outcomes = counts(await together(works));
    expect(outcomes.done).toBe(10);
    expect(Object.keys(outcomes).filter((outcome) => !/^(done|Taken)/.test(outcome))).toEqual([]);
    expect(new Set(await statesOf(texts))).toEqual(new Set(['removed']));
    expect(await countOf('decisions', texts)).toBe(10);
    expect(await countOf('notices', texts)).toBe(10);
  });
});

describe('an author who takes a text back', () => {
  it('while it is being cleared never finds it up afterwards', async () => {
    const texts = await replies(ROUNDS, asItIs);
    const outcomes = await together(
      texts.flatMap((text) => [() => screen(firstWorker, text), () => withdraw(text)]),
    );
    expect(counts(outcomes)).toEqual({ done: 2 * ROUNDS });
    expect(counts(await statesOf(texts))).toEqual({ withdrawn: ROUNDS });
    await expectPositionsInOrder(texts[0]!);
  });

  it('while it is being put up by a moderator never finds it up afterwards', async () => {
    const texts = await replies(ROUNDS, claimed);
    const reviews = await Promise.all(texts.map(reviewOf));
    const outcomes = counts(
      await together(
        texts.flatMap((text, index) => [() => publish(reviews[index]!, mo), () => withdraw(text)]),
      ),
    );
    expect(counts(await statesOf(texts))).toEqual({ withdrawn: ROUNDS });
    expect(Object.keys(outcomes).filter((outcome) => !['done', 'Taken withdrawn'].includes(outcome))).toEqual(
      [],
    );
    expect(await countOf('decisions', texts)).toBe(outcomes.done! - ROUNDS);
    expect(await countOf('notices', texts)).toBe(outcomes.done! - ROUNDS);
    await expectPositionsInOrder(texts[0]!);
  });

  it('while a moderator takes it down leaves nothing up', async () => {
    const texts = await replies(20, up);
    const outcomes = counts(
      await together(texts.flatMap((text) => [() => remove(text, mo), () => withdraw(text)])),
    );
    expect(Object.keys(outcomes).filter((outcome) => !['done', 'Taken withdrawn'].includes(outcome))).toEqual(
      [],
    );
    expect(counts(await statesOf(texts))).toEqual({ withdrawn: 20 });
  });

  it('while sending another in a second window leaves nothing up, and hears that it was taken back', async () => {
    const texts = await replies(20, up);
    const outcomes = counts(
      await together(
        texts.flatMap((text) => [() => edit(text, null, 'Second thoughts.'), () => withdraw(text)]),
      ),
    );
    for (const source of [firstWorker, secondWorker]) await screenAll(source, texts);
    expect(new Set(await statesOf(texts))).toEqual(new Set(['withdrawn']));
    expect(Object.keys(outcomes).filter((outcome) => !['done', 'PostWithdrawn'].includes(outcome))).toEqual(
      [],
    );
  });
});

async function screenAll(source: DataSource, texts: Text[]): Promise<void> {
  const pending = await source.query<{ id: string }[]>(
    `select id from revisions where state = 'pending' and post_id = any($1)`,
    [texts.map(({ postId }) => postId)],
  );
  for (const { id } of pending) await screenings(source).screenNow(id);
}

describe('two workers on the same texts', () => {
  it('give one verdict each, and every post one place', async () => {
    const texts = await replies(ROUNDS, asItIs);
    const outcomes = await together(
      texts.flatMap((text) => [() => screen(firstWorker, text), () => screen(secondWorker, text)]),
    );
    expect(counts(outcomes)).toEqual({ done: 2 * ROUNDS });
    expect(counts(await statesOf(texts))).toEqual({ published: ROUNDS });
    const verdicts = await owner.sql<{ count: number }>(
      'select count(*)::int from verdicts where revision_id = any($1) group by revision_id',
      [texts.map(({ id }) => id)],
    );
    expect(verdicts.map(({ count }) => count)).toEqual(texts.map(() => 1));
    await expectPositionsInOrder(texts[0]!);
  });

  it('hold a text once, with one notice', async () => {
    const opening = await putUp(owner.sql, await writeThread(owner.sql, ana));
    const text = await writeReply(owner.sql, ana, opening.threadId, 'I want to kill myself tonight.');
    const workers = [firstWorker, secondWorker, firstWorker, secondWorker];
    expect(counts(await together(workers.map((source) => () => screen(source, text))))).toEqual({ done: 4 });
    expect(await statesOf([text])).toEqual(['held']);
    expect(
      await owner.sql(`select from notices where post_id = $1 and kind = 'held'`, [text.postId]),
    ).toHaveLength(1);
  });

  it('give threads of one board each a place of their own', async () => {
    const texts: Text[] = [];
    for (let number = 1; number <= 40; number++)
      texts.push(await writeThread(owner.sql, ana, { board: 'anxiety' }));
    const outcomes = await together(
      texts.flatMap((text) => [() => screen(firstWorker, text), () => screen(secondWorker, text)]),
    );
    expect(counts(outcomes)).toEqual({ done: 80 });
    const rows = await owner.sql<{ activity: string }>(
      `select distinct activity from threads where id = any($1) and activity is not null`,
      [texts.map(({ threadId }) => threadId)],
    );
    expect(rows).toHaveLength(40);
  });
});

describe('an author who changes a text', () => {
  it('while it is being cleared has one text up in the end: the later one', async () => {
    const texts = await replies(ROUNDS, asItIs);
    const outcomes = await together(
      texts.flatMap((text) => [() => screen(firstWorker, text), () => edit(text, null, 'Second thoughts.')]),
    );
    expect(counts(outcomes)).toEqual({ done: 2 * ROUNDS });
    const between = counts(await statesOf(texts));
    expect(between.pending).toBe(ROUNDS);
    expect((between.published ?? 0) + (between.superseded ?? 0)).toBe(ROUNDS);
    await screenAll(secondWorker, texts);
    expect(counts(await statesOf(texts))).toEqual({ superseded: ROUNDS, published: ROUNDS });
    const bodies = await owner.sql<{ body: string }>(
      `select distinct body from revisions where state = 'published' and post_id = any($1)`,
      [texts.map(({ postId }) => postId)],
    );
    expect(bodies).toEqual([{ body: 'Second thoughts.' }]);
    await expectPositionsInOrder(texts[0]!);
  });

  it('in two windows at once has both kept, the later one waiting', async () => {
    const texts = await replies(20, up);
    const outcomes = await together(
      texts.flatMap((text) => [() => edit(text, null, 'One.'), () => edit(text, null, 'Two.')]),
    );
    expect(counts(outcomes)).toEqual({ done: 40 });
    expect(counts(await statesOf(texts))).toEqual({ published: 20, superseded: 20, pending: 20 });
  });
});

describe('everything at once', () => {
  // As the controllers do: a text is loaded first, and refused when it is not what it was taken for.
  async function decideIfHeld({ id }: Text): Promise<void> {
    return publish(
      await new Reviews(web, new Templates(web)).held(id, { ...mo, names: [] } as unknown as Viewer),
      mo,
    );
  }

  async function removeIfUp({ id }: Text): Promise<void> {
    if ((await reviewOf({ id })).state === 'published') await remove({ id }, lea);
  }

  it('never locks up, and never shows what was taken back', async () => {
    const texts = [
      ...(await replies(10, claimed)),
      ...(await replies(10, up)),
      ...(await replies(10, asItIs)),
    ];
    const works = texts.flatMap((text) => [
      () => decideIfHeld(text),
      () => screen(firstWorker, text),
      () => claim(text, lea),
      () => edit(text, null, 'Second thoughts.'),
      () => removeIfUp(text),
      () => screenAll(secondWorker, [text]),
      () => withdraw(text),
      () => new Reviews(web, new Templates(web)).release(text.id, { memberId: mo.memberId } as Viewer),
    ]);
    const outcomes = await together([...works, ...works.reverse()]);
    expect(outcomes.filter((outcome) => outcome.includes(DEADLOCK))).toEqual([]);
    // Whether any edit came before its withdrawal is chance; that nothing stays up is not.
    expect(['withdrawn', 'superseded']).toEqual(expect.arrayContaining(await statesOf(texts)));
  });

  it('ends in named refusals alone', async () => {
    const texts = [...(await replies(10, claimed)), ...(await replies(10, up))];
    const works = texts.flatMap((text) => [
      () => decideIfHeld(text),
      () => claim(text, lea),
      () => removeIfUp(text),
      () => removeIfUp(text),
      () => withdraw(text),
    ]);
    const foreseen = /^(done|Taken .*|ClaimEnded)$/;
    const outcomes = await together([...works, ...works.reverse()]);
    expect(outcomes.filter((outcome) => !foreseen.test(outcome))).toEqual([]);
  });
});
