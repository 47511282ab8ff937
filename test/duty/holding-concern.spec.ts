import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CONCERN, decide, openThread, settled } from '../support/people.js';
import { addShift, type DutyDesk, hoursFromNow, setUp, startDutyDesk } from './people.js';

let desk: DutyDesk;
beforeAll(async () => (desk = await startDutyDesk(true)));
afterAll(() => desk.stop());
beforeEach(() => desk.sql('truncate shifts'));

async function posted(body = CONCERN, board = 'depression') {
  const { postId } = await openThread(desk, desk.ana, { title: 'An evening', body }, board);
  const states = await settled(desk, postId);
  const [row] = await desk.sql<{ why: string | null }>(
    'select v.why from verdicts v join revisions r on r.id = v.revision_id where r.post_id = $1',
    [postId],
  );
  return { postId, state: states[0], why: row!.why };
}

const UP = { state: 'published', why: null };
const HELD = { state: 'held', why: 'off_duty' };

async function nobodyIsOn(board = ''): Promise<void> {
  await addShift(desk.lou, { who: 'Mo Winter', ...hoursFromNow(8), board });
}

async function somebodyIsOn(board = ''): Promise<void> {
  await addShift(desk.lou, { who: 'Mo Winter', ...hoursFromNow(-1, 3), board });
}

describe('a concern', () => {
  it('goes up at any hour, unless the operators chose otherwise', async () => {
    await setUp(desk.lou, { mode: 'rota' });
    await nobodyIsOn();
    expect(await posted()).toMatchObject(UP);
  });

  it('waits while nobody is on duty, if they did; its author reads why, and it goes up by a decision', async () => {
    await setUp(desk.lou, { mode: 'rota', hold_concern: 'yes' });
    await nobodyIsOn();
    const post = await posted();
    expect(post).toMatchObject(HELD);
    const { text } = await desk.ana.open(`/posts/${post.postId}`);
    expect(text).toContain('Nobody from the team was on duty when you wrote it.');
    expect(text).toContain('The next person is on duty');
    const [held] = await desk.sql<{ id: string }>('select id from revisions where post_id = $1', [
      post.postId,
    ]);
    expect((await desk.mo.open(`/reviews/${held!.id}`)).text).toContain(
      'A concern, written while nobody was on duty',
    );
    await decide(desk, desk.mo, post.postId, 'publish');
    expect(await settled(desk, post.postId)).toEqual(['published']);
  });

  it('goes up while somebody is', async () => {
    await setUp(desk.lou, { mode: 'rota', hold_concern: 'yes' });
    await somebodyIsOn();
    expect(await posted()).toMatchObject(UP);
  });

  it('goes up where there is no rota, whatever else was chosen', async () => {
    await nobodyIsOn();
    await setUp(desk.lou, { mode: 'no_rota', hold_concern: 'yes' });
    expect(await posted()).toMatchObject(UP);
  });

  it('goes by the hours of its own board', async () => {
    await setUp(desk.lou, { mode: 'rota', hold_concern: 'yes' });
    await somebodyIsOn('family');
    await nobodyIsOn();
    expect(await posted(CONCERN, 'family')).toMatchObject(UP);
    expect(await posted(CONCERN, 'anxiety')).toMatchObject(HELD);
  });

  it('is the only thing that waits for it: harmless words go up at any hour', async () => {
    await setUp(desk.lou, { mode: 'rota', hold_concern: 'yes' });
    await nobodyIsOn();
    expect(await posted('The kettle is on.')).toMatchObject(UP);
  });
});
