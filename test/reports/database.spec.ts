import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  decide,
  type Hand,
  handOf,
  handOfOwner,
  putUp,
  refusal,
  someone,
  type Someone,
  type Text,
  writeRevision,
  writeThread,
} from '../database/hands.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, ria: Someone, mo: Someone, lea: Someone, fay: Someone;
let post: Text;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  ria = await someone(web.sql, 'Ria');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
  lea = await someone(web.sql, 'Lea', 'moderator');
  fay = await someone(web.sql, 'Fay', 'facilitator');
});
afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});
beforeEach(async () => {
  post = await putUp(worker.sql, await writeThread(web.sql, ana));
});

const INSERT = 'insert into reports (id, post_id, revision_id, persona_id, kind) values ($1, $2, $3, $4, $5)';

async function report(by = ria, kind = 'unkind', text = post): Promise<string> {
  const id = randomUUID();
  await web.sql(INSERT, [id, text.postId, text.id, by.personaId, kind]);
  return id;
}

const ANSWER = `update reports set state = 'answered', answered_by = $2, answered_at = date_trunc('minute', now()),
  outcome = 'passed_on' where id = $1`;

describe('PostgreSQL itself', () => {
  it('takes one open report of a reader and a post, and another once it is over', async () => {
    const id = await report();
    expect(await refusal(report())).toBe('23505');
    await web.sql(ANSWER, [id, mo.memberId]);
    expect(await refusal(report())).toBe(null);
  });

  it('takes none about one’s own post', async () => {
    expect(await refusal(report(ana))).toBe('HS006');
  });

  it('takes none about words that nobody could read, or of another post', async () => {
    const pending = await writeThread(web.sql, ana);
    expect(await refusal(report(ria, 'spam', pending))).toBe('HS016');
    expect(await refusal(report(ria, 'spam', { ...post, postId: pending.postId }))).toBe('HS016');
  });

  it.each([
    ['by who wrote the post', () => ana, 'HS007'],
    ['by who is not staff', () => fay, 'HS007'],
    ['by who sent it', () => lea, 'HS006'],
  ])('lets no report be answered %s', async (_, who, code) => {
    const id = await report(lea);
    expect(await refusal(web.sql(ANSWER, [id, who().memberId]))).toBe(code);
    expect(await refusal(web.sql(ANSWER, [id, mo.memberId]))).toBe(null);
  });

  it('lets no report be answered by staff who wrote the post', async () => {
    const own = await putUp(worker.sql, await writeThread(web.sql, mo));
    const id = await report(ria, 'spam', own);
    expect(await refusal(web.sql(ANSWER, [id, mo.memberId]))).toBe('HS006');
    expect(await refusal(web.sql(ANSWER, [id, lea.memberId]))).toBe(null);
  });

  it('leaves a report as it is once it is over', async () => {
    const [answered, withdrawn] = [await report(), await report(lea)];
    await web.sql(ANSWER, [answered, mo.memberId]);
    await web.sql(`update reports set state = 'withdrawn' where id = $1`, [withdrawn]);
    for (const id of [answered, withdrawn])
      for (const change of [`state = 'open'`, `kind = 'spam'`, `outcome = 'reached_out'`])
        expect(await refusal(web.sql(`update reports set ${change} where id = $1`, [id])), change).toMatch(
          /^(HS016|23514)$/,
        );
  });

  it('refuses the web what would change who reported what, and an answer without a hand', async () => {
    const id = await report();
    for (const change of [
      `persona_id = '${lea.personaId}'`,
      `post_id = '${randomUUID()}'`,
      'written_at = now()',
    ])
      expect(await refusal(web.sql(`update reports set ${change} where id = $1`, [id]))).toBe('42501');
    expect(
      await refusal(owner.sql(`update reports set persona_id = $2 where id = $1`, [id, lea.personaId])),
    ).toBe('HS016');
    expect(await refusal(web.sql(`update reports set state = 'answered' where id = $1`, [id]))).toBe('HS007');
    expect(await refusal(web.sql('delete from reports where id = $1', [id]))).toBe('42501');
    expect(await refusal(worker.sql('select from reports'))).toBe('42501');
    expect(await refusal(worker.sql('select from report_queue'))).toBe('42501');
  });

  it('erases reports and their words with the reader, and with the post', async () => {
    const pat = await someone(web.sql, `Pat ${randomUUID().slice(0, 8)}`);
    const id = await report(pat);
    await web.sql(`insert into report_words (report_id, number, words) values ($1, 1, 'Zanzibar')`, [id]);
    await web.sql('delete from members where id = $1', [pat.memberId]);
    expect(await owner.sql('select from reports where id = $1', [id])).toEqual([]);
    expect(await owner.sql('select from report_words where report_id = $1', [id])).toEqual([]);
    const other = await report();
    await owner.sql('delete from threads where id = $1', [post.threadId]);
    expect(await owner.sql('select from reports where id = $1', [other])).toEqual([]);
  });
});

describe('the queue of reports', () => {
  const queue = () =>
    web.sql('select post_id, revision_id, gravest, readers from report_queue where post_id = $1', [
      post.postId,
    ]);

  it('has one row for a post: the last text that was seen, the gravest kind, how many readers', async () => {
    expect(await queue()).toEqual([]);
    await report(ria, 'spam');
    const next = await putUp(
      worker.sql,
      await writeRevision(web.sql, post, { title: 'Rain', body: 'Changed.' }),
    );
    await report(lea, 'identity', next);
    await report(fay, 'other');
    const row = { post_id: post.postId, revision_id: next.id, gravest: 'identity', readers: 3 };
    expect(await queue()).toEqual([row]);
    await decide(web.sql, next, mo, 'remove');
    expect(await queue()).toEqual([row]);
  });

  it('agrees with the reports after many readers at once, erased accounts and erased posts', async () => {
    const hands = await Promise.all(Array.from({ length: 10 }, () => handOf(database.webUrl)));
    const other = await putUp(worker.sql, await writeThread(web.sql, ana));
    const readers: Someone[] = [];
    for (let n = 0; n < 30; n++) readers.push(await someone(web.sql, `Reader ${randomUUID().slice(0, 8)}`));
    await Promise.all(
      hands.map(async (hand, at) => {
        for (const [n, { personaId }] of readers.entries()) {
          if (n % 10 !== at) continue;
          const kind = n % 3 ? 'spam' : 'method';
          for (const text of [post, other])
            await hand.sql(INSERT, [randomUUID(), text.postId, text.id, personaId, kind]);
          await hand.sql(`update reports set kind = 'worried' where persona_id = $1 and post_id = $2`, [
            personaId,
            other.postId,
          ]);
        }
      }),
    );
    await web.sql('delete from members where id = any($1::uuid[])', [
      readers.slice(0, 7).map((r) => r.memberId),
    ]);
    for (const hand of hands) await hand.end();
    const next = await putUp(
      worker.sql,
      await writeRevision(web.sql, post, { title: 'Rain', body: 'Changed.' }),
    );
    await report(mo, 'other', next);
    expect(await queue()).toMatchObject([{ gravest: 'method', readers: 24, revision_id: next.id }]);
    const rows = await web.sql('select gravest, readers from report_queue where post_id = $1', [
      other.postId,
    ]);
    expect(rows).toEqual([{ gravest: 'worried', readers: 23 }]);
    await owner.sql('delete from threads where id = $1', [post.threadId]);
    expect(await queue()).toEqual([]);
  });

  it('forgets what is answered or taken back', async () => {
    const [first, second] = [await report(ria, 'worried'), await report(lea, 'spam')];
    await web.sql(`update reports set state = 'withdrawn' where id = $1`, [first]);
    expect(await queue()).toMatchObject([{ gravest: 'spam', readers: 1 }]);
    await web.sql(ANSWER, [second, mo.memberId]);
    expect(await queue()).toEqual([]);
  });

  it('says since when the oldest waits', async () => {
    const [first] = [await report(), await report(lea)];
    await owner.sql(`alter table reports disable trigger guard_reports`);
    await owner.sql(`update reports set written_at = '2026-11-01 10:00Z' where id = $1`, [first]);
    await owner.sql(`alter table reports enable trigger guard_reports`);
    const [row] = await web.sql<{ oldest: Date }>('select oldest from report_queue where post_id = $1', [
      post.postId,
    ]);
    expect(row!.oldest.toISOString()).toBe('2026-11-01T10:00:00.000Z');
  });
});
