import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stepsOf } from '../../src/protocol/steps.js';
import { handOfOwner, refusal } from '../database/hands.js';
import { type Desk, press, startDesk } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';

let desk: Desk;
let lou: Visitor;
let sky: Visitor;
beforeEach(async () => {
  desk = await startDesk();
  [lou, sky] = [await desk.person('Lou Autumn', 'lead'), await desk.person('Sky Above', 'admin')];
});
afterEach(() => desk.stop());

const save = (who: Visitor, body: string, version = '0') => press(who, '/protocol', { version, body });
const shown = async (path = '/protocol') =>
  (await desk.mo.open(path)).page.querySelector('.panel')?.text ?? '';

describe('the protocol', () => {
  it('is there from the first day, one press from the desk, and says what counts', async () => {
    const words = await shown();
    for (const part of [
      /In the first minutes: write first/,
      /do not know who or where/,
      /stays visible to the team/,
    ])
      expect(words).toMatch(part);
    for (const part of [
      /emergency number of the country that they named/,
      /who decides/,
      /No promises/,
      /recorded/,
    ])
      expect(words).toMatch(part);
    expect(words).not.toMatch(/commit|successful|\[ \]/);
    expect(words.match(/☐/g)).toHaveLength(stepsOf(await raw()).length);
    expect((await desk.mo.open('/reviews')).page.querySelector('main a[href="/protocol"]')).not.toBeNull();
  });

  it('is written anew by those who lead; every version can still be read, and the record says who', async () => {
    const sent = await save(lou, 'First **breathe**.\n\n- [ ] Write first.');
    expect([sent.status, sent.location]).toEqual([303, '/protocol']);
    expect((await save(sky, 'Breathe, then write.', '1')).status).toBe(303);
    expect((await shown()).trim()).toBe('Breathe, then write.');
    const links = (await desk.mo.open('/protocol')).page.querySelectorAll('details li a');
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '/protocol/versions/1',
      '/protocol/versions/0',
    ]);
    expect((await shown('/protocol/versions/1')).replace(/\s+/g, ' ').trim()).toBe(
      'First breathe. ☐ Write first.',
    );
    expect(await shown('/protocol/versions/0')).toContain('In the first minutes');
    expect((await desk.mo.open('/protocol/versions/1')).text).toContain('Lou Autumn');
    const entries = await desk.sql(
      `select e.code, n.name from record_entries e join personas n on n.member_id = e.actor
       where e.code = 'protocol' order by e.place`,
    );
    expect(entries).toEqual([
      { code: 'protocol', name: 'Lou Autumn' },
      { code: 'protocol', name: 'Sky Above' },
    ]);
    expect((await lou.open('/record')).text).toContain('Wrote the protocol for imminent risk anew');
  });

  it('shows nothing but text, by the rendering of posts', async () => {
    await save(lou, '<script>alert(1)</script> ![x](x) [y](javascript:alert) [z](https://example.org/)');
    const { page } = await desk.mo.open('/protocol');
    expect(page.querySelectorAll('main script, main img, main a[href^=javascript]')).toEqual([]);
    expect(page.querySelector('.panel a')?.getAttribute('href')).toMatch(/^\/leaving/);
    expect(await shown()).toContain('<script>alert(1)</script>');
  });

  it('tells the slower of two, who sees the newer text and keeps their own', async () => {
    await save(lou, 'Mine.');
    const late = await save(sky, 'Mine, too.');
    expect(late.status).toBe(422);
    expect(late.text).toContain('Someone else changed the protocol while you wrote');
    expect(late.page.querySelector('.panel')?.text.trim()).toBe('Mine.');
    expect(late.page.querySelector('#body')?.text.trim()).toBe('Mine, too.');
    expect(late.page.querySelector('input[name=version]')?.getAttribute('value')).toBe('1');
    expect(await versions()).toEqual(['Mine.']);
  });

  it('takes one of many at the same moment, and none that skips a version', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, nth) => save(lou, `Text ${nth}.`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422, 422, 422, 422, 422]);
    expect((await save(lou, 'Far ahead.', '7')).status).toBe(422);
    expect(await versions()).toHaveLength(1);
  });

  it.each([
    ['nothing', ' \n ', 'Please write what the team is to do'],
    ['too much', 'x'.repeat(20_001), '20,000 characters'],
  ])('with %s is shown again, words kept', async (_, body, says) => {
    const sent = await save(lou, body);
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#body')?.text.trim()).toBe(body.trim());
    expect(await versions()).toEqual([]);
  });

  it('is read by the team alone, and changed by leads and admins alone', async () => {
    for (const who of [desk.guest(), desk.ben])
      for (const path of ['/protocol', '/protocol/versions/0'])
        expect((await who.get(path)).status).toBe(404);
    for (const who of [desk.ben, desk.mo]) expect((await save(who, 'Words.')).status).toBe(404);
    expect((await lou.post('/protocol', { version: '0', body: 'Words.' })).status).toBe(403);
    expect((await save(lou, 'Words.', 'x')).status).toBe(422);
    expect((await press(lou, '/protocol', { version: '0', body: 'Words.', more: 'x' })).status).toBe(400);
    for (const none of ['1', '99', 'x', '-1'])
      expect((await desk.mo.get(`/protocol/versions/${none}`)).status).toBe(404);
    expect((await desk.mo.open('/protocol')).page.querySelectorAll('main form')).toEqual([]);
    expect((await lou.open('/protocol')).page.querySelectorAll('main form')).toHaveLength(1);
    expect(await versions()).toEqual([]);
  });

  it('is never rewritten, not even by the owner of the tables', async () => {
    await save(lou, 'Words.');
    const owner = await handOfOwner(desk.database.ownerUrl);
    expect(await refusal(owner.sql(`update protocol_texts set words = 'Other.'`))).not.toBeNull();
    expect(await refusal(owner.sql(`delete from protocol_texts`))).not.toBeNull();
    await owner.end();
  });
});

describe('the steps of a protocol', () => {
  it('are its lines with an empty box, as plain words, each known by what it says', () => {
    const steps = stepsOf(
      'Text [ ] here\n\n- [ ] **Write** first.\n- no box\n  * [] Call & say so.\n- [ ] **Write** first.',
    );
    expect(steps.map(({ words }) => words)).toEqual(['Write first.', 'Call & say so.']);
    expect(new Set(steps.map(({ key }) => key)).size).toBe(2);
    expect(stepsOf('- [ ] Call & say so.')[0]?.key).toBe(steps[1]?.key);
    for (const { key } of steps) expect(key).toMatch(/^[0-9a-f]{16}$/);
  });

  it('are none where nothing has a box', () => {
    expect(stepsOf('- one\n- [x] two\n[ ] three\n- [ ]  ')).toEqual([]);
  });
});

const versions = async () =>
  (await desk.sql<{ words: string }>('select words from protocol_texts order by version')).map(
    ({ words }) => words,
  );

/** The protocol as those who lead find it in the form. */
async function raw(): Promise<string> {
  return (await lou.open('/protocol')).page.querySelector('#body')?.textContent ?? '';
}
