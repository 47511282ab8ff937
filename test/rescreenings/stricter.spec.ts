import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { claimAndDecide, heldThread, replyUp, threadUp } from '../reviews/desk.js';
import { CONCERN, CRISIS, eventually, openThread, reply } from '../support/people.js';
import type { Answer } from '../support/visitor.js';
import { overlooked, type Place, startPlace, toSee } from './runs.js';

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
  });
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
