import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';

const PLAN = {
  signs: 'I stop answering the phone.',
  alone: 'A shower, then one song.',
  places: 'The library.',
  people: 'My aunt.',
  safer: 'The key is with my neighbour.',
  reason: 'The cat & <b>me</b>.',
};

let forum: Forum;
let ana: Visitor;
let ben: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  ana = await forum.person('Ana');
  ben = await forum.person('Ben');
});
beforeEach(() => forum.sql('delete from safety_plans'));
afterAll(() => forum.stop());

const keep = (who: Visitor, fields: Record<string, string> = PLAN): Promise<Answer> =>
  who.send('/safety-plan', fields, '/safety-plan');

function planOn({ page }: Answer): Record<string, string> {
  const fields = page.querySelectorAll('form.plan textarea');
  return Object.fromEntries(fields.map((field) => [field.id, field.text.replace(/^\n/, '')]));
}

const rows = (): Promise<{ owner: Buffer; sealed: Buffer }[]> =>
  forum.sql('select owner, sealed from safety_plans');

describe('a safety plan in the account', () => {
  it('is there again, on every device, for its owner alone', async () => {
    expect((await keep(ana)).location).toBe('/safety-plan#kept');
    const again = await forum.person('Ana');
    expect(planOn(await again.open('/safety-plan'))).toEqual(PLAN);
    expect(Object.values(planOn(await ben.open('/safety-plan'))).join('')).toBe('');
    expect(Object.values(planOn(await forum.guest().open('/safety-plan'))).join('')).toBe('');
  });

  it('is sealed: a dump shows neither words nor whose it is', async () => {
    await keep(ana);
    const [row] = await rows();
    const [member] = await forum.sql<{ id: string; persona: string }>(
      `select member_id as id, id as persona from personas where name = 'Ana'`,
    );
    const dump = Buffer.concat([row!.owner, row!.sealed]);
    for (const words of Object.values(PLAN)) expect(dump.includes(words)).toBe(false);
    for (const id of [member!.id, member!.persona]) {
      expect(dump.includes(id)).toBe(false);
      expect(dump.includes(Buffer.from(id.replaceAll('-', ''), 'hex'))).toBe(false);
    }
  });

  it('cannot be opened as somebody else’s: a row moved to another member shows nothing', async () => {
    await keep(ana);
    await keep(ben, { signs: 'Mine.' });
    const owners = (await rows()).map(({ owner }) => owner);
    await forum.sql(
      `update safety_plans set sealed = (select sealed from safety_plans where owner = $1) where owner = $2`,
      [...owners],
    );
    const [anas, bens] = [planOn(await ana.open('/safety-plan')), planOn(await ben.open('/safety-plan'))];
    expect([anas.signs, bens.signs].filter(Boolean)).toHaveLength(1);
  });

  it('is replaced by the next, and an empty one is none', async () => {
    await keep(ana);
    await keep(ana, { ...PLAN, reason: 'Spring.' });
    expect(planOn(await ana.open('/safety-plan')).reason).toBe('Spring.');
    await keep(ana, Object.fromEntries(Object.keys(PLAN).map((part) => [part, ' '])));
    expect(await rows()).toEqual([]);
  });

  it('is cleared at once', async () => {
    await keep(ana);
    await ana.send('/safety-plan', {}, '/safety-plan/removal');
    expect(await rows()).toEqual([]);
    expect((await ana.open('/safety-plan')).text).not.toContain('kept in your account');
  });

  it('is judged by nothing: words of a crisis in it call nobody', async () => {
    await keep(ana, { ...PLAN, signs: 'I think that I am going to kill myself tonight.' });
    expect(await forum.sql('select from revisions')).toEqual([]);
    expect(await forum.sql('select from urgent_words')).toEqual([]);
  });

  it('is on no page of the team’s', async () => {
    await keep(ana);
    const lou = await forum.person('Lou', 'lead');
    for (const path of ['/reviews', '/record', '/follow-ups', '/limits', '/safety-plan'])
      expect((await lou.open(path)).html).not.toContain(PLAN.signs);
  });

  it('is reached from the account and from the help bar of members', async () => {
    expect((await ana.open('/account')).page.querySelector('main a[href="/safety-plan"]')).not.toBeNull();
    expect((await ana.open('/')).page.querySelector('.help a[href="/safety-plan"]')).not.toBeNull();
    expect((await forum.guest().open('/')).page.querySelector('.help a[href="/safety-plan"]')).toBeNull();
  });
});

describe('what is refused', () => {
  it('more than fits: the page comes back with every word', async () => {
    const long = 'x'.repeat(2001);
    const answer = await keep(ana, { ...PLAN, people: long });
    expect(answer.status).toBe(422);
    expect(planOn(answer)).toEqual({ ...PLAN, people: long });
    expect(answer.page.querySelector('#people-error')?.text).toContain('2,000');
    expect(await rows()).toEqual([]);
  });

  it('fields that the form does not have, and lists', async () => {
    const { _csrf } = await ana.hiddenFields('/safety-plan');
    const strange: Record<string, string | string[]>[] = [{ other: 'x' }, { signs: ['a', 'b'] }];
    for (const fields of strange)
      expect((await ana.post('/safety-plan', { _csrf: _csrf ?? '', ...fields })).status).toBe(400);
  });

  it('a form without the token, and a guest’s', async () => {
    expect((await ana.post('/safety-plan', PLAN)).status).toBe(403);
    expect((await ana.post('/safety-plan/removal', {})).status).toBe(403);
    const guest = forum.guest();
    const { _csrf } = await guest.hiddenFields('/safety-plan');
    expect((await guest.post('/safety-plan', { _csrf: _csrf ?? '', ...PLAN })).status).toBe(403);
    expect(await rows()).toEqual([]);
  });
});
