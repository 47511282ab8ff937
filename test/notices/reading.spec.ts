import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claimAndDecide, type Desk, heldThread, idsOf, startDesk, threadUp } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.sql('delete from notices'));

async function send(to: string, kind: string, postId: string | null = null): Promise<void> {
  const { personaId } = await idsOf(desk, to);
  await desk.sql('insert into notices (id, persona_id, kind, post_id) values ($1, $2, $3, $4)', [
    randomUUID(),
    personaId,
    kind,
    postId,
  ]);
}

async function badge(visitor: Visitor, path = '/'): Promise<string | null> {
  return (await visitor.open(path)).page.querySelector('header .badge')?.text ?? null;
}

const letters = ({ page }: Answer) => page.querySelectorAll('article.notice');
const headings = (answer: Answer) => letters(answer).map((letter) => letter.querySelector('h2')?.text);

describe('the number of new notices', () => {
  it('stands in the header of every page, for their reader alone', async () => {
    expect(await badge(desk.ana)).toBeNull();
    await send('Ana', 'published');
    await send('Ana', 'returned');
    for (const path of ['/', '/boards/depression', '/account', '/no-such-page'])
      expect(await badge(desk.ana, path)).toBe('2 new');
    for (const other of [desk.ben, desk.mo, desk.guest()]) expect(await badge(other)).toBeNull();
  });

  it('goes once they are read', async () => {
    await send('Ana', 'published');
    const first = await desk.ana.open('/notices');
    expect(letters(first).map((letter) => letter.text.includes('New'))).toEqual([true]);
    expect(await badge(desk.ana)).toBeNull();
    const second = await desk.ana.open('/notices');
    expect(letters(second).map((letter) => letter.text.includes('New'))).toEqual([false]);
  });

  it('goes down by those that were shown', async () => {
    for (let count = 0; count < 23; count++) await send('Ana', 'published');
    await desk.ana.open('/notices');
    expect(await badge(desk.ana)).toBe('3 new');
  });
});

describe('the notices', () => {
  it('say of each kind what happened', async () => {
    const kinds = {
      message: 'A message from the team',
      recovered: 'Your code was used',
      password_changed: 'Your passphrase was changed',
      removed: 'A post of yours was taken down',
      declined: 'We did not put this up',
      kept: 'Between you and us',
      returned: 'We sent something back to you',
      published: 'Your post is up',
      held: 'We have your words',
    };
    for (const kind of Object.keys(kinds).reverse()) await send('Ana', kind);
    expect(headings(await desk.ana.open('/notices'))).toEqual(Object.values(kinds));
  });

  it('come newest first, twenty to a page, each on one page only', async () => {
    const thread = await threadUp(desk);
    for (let count = 1; count <= 45; count++)
      await send('Ana', ['published', 'returned', 'kept'][count % 3]!, count % 2 ? thread.postId : null);
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let path: string | undefined = '/notices'; path;) {
      const page: Answer = await desk.ana.open(path);
      sizes.push(letters(page).length);
      seen.push(...headings(page).map((heading) => heading ?? ''));
      path = page.page.querySelector('a[rel=next]')?.getAttribute('href');
    }
    expect(sizes).toEqual([20, 20, 5]);
    const names = ['Your post is up', 'We sent something back to you', 'Between you and us'];
    expect(seen).toEqual(Array.from({ length: 45 }, (_, index) => names[(45 - index) % 3]));
    expect(await badge(desk.ana)).toBeNull();
  });

  it('name the thread while its title is up', async () => {
    const thread = await threadUp(desk, { title: 'Rain again' });
    await send('Ana', 'published', thread.postId);
    expect((await desk.ana.open('/notices')).text).toContain('in “Rain again”');
    await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [thread.id]);
    expect((await desk.ana.open('/notices')).text).not.toContain('Rain again');
  });

  it('are never another’s', async () => {
    const text = await heldThread(desk, {}, { tier: 'none', about: null, why: 'unkind' });
    await claimAndDecide(desk.mo, text, { outcome: 'return', reason: 'For Ana alone.' });
    for (const other of [desk.ben, desk.mo, desk.lea]) {
      const page = await other.open('/notices');
      expect(page.status).toBe(200);
      expect(letters(page)).toHaveLength(0);
      expect(page.html).not.toContain('For Ana alone.');
    }
    expect(await badge(desk.ana)).toBe('1 new');
    expect((await desk.ana.open('/notices')).text).toContain('For Ana alone.');
  });

  it('are not another’s by a page’s address either', async () => {
    for (let count = 0; count < 21; count++) await send('Ana', 'published');
    const older = (await desk.ana.open('/notices')).page.querySelector('a[rel=next]')?.getAttribute('href');
    expect(letters(await desk.ben.open(older ?? ''))).toHaveLength(0);
    expect(letters(await desk.ana.open(older ?? ''))).toHaveLength(1);
  });

  it.each(['abc', '-1', '99999999999999999999', '1;drop table notices', '', '1.5'])(
    'begin anew at an address that nobody made: %s',
    async (before) => {
      await send('Ana', 'published');
      const page = await desk.ana.open(`/notices?before=${encodeURIComponent(before)}`);
      expect(page.status).toBe(200);
      expect(letters(page)).toHaveLength(1);
    },
  );

  it('lead a guest to the way in', async () => {
    const answer = await desk.guest().get('/notices');
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?next=%2Fnotices']);
  });

  it('are friendly when there are none', async () => {
    const page = await desk.ben.open('/notices');
    expect(letters(page)).toHaveLength(0);
    expect(page.text).toContain('No messages yet.');
  });
});
