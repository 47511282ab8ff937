import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { UNSAID } from '../../src/place/place-now.js';
import { HelpBar } from '../../src/platform/web/help-bar.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());
afterEach(() => vi.useRealTimers());

const firstOf = async (country: string, body: string) => {
  await ana.send(`/crisis-lines?country=${country}`, { country });
  const { page } = await openThread(forum, ana, { title: 'This night', body });
  return page.page.querySelector('.first')!;
};

describe('a page for what is under way', () => {
  it.each([
    ['FR', 'Centres antipoison', 'tel:0140054848', 'Paris'],
    ['AU', 'Poisons Information Centre', 'tel:131126', ''],
    ['SE', 'Giftinformationscentralen', 'tel:112', 'Ask for the poison centre'],
  ])(
    'has the poison centre of %s above everything but the emergency number',
    async (code, name, href, beside) => {
      const { text, innerHTML } = await firstOf(code, CRISIS.under_way);
      expect(text).toContain(name);
      expect(text).toContain(beside);
      expect(text.indexOf(name)).toBeLessThan(text.indexOf('Someone to talk to while you wait'));
      expect(innerHTML).toContain(`href="${href}"`);
      expect(text).not.toContain('The emergency number can put you through');
    },
  );

  it('names no centre where we know none', async () => {
    expect((await firstOf('GB', CRISIS.under_way)).text).toContain(
      'The emergency number can put you through',
    );
  });

  it.each([
    ['2026-07-01T06:59:00Z', 0],
    ['2026-07-01T07:00:00Z', 1],
    ['2026-07-01T20:59:00Z', 1],
    ['2026-07-01T21:00:00Z', 0],
    ['2026-12-01T07:59:00Z', 0],
    ['2026-12-01T08:00:00Z', 1],
    ['2026-12-01T21:59:00Z', 1],
    ['2026-12-01T22:00:00Z', 0],
  ])('leaves out a centre that is closed: in Ireland at %s there are %i', (now, count) => {
    vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] });
    const bar = new HelpBar({ read: () => 'IE' } as never, { now: () => UNSAID } as never);
    const { first } = bar.for({ headers: {} } as never, { help: 'under_way' }) as { first: { poison: [] } };
    expect(first.poison).toHaveLength(count);
  });
});

describe('a page for whoever fears to hurt somebody', () => {
  it.each([
    ['AU', ['Lifeline', 'Men’s Referral Service']],
    ['GB', ['Samaritans', 'Stop It Now']],
  ])('has a line for a crisis, then the one of %s that is for it', async (code, names) => {
    const first = await firstOf(code, CRISIS.harm_to_others);
    expect(first.querySelectorAll('article.line h3').map(({ text }) => text)).toEqual(names);
  });
});
