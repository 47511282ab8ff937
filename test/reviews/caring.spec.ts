import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { claim, claimAndDecide, claimsOf, type Desk, heldThread, startDesk } from './desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(() => desk.sql('delete from threads'));

describe('a break', () => {
  it('gives back all that one has taken, and nothing of others', async () => {
    const [one, two, other] = [await heldThread(desk), await heldThread(desk), await heldThread(desk)];
    await claim(desk.mo, one);
    await claim(desk.mo, two);
    await claim(desk.lea, other);
    const answer = await desk.mo.send('/reviews', {}, '/break');
    expect([answer.status, answer.location]).toEqual([303, '/break']);
    expect([await claimsOf(desk, one), await claimsOf(desk, two)]).toEqual([[], []]);
    expect(await claimsOf(desk, other)).toEqual([{ by: 'Lea Summer', live: true }]);
    expect((await desk.mo.open('/break')).text).toContain('The lines at the top of the page are for you too');
  });
});

describe('many hard texts', () => {
  it('are said to the one who read them alone, and lock nothing', async () => {
    for (let n = 0; n < 5; n += 1) {
      const text = await heldThread(desk, {}, { tier: 'crisis' });
      await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We are glad that you wrote.' });
    }
    expect((await desk.mo.open('/reviews')).text).toContain('You have read 5 hard texts today');
    expect((await desk.lea.open('/reviews')).text).not.toContain('hard texts');
    const next = await heldThread(desk, {}, { tier: 'crisis' });
    await claim(desk.mo, next);
    expect(await claimsOf(desk, next)).toEqual([{ by: 'Mo Winter', live: true }]);
  });

  it('are not those that were easy', async () => {
    for (let n = 0; n < 6; n += 1) {
      const text = await heldThread(desk, {}, { tier: 'none', why: 'spam' });
      await claimAndDecide(desk.lea, text, { outcome: 'publish' });
    }
    expect((await desk.lea.open('/reviews')).text).not.toContain('hard texts');
  });
});

describe('words that may stay in the mind', () => {
  it('are folded until somebody opens them', async () => {
    const text = await heldThread(desk, { body: 'It is grey here.' }, { tier: 'crisis' });
    const folded = async () =>
      (await desk.mo.open(`/reviews/${text.id}`)).page
        .querySelectorAll('details')
        .some((part) => part.querySelector('summary')?.text.includes('Show the words'));
    expect(await folded()).toBe(false);
    await desk.sql(`update verdicts set categories = '{method_info}' where revision_id = $1`, [text.id]);
    expect(await folded()).toBe(true);
  });
});
