import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { tokenOf, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { answered, itemOf, takeTurn, waiting } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor;
let thread: Written;
beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from threads');
  thread = await waiting(forum, 'Ana', 'Rain again');
});

const turns = () =>
  forum.sql<{ name: string; minutes: number }>(
    `select p.name, round(extract(epoch from u.until - now()) / 60)::int as minutes
     from reply_turns u join personas p on p.id = u.persona_id order by p.name`,
  );
const shown = async (who: Visitor, { threadId }: Written = thread) =>
  (await who.open(`/threads/${threadId}`)).page.querySelector('#first-reply')?.structuredText ?? null;
const press = async (who: Visitor, { threadId }: Written = thread): Promise<Answer> =>
  who.post(`/threads/${threadId}/turn`, { _csrf: await tokenOf(who) });

describe('taking a turn', () => {
  it('leads to the thread, is half an hour long, and is shown to others without a name', async () => {
    const taken = await takeTurn(ben, thread);
    expect(taken).toMatchObject({ status: 303, location: `/threads/${thread.threadId}#first-reply` });
    const [turn] = await turns();
    expect(turn!.name).toBe('Ben');
    expect(turn!.minutes).toBeGreaterThanOrEqual(29);
    expect(turn!.minutes).toBeLessThanOrEqual(30);
    expect(await shown(ben)).toContain('You are writing the first words to them.');
    expect(await shown(cleo)).toContain('Somebody is writing to them.');
    const [lists, page] = [await cleo.open('/waiting'), await cleo.open(`/threads/${thread.threadId}`)];
    expect(itemOf(lists, 'Rain again')).toContain('Somebody is writing to them.');
    expect(lists.html + page.html).not.toContain('Ben');
    expect(itemOf(await ben.open('/waiting'), 'Rain again')).toContain('Your turn.');
  });

  it('says nothing to its author, nor to a guest', async () => {
    await takeTurn(ben, thread);
    expect(await shown(ana)).toBeNull();
    expect(await shown(forum.guest())).toBeNull();
    expect((await press(ana)).status).toBe(404);
  });

  it('tells the slower of two so, kindly, and changes nothing', async () => {
    await takeTurn(ben, thread);
    const slower = await press(cleo);
    expect(slower.status).toBe(409);
    expect(slower.text).toContain('Somebody is writing to them already');
    expect(slower.text).not.toContain('Ben');
    expect((await turns()).map(({ name }) => name)).toEqual(['Ben']);
  });

  it('has one winner, however many ask at once', async () => {
    const many = await Promise.all(Array.from({ length: 12 }, (_, nth) => forum.person(`Many${nth}`)));
    const answers = await Promise.all(many.map((who) => press(who)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(11).fill(409)]);
    expect(await turns()).toHaveLength(1);
  });

  it('is one at a time: another one ends the first, also in two windows at once', async () => {
    const others = [await waiting(forum, 'Ana', 'Snow'), await waiting(forum, 'Ana', 'Wind')];
    await takeTurn(ben, thread);
    const answers = await Promise.all(others.map((other) => press(ben, other)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await turns()).toHaveLength(1);
  });

  it('keeps the turn that somebody has, when the other thread is somebody else’s', async () => {
    const snow = await waiting(forum, 'Ana', 'Snow');
    await takeTurn(ben, thread);
    await takeTurn(cleo, snow);
    expect((await press(ben, snow)).status).toBe(409);
    expect((await turns()).map(({ name }) => name)).toEqual(['Ben', 'Cleo']);
  });

  it('ends by itself, and then is free for others', async () => {
    await takeTurn(ben, thread);
    await forum.sql(`update reply_turns set until = date_trunc('minute', now())`);
    expect(await shown(cleo)).toContain('I’ll write to them');
    expect((await takeTurn(cleo, thread)).status).toBe(303);
    expect((await turns()).map(({ name }) => name)).toEqual(['Cleo']);
  });

  it('keeps nobody from answering, and leaves no trace when somebody has', async () => {
    await takeTurn(ben, thread);
    await answered(forum, cleo, thread);
    expect(await turns()).toEqual([]);
    expect(await shown(ben)).toBeNull();
    const late = await press(ben);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Somebody has answered them');
  });

  it('can be given back, by whoever has it', async () => {
    await takeTurn(ben, thread);
    const path = `/threads/${thread.threadId}/turn/release`;
    expect((await cleo.post(path, { _csrf: await tokenOf(cleo) })).location).toBe('/waiting');
    expect(await turns()).toHaveLength(1);
    expect((await ben.send(`/threads/${thread.threadId}`, {}, path)).location).toBe('/waiting');
    expect(await turns()).toEqual([]);
  });

  it('is refused without the token, for guests, for no thread, and where nothing waits', async () => {
    const path = `/threads/${thread.threadId}/turn`;
    expect((await ben.post(path, {})).status).toBe(403);
    expect((await forum.guest().post(path, {})).status).toBe(403);
    const _csrf = await tokenOf(ben);
    for (const id of [randomUUID(), 'nothing'])
      for (const door of ['turn', 'turn/release'])
        expect((await ben.post(`/threads/${id}/${door}`, { _csrf })).status).toBe(
          door === 'turn' || id === 'nothing' ? 404 : 303,
        );
    await forum.sql(`update threads set state = 'locked'`);
    expect((await press(ben)).status).toBe(404);
    expect(await turns()).toEqual([]);
  });
});
