import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from '../support/visitor.js';
import { press } from '../reviews/desk.js';
import { addContact, addShift, type DutyDesk, setUp, startDutyDesk } from './people.js';

let desk: DutyDesk;
beforeAll(async () => (desk = await startDutyDesk()));
afterAll(() => desk.stop());

beforeEach(async () => {
  await desk.sql('truncate shifts, on_call_contacts cascade');
  await desk.sql(
    `update duty_settings set mode = 'no_rota', zone = 'UTC', hold_concern = false, wait_minutes = 5`,
  );
});

const settings = async () =>
  (await desk.sql('select mode, zone, hold_concern, wait_minutes from duty_settings'))[0];

/** The table of the week as it is read, a line a day. */
async function week(): Promise<string[]> {
  const { page } = await desk.lou.open('/duty');
  return page
    .querySelectorAll('section[aria-labelledby=week-title] tbody tr')
    .map((row) => row.structuredText.replace(/\s+/g, ' '));
}

/** What the record got, without when. */
async function recorded() {
  return desk.sql(
    `select e.code, w.words, n.name as subject, a.name as actor from record_entries e
     left join record_words w on w.entry_id = e.id
     left join personas n on n.member_id = e.subject left join personas a on a.member_id = e.actor
     where e.kind = 'duty' order by e.place desc limit 1`,
  );
}

function errorsOf({ page }: Answer): Record<string, string> {
  const errors = page
    .querySelectorAll('.error')
    .map((error): [string, string] => [error.id.replace('-error', ''), error.text]);
  return Object.fromEntries(errors);
}

describe('how the place reads', () => {
  it('begins without fixed hours, and holds no more at night than by day', async () => {
    expect(await settings()).toEqual({ mode: 'no_rota', zone: 'UTC', hold_concern: false, wait_minutes: 5 });
    expect((await desk.lou.open('/duty')).text).toContain('There are no fixed hours at the moment');
  });

  it('is set by the form, shown again, and recorded', async () => {
    const { status, location } = await setUp(desk.lou, {
      zone: 'Europe/Berlin',
      wait_minutes: '0',
      hold_concern: 'yes',
    });
    expect([status, location]).toEqual([303, '/duty']);
    const chosen = { mode: 'rota', zone: 'Europe/Berlin', hold_concern: true, wait_minutes: 0 };
    expect(await settings()).toEqual(chosen);
    const { page, text } = await desk.lou.open('/duty');
    expect(page.querySelector('#mode-rota')?.hasAttribute('checked')).toBe(true);
    expect(page.querySelector('#zone option[selected]')?.getAttribute('value')).toBe('Europe/Berlin');
    expect(page.querySelector('#hold_concern')?.hasAttribute('checked')).toBe(true);
    expect(page.querySelector('#wait_minutes')?.getAttribute('value')).toBe('0');
    expect(text).toContain('In the time of this place: Europe/Berlin');
    expect(await recorded()).toMatchObject([{ code: 'rota', actor: 'Lou Autumn' }]);
    await setUp(desk.lou, { mode: 'no_rota' });
    expect(await settings()).toMatchObject({ mode: 'no_rota', hold_concern: false });
  });

  it.each([
    [{ mode: 'sometimes' }, 'mode'],
    [{ zone: 'Europe/Nowhere' }, 'zone'],
    [{ zone: '+02:00' }, 'zone'],
    [{ wait_minutes: '121' }, 'wait_minutes'],
    [{ wait_minutes: '-1' }, 'wait_minutes'],
    [{ wait_minutes: '' }, 'wait_minutes'],
  ])('is not set by %j', async (fields, wrong) => {
    const before = await settings();
    const answer = await setUp(desk.lou, { wait_minutes: '17', ...fields });
    expect(answer.status).toBe(422);
    expect(Object.keys(errorsOf(answer))).toEqual([wrong]);
    if (!('wait_minutes' in fields))
      expect(answer.page.querySelector('#wait_minutes')?.getAttribute('value')).toBe('17');
    expect(await settings()).toEqual(before);
  });
});

describe('a shift', () => {
  it('stands in the week with who has it, and the gaps around it', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: '1', from: '08:00', to: '22:00' });
    const [monday, tuesday] = await week();
    expect(monday).toMatch(/08:00 to 22:00: Mo Winter.*00:00 to 08:00: nobody 22:00 to midnight: nobody/);
    expect(tuesday).toMatch(/nobody 00:00 to midnight: nobody/);
    expect(await recorded()).toEqual([
      { code: 'shift_added', words: 'Monday, 08:00 to 22:00', subject: 'Mo Winter', actor: 'Lou Autumn' },
    ]);
  });

  it('goes over midnight into the next day', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: '7', from: '22:00', to: '06:00' });
    const days = await week();
    expect(days[6]).toMatch(/22:00 to 06:00 on the next day: Mo Winter.*00:00 to 22:00: nobody/);
    expect(days[0]).toContain('06:00 to midnight: nobody');
  });

  it.each([
    ['every', 7],
    ['weekdays', 5],
    ['weekend', 2],
    ['3', 1],
  ])('is given for “%s”: %d days', async (day, count) => {
    await addShift(desk.lou, { who: 'Mo Winter', day });
    expect(await desk.sql('select from shifts')).toHaveLength(count);
  });

  it('of one board closes the gap there alone', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: '1', from: '00:00', to: '12:00' });
    await addShift(desk.lou, { who: 'Lea Summer', day: '1', from: '12:00', to: '00:00', board: 'family' });
    const [monday] = await week();
    expect(monday).toMatch(/12:00 to midnight: Lea Summer, Family and friends only/);
    expect(monday).toContain('12:00 to midnight: nobody for Depression, Anxiety, Bipolar, Addiction');
    expect(monday).not.toContain('00:00 to 12:00: nobody');
  });

  it('and those of other boards cut the gaps, so that each line says who is without anybody', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: '3', from: '18:00', to: '23:00' });
    await addShift(desk.lou, { who: 'Mo Winter', day: '3', from: '12:00', to: '13:00', board: 'family' });
    const { page } = await desk.lou.open('/duty');
    const gaps = page
      .querySelectorAll('tbody tr:nth-child(3) td[data-label=Gaps] li')
      .map(({ text }) => text);
    expect(gaps).toEqual([
      '00:00 to 12:00: nobody',
      '12:00 to 13:00: nobody for Depression, Anxiety, Bipolar, Addiction',
      '13:00 to 18:00: nobody',
      '23:00 to midnight: nobody',
    ]);
  });

  it('sent twice is one', async () => {
    for (let times = 0; times < 2; times++)
      expect((await addShift(desk.lou, { who: 'Mo Winter', day: '2' })).status).toBe(303);
    expect(await desk.sql('select from shifts')).toHaveLength(1);
  });

  it('leaves no gap where there is none', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: 'every', from: '07:00', to: '07:00' });
    for (const day of await week()) expect(day).toMatch(/none$/);
  });

  it('is taken off, and a second time too', async () => {
    await addShift(desk.lou, { who: 'Mo Winter', day: '4' });
    const [shift] = await desk.sql<{ id: string }>('select id from shifts');
    const path = `/duty/shifts/${shift!.id}/remove`;
    expect((await desk.lou.send('/duty', {}, path)).location).toBe('/duty');
    expect(await recorded()).toMatchObject([{ code: 'shift_removed', subject: 'Mo Winter' }]);
    expect(await desk.sql('select from shifts')).toEqual([]);
    expect((await press(desk.lou, path)).location).toBe('/duty');
  });

  it('ends with the role of who had it', async () => {
    const zoe = await desk.person('Zoe Spring', 'moderator');
    expect((await zoe.get('/reviews')).status).toBe(200);
    await addShift(desk.lou, { who: 'Zoe Spring', day: '1' });
    expect((await week())[0]).toContain('Zoe Spring');
    await desk.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Zoe Spring')`,
    );
    expect((await week())[0]).toMatch(/nobody 00:00 to midnight: nobody/);
    expect(await desk.sql('select from staffed_hours')).toEqual([]);
  });

  it.each([
    [{ from: '8' }, 'from'],
    [{ from: '24:00' }, 'from'],
    [{ to: '12:60' }, 'to'],
    [{ day: '8' }, 'day'],
    [{ day: 'constructor' }, 'day'],
    [{ who: '' }, 'who'],
    [{ who: randomUUID() }, 'who'],
    [{ board: 'nowhere' }, 'who'],
  ])('is not given by %j, and what was written is kept', async (fields, wrong) => {
    const [mo] = await desk.sql<{ id: string }>(`select id from personas where name = 'Mo Winter'`);
    const all = { who: mo!.id, day: '5', from: '09:15', to: '10:45', board: '', ...fields };
    const answer = await desk.lou.send('/duty', all, '/duty/shifts');
    expect(answer.status).toBe(422);
    expect(Object.keys(errorsOf(answer))).toEqual([wrong]);
    if (!('to' in fields)) expect(answer.page.querySelector('#to')?.getAttribute('value')).toBe('10:45');
    expect(await desk.sql('select from shifts')).toEqual([]);
  });

  it('is not given to a member', async () => {
    const [ben] = await desk.sql<{ id: string }>(`select id from personas where name = 'Ben'`);
    const fields = { who: ben!.id, day: '5', from: '09:00', to: '10:00', board: '' };
    expect((await desk.lou.send('/duty', fields, '/duty/shifts')).status).toBe(422);
    expect(await desk.sql('select from shifts')).toEqual([]);
  });
});

describe('a contact', () => {
  const hook = { url: 'https://hook.example.org/a-secret-place?key=1' };

  it('is added at the end, shown with its host alone, recorded, and taken off', async () => {
    await addContact(desk.lou, 'Blue phone', hook);
    await addContact(desk.lou, 'Day phone', hook, 'ntfy');
    const { page, html } = await desk.lou.open('/duty');
    const rows = page.querySelectorAll('section[aria-labelledby=call-title] tbody td[data-label=Contact]');
    expect(rows.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      'Blue phone https://hook.example.org/…',
      'Day phone https://hook.example.org/…',
    ]);
    expect(html).not.toContain('secret-place');
    const [entry] = await recorded();
    expect(entry).toMatchObject({ code: 'contact_added', words: 'Day phone', actor: 'Lou Autumn' });
    const [first] = await desk.sql<{ id: string }>('select id from on_call_contacts order by place');
    await desk.lou.send('/duty', {}, `/duty/contacts/${first!.id}/remove`);
    expect((await desk.lou.open('/duty')).text).not.toContain('Blue phone');
    expect((await press(desk.lou, `/duty/contacts/${first!.id}/remove`)).location).toBe('/duty');
    expect((await press(desk.lou, `/duty/contacts/${first!.id}/test`)).location).toBe('/duty');
    expect(await desk.sql('select from alerts')).toEqual([]);
  });

  it.each([
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(61) }, 'name'],
    [{ kind: 'smoke' }, 'kind'],
    [{ url: '' }, 'url'],
    [{ url: 'hook.example.org' }, 'url'],
    [{ url: 'file:///etc/passwd' }, 'url'],
    [{ url: 'https://me:secret@example.org/' }, 'url'],
    [{ url: `https://example.org/${'x'.repeat(1_000)}` }, 'url'],
  ])('is not added by %j', async (fields, wrong) => {
    const all = { name: 'Blue phone', kind: 'json', ...hook, ...fields };
    const answer = await desk.lou.send('/duty', all, '/duty/contacts');
    expect(answer.status).toBe(422);
    expect(Object.keys(errorsOf(answer))).toEqual([wrong]);
    expect(answer.page.querySelector('#url')?.getAttribute('value')).toBe(all.url);
    expect(await desk.sql('select from on_call_contacts')).toEqual([]);
  });
});
