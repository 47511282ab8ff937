import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Judgement, type Text } from '../database/hands.js';
import type { Answer } from '../support/visitor.js';
import {
  claim,
  claimAndDecide,
  claimsOf,
  type Desk,
  endClaim,
  heldReply,
  heldThread,
  press,
  startDesk,
  threadUp,
} from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.sql('delete from threads'));

const rows = ({ page }: Answer) =>
  page.querySelectorAll('[data-live] tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' ').trim());
const titles = ({ page }: Answer) =>
  page.querySelectorAll('[data-live] tbody td:first-child a').map((link) => link.text.trim());
const queue = (query = '') => desk.mo.open(`/reviews${query}`);

/** Something that went up though the screen was not easy about it. */
async function doubted(title: string, tier: 'concern' | 'watch', author?: string): Promise<Text> {
  const text = await threadUp(desk, { title }, author);
  await desk.sql(`update verdicts set tier = $2 where revision_id = $1`, [text.id, tier]);
  await desk.sql('select queue_revision($1)', [text.id]);
  return text;
}

async function waitSince(text: Pick<Text, 'id'>, hours: number): Promise<void> {
  await desk.sql(
    `update queue_items set since = date_trunc('minute', now() - make_interval(hours => $2)) where revision_id = $1`,
    [text.id, hours],
  );
}

async function held(title: string, judgement: Judgement, hours = 0, board = 'depression'): Promise<Text> {
  const text = await heldThread(desk, { title, board }, judgement);
  await waitSince(text, hours);
  return text;
}

async function tellTheTeam(text: Text, kind: string): Promise<void> {
  await desk.ben.send(`/posts/${text.postId}/report`, { kind });
}

describe('the one queue', () => {
  it('holds whatever waits, by urgency', async () => {
    await doubted('A heavy day', 'concern');
    await doubted('A grey day', 'watch');
    await held('Unkind', { tier: 'none', why: 'unkind' }, 1);
    await held('Tonight', { tier: 'crisis' });
    await held('Just taken', { tier: 'crisis', about: 'under_way' });
    await tellTheTeam(await threadUp(desk, { title: 'Someone worries' }), 'worried');
    await tellTheTeam(await threadUp(desk, { title: 'An advert' }), 'spam');
    expect(titles(await queue())).toEqual([
      'Just taken',
      'Tonight',
      'Someone worries',
      'Unkind',
      'An advert',
      'A heavy day',
      'A grey day',
    ]);
  });

  it('forgets what no longer waits', async () => {
    const decided = await held('Decided', { tier: 'concern', why: 'strict' });
    await claimAndDecide(desk.mo, decided, { outcome: 'publish' });
    const withdrawn = await doubted('Taken back', 'concern');
    await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [withdrawn.id]);
    const told = await threadUp(desk, { title: 'Told' });
    await tellTheTeam(told, 'spam');
    await press(desk.mo, `/reports/posts/${told.postId}/answer`, { outcome: 'looked_and_left', words: '' });
    await desk.sql('update reports set state = $1 where state = $2', ['withdrawn', 'open']);
    expect(titles(await queue())).toEqual([]);
  });

  it('asks for a second look as for anything else', async () => {
    const text = await held('Sent back', { tier: 'concern', why: 'strict' });
    await claimAndDecide(desk.mo, text, { outcome: 'return', reason: 'Softer, please.' });
    await desk.ana.send(`/posts/${text.postId}/second-look`, { body: 'Please look.' });
    expect(titles(await queue())).toEqual([]);
    const page = await desk.lea.open('/reviews');
    expect(titles(page)).toEqual(['Sent back']);
    expect(rows(page)[0]).toContain('Asked to look again');
  });

  it('shows a board, a kind or a level alone, and keeps nothing else of the address', async () => {
    await held('Sad', { tier: 'crisis' });
    await held('Worried for him', { tier: 'crisis', about: 'someone_else' }, 0, 'family');
    await held('Unkind', { tier: 'none', why: 'unkind' });
    await doubted('Grey', 'watch');
    expect(titles(await queue('?board=family'))).toEqual(['Worried for him']);
    expect(titles(await queue('?kind=glance'))).toEqual(['Grey']);
    expect(titles(await queue('?tier=crisis&board=depression'))).toEqual(['Sad']);
    expect(titles(await queue("?board='or'1&kind=x&tier[]=crisis"))).toHaveLength(4);
  });

  it('counts honestly', async () => {
    await held('One', { tier: 'crisis' }, 5);
    await held('Two', { tier: 'crisis' });
    const counts = (await queue()).page.querySelector('[data-live] details')?.structuredText ?? '';
    expect(counts.replace(/\s+/g, ' ')).toContain('Held, Crisis: 2, the longest 5 hours ago');
  });

  it('goes on where a page ends, without a gap or anything twice', async () => {
    const text = await threadUp(desk);
    await desk.sql(
      `insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since)
       select 'glance', gen_random_uuid(), $1, t.board_id, 'watch', 5 + (n % 2), date_trunc('minute', now()) - make_interval(mins => n / 3)
       from threads t, generate_series(1, 120) n where t.id = $2`,
      [text.id, text.threadId],
    );
    const hrefs: string[] = [];
    let path: string | undefined = '/reviews';
    while (path) {
      const { page } = await desk.mo.open(path);
      const links = page.querySelectorAll('[data-live] tbody td:first-child a');
      hrefs.push(...links.map((link) => link.getAttribute('href') ?? ''));
      path = page.querySelector('a[href*="after="]')?.getAttribute('href')?.replaceAll('&amp;', '&');
    }
    expect(hrefs).toHaveLength(120);
    expect(new Set(hrefs).size).toBe(120);
  });

  it('offers nobody their own text', async () => {
    await heldThread(desk, { title: 'Mine' }, { tier: 'crisis' }, 'Mo Winter');
    await doubted('Mine too', 'watch', 'Mo Winter');
    expect(titles(await queue())).toEqual([]);
    expect(titles(await desk.lea.open('/reviews'))).toEqual(['Mine', 'Mine too']);
  });

  it('lets nothing wait for ever, and nobody in danger for that', async () => {
    await held('Unkind, two days', { tier: 'none', why: 'unkind' }, 48);
    await held('Concern, new', { tier: 'concern', why: 'strict' });
    await held('Crisis, new', { tier: 'crisis' });
    await desk.sql(`select raise_long_waiting(interval '24 hours')`);
    expect(titles(await queue())).toEqual(['Crisis, new', 'Unkind, two days', 'Concern, new']);
  });
});

describe('a week of uneven inflow', () => {
  // A fixed sequence, so that a failure can be seen again.
  const chance = (n: number) => ((n * 7919 + 104729) % 1000) / 1000;

  it('never puts anything behind a newer one of its level, filtered or not', async () => {
    const thread = await threadUp(desk);
    const kinds: Judgement[] = [
      { tier: 'crisis' },
      { tier: 'concern', why: 'strict' },
      { tier: 'none', why: 'unkind' },
      { tier: 'watch', why: 'spam' },
    ];
    for (let n = 0; n < 40; n += 1) {
      const text = await heldReply(desk, thread, `Text ${n}`, kinds[Math.floor(chance(n) * kinds.length)]);
      await waitSince(text, Math.floor(chance(n * 31 + 7) * 168));
    }
    const pages = [await queue(), await queue('?kind=held'), await queue('?board=depression')];
    for (const page of pages) {
      const hrefs = page.page
        .querySelectorAll('[data-live] tbody td:first-child a')
        .map((a) => a.getAttribute('href'));
      const items = await desk.sql<{ id: string; urgency: number; since: Date }>(
        'select subject as id, urgency, since from queue_items',
      );
      const shown = hrefs.map((href) => items.find(({ id }) => href === `/reviews/${id}`)!);
      expect(shown).toHaveLength(40);
      for (const [nth, item] of shown.slice(1).entries()) {
        const before = shown[nth]!;
        expect(before.urgency).toBeLessThanOrEqual(item.urgency);
        if (before.urgency === item.urgency)
          expect(before.since.getTime()).toBeLessThanOrEqual(item.since.getTime());
      }
    }
  });

  it('reads the first page along an index, however much waits', async () => {
    const text = await threadUp(desk);
    await desk.sql(
      `insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since)
       select 'glance', gen_random_uuid(), $1, t.board_id, 'watch', 6, date_trunc('minute', now()) - make_interval(mins => n % 9000)
       from threads t, generate_series(1, 100000) n where t.id = $2`,
      [text.id, text.threadId],
    );
    await desk.sql('analyze queue_items');
    const [plan] = await desk.sql<{ 'QUERY PLAN': [{ Plan: object }] }>(
      `explain (analyze, format json) select * from queue_items q where (q.urgency, q.since, q.subject) > (-1::smallint, '1970-01-01', gen_random_uuid())
       order by q.urgency, q.since, q.subject limit 51`,
    );
    const said = JSON.stringify(plan!['QUERY PLAN']);
    expect(said).toContain('queue_in_order');
    expect(said).not.toContain('Seq Scan');
    const page = await queue();
    expect(rows(page)).toHaveLength(50);
    expect(page.page.querySelector('[data-live] details')?.text).toContain('more than 500');
  });
});

describe('a glance', () => {
  it('shows what is up and why, and is over for everybody when one has looked', async () => {
    const text = await doubted('A grey day', 'watch');
    const page = await desk.mo.open(`/glances/${text.id}`);
    expect(page.text).toContain('A grey day');
    expect((await desk.mo.send(`/glances/${text.id}`, {}, `/glances/${text.id}/seen`)).location).toBe(
      '/reviews',
    );
    expect(titles(await queue())).toEqual([]);
    expect((await desk.lea.get(`/glances/${text.id}`)).status).toBe(404);
    expect((await press(desk.lea, `/glances/${text.id}/seen`)).status).toBe(303);
  });

  it('is not for the author, nor for what does not wait', async () => {
    const mine = await doubted('Mine', 'watch', 'Mo Winter');
    expect((await desk.mo.get(`/glances/${mine.id}`)).status).toBe(409);
    expect((await press(desk.mo, `/glances/${mine.id}/seen`)).status).toBe(409);
    const { id } = await threadUp(desk);
    expect((await desk.mo.get(`/glances/${id}`)).status).toBe(404);
    expect((await desk.mo.get('/glances/nothing')).status).toBe(404);
    expect((await press(desk.mo, '/glances/nothing/seen')).status).toBe(404);
  });
});

describe('leaving one to the others', () => {
  it('gives the claim back, and never offers it again', async () => {
    const text = await held('A friend of mine', { tier: 'crisis' });
    await claim(desk.mo, text);
    const answer = await desk.mo.send(`/reviews/${text.id}`, {}, `/reviews/${text.id}/hand-over`);
    expect(answer.location).toBe('/reviews');
    expect(await claimsOf(desk, text)).toEqual([]);
    expect(titles(await queue())).toEqual([]);
    expect(titles(await desk.lea.open('/reviews'))).toEqual(['A friend of mine']);
    expect((await press(desk.mo, `/reviews/${text.id}/claim`)).status).toBe(409);
    expect((await press(desk.mo, `/reviews/${text.id}/take-over`, { word: 'Me after all' })).status).toBe(
      409,
    );
    expect(await claimsOf(desk, text)).toEqual([]);
  });
});

describe('leaving one to nobody', () => {
  it('is not offered, and loses nothing where it was pressed all the same', async () => {
    const text = await held('Tonight', { tier: 'crisis' });
    await press(desk.lea, `/reviews/${text.id}/hand-over`);
    await desk.sql(
      `insert into hand_overs select $1, id from members m where role <> 'member' and not exists
         (select from personas n where n.member_id = m.id and n.name in ('Mo Winter', 'Lea Summer'))`,
      [text.id],
    );
    const page = await desk.mo.open(`/reviews/${text.id}`);
    expect(page.text).toContain('nobody else on the team');
    expect(page.page.querySelector('form[action$="/hand-over"]')).toBeNull();
    await press(desk.mo, `/reviews/${text.id}/hand-over`);
    for (const who of [desk.mo, desk.lea]) {
      expect(titles(await who.open('/reviews'))).toEqual(['Tonight']);
      await claim(who, text);
      expect(await claimsOf(desk, text)).toHaveLength(1);
      await press(who, `/reviews/${text.id}/release`);
    }
  });
});

describe('taking over', () => {
  it('moves the claim with a word, and tells who had it', async () => {
    const text = await held('Tonight', { tier: 'crisis' });
    await claim(desk.mo, text);
    const answer = await desk.lea.send(
      `/reviews/${text.id}`,
      { word: 'You seem to be away.' },
      `/reviews/${text.id}/take-over`,
    );
    expect(answer.location).toBe(`/reviews/${text.id}`);
    expect(await claimsOf(desk, text)).toEqual([{ by: 'Lea Summer', live: true }]);
    expect((await queue()).text).toContain('You seem to be away.');
    expect((await desk.ben.open('/')).text).not.toContain('You seem to be away.');
  });

  it('needs the word, and keeps what was written', async () => {
    const text = await held('Tonight', { tier: 'crisis' });
    await claim(desk.mo, text);
    const none = await press(desk.lea, `/reviews/${text.id}/take-over`, { word: ' ' });
    expect(none.status).toBe(422);
    const long = await press(desk.lea, `/reviews/${text.id}/take-over`, { word: 'w'.repeat(301) });
    expect(long.status).toBe(422);
    expect(long.page.querySelector('#word')?.getAttribute('value')).toBe('w'.repeat(301));
    expect(await claimsOf(desk, text)).toEqual([{ by: 'Mo Winter', live: true }]);
  });

  it('of what nobody has any more is a plain claim', async () => {
    const text = await held('Tonight', { tier: 'crisis' });
    await claim(desk.mo, text);
    await endClaim(desk, text);
    await press(desk.lea, `/reviews/${text.id}/take-over`, { word: 'Mine now' });
    expect(await claimsOf(desk, text)).toEqual([{ by: 'Lea Summer', live: true }]);
    expect((await queue()).text).not.toContain('Mine now');
  });

  it('goes to one of two', async () => {
    const text = await held('Tonight', { tier: 'crisis' });
    await claim(desk.mo, text);
    const sam = await desk.person('Sam Autumn', 'moderator');
    const answers = await Promise.all(
      [desk.lea, sam].map((who) =>
        press(who, `/reviews/${text.id}/take-over`, { word: 'Now', from: 'Mo Winter' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409]);
    const [{ count }] = (await desk.sql<{ count: number }>(
      'select count(*)::int as count from take_overs where revision_id = $1',
      [text.id],
    )) as [{ count: number }];
    expect(count).toBe(1);
  });
});
