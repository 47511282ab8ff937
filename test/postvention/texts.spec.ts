import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOfOwner, refusal } from '../database/hands.js';
import { press } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { type Place, startPlace } from './resting.js';

let place: Place;
beforeEach(async () => {
  place = await startPlace();
});
afterEach(() => place.stop());

const KINDS = ['checklist', 'announcement', 'memorial'];
const save = (who: Visitor, kind: string, body: string, version = '0') =>
  press(who, '/postvention/text', { kind, version, body });
const shown = async (kind: string) =>
  (await place.mo.open('/postvention')).page.querySelector(`section[aria-labelledby=${kind}-title] .panel`)
    ?.text ?? '';

describe('the texts for after a death', () => {
  it('are there from the first day, for the whole team', async () => {
    expect(await shown('checklist')).toMatch(
      /First: is it true\?.*let the name rest.*those who are left.*ourselves/s,
    );
    expect(await shown('announcement')).toContain('We have sad news');
    expect(await shown('memorial')).toContain('a place to remember');
    expect(
      (await place.mo.open('/reviews')).page.querySelector('main a[href="/postvention"]'),
    ).not.toBeNull();
  });

  it.each(['announcement', 'memorial'])(
    'name help first in the %s, and no method, reason or promise',
    async (kind) => {
      const words = await shown(kind);
      expect(words.trim()).toMatch(/^If this is hard to read right now.*lines stand at the top/s);
      expect(words).not.toMatch(
        /committed|successful|in peace|better place|suicide|promise|overdose|always/i,
      );
    },
  );

  it('are written anew by those who lead, and every version stays', async () => {
    const answer = await save(place.lou, 'checklist', 'First **breathe**.');
    expect([answer.status, answer.location]).toEqual([303, '/postvention']);
    expect((await save(place.sky, 'checklist', 'First *breathe*, then call.', '1')).status).toBe(303);
    expect((await shown('checklist')).trim()).toBe('First breathe, then call.');
    const earlier = (await place.mo.open('/postvention')).page.querySelectorAll('details .own-text');
    expect(earlier.map((each) => each.text.slice(0, 20))).toEqual([
      'First **breathe**.',
      '**First: is it true?',
    ]);
    expect(await place.sql(`select code from record_entries where code like 'postvention%'`)).toEqual([
      { code: 'postvention_checklist' },
      { code: 'postvention_checklist' },
    ]);
    expect(await shown('memorial')).toContain('a place to remember');
  });

  it('show nothing but text, whatever is written', async () => {
    await save(
      place.lou,
      'memorial',
      '<script>alert(1)</script> <img src=x onerror=alert(1)> [x](javascript:alert)',
    );
    const { page } = await place.mo.open('/postvention');
    expect(page.querySelectorAll('main script, main img, main a[href^=javascript]')).toEqual([]);
    expect(await shown('memorial')).toContain('<script>alert(1)</script>');
  });

  it('tell the slower of two, who keeps what they wrote', async () => {
    await save(place.lou, 'announcement', 'Mine.');
    const late = await save(place.sky, 'announcement', 'Mine, too.');
    expect(late.status).toBe(422);
    expect(late.text).toContain('Someone else changed this text');
    expect(late.page.querySelector('#announcement-body')?.text.trim()).toBe('Mine, too.');
    expect(late.page.querySelector('#announcement input[name=version]')?.getAttribute('value')).toBe('1');
    expect(await place.sql('select words from postvention_texts')).toEqual([{ words: 'Mine.' }]);
  });

  it('refuse what is empty or too long, and a kind that there is not', async () => {
    for (const [kind, body] of [
      ['checklist', ' '],
      ['checklist', 'x'.repeat(10_001)],
      ['poem', 'Words.'],
    ] as const)
      expect((await save(place.lou, kind, body)).status).toBe(422);
    expect(await place.sql('select from postvention_texts')).toEqual([]);
  });

  it('are read by the team, and changed by leads and admins alone', async () => {
    for (const who of [place.guest(), place.ben]) expect((await who.get('/postvention')).status).toBe(404);
    for (const who of [place.ben, place.mo])
      expect((await save(who, 'checklist', 'Words.')).status).toBe(404);
    const fields = { kind: 'checklist', version: '0', body: 'Words.' };
    expect((await place.lou.post('/postvention/text', fields)).status).toBe(403);
    expect((await place.mo.open('/postvention')).page.querySelectorAll('main form')).toEqual([]);
    expect((await place.lou.open('/postvention')).page.querySelectorAll('main form')).toHaveLength(
      KINDS.length,
    );
  });

  it('are never rewritten, not even by the owner of the tables', async () => {
    await save(place.lou, 'checklist', 'Words.');
    const owner = await handOfOwner(place.database.ownerUrl);
    expect(await refusal(owner.sql(`update postvention_texts set words = 'Other.'`))).not.toBeNull();
    expect(await refusal(owner.sql(`delete from postvention_texts`))).not.toBeNull();
    await owner.end();
  });
});
