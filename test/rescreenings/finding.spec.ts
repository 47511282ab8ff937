import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimAndDecide, heldThread, MO, press, threadUp } from '../reviews/desk.js';
import { CONCERN, CRISIS, tokenOf } from '../support/people.js';
import { addTerm, switchTo } from '../terms/words.js';
import { overlooked, type Place, runsOf, runThrough, startPlace, toSee } from './runs.js';

let place: Place;
beforeEach(async () => {
  place = await startPlace();
});
afterEach(() => place.stop());

/** Everything that a re-screening must leave as it is. */
async function everything(): Promise<unknown[]> {
  const tables = ['threads', 'posts', 'revisions', 'verdicts', 'notices', 'claims', 'decisions', 'audits'];
  return Promise.all(tables.map((table) => place.sql(`select * from ${table} order by 1`)));
}

/** Tells the screen a phrase of the place's own, live from now on. */
async function ownTerm(phrase: string, category: string): Promise<void> {
  await switchTo(place.ada, await addTerm(place.ada, { phrase, category, tier: 'none' }), 'live');
}

const findingIds = async (): Promise<string[]> =>
  (await place.sql<{ id: string }>('select id from findings')).map(({ id }) => id);

describe('what a re-screening finds', () => {
  it('is what is a crisis now and was none, with its reasons and a way to the post', async () => {
    const text = await overlooked(place);
    await threadUp(place, { title: 'Plain', body: 'The kettle is on.' });
    await threadUp(place, { title: 'Heavy', body: CONCERN });
    expect(await runThrough(place)).toMatchObject({ texts: 3, judged: 3, found: 1 });
    expect(await toSee(place.mo)).toEqual(['Overlooked']);
    const { page, text: words } = await place.mo.open('/rescreenings');
    expect(words).toContain('3 judged, 1 found');
    const link = page.querySelector('td[data-label=What] a')?.getAttribute('href') ?? '';
    expect((await place.mo.get(link)).location).toContain(`/threads/${text.threadId}`);
    expect(page.querySelector('.tier')?.text.trim()).toBe('Crisis');
    expect(
      page
        .querySelectorAll('.reasons q')
        .map((each) => each.text)
        .join(' '),
    ).toContain('kill myself');
  });

  it('is not a crisis that somebody read and put up without some words', async () => {
    const text = await heldThread(place, { title: 'Read', body: `${CRISIS.me} Ring 0151 now.` });
    const fields = { outcome: 'mask', reason: 'We hid a number.', hide: '0151' };
    expect((await claimAndDecide(place.mo, text, fields)).status).toBe(303);
    expect(await runThrough(place)).toMatchObject({ judged: 1 });
    expect(await toSee(place.mo)).toEqual([]);
  });

  it('is what has a category that holds and had it not, by an own term too', async () => {
    const walk = await threadUp(place, {
      title: 'By the mill',
      body: 'I walked past the old mill today.',
    });
    await runThrough(place);
    expect(await toSee(place.mo)).toEqual([]);
    await ownTerm('old mill', 'drug_sourcing');
    expect(await runThrough(place)).toMatchObject({ judged: 1, found: 1 });
    expect(await place.sql('select revision_id, categories, terms_version from findings')).toEqual([
      { revision_id: walk.id, categories: ['drug_sourcing'], terms_version: 2 },
    ]);
  });

  it('is nothing that was known: a crisis that a person put up, what an earlier run found', async () => {
    const held = await heldThread(place, { title: 'Known', body: CRISIS.me });
    await claimAndDecide(place.mo, held, { outcome: 'publish' });
    await overlooked(place);
    expect(await runThrough(place)).toMatchObject({ judged: 2, found: 1 });
    expect(await runThrough(place)).toMatchObject({ judged: 2, found: 0 });
    expect(await toSee(place.mo)).toEqual(['Overlooked']);
  });

  it('changes nothing about the posts, tells no author, and gives no verdict', async () => {
    const { threadId } = await overlooked(place);
    const before = await everything();
    await runThrough(place);
    expect(await findingIds()).toHaveLength(1);
    expect(await everything()).toEqual(before);
    expect((await place.guest().get(`/threads/${threadId}`)).status).toBe(200);
    expect((await place.ana.open('/notices')).text).not.toContain('Overlooked');
  });

  it('goes through more texts than one step takes, and through those of one minute once each', async () => {
    for (let number = 1; number <= 45; number++) await overlooked(place, `Number ${number}`);
    await threadUp(place, { title: 'Plain', body: 'The kettle is on.' });
    expect(await runThrough(place)).toMatchObject({ state: 'done', texts: 46, judged: 46, found: 45 });
    const [row] = await place.sql(
      'select count(*)::int, count(distinct revision_id)::int as texts from findings',
    );
    expect(row).toEqual({ count: 45, texts: 45 });
  });

  it('never touches what is not up', async () => {
    const { postId } = await overlooked(place);
    await heldThread(place, { title: 'Held', body: CRISIS.someone_else });
    await place.ana.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
    expect(await runThrough(place)).toMatchObject({ texts: 0, judged: 0, found: 0 });
  });
});

describe('looking at what was found', () => {
  it('is written down once, with the name of who did', async () => {
    await overlooked(place);
    await runThrough(place);
    const [id] = await findingIds();
    const answer = await place.mo.send('/rescreenings', {}, `/findings/${id}/look`);
    expect([answer.status, answer.location]).toEqual([303, '/rescreenings']);
    expect((await press(place.lea, `/findings/${id}/look`)).status).toBe(303);
    const { page } = await place.lea.open('/rescreenings');
    expect(page.querySelector('td[data-label="Looked at by"]')?.text).toBe(MO);
    expect(await toSee(place.lea)).toEqual([]);
  });

  it('is for the team, by a form of this site', async () => {
    await overlooked(place);
    await runThrough(place);
    const [id] = await findingIds();
    for (const who of [place.guest(), place.ben, place.ana]) {
      const answer = await who.post(`/findings/${id}/look`, { _csrf: await tokenOf(who) });
      expect(answer.status).toBe(404);
    }
    expect((await place.mo.post(`/findings/${id}/look`, {})).status).toBe(403);
    expect((await press(place.mo, '/findings/nonsense/look')).status).toBe(404);
    expect((await press(place.mo, `/findings/${randomUUID()}/look`)).status).toBe(404);
    expect(await toSee(place.mo)).toEqual(['Overlooked']);
  });

  it('is not for the one who wrote it', async () => {
    await overlooked(place, 'Mine', MO);
    await runThrough(place);
    const [id] = await findingIds();
    expect(await toSee(place.mo)).toEqual([]);
    expect((await press(place.mo, `/findings/${id}/look`)).status).toBe(404);
    expect(await toSee(place.lea)).toEqual(['Mine']);
  });

  it('is not needed for what its author took back', async () => {
    const { postId } = await overlooked(place);
    await runThrough(place);
    await place.ana.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
    expect(await toSee(place.mo)).toEqual([]);
    expect(await runsOf(place)).toMatchObject([{ found: 1 }]);
  });

  it('shows what is a crisis before the rest', async () => {
    await overlooked(place, 'The crisis');
    await ownTerm('old mill', 'drug_sourcing');
    await threadUp(place, { title: 'The mill', body: 'I walked past the old mill today.' });
    await runThrough(place);
    expect(await toSee(place.mo)).toEqual(['The crisis', 'The mill']);
  });
});
