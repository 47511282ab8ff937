import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOf, type Text } from '../database/hands.js';
import { claimAndDecide, heldThread, replyUp, threadUp } from '../reviews/desk.js';
import { CONCERN, CRISIS, eventually, openThread, reply } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { overlooked, type Place, runThrough, startPlace, toSee } from './runs.js';

// A worry on the board of those who stop, and nothing that a board for low days waits for.
const SLIP = 'I had a drink. I am so ashamed.';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
  await place.sql(`update boards set strict = true where slug = 'addiction'`);
});
afterAll(() => place.stop());

const showOn = ({ threadId }: Pick<Text, 'threadId'>, slug: string): Promise<Answer> =>
  place.ana.send(`/threads/${threadId}/choices`, { second_board: slug }, `/threads/${threadId}/second-board`);
const judgedAgain = async (): Promise<void> => {
  await place.startWorker();
  await eventually(async () => expect(await place.sql('select from threads_to_judge')).toEqual([]));
  await place.stopWorker();
};
const looked = async (): Promise<void> => {
  for (const { id } of await place.sql<{ id: string }>('select id from findings where seen_at is null'))
    await place.mo.send('/rescreenings', {}, `/findings/${id}/look`);
};
const untouched = () =>
  Promise.all(
    ['revisions', 'notices', 'limits'].map((table) => place.sql(`select * from ${table} order by id`)),
  );

describe('a thread that its opener shows on a stricter board too', () => {
  it('is judged again; what would wait there is for the team to look at, a crisis first, and stays as it is', async () => {
    const thread = await threadUp(place, { title: 'A slip', body: SLIP });
    await replyUp(place, thread, 'The kettle is on.');
    const worse = await overlooked(place, 'Overlooked before');
    const before = await untouched();
    await showOn(thread, 'addiction');
    await showOn(worse, 'addiction');
    await judgedAgain();
    expect(await toSee(place.mo)).toEqual(['Overlooked before', 'A slip']);
    expect(await untouched()).toEqual(before);
    const page = await place.mo.open('/rescreenings');
    expect(page.text).toContain('came under the rules of another board');
    expect((await place.mo.open('/reviews')).text).toContain('Past posts, judged again 2 to look at');
    expect((await place.ben.open(`/threads/${thread.threadId}`)).text).toContain(SLIP);
  });

  it('is not found a second time once somebody looked', async () => {
    await looked();
    const [thread] = await place.sql<{ threadId: string }>(
      `select p.thread_id as "threadId" from posts p join revisions r on r.post_id = p.id where r.title = 'A slip'`,
    );
    await showOn(thread!, '');
    await showOn(thread!, 'addiction');
    expect(await place.sql('select from threads_to_judge')).toHaveLength(1);
    await judgedAgain();
    expect(await toSee(place.mo)).toEqual([]);
    expect((await place.mo.open('/reviews')).text).not.toContain('to look at');
  });

  it('finds nothing on a board that is no stricter, and nothing that a person put up', async () => {
    const plain = await threadUp(place, { title: 'On low days', body: CONCERN });
    await showOn(plain, 'anxiety');
    const read = await heldThread(place, { title: 'Read by a person', body: CONCERN });
    await claimAndDecide(place.mo, read, { outcome: 'publish' });
    await showOn(read, 'addiction');
    await judgedAgain();
    expect(await toSee(place.mo)).toEqual([]);
  });
});

describe('a thread at which judging fails', () => {
  it('keeps no other waiting, nor a run; and is judged once it can be', async () => {
    const stuck = await threadUp(place, { title: 'Stuck', body: SLIP });
    const next = await threadUp(place, { title: 'The next', body: SLIP });
    await showOn(stuck, 'addiction');
    await showOn(next, 'addiction');
    await place.sql(FAILS(stuck.id));
    await place.startWorker();
    await eventually(async () => expect(await toSee(place.mo)).toEqual(['The next']));
    await place.stopWorker();
    expect(await runThrough(place)).toMatchObject({ state: 'done' });
    expect(await place.sql('select thread_id from threads_to_judge')).toEqual([
      { thread_id: stuck.threadId },
    ]);
    await place.sql('alter table findings drop constraint fails');
    await judgedAgain();
    expect((await toSee(place.mo)).sort()).toEqual(['Stuck', 'The next']);
    await looked();
  });

  const FAILS = (revision: string): string =>
    `alter table findings add constraint fails check (revision_id <> '${revision}' or rescreening_id is not null)`;
});

describe('a board that becomes part of a stricter one', () => {
  it('has all that is up judged again by its rules', async () => {
    await place.sql(`insert into boards (slug, name, description, welcome, place)
      values ('slips', 'Slips', 'For slips.', 'Hello.', 900)`);
    for (const [title, body] of [
      ['One slip', SLIP],
      ['One cup of tea', 'The kettle is on.'],
    ] as const) {
      const { threadId } = await threadUp(place, { title, body });
      await place.sql(
        `update threads set board_id = (select id from boards where slug = 'slips') where id = $1`,
        [threadId],
      );
    }
    await place.ada.send(
      '/board-settings/slips',
      { into: 'addiction', sure: 'yes' },
      '/board-settings/slips/merging',
    );
    await place.startWorker();
    await eventually(async () => expect(await place.sql('select from mergings')).toEqual([]));
    await judgedAgain();
    expect(await toSee(place.mo)).toEqual(['One slip']);
    await looked();
  });

  it('hands its rules on to what the other had before', async () => {
    await place.sql(`insert into boards (slug, name, description, welcome, place, strict) values
      ('calm', 'Calm', 'For calm.', 'Hello.', 901, false), ('firm', 'Firm', 'For rules.', 'Hello.', 902, true)`);
    const { threadId } = await threadUp(place, { title: 'Before the rules', body: CONCERN });
    await place.sql(
      `update threads set board_id = (select id from boards where slug = 'calm') where id = $1`,
      [threadId],
    );
    await place.ada.send(
      '/board-settings/firm',
      { into: 'calm', sure: 'yes' },
      '/board-settings/firm/merging',
    );
    await place.startWorker();
    await eventually(async () => expect(await place.sql('select from mergings')).toEqual([]));
    await judgedAgain();
    expect(await toSee(place.mo)).toEqual(['Before the rules']);
    await looked();
  });

  it('leaves a thread that is being judged for later, and nobody who answers waits for it', async () => {
    await place.sql(`insert into boards (slug, name, description, welcome, place)
      values ('low', 'Low', 'For low days.', 'Hello.', 903)`);
    const threads = [
      await threadUp(place, { title: 'A', body: 'Hi.' }),
      await threadUp(place, { title: 'B', body: 'Hi.' }),
    ];
    await place.sql(
      `update threads set board_id = (select id from boards where slug = 'low') where id = any($1)`,
      [threads.map(({ threadId }) => threadId)],
    );
    const low = `select count(*)::int as left from threads where board_id = (select id from boards where slug = 'low')`;
    await place.ada.send(
      '/board-settings/low',
      { into: 'addiction', sure: 'yes' },
      '/board-settings/low/merging',
    );
    await place.sql('insert into threads_to_judge (thread_id) values ($1)', [threads[0]!.threadId]);
    const judging = await handOf(place.database.ownerUrl);
    await judging.sql('begin');
    await judging.sql('select from threads_to_judge for update');
    const step = `select merge_some(250) as more`;
    expect([await place.sql(step), await place.sql(low)]).toEqual([[{ more: true }], [{ left: 1 }]]);
    expect([await place.sql(step), await place.sql(low)]).toEqual([[{ more: false }], [{ left: 1 }]]);
    await judging.sql('commit');
    await judging.end();
    expect([await place.sql(step), await place.sql(low)]).toEqual([[{ more: true }], [{ left: 0 }]]);
    await place.sql(step);
    await judgedAgain();
  });
});

describe('words that wait for their verdict while boards become one', () => {
  const screened = async (second: string | null): Promise<string> => {
    const up = await threadUp(place, { title: `Meanwhile ${second}`, body: 'Hello.' });
    await place.sql(
      `update threads set second_board_id = (select id from boards where slug = $1) where id = $2`,
      [second, up.threadId],
    );
    const { postId } = await reply(place, place.ben, up.threadId, SLIP);
    await place.startWorker();
    const [row] = await eventually(async () => {
      const rows = await place.sql<{ state: string }>(
        `select state from revisions where post_id = $1 and state <> 'pending'`,
        [postId],
      );
      expect(rows).toHaveLength(1);
      return rows;
    });
    await place.stopWorker();
    return row!.state;
  };

  it('are judged by the rules of the whole, also in a thread on two boards, and where the second becomes part of it', async () => {
    await place.sql(MERGING, ['addiction', 'depression']);
    expect([await screened(null), await screened('bipolar')]).toEqual(['held', 'held']);
    await place.sql(MERGING, [null, 'depression']);
    await place.sql(MERGING, ['addiction', 'bipolar']);
    expect(await screened('bipolar')).toBe('held');
    await place.sql(MERGING, [null, 'bipolar']);
    expect(await screened('bipolar')).toBe('published');
  });

  const MERGING = `update boards set merging_into = (select id from boards where slug = $1) where slug = $2`;
});

describe('the quick look at words that are sent', () => {
  const advised = async (postId: string): Promise<string> => {
    const [row] = await place.sql<{ advised_tier: string }>(
      'select advised_tier from revisions where post_id = $1 order by number desc limit 1',
      [postId],
    );
    return row!.advised_tier;
  };

  it('is by the stricter of both boards, for an opening, an answer and a change', async () => {
    const alone = await openThread(place, place.ana, { title: 'One board', body: SLIP });
    expect(await advised(alone.postId)).toBe('watch');
    const both = await openThread(place, place.ana, {
      title: 'Two boards',
      body: SLIP,
      second_board: 'addiction',
    });
    expect(await advised(both.postId)).toBe('concern');
    const up = await threadUp(place, { title: 'Come in', body: 'Hello.' });
    expect(await advised((await reply(place, place.ben, up.threadId, SLIP)).postId)).toBe('watch');
    await showOn(up, 'addiction');
    expect(await advised((await reply(place, place.ben, up.threadId, SLIP)).postId)).toBe('concern');
    await place.ana.send(
      `/posts/${up.postId}/edit`,
      { title: 'Come in', body: SLIP },
      `/posts/${up.postId}/revisions`,
    );
    expect(await advised(up.postId)).toBe('concern');
  });

  it('meets a crisis as ever', async () => {
    const both = await openThread(place, place.ana, {
      title: 'Tonight',
      body: CRISIS.me,
      second_board: 'addiction',
    });
    expect(await advised(both.postId)).toBe('crisis');
  });
});
