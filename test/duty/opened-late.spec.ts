import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lateness } from '../../src/reviews/review.view.js';
import { type Desk, heldThread, startDesk } from '../reviews/desk.js';

let desk: Desk;
beforeAll(async () => (desk = await startDesk()));
afterAll(() => desk.stop());

async function reviewWritten(ago: string): Promise<string> {
  const { id } = await heldThread(desk);
  await desk.sql(
    `update revisions set written_at = date_trunc('minute', now()) - $2::interval where id = $1`,
    [id, ago],
  );
  return (await desk.mo.open(`/reviews/${id}`)).text;
}

describe('a text that is opened late', () => {
  it('asks its reader to write first', async () => {
    expect(await reviewWritten('8 hours 20 minutes')).toContain(
      'Written 8 hours ago: write first, then decide.',
    );
    expect(await reviewWritten('3 days')).toContain('Written 3 days ago: write first, then decide.');
  });

  it('and one that is not asks for nothing', async () => {
    expect(await reviewWritten('1 hour 50 minutes')).not.toContain('write first');
  });

  it('is one of two hours', () => {
    const now = new Date('2026-11-23T12:00:00Z');
    expect(lateness(new Date('2026-11-23T10:00:01Z'), now)).toBeNull();
    expect(lateness(new Date('2026-11-23T10:00:00Z'), now)?.words).toBe('2 hours ago');
  });
});
