import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, heldThread, startDesk, threadUp } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

it('a thread that moves takes what waits of it to its new board, and nothing else', async () => {
  const moved = await heldThread(desk, { title: 'Moved' });
  await heldThread(desk, { title: 'Stays' });
  const up = await threadUp(desk, { title: 'Up' });
  await desk.ben.send(`/posts/${up.postId}/report`, { kind: 'worried' });
  await desk.sql(
    `update threads set board_id = (select id from boards where slug = 'family') where id = any ($1::uuid[])`,
    [[moved.threadId, up.threadId]],
  );
  const titles = async (board: string) =>
    (await desk.mo.open(`/reviews?board=${board}`)).page
      .querySelectorAll('table.queue td:first-child a')
      .map((link) => link.text.trim());
  expect((await titles('family')).sort()).toEqual(['Moved', 'Up']);
  expect(await titles('depression')).toEqual(['Stays']);
});
