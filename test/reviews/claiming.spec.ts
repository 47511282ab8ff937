import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import {
  claim,
  claimAndDecide,
  claimsOf,
  type Desk,
  endClaim,
  heldThread,
  LEA,
  MO,
  press,
  startDesk,
  stateOf,
} from './desk.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  text = await heldThread(desk);
});

const NOWHERE = [randomUUID(), 'not-an-id', '%00'];
const release = (id: string) => `/reviews/${id}/release`;

describe('claiming a held text', () => {
  it('makes it one’s own for twenty minutes, and offers the decision', async () => {
    const before = await desk.mo.open(`/reviews/${text.id}`);
    expect(before.page.querySelector('[name=outcome]')).toBeNull();
    const answer = await claim(desk.mo, text);
    expect([answer.status, answer.location]).toEqual([303, `/reviews/${text.id}`]);
    expect(await claimsOf(desk, text)).toEqual([{ by: MO, live: true }]);
    const [lease] = await desk.sql<{ fits: boolean }>(
      `select until between now() + interval '19 minutes' and now() + interval '20 minutes' as fits
       from claims where revision_id = $1`,
      [text.id],
    );
    expect(lease?.fits).toBe(true);
    const after = await desk.mo.open(`/reviews/${text.id}`);
    expect(after.page.querySelectorAll('[name=outcome]').length).toBeGreaterThan(3);
  });

  it('tells the author that a person is reading', async () => {
    const page = () => desk.ana.open(`/posts/${text.postId}`);
    expect((await page()).text).not.toContain('A person is reading this now');
    await claim(desk.mo, text);
    expect((await page()).text).toContain('A person is reading this now');
    await endClaim(desk, text);
    expect((await page()).text).not.toContain('A person is reading this now');
  });

  it('a second time renews it', async () => {
    await claim(desk.mo, text);
    await desk.sql(`update claims set until = now() + interval '1 minute' where revision_id = $1`, [text.id]);
    await press(desk.mo, `/reviews/${text.id}/claim`);
    const [lease] = await desk.sql<{ renewed: boolean }>(
      `select until > now() + interval '19 minutes' as renewed from claims where revision_id = $1`,
      [text.id],
    );
    expect(lease?.renewed).toBe(true);
  });

  it('that someone else reads gets a friendly answer that says who', async () => {
    await claim(desk.mo, text);
    const shown = await desk.lea.open(`/reviews/${text.id}`);
    expect(shown.text).toContain(`${MO} is reading this`);
    expect(shown.page.querySelector(`form[action="/reviews/${text.id}/claim"]`)).toBeNull();
    const answer = await press(desk.lea, `/reviews/${text.id}/claim`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Someone else is reading this');
    expect(answer.text).toContain(MO);
    expect(answer.page.querySelector('main a[href="/reviews"]')).not.toBeNull();
    expect(await claimsOf(desk, text)).toEqual([{ by: MO, live: true }]);
  });

  it('takes it over when the other’s time has run out', async () => {
    await claim(desk.mo, text);
    await endClaim(desk, text);
    expect((await claim(desk.lea, text)).status).toBe(303);
    expect(await claimsOf(desk, text)).toEqual([{ by: LEA, live: true }]);
  });

  it('of one’s own is refused', async () => {
    const own = await heldThread(desk, {}, {}, MO);
    const answer = await press(desk.mo, `/reviews/${own.id}/claim`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This one is yours');
    expect(await claimsOf(desk, own)).toEqual([]);
  });

  it('that is decided already says by whom', async () => {
    await claimAndDecide(desk.mo, text, { outcome: 'return', reason: 'Softer, please.' });
    const answer = await press(desk.lea, `/reviews/${text.id}/claim`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This is decided already');
    expect(answer.text).toContain(MO);
    expect(await claimsOf(desk, text)).toEqual([]);
  });

  it('that its author took back says so', async () => {
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    expect(await stateOf(desk, text)).toBe('withdrawn');
    const answer = await press(desk.mo, `/reviews/${text.id}/claim`);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('The author took it back');
  });

  it.each(['claim', 'decision'])('that does not exist is not found: %s', async (action) => {
    for (const id of NOWHERE)
      expect((await press(desk.mo, `/reviews/${id}/${action}`, {})).status, id).toBe(404);
  });
});

describe('giving a claim back', () => {
  it('makes it free, without a reason', async () => {
    await claim(desk.mo, text);
    const answer = await desk.mo.send(`/reviews/${text.id}`, {}, release(text.id));
    expect([answer.status, answer.location]).toEqual([303, '/reviews']);
    expect(await claimsOf(desk, text)).toEqual([]);
    expect((await claim(desk.lea, text)).status).toBe(303);
  });

  it('does nothing to another’s', async () => {
    await claim(desk.mo, text);
    await press(desk.lea, release(text.id));
    expect(await claimsOf(desk, text)).toEqual([{ by: MO, live: true }]);
  });

  it.each(NOWHERE)('does no harm where there is nothing: %s', async (id) => {
    expect([303, 404]).toContain((await press(desk.mo, release(id))).status);
  });
});
