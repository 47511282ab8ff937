import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Judgement } from '../database/hands.js';
import { putUp, writeThread } from '../database/hands.js';
import type { Answer } from '../support/visitor.js';
import {
  claim,
  claimAndDecide,
  type Desk,
  endClaim,
  heldEdit,
  heldReply,
  heldThread,
  idsOf,
  MO,
  startDesk,
  threadUp,
} from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.sql('delete from threads'));

async function waiting(title: string, minutes: number, judgement: Judgement, board = 'depression') {
  const text = await heldThread(desk, { title, board }, judgement);
  await desk.sql(
    `update revisions set written_at = date_trunc('minute', now() - make_interval(mins => $2)) where id = $1`,
    [text.id, minutes],
  );
  await desk.sql(`select queue_revision($1)`, [text.id]);
  return text;
}

function titles({ page }: Answer): string[] {
  return page.querySelectorAll('a[href^="/reviews/"]').map((link) => link.text.trim());
}

function rowOf({ page }: Answer, title: string): string {
  const row = page.querySelectorAll('tbody tr').find((found) => found.text.includes(title));
  return (row?.structuredText ?? '').replace(/\s+/g, ' ');
}

describe('the queue of reviews', () => {
  it('has danger to a life first, then harmful detail, then concern, then the rest; the oldest first in each', async () => {
    await waiting('Spam of yesterday', 1440, { tier: 'none', why: 'spam' });
    await waiting('Unkind, old', 900, { tier: 'watch', why: 'unkind' });
    await waiting('Concern, new', 5, { tier: 'concern', why: 'strict' });
    await waiting('Concern, old', 800, { tier: 'concern', why: 'strict' });
    await waiting('Detail, new', 4, { tier: 'none', why: 'harmful_detail' });
    await waiting('Detail, old', 700, { tier: 'concern', why: 'harmful_detail' });
    await waiting('Crisis, new', 1, { tier: 'crisis' });
    await waiting('Crisis, old', 600, { tier: 'crisis', about: 'someone_else' }, 'family');
    const page = await desk.mo.open('/reviews');
    expect(page.status).toBe(200);
    expect(titles(page)).toEqual([
      'Crisis, old',
      'Crisis, new',
      'Detail, old',
      'Detail, new',
      'Concern, old',
      'Concern, new',
      'Spam of yesterday',
      'Unkind, old',
    ]);
  });

  it('says where it waits, how urgent it is, whom it is about and how long it has waited', async () => {
    await waiting('A night', 130, { tier: 'crisis', about: 'someone_else' }, 'family');
    const row = rowOf(await desk.mo.open('/reviews'), 'A night');
    expect(row).toContain('Crisis');
    expect(row).toContain('About someone else');
    expect(row).toContain('2 hours ago');
    expect(row).toContain('opens a thread');
    const [board] = await desk.sql<{ name: string }>(`select name from boards where slug = 'family'`);
    expect(row).toContain(board?.name);
  });

  it('shows an answer under the title of its thread', async () => {
    const thread = await threadUp(desk, { title: 'Rain again' });
    await heldReply(desk, thread, 'I cannot go on.');
    const row = rowOf(await desk.mo.open('/reviews'), 'Rain again');
    expect(row).not.toBe('');
    expect(row).not.toContain('opens a thread');
  });

  it('shows a change of a post that is up, by its new title', async () => {
    const thread = await threadUp(desk, { title: 'Rain again' });
    await heldEdit(desk, thread, { title: 'Darker now' });
    expect(titles(await desk.mo.open('/reviews'))).toEqual(['Darker now']);
  });

  it('says who reads what: nobody, oneself, someone else', async () => {
    const mine = await waiting('Taken by Mo', 3, { tier: 'crisis' });
    await waiting('Taken by nobody', 2, { tier: 'crisis' });
    await claim(desk.mo, mine);
    const seenByMo = await desk.mo.open('/reviews');
    expect(rowOf(seenByMo, 'Taken by Mo')).toMatch(/You until \d\d:\d\d UTC/);
    expect(rowOf(seenByMo, 'Taken by nobody')).toContain('nobody yet');
    const seenByLea = await desk.lea.open('/reviews');
    expect(rowOf(seenByLea, 'Taken by Mo')).toContain(`${MO} until`);
    await endClaim(desk, mine);
    expect(rowOf(await desk.lea.open('/reviews'), 'Taken by Mo')).toContain('nobody yet');
  });

  it('holds what waits for a person, and nothing else', async () => {
    await writeThread(desk.sql, await idsOf(desk, 'Ana'), { title: 'Being checked' });
    await putUp(desk.sql, await writeThread(desk.sql, await idsOf(desk, 'Ana'), { title: 'Is up' }));
    const taken = await heldThread(desk, { title: 'Taken back' });
    await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [taken.id]);
    const decided = await heldThread(desk, { title: 'Decided' });
    await claimAndDecide(desk.mo, decided, { outcome: 'return', reason: 'Softer, please.' });
    await heldThread(desk, { title: 'Waits' });
    expect(titles(await desk.mo.open('/reviews'))).toEqual(['Waits']);
  });

  it('thanks who looks when nothing waits', async () => {
    const page = await desk.mo.open('/reviews');
    expect(page.text).toContain('Nothing is waiting');
    expect(titles(page)).toEqual([]);
  });
});
