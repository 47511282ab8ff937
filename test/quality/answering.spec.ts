import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claim, claimAndDecide, decide, type Desk, heldThread, startDesk } from '../reviews/desk.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());

const answerOf = async (id: string) =>
  (
    await desk.sql<{ outcome: string; screen_right: string | null }>(
      'select outcome, screen_right from decisions where revision_id = $1',
      [id],
    )
  )[0];

describe('the question whether the screen was right', () => {
  it('stands on the decision, with what the screen thought, and nothing is chosen', async () => {
    const text = await heldThread(desk, {}, { tier: 'none', why: 'spam' });
    await claim(desk.mo, text);
    const question = (await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('#screen_right');
    expect(question?.text).toContain('It thought: Looks like an advertisement');
    expect(question?.querySelectorAll('input')).toHaveLength(3);
    expect(question?.querySelectorAll('input[checked]')).toHaveLength(0);
  });

  it.each(['yes', 'no', 'unsure'])('is answered with %s, beside the decision', async (screen_right) => {
    const text = await heldThread(desk);
    const answer = await claimAndDecide(desk.mo, text, { outcome: 'publish', screen_right });
    expect(answer.status).toBe(303);
    expect(await answerOf(text.id)).toEqual({ outcome: 'publish', screen_right });
  });

  it('may be left open', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'Thank you for writing.' });
    expect(await answerOf(text.id)).toEqual({ outcome: 'keep', screen_right: null });
  });

  it('takes no other answer, and keeps the one that was given when something else is wrong', async () => {
    const text = await heldThread(desk);
    const wrong = await claimAndDecide(desk.mo, text, { outcome: 'publish', screen_right: 'maybe' });
    expect([wrong.status, wrong.page.querySelector('#screen_right-error')?.text]).toEqual([
      422,
      'Please choose one of the three, or none.',
    ]);
    const again = await decide(desk.mo, text, { outcome: 'keep', screen_right: 'no' });
    expect(again.status).toBe(422);
    expect(again.page.querySelector('#screen_right-no')?.hasAttribute('checked')).toBe(true);
    expect(await answerOf(text.id)).toBeUndefined();
  });

  it.each(['unscreened', 'after_removal', 'hidden_words'])(
    'is not asked where the screen thought nothing: %s',
    async (why) => {
      const text = await heldThread(desk, {}, { tier: 'none', why });
      await claim(desk.mo, text);
      expect((await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('#screen_right')).toBeNull();
    },
  );

  it('is nothing that the author ever sees', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'Thank you.', screen_right: 'no' });
    for (const path of ['/notices', `/posts/${text.postId}`])
      expect((await desk.ana.open(path)).html).not.toMatch(/screen thought|screen_right/);
  });
});
