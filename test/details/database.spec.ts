import { afterAll, beforeAll, expect, it } from 'vitest';
import { textDigest } from '../../src/threads/text-digest.js';
import {
  decide,
  giveVerdict,
  type Hand,
  handOf,
  handOfOwner,
  hold,
  refusal,
  render,
  someone,
  type Someone,
  type Text,
  writeThread,
} from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, mo: Someone;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
});
afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});

const ASK = { outcome: 'ask', why: 'contact_details', categories: ['contact_details'] } as const;
const pending = async () => render(worker.sql, await writeThread(web.sql, ana));
const verdictFor = (text: Text, more = {}) =>
  giveVerdict(worker.sql, text, { ...ASK, categories: [...ASK.categories], ...more });

async function left(): Promise<Text> {
  const text = await pending();
  expect(await worker.sql('select leave_to_author($1) as left', [await verdictFor(text)])).toEqual([
    { left: true },
  ]);
  return text;
}

async function stateOf({ id }: Text): Promise<string> {
  const [row] = await owner.sql<{ state: string }>('select state from revisions where id = $1', [id]);
  return row!.state;
}

it('leaves a text to its author by a verdict alone', async () => {
  const text = await left();
  expect(await stateOf(text)).toBe('with_author');
  for (const hand of [web, worker]) {
    const by = (state: string, which: Text) =>
      refusal(hand.sql('update revisions set state = $2 where id = $1', [which.id, state]));
    expect(await by('with_author', await pending())).toBe('HS003');
    expect(await by('published', text)).toBe('HS001');
    expect(await by('pending', text)).toBe('HS001');
    expect(await by('returned', text)).toBe('HS001');
  }
  expect(await refusal(web.sql('select leave_to_author(gen_random_uuid())'))).toBe('42501');
});

it('leaves no crisis to its author, nor what was not about details, nor another text', async () => {
  const text = await pending();
  expect(await refusal(verdictFor(text, { tier: 'crisis' }))).toBe('23514');
  expect(await refusal(verdictFor(text, { why: 'unkind' }))).toBe('23514');
  expect(await refusal(verdictFor(text, { categories: ['unkind'] }))).toBe('23514');
  const leave = async (verdict: string) => refusal(worker.sql('select leave_to_author($1)', [verdict]));
  expect(await leave(await giveVerdict(worker.sql, text, { outcome: 'hold' }))).toBe('HS009');
  const other = textDigest({ ...text, body: 'Other words.' });
  expect(await leave(await verdictFor(text, { digest: other }))).toBe('HS004');
  expect(await stateOf(text)).toBe('pending');
});

it('is cleared by no verdict that asks, and by none that comes later', async () => {
  const waiting = await pending();
  expect(await refusal(worker.sql('select clear_revision($1)', [await verdictFor(waiting)]))).toBe('HS009');
  const text = await left();
  const clear = await giveVerdict(worker.sql, text);
  expect(await worker.sql('select clear_revision($1) as cleared', [clear])).toEqual([{ cleared: false }]);
  expect(await stateOf(text)).toBe('with_author');
});

it('takes no decision until its author asks a person', async () => {
  const text = await left();
  await expect(decide(web.sql, text, mo, 'publish')).rejects.toMatchObject({ code: 'HS001' });
  expect(await stateOf(text)).toBe('with_author');
  await web.sql(`update revisions set state = 'held' where id = $1`, [text.id]);
  await decide(web.sql, text, mo, 'publish');
  expect(await stateOf(text)).toBe('published');
});

it('keeps choices out of the hands of both roles', async () => {
  const { id } = await left();
  for (const { sql } of [web, worker]) {
    expect(await refusal(sql('insert into author_choices (revision_id) values ($1)', [id]))).toBe('42501');
    expect(await refusal(sql('update author_choices set asked = true where revision_id = $1', [id]))).toBe(
      '42501',
    );
  }
  for (const call of ['hand_details_to_team', 'lately_in_crisis'])
    expect(await refusal(web.sql(`select ${call}($1)`, [ana.personaId]))).toBe('42501');
  expect(await refusal(web.sql(`select remind_authors(interval '0')`))).toBe('42501');
});

it('puts nothing up whole against its author’s wish', async () => {
  const wish = (text: Text) => web.sql('insert into detail_wishes (revision_id) values ($1)', [text.id]);
  const held = async (categories: string[]) =>
    hold(worker.sql, await writeThread(web.sql, mo), { tier: 'concern', about: null, categories });
  const lea = await someone(web.sql, `Lea ${Math.random()}`, 'moderator');
  expect(await refusal(wish(await left()))).toBe('HS036');
  expect(await refusal(wish(await held(['unkind'])))).toBe('HS036');
  const text = await held(['contact_details']);
  await wish(text);
  await expect(decide(web.sql, text, lea, 'publish')).rejects.toMatchObject({ code: 'HS036' });
  expect(await stateOf(text)).toBe('held');
  await web.sql('delete from detail_wishes where revision_id = $1', [text.id]);
  await decide(web.sql, text, lea, 'publish');
  expect(await stateOf(text)).toBe('published');
});

it('counts the wait for its author as nobody’s, and what they asked as held', async () => {
  const count = async () => {
    const rows = await worker.sql<{ figure: string; count: number }>(
      `select figure, count from count_month(date_trunc('month', now() at time zone 'utc')::date)`,
    );
    return rows.find(({ figure }) => figure === 'texts_held')?.count ?? 0;
  };
  const before = await count();
  const text = await left();
  expect(await count()).toBe(before);
  await web.sql(`update revisions set state = 'held' where id = $1`, [text.id]);
  expect(await count()).toBe(before + 1);
});
