import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { logger, setLogLevel } from '../../src/platform/logging/logger.js';
import type { Text } from '../database/hands.js';
import { idsOf, replyUp, takeDown, threadUp } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { answer, type Place, reportsOf, RIA, startPlace, tell } from './readers.js';

let place: Place;
let thread: Text;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());
beforeEach(async () => {
  thread = await threadUp(place, { title: 'Grey again', board: 'bipolar' });
  await replyUp(place, thread, 'I know that feeling.');
  await tell(place.ria, thread, { kind: 'identity', body: 'Zanzibar is a name.' });
});

const team = () => [
  '/reports',
  `/reports/posts/${thread.postId}`,
  '/reviews',
  '/audits',
  `/posts/${thread.postId}/removal`,
];
const open = () => [
  '/',
  '/boards/bipolar',
  `/threads/${thread.threadId}`,
  '/notices',
  '/reports/mine',
  '/account',
];

async function seenBy(who: Visitor, paths: string[]): Promise<string> {
  const pages = [];
  for (const path of paths) pages.push((await who.open(path)).html);
  return pages.join('\n');
}

describe('who told the team', () => {
  it('stands on no page of the team, not even as an id', async () => {
    const { personaId, memberId } = await idsOf(place, RIA);
    const [report] = await reportsOf(place, thread);
    const pages = await seenBy(place.mo, [...team(), ...open()]);
    expect(pages).toContain('Zanzibar is a name.');
    for (const trace of ['Ria', 'Quillon', personaId, memberId, report!.id])
      expect(pages).not.toContain(trace);
  });

  it('stands on no page of the author, nor of other readers and guests, nor that anybody did', async () => {
    for (const who of [place.ana, place.ben, place.guest()]) {
      const pages = await seenBy(who, [...open(), `/posts/${thread.postId}`]);
      expect(pages).not.toMatch(/Quillon|Zanzibar/);
      expect(pages).not.toMatch(/With the team|told us about/i);
    }
  });

  it('is not told to the author after an answer either, nor after a removal', async () => {
    await takeDown(place.mo, thread, { guideline: 'kindness', reason: 'A name stood in it.' });
    await answer(place.mo, thread, { outcome: 'taken_down', reason: 'Thank you, it is gone.' });
    const pages = await seenBy(place.ana, [...open(), `/posts/${thread.postId}`]);
    expect(pages).toContain('A name stood in it.');
    expect(pages).not.toMatch(/Quillon|Zanzibar|Thank you, it is gone/);
    expect(pages).not.toMatch(/report_answered|told us about/i);
  });

  it('is not told to a second reader with their answer', async () => {
    await tell(place.ben, thread, { kind: 'spam', body: 'A link.' });
    await answer(place.mo, thread, { outcome: 'passed_on', reason: 'Thank you both.' });
    const pages = await seenBy(place.ben, open());
    expect(pages).toContain('Thank you both.');
    expect(pages).not.toMatch(/Quillon|Zanzibar/);
  });

  it('stands in no URL and no header that a form leads to', async () => {
    const answered = await answer(place.mo, thread);
    const told = await tell(place.ria, await threadUp(place), { kind: 'spam', body: 'Zanzibar again.' });
    for (const found of [answered, told])
      expect(JSON.stringify([found.location, found.headers])).not.toMatch(/Quillon|Zanzibar|spam/);
  });

  it('stands in no line of the log, even when something breaks', async () => {
    const stream = (logger as unknown as Record<symbol, { write(line: string): void }>)[
      pino.symbols.streamSym
    ]!;
    const write = vi.spyOn(stream, 'write').mockImplementation(() => undefined);
    setLogLevel('debug');
    await tell(place.ria, await threadUp(place), { kind: 'unkind', body: 'Zanzibar once more.' });
    await place.sql('revoke insert on report_words from hearthside_web');
    const broken = await tell(place.ria, await threadUp(place), { kind: 'spam', body: 'Zanzibar broke it.' });
    await place.sql('grant insert on report_words to hearthside_web');
    await place.sql('revoke select on queue_items from hearthside_web');
    const failed = await place.mo.get('/reports');
    await place.sql('grant select on queue_items to hearthside_web');
    setLogLevel('silent');
    const lines = write.mock.calls.map(([line]) => line);
    write.mockRestore();
    const { personaId, memberId } = await idsOf(place, RIA);
    expect([broken.status, failed.status]).toEqual([500, 500]);
    expect(lines.filter((line) => line.includes('a request failed'))).toHaveLength(2);
    for (const trace of ['Ria', 'Quillon', 'Zanzibar', personaId, memberId, thread.postId])
      expect(lines.join('\n')).not.toContain(trace);
  });
});
