import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press, takeDown, threadUp } from '../reviews/desk.js';
import { CRISIS } from '../support/people.js';
import { answer, type Place, reported, reportsOf, startPlace, tell } from './readers.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

async function ownReport(fields: Record<string, string> = { kind: 'unkind', body: 'It hurts.' }) {
  const thread = await reported(place, fields);
  const [report] = await reportsOf(place, thread);
  return { thread, id: report!.id, path: `/reports/${report!.id}` };
}

describe('the list of what one told the team', () => {
  it('is found from the account, and is empty at first', async () => {
    const una = await place.person('Una Birch');
    expect((await una.open('/account')).page.querySelector('main a[href="/reports/mine"]')).not.toBeNull();
    expect((await una.open('/reports/mine')).text).toContain('Nothing yet.');
  });

  it('shows each with its state and its answer, the newest first', async () => {
    const ivy = await place.person('Ivy Birch');
    const [first, second, third] = [
      await threadUp(place, { title: 'One' }),
      await threadUp(place, { title: 'Two' }),
      await threadUp(place, { title: 'Three' }),
    ];
    for (const thread of [first, second, third]) await tell(ivy, thread, { kind: 'spam' });
    await answer(place.mo, first, { reason: 'It is a link to a clinic.' });
    const [, taken] = [null, (await reportsOf(place, second))[0]!];
    await ivy.send(`/reports/${taken.id}`, {}, `/reports/${taken.id}/withdrawal`);
    const items = (await ivy.open('/reports/mine')).page.querySelectorAll('article.notice');
    expect(items.map((item) => item.querySelector('h2')?.text)).toEqual([
      'It advertises something, in “Three”',
      'It advertises something, in “Two”',
      'It advertises something, in “One”',
    ]);
    expect(items[0]!.text).toContain('It is with the team.');
    expect(items[1]!.text).toContain('You took this back.');
    expect(items[2]!.text).toContain('left it as it is');
    expect(items[2]!.querySelector('.letter')?.text).toBe('It is a link to a clinic.');
  });

  it('goes on, twenty at a time, for its reader alone', async () => {
    const ida = await place.person('Ida Birch');
    for (let n = 1; n <= 23; n++)
      await tell(ida, await threadUp(place, { title: `Day ${n}` }), { kind: 'other' });
    const newest = await ida.open('/reports/mine');
    const older = newest.page.querySelector('nav.pages a')!.getAttribute('href')!;
    const rest = await ida.open(older);
    const titles = [newest, rest].flatMap(({ page }) =>
      page.querySelectorAll('h2').map((title) => title.text),
    );
    const expected = Array.from({ length: 23 }, (_, n) => `Something else is wrong, in “Day ${23 - n}”`);
    expect(titles).toEqual(expected);
    expect(rest.page.querySelector('nav.pages')).toBeNull();
    expect((await place.ben.open(older)).page.querySelectorAll('article.notice')).toEqual([]);
  });
});

describe('a report', () => {
  it('is there for who sent it, and for nobody else', async () => {
    const { path } = await ownReport();
    expect((await place.ria.get(path)).status).toBe(200);
    for (const who of [place.ana, place.ben, place.mo]) {
      expect((await who.get(path)).status).toBe(404);
      for (const action of ['words', 'withdrawal'])
        expect(
          (await press(who, `${path}/${action}`, action === 'words' ? { body: 'Zanzibar' } : {})).status,
        ).toBe(404);
    }
    expect((await place.guest().get(path)).location).toMatch(/^\/sign-in/);
  });

  it('that does not exist is not found', async () => {
    for (const id of [randomUUID(), 'none'])
      for (const action of ['words', 'withdrawal'])
        expect((await press(place.ria, `/reports/${id}/${action}`)).status).toBe(404);
  });

  it('takes more words, and a worry that has grown', async () => {
    const { thread, path } = await ownReport();
    const added = await place.ria.send(path, { body: 'She said goodbye.', worried: 'yes' });
    expect([added.status, added.location]).toEqual([303, path]);
    expect(await reportsOf(place, thread)).toMatchObject([
      { kind: 'worried', words: ['It hurts.', 'She said goodbye.'] },
    ]);
    expect((await place.ria.open(path)).page.querySelector('[name=worried]')).toBeNull();
  });

  it('takes the worry alone', async () => {
    const { thread, path } = await ownReport();
    await press(place.ria, `${path}/words`, { body: '', worried: 'yes' });
    expect(await reportsOf(place, thread)).toMatchObject([{ kind: 'worried', words: ['It hurts.'] }]);
  });

  it.each([
    ['nothing', { body: '  ' }, 'There are no words here yet.'],
    ['too much', { body: 'Zanzibar '.repeat(120).trim() }, 'That is more than fits here'],
  ])('shows what was written when it is %s', async (_, fields, says) => {
    const { thread, path } = await ownReport();
    const answer = await place.ria.send(path, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(says);
    expect(answer.page.querySelector('#body')?.textContent.trim()).toBe(fields.body.trim());
    expect((await reportsOf(place, thread))[0]!.words).toEqual(['It hurts.']);
  });

  it('shows help first when what is added asks for it', async () => {
    const { path } = await ownReport();
    const { page } = await place.ria.sendAndFollow(path, { body: CRISIS.me });
    expect(page.querySelector('h1')?.text).toBe('You do not have to get through this alone');
  });

  it('has an end, and the words beyond it are not lost', async () => {
    const { thread, path } = await ownReport({ kind: 'unkind', body: 'Word 1' });
    for (let n = 2; n <= 5; n++) await place.ria.send(path, { body: `Word ${n}` });
    const answer = await place.ria.send(path, { body: 'Zanzibar' });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('#body')?.textContent.trim()).toBe('Zanzibar');
    expect((await reportsOf(place, thread))[0]!.words).toEqual([1, 2, 3, 4, 5].map((n) => `Word ${n}`));
  });

  it('answered while its reader was adding to it gives the words back', async () => {
    const { thread, path } = await ownReport();
    await answer(place.mo, thread);
    const late = await press(place.ria, `${path}/words`, { body: 'Zanzibar' });
    expect(late.status).toBe(422);
    expect(late.text).toContain('This was answered, or taken back, while you wrote.');
    expect(late.page.querySelector('#kept-words')?.textContent.trim()).toBe('Zanzibar');
    expect(late.page.querySelector(`a[href="/posts/${thread.postId}/report"]`)).not.toBeNull();
    expect((await reportsOf(place, thread))[0]!.words).toEqual(['It hurts.']);
  });
});

describe('taking a report back', () => {
  it('takes its words along, and the team sees nothing of it any more', async () => {
    const { thread, id, path } = await ownReport();
    const taken = await place.ria.send(path, {}, `${path}/withdrawal`);
    expect([taken.status, taken.location]).toEqual([303, path]);
    expect(await reportsOf(place, thread)).toMatchObject([{ id, state: 'withdrawn', words: [] }]);
    expect((await place.ria.open(path)).page.querySelector('h1')?.text).toBe('You took this back');
    expect((await place.mo.open('/reports')).html).not.toContain(thread.postId);
    const page = await place.mo.get(`/reports/posts/${thread.postId}`);
    expect([page.status, page.text.includes('The readers took it back')]).toEqual([409, true]);
  });

  it('a second time, or after the answer, changes nothing', async () => {
    const { thread, path } = await ownReport();
    await answer(place.mo, thread);
    expect((await press(place.ria, `${path}/withdrawal`)).status).toBe(303);
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'answered', words: ['It hurts.'] }]);
    expect((await place.ria.open(path)).page.querySelector('h1')?.text).toBe('Our answer');
  });

  it('leaves the way open to tell it anew', async () => {
    const { thread, path } = await ownReport();
    await press(place.ria, `${path}/withdrawal`);
    await tell(place.ria, thread, { kind: 'worried' });
    expect((await reportsOf(place, thread)).map(({ state }) => state)).toEqual(['withdrawn', 'open']);
  });

  it('of a post that was taken down meanwhile works too', async () => {
    const { thread, path } = await ownReport();
    await takeDown(place.mo, thread);
    await press(place.ria, `${path}/withdrawal`);
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'withdrawn' }]);
  });
});
