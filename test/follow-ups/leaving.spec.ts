import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  decide,
  giveVerdict,
  handOf,
  hold,
  putUp,
  refusal,
  render,
  type Text,
  writeReply,
  writeRevision,
  writeThread,
} from '../database/hands.js';
import { type Desk, heldReply, heldThread, idsOf, MO, startDesk, threadUp } from '../reviews/desk.js';
import { CRISIS, edit, openThread } from '../support/people.js';
import { crisisAgo, itemsOf, pass } from './crisis.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from notices');
  await desk.sql('delete from threads');
  await desk.sql('delete from follow_ups');
});

const PAIR = [
  { hours: 24, state: 'open', outcome: null, due_in: 24 },
  { hours: 72, state: 'open', outcome: null, due_in: 72 },
];

const withdraw = (postId: string) =>
  desk.ana.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);

describe('a crisis', () => {
  it('leaves two items, to the minute, with whom it is about and where it was', async () => {
    const text = await heldThread(desk, {}, { about: 'someone_else' });
    expect(await itemsOf(desk)).toMatchObject(
      PAIR.map((item) => ({ ...item, post_id: text.postId, about: 'someone_else' })),
    );
    const [row] = await desk.sql(
      `select f.thread_id, f.revision_id, b.slug, n.name, f.since = r.written_at as since_written
       from follow_ups f join boards b on b.id = f.board_id join personas n on n.id = f.persona_id
       join revisions r on r.id = f.revision_id where f.hours = 24`,
    );
    expect(row).toEqual({
      thread_id: text.threadId,
      revision_id: text.id,
      slug: 'depression',
      name: 'Ana',
      since_written: true,
    });
  });

  it('leaves them by the way that a real post goes', async () => {
    await desk.startWorker();
    const { postId } = await openThread(desk, desk.ana, { title: 'Tonight', body: CRISIS.me });
    await expect
      .poll(async () => (await itemsOf(desk)).map((item) => [item.hours, item.post_id, item.about]))
      .toEqual([
        [24, postId, 'me'],
        [72, postId, 'me'],
      ]);
    await desk.stopWorker();
  });

  it('is what leaves them: a concern, a watch and an unkind word do not', async () => {
    for (const tier of ['concern', 'watch', 'none'])
      await heldThread(desk, {}, { tier, about: null, why: 'unkind' });
    await threadUp(desk);
    expect(await itemsOf(desk)).toEqual([]);
  });

  it('that follows another in the same thread is looked after with it: nothing is added, and nothing put off', async () => {
    const first = await crisisAgo(desk, 30);
    await desk.sql(
      `update follow_ups set came_back = true, greeted_at = since, greeting_over = true, welcomed_by = $1, welcomed_at = since`,
      [randomUUID()],
    );
    const again = await heldReply(desk, first, 'And again.', { about: 'under_way' });
    expect(await itemsOf(desk)).toMatchObject(
      PAIR.map((item) => ({ ...item, due_in: item.hours - 30, post_id: again.postId, about: 'under_way' })),
    );
    const [row] = await desk.sql(
      `select count(*)::int as fresh from follow_ups
       where not came_back and greeted_at is null and not greeting_over and welcomed_at is null`,
    );
    expect(row).toEqual({ fresh: 2 });
  });

  it('in another thread, or of somebody else, has items of its own', async () => {
    const text = await heldThread(desk);
    await heldThread(desk, { title: 'Elsewhere' });
    await heldReply(desk, text, 'I as well.', {}, 'Ben');
    expect(await itemsOf(desk)).toHaveLength(6);
  });

  it('begins again after an item is done', async () => {
    const text = await heldThread(desk);
    await desk.sql(
      `update follow_ups set state = 'done', done_by = $1, done_at = since, outcome = 'came_back_well' where hours = 24`,
      [randomUUID()],
    );
    await heldReply(desk, text, 'And again.');
    expect((await itemsOf(desk)).map(({ hours, state }) => [hours, state])).toEqual([
      [24, 'done'],
      [24, 'open'],
      [72, 'open'],
    ]);
  });

  it('that people judged in the blind sample leaves them too, whatever the screen said', async () => {
    const text = await threadUp(desk);
    await desk.sql('insert into audits (verdict_id) select id from verdicts where revision_id = $1', [
      text.id,
    ]);
    const judge = (judgement: string) =>
      desk.sql(`update audits set judgement = $1, judged_by = $2, judged_at = drawn_at`, [
        judgement,
        randomUUID(),
      ]);
    await judge('concern');
    expect(await itemsOf(desk)).toEqual([]);
    await judge('crisis');
    expect(await itemsOf(desk)).toMatchObject(PAIR.map((item) => ({ ...item, post_id: text.postId })));
    await judge('crisis');
    expect(await itemsOf(desk)).toHaveLength(2);
  });
});

describe('fifty verdicts at once', () => {
  it('for one name in one thread make one pair', async () => {
    const ana = await idsOf(desk, 'Ana');
    const { threadId } = await threadUp(desk);
    const texts: Text[] = [];
    for (let i = 0; i < 50; i++)
      texts.push(await render(desk.sql, await writeReply(desk.sql, ana, threadId, `Words ${i}.`)));
    const hands = await Promise.all(texts.map(() => handOf(desk.database.workerUrl)));
    await Promise.all(
      texts.map((text, i) =>
        giveVerdict(hands[i]!.sql, text, { tier: 'crisis', about: 'me', outcome: 'hold' }),
      ),
    );
    for (const hand of hands) await hand.end();
    const [given] = await desk.sql(`select count(*)::int as crises from verdicts where tier = 'crisis'`);
    expect(given).toEqual({ crises: 50 });
    expect(await itemsOf(desk)).toMatchObject(PAIR);
  });
});

describe('a crisis whose text is no longer what it was', () => {
  it('leaves its items when it is taken back', async () => {
    const text = await heldThread(desk);
    expect((await withdraw(text.postId)).status).toBe(303);
    expect(await itemsOf(desk)).toMatchObject(PAIR.map((item) => ({ ...item, post_id: text.postId })));
  });

  it('leaves its items when it is written anew, harmlessly', async () => {
    const text = await heldThread(desk);
    await edit(desk, desk.ana, text.postId, { title: 'Rain', body: 'The kettle is on.' });
    const anew = await desk.sql<{ id: string; title: string }>(
      `select id, title from revisions where post_id = $1 and state = 'pending'`,
      [text.postId],
    );
    await putUp(desk.sql, { ...text, ...anew[0]!, body: 'The kettle is on.', html: null });
    expect(await itemsOf(desk)).toMatchObject(PAIR);
    expect(await desk.sql('select state from revisions order by number')).toEqual([
      { state: 'superseded' },
      { state: 'published' },
    ]);
  });

  it('leaves them when it is taken back before anything judged it', async () => {
    const { postId } = await openThread(desk, desk.ana, { title: 'Tonight', body: CRISIS.me });
    expect(await itemsOf(desk)).toEqual([]);
    await withdraw(postId);
    expect(await desk.sql('select from verdicts')).toEqual([]);
    expect(await itemsOf(desk)).toMatchObject(
      PAIR.map((item) => ({ ...item, post_id: postId, about: 'me' })),
    );
  });

  it('leaves them when it is written anew before anything judged it', async () => {
    const { postId } = await openThread(desk, desk.ana, { title: 'Tonight', body: CRISIS.me });
    await edit(desk, desk.ana, postId, { title: 'Rain', body: 'The kettle is on.' });
    expect(await itemsOf(desk)).toMatchObject(PAIR);
  });

  it('leaves none when what was taken back unjudged did not look like one', async () => {
    const { postId } = await openThread(desk, desk.ana, { title: 'Rain', body: 'The kettle is on.' });
    await withdraw(postId);
    expect(await itemsOf(desk)).toEqual([]);
  });

  it('leaves them when a moderator puts it up', async () => {
    const text = await heldThread(desk);
    await decide(desk.sql, text, await idsOf(desk, MO), 'publish');
    expect(await itemsOf(desk)).toMatchObject(PAIR);
  });
});

describe('erasure', () => {
  const erase = async (name: string) => {
    const { memberId, personaId } = await idsOf(desk, name);
    await desk.sql('delete from posts where persona_id = $1', [personaId]);
    await desk.sql('delete from members where id = $1', [memberId]);
  };

  it('of the text leaves the items, with the person', async () => {
    const text = await crisisAgo(desk, 30);
    await desk.sql('delete from threads where id = $1', [text.threadId]);
    expect(await itemsOf(desk)).toMatchObject([{ post_id: null }, { post_id: null }]);
    const page = await desk.mo.open(`/follow-ups/${text.first}`);
    expect(page.page.querySelector('h1')?.text).toBe('Ana');
    expect(page.text).toContain('Erased');
    expect(
      page.page.querySelectorAll('[name=outcome]').map((radio) => radio.getAttribute('value')),
    ).toContain('erased');
  });

  it('of the account leaves the items without a name, a link or what the team noted', async () => {
    const zoe = await desk.person('Zoe Harbour');
    const thread = await threadUp(desk);
    const reply = await heldReply(desk, thread, 'I cannot any more.', {}, 'Zoe Harbour');
    await pass(desk, reply, 30);
    const [first] = await itemsOf(desk);
    await desk.mo.send(`/follow-ups/${first!.id}`, {
      outcome: 'came_back_needs_us',
      note: 'She has a sister.',
    });
    expect(await desk.sql('select note from follow_up_notes')).toEqual([{ note: 'She has a sister.' }]);
    await erase('Zoe Harbour');
    expect((await zoe.get('/account')).location).toContain('/sign-in');
    expect(await desk.sql('select from follow_up_notes')).toEqual([]);
    const rows = await desk.sql<{ row: Record<string, unknown> }>(
      'select to_jsonb(f) as row from follow_ups f',
    );
    expect(rows.map(({ row }) => [row.persona_id, row.post_id, row.revision_id])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
    const left = `/follow-ups/${(await itemsOf(desk)).find(({ state }) => state === 'open')!.id}`;
    const page = await desk.mo.open(left);
    expect(page.text).toContain('Somebody who is erased');
    expect(page.html).not.toContain('Zoe');
    expect(page.page.querySelector('textarea[name=body]')).toBeNull();
    const end = (outcome: string) => desk.mo.send(left, { outcome, note: '' });
    expect((await end('came_back_well')).status).toBe(422);
    expect((await end('erased')).status).toBe(303);
  });
});

describe('the processes', () => {
  it('can neither make, move nor lose an item', async () => {
    const text = await heldThread(desk);
    for (const url of [desk.database.webUrl, desk.database.workerUrl]) {
      const { sql, end } = await handOf(url);
      expect(await refusal(sql(`update follow_ups set due_at = due_at + interval '1 year'`))).toBe('42501');
      expect(await refusal(sql(`update follow_ups set persona_id = null`))).toBe('42501');
      expect(await refusal(sql(`insert into follow_ups select * from follow_ups`))).toBe('42501');
      expect(await refusal(sql(`select follow_up_on($1, 'me')`, [text.id]))).toBe('42501');
      await end();
    }
    const web = await handOf(desk.database.webUrl);
    expect(await refusal(web.sql('delete from follow_ups'))).toBe('42501');
    await web.end();
    expect(await itemsOf(desk)).toHaveLength(2);
  });

  it('keep no finer times than minutes', async () => {
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await hold(desk.sql, text);
    await writeRevision(desk.sql, text);
    for (const column of ['since', 'due_at', 'done_at', 'greeted_at', 'welcomed_at'])
      expect(await refusal(desk.sql(`update follow_ups set ${column} = '2026-11-22 20:00:01+00'`))).toBe(
        '23514',
      );
  });
});
