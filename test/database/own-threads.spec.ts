import { afterAll, beforeAll, expect, it } from 'vitest';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { type Hand, handOf, refusal, someone, type Someone, writeReply, writeThread } from './hands.js';

let database: TestDatabase;
let web: Hand, worker: Hand;
let ana: Someone, ben: Someone;

beforeAll(async () => {
  database = await newDatabase();
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  ben = await someone(web.sql, 'Ben');
});
afterAll(async () => {
  await web.end();
  await worker.end();
  await database.drop();
});

const CHOOSE_READERS = 'select choose_readers($1, $2, $3)';
const CHOOSE_WISHES = 'select choose_wishes($1, $2, $3)';

it('a thread’s readers and wishes are its opener’s to choose, and no other way', async () => {
  const { threadId } = await writeThread(web.sql, ana);
  expect(await refusal(web.sql(CHOOSE_READERS, [threadId, ben.personaId, true]))).toBe('HS040');
  expect(await refusal(web.sql(CHOOSE_WISHES, [threadId, ben.personaId, ['listen']]))).toBe('HS040');
  expect(await refusal(web.sql('update threads set members_only = false'))).toBe('42501');
  expect(await refusal(web.sql(`update threads set wishes = '{}'`))).toBe('42501');
  expect(await refusal(worker.sql(CHOOSE_READERS, [threadId, ana.personaId, true]))).toBe('42501');
  await web.sql(CHOOSE_READERS, [threadId, ana.personaId, true]);
  await web.sql(CHOOSE_WISHES, [threadId, ana.personaId, ['listen', 'advice']]);
  const rows = await web.sql('select members_only, wishes from threads where id = $1', [threadId]);
  expect(rows).toEqual([{ members_only: true, wishes: ['listen', 'advice'] }]);
});

it('wishes are those of the list', async () => {
  const { threadId } = await writeThread(web.sql, ana);
  for (const wishes of [['money'], ['listen', null]])
    expect(await refusal(web.sql(CHOOSE_WISHES, [threadId, ana.personaId, wishes]))).toBe('23514');
});

it('what others wrote for members stays among members, also while it waits', async () => {
  const { threadId } = await writeThread(web.sql, ana);
  await web.sql(CHOOSE_READERS, [threadId, ana.personaId, true]);
  await writeReply(web.sql, ben, threadId);
  expect(await refusal(web.sql(CHOOSE_READERS, [threadId, ana.personaId, false]))).toBe('HS041');
  expect(await refusal(web.sql(CHOOSE_READERS, [threadId, ana.personaId, true]))).toBeNull();
});

it('an answer that is being saved and a change of readers see each other', async () => {
  const { threadId } = await writeThread(web.sql, ana);
  await web.sql(CHOOSE_READERS, [threadId, ana.personaId, true]);
  const other = await handOf(database.webUrl);
  await web.sql('begin');
  await writeReply(web.sql, ben, threadId);
  const change = refusal(other.sql(CHOOSE_READERS, [threadId, ana.personaId, false]));
  await web.sql('commit');
  expect(await change).toBe('HS041');
  await other.end();
});

it('only who wrote in a thread leaves it, and the worker does not learn who did', async () => {
  const { threadId } = await writeThread(web.sql, ana);
  const leave = 'insert into left_threads (persona_id, thread_id) values ($1, $2)';
  expect(await refusal(web.sql(leave, [ben.personaId, threadId]))).toBe('HS040');
  expect(await refusal(web.sql(leave, [ana.personaId, threadId]))).toBeNull();
  expect(await refusal(worker.sql('select from left_threads'))).toBe('42501');
});
