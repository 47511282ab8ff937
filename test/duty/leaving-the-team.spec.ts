import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { press } from '../reviews/desk.js';
import { addShift, type DutyDesk, setUp, startDutyDesk } from './people.js';

let desk: DutyDesk;
beforeAll(async () => {
  desk = await startDutyDesk();
  await setUp(desk.lou, {});
});
afterAll(() => desk.stop());

async function onTheRota(name: string): Promise<string> {
  await desk.person(name, 'moderator');
  const [row] = await desk.sql<{ id: string; member_id: string }>(
    'select id, member_id from personas where name = $1',
    [name],
  );
  await addShift(desk.lou, { who: name });
  expect(await shiftsOf(row!.member_id)).toBe(7);
  return row!.member_id;
}

const shiftsOf = async (member: string) =>
  (await desk.sql('select from shifts where member_id = $1', [member])).length;

const hours = async () => (await desk.sql('select from staffed_hours')).length;

describe('the rota', () => {
  it.each([
    ['member', 'Ruddy Ruff'],
    ['facilitator', 'Sandy Smew'],
    ['trustee', 'Tawny Teal'],
  ])('drops the shifts of a colleague who is %s now, and says so', async (role, name) => {
    const member = await onTheRota(name);
    await desk.sql('update members set role = $2 where id = $1', [member, role]);
    expect(await shiftsOf(member)).toBe(0);
    await desk.sql(`update members set role = 'moderator' where id = $1`, [member]);
    expect(await hours()).toBe(0);
    const page = await desk.lou.open('/record?kind=duty');
    expect(page.text).toContain(`${name} is not on the team any more: their shifts are off the rota`);
  });

  it('keeps the shifts of who has another role on the team', async () => {
    const member = await onTheRota('Rising Rook');
    await desk.sql(`update members set role = 'lead' where id = $1`, [member]);
    expect(await shiftsOf(member)).toBe(7);
    await desk.sql('delete from members where id = $1', [member]);
    expect(await hours()).toBe(0);
  });

  it('counts nobody whose name rests, and has them again when it is undone', async () => {
    const member = await onTheRota('Quiet Quail');
    expect(await hours()).toBe(7);
    await desk.sql(
      `begin; set local session_replication_role = replica;
       insert into rests (persona_id, asked_by, alone, confirmed_by, confirmed_at)
         select id, gen_random_uuid(), false, gen_random_uuid(), date_trunc('minute', now()) from personas where name = 'Quiet Quail';
       commit`,
    );
    expect(await hours()).toBe(0);
    expect(
      (await desk.lou.open('/duty')).page.querySelector('section[aria-labelledby=week-title]')?.text,
    ).not.toContain('Quiet Quail');
    await desk.sql(`begin; set local session_replication_role = replica; delete from rests; commit`);
    expect(await hours()).toBe(7);
    await desk.sql('delete from members where id = $1', [member]);
  });

  it('takes no shift of somebody who is a trustee', async () => {
    await desk.person('Tove', 'trustee');
    const [tove] = await desk.sql<{ id: string }>(`select id from personas where name = 'Tove'`);
    const fields = { who: tove!.id, day: 'every', from: '08:00', to: '10:00', board: '' };
    const sent = await press(desk.lou, '/duty/shifts', fields);
    expect(sent.status).toBe(422);
    expect(await hours()).toBe(0);
  });
});
