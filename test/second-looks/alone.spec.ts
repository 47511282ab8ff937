import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Desk, MO, press, startDesk, stateOf } from '../reviews/desk.js';
import {
  answer,
  ask,
  askedAgo,
  asked,
  decidedAgainst,
  decisionsAbout,
  lookAt,
  noticesAbout,
  OVERTURNED,
  pathOf,
  UPHELD,
} from './looks.js';

/** A place with one person who moderates. */
let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
  await desk.sql(
    `update members set role = 'member' where id <> (select member_id from personas where name = $1)`,
    [MO],
  );
});
afterAll(() => desk.stop());

async function becomes(name: string, role: string): Promise<void> {
  await desk.sql('update members set role = $2 where id = (select member_id from personas where name = $1)', [
    name,
    role,
  ]);
}

const leaves = (name: string) => becomes(name, 'member');

const answersTo = async (look: string) =>
  desk.sql<{ alone: boolean }>('select alone from second_look_answers where second_look_id = $1', [look]);

describe('where nobody else is there', () => {
  it('the author is told so, before and after asking, and without a name', async () => {
    const text = await decidedAgainst(desk, 'keep');
    const before = await desk.ana.open(pathOf(text));
    const after = await desk.ana.follow(await ask(desk.ana, text));
    for (const page of [before, after]) {
      expect(page.text).toContain('nobody else on the team just now');
      expect(page.text).toContain('after a day at the earliest');
      expect(page.html).not.toContain(MO);
    }
    expect(after.page.querySelector('h1')?.text).toBe('It will be looked at again');
  });

  it('the same person waits for a day, whatever they send', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 23);
    expect((await desk.mo.open('/second-looks')).text).toContain('nobody else is here: you, after a day');
    const page = await desk.mo.open(`/second-looks/${text.look}`);
    expect(page.text).toContain('Not yet.');
    expect(page.page.querySelector('[name=outcome]')).toBeNull();
    const sent = await press(desk.mo, `/second-looks/${text.look}/decision`, { ...OVERTURNED, seen: '1' });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('Not yet');
    expect(sent.page.querySelector('#kept-words')?.textContent.trim()).toBe(OVERTURNED.reason);
    expect(await stateOf(desk, text)).toBe('kept');
  });

  it.each([
    ['overturned', OVERTURNED, 'published'],
    ['upheld', UPHELD, 'kept'],
  ])('they look again after it: %s, marked as alone', async (kind, fields, state) => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 24);
    const page = await desk.mo.open(`/second-looks/${text.look}`);
    expect(page.text).toContain('You decided about this the first time');
    expect((await answer(desk.mo, text.look, fields)).status).toBe(303);
    expect(await stateOf(desk, text)).toBe(state);
    expect(await answersTo(text.look)).toEqual([{ alone: true }]);
    const [entry] = await desk.sql(`select code from record_entries where kind = 'appeal' and subject = $1`, [
      text.look,
    ]);
    expect(entry).toEqual({ code: `${kind}_alone` });
    expect((await noticesAbout(desk, text)).map(({ kind: of, to }) => `${of} ${to}`)).toEqual([
      'kept Ana',
      `second_look_${kind} Ana`,
    ]);
  });

  it('the author reads that it was the same person', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 30);
    await answer(desk.mo, text.look, UPHELD);
    const page = await desk.ana.open(pathOf(text));
    expect(page.page.querySelector('h1')?.text).toBe('We have looked again');
    expect(page.text).toContain('the same person read your words again');
  });

  it('someone who joins takes it over, day or no day', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 30);
    const read = await desk.mo.hiddenFields(`/second-looks/${text.look}`, ['outcome']);
    await becomes('Lea Summer', 'admin');
    const sent = await desk.mo.post(`/second-looks/${text.look}/decision`, { ...read, ...OVERTURNED });
    expect(sent.status).toBe(409);
    expect(sent.text).toContain('This one is for someone else');
    const lea = await desk.person('Lea Summer');
    expect((await answer(lea, text.look)).status).toBe(303);
    expect(await answersTo(text.look)).toEqual([{ alone: false }]);
    await leaves('Lea Summer');
  });

  it('the author on the team is nobody else, and decides nothing of their own', async () => {
    const text = await asked(desk, 'keep');
    await becomes('Ana', 'moderator');
    const ana = await desk.person('Ana');
    const sent = await press(ana, `/second-looks/${text.look}/decision`, { ...OVERTURNED, seen: '1' });
    expect(sent.text).toContain('This one is yours');
    expect((await desk.mo.open(`/second-looks/${text.look}`)).text).toContain('Not yet.');
    await leaves('Ana');
    expect(await decisionsAbout(desk, text)).toHaveLength(1);
  });

  it('who decided and left the team hears nothing more of it', async () => {
    const text = await asked(desk, 'decline');
    await becomes('Ben', 'lead');
    await leaves(MO);
    const ben = await desk.person('Ben');
    expect((await answer(ben, await lookAt(desk, text))).status).toBe(303);
    expect((await noticesAbout(desk, text)).map(({ kind }) => kind)).toEqual([
      'declined',
      'second_look_overturned',
    ]);
  });
});
