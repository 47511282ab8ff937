import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let guest: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  guest = forum.guest();
});
afterAll(() => forum.stop());

describe('steadying oneself', () => {
  it('goes one step at a time by plain links, to the end and back', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/grounding'; path && !seen.includes(path);) {
      seen.push(path);
      path = (await guest.open(path)).page.querySelector('main a.button')?.getAttribute('href');
    }
    expect(seen).toEqual(['/grounding', ...[2, 3, 4, 5, 6].map((step) => `/grounding?step=${step}`)]);
    const last = await guest.open('/grounding?step=6');
    expect(last.page.querySelector('main a[href="/crisis-lines"]')).not.toBeNull();
    expect(last.page.querySelector('main a[href="/grounding?step=5"]')).not.toBeNull();
  });

  it.each(['0', '7', '-1', '1e0', 'x', '', '2&step=3', '<script>'])(
    'begins at the beginning for what is no step: %s',
    async (step) => {
      const page = await guest.open(`/grounding?step=${encodeURIComponent(step)}`);
      expect(page.status).toBe(200);
      expect(page.text).toContain('Step 1 of 6');
    },
  );

  it('begins at the beginning for two steps at once', async () => {
    expect((await guest.open('/grounding?step=2&step=3')).text).toContain('Step 1 of 6');
  });
});

describe('where you are', () => {
  it('says what is not known, what is passed on, and what is stored', async () => {
    const { text, page } = await guest.open('/where-you-are');
    expect(text).toContain('unless you write it');
    expect(text).toContain('When a life is at risk, we may pass on what you wrote');
    expect(text).toContain('What we do not store');
    expect(page.querySelectorAll('main form, main input')).toEqual([]);
  });

  it('is reached from every page, for guests too', async () => {
    expect((await guest.open('/')).page.querySelector('footer a[href="/where-you-are"]')).not.toBeNull();
  });
});
