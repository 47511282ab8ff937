import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOf, refusal } from '../database/hands.js';
import type { Visitor } from '../support/visitor.js';
import {
  COOL_OFF,
  idsOf,
  limited,
  limitsOf,
  noticesOf,
  onlyStaff,
  type Place,
  press,
  recorded,
  startPlace,
} from './pauses.js';

/** A place with one person who moderates, and a trustee outside. */
let place: Place;
let tove: Visitor;
beforeAll(async () => {
  place = await startPlace();
  await onlyStaff(place, 'Moe');
  tove = await place.person('Tove', 'trustee');
});
afterAll(() => place.stop());

const ANSWER = 'I have read it from outside.';

/** Somebody with a pause of Moe's who has asked for a second look. */
async function asking(name: string) {
  const made = await limited(place, name, place.moe, COOL_OFF);
  await made.who.send('/pause', { body: 'Please look again.' }, `/pause/${made.id}/appeal`);
  const [row] = await place.sql<{ id: string }>('select id from limit_appeals where limit_id = $1', [
    made.id,
  ]);
  return { ...made, appeal: row!.id, path: `/limits/appeals/${row!.id}` };
}

async function askedAgo(appeal: string, hours: number): Promise<void> {
  await place.sql(`
    begin;
    set local session_replication_role = replica;
    update limit_appeals set asked_at = date_trunc('minute', now() - make_interval(hours => ${hours})) where id = '${appeal}';
    commit`);
}

async function becomes(name: string, role: string): Promise<void> {
  await place.sql(
    'update members set role = $2 where id = (select member_id from personas where name = $1)',
    [name, role],
  );
}

const outside = async (appeal: string) =>
  (await place.sql('select decision, alone, outside from limit_appeals where id = $1', [appeal]))[0];

describe('a second look at a pause, where nobody else is on the team', () => {
  it.each(['stands', 'lifted'])('is a trustee’s at once: %s', async (decision) => {
    const { path, appeal, id, who, name } = await asking(`Ida ${decision}`);
    expect((await who.get('/pause')).text).toContain('Someone from outside the team will look.');
    await askedAgo(appeal, 30);
    const alone = await press(place.moe, `${path}/decision`, { decision, reason: ANSWER });
    expect(alone.status).toBe(403);
    expect((await place.moe.open(path)).text).toContain('a trustee looks: there is nobody else on the team');
    expect((await tove.open('/second-looks')).page.querySelector(`main a[href="${path}"]`)).not.toBeNull();
    expect((await tove.open(path)).html).not.toContain('Moe');
    const sent = await tove.send(path, { decision, reason: ANSWER });
    expect([sent.status, sent.location]).toEqual([303, '/second-looks']);
    expect(await outside(appeal)).toEqual({ decision, alone: false, outside: true });
    expect(await recorded(place, id)).toContain(`appeal ${decision}_outside by Tove`);
    expect(await noticesOf(place, name)).toContain(`appeal_${decision}`);
    expect(await limitsOf(place, name)).toMatchObject([{ lifted_by: decision === 'lifted' ? 'Tove' : null }]);
    expect((await who.get('/pause')).text).toContain('Someone from outside the team has looked');
  });
});

describe('a second look at a pause, where somebody else is on the team', () => {
  it('comes to a trustee after a day, and is not there before', async () => {
    await becomes('Mia', 'moderator');
    const { path, appeal, who } = await asking('Inge');
    expect((await tove.get(path)).status).toBe(404);
    expect((await tove.open('/second-looks')).html).not.toContain(path);
    expect((await press(tove, `${path}/decision`, { decision: 'lifted', reason: ANSWER })).status).toBe(404);
    expect((await who.get('/pause')).text).toContain(
      'If nobody has looked after a day, someone from outside',
    );
    await askedAgo(appeal, 24);
    expect((await tove.open(path)).text).toContain('so it has come to you too');
    expect((await tove.send(path, { decision: 'stands', reason: ANSWER })).status).toBe(303);
    await becomes('Mia', 'member');
  });

  it('is nothing else of pauses for a trustee, whatever they send', async () => {
    const { id } = await limited(place, 'Ilse', place.moe, COOL_OFF);
    for (const action of ['lift', 'confirm'])
      expect((await press(tove, `/limits/${id}/${action}`)).status).toBe(404);
    expect((await tove.get('/limits')).status).toBe(404);
  });
});

describe('PostgreSQL itself', () => {
  it('refuses a trustee’s limits, lifts and early second looks, and whoever moderates a pause for a trustee', async () => {
    const [{ memberId }, moe] = [await idsOf(place, 'Tove'), await idsOf(place, 'Moe')];
    const web = await handOf(place.database.webUrl);
    const give = (by: string, to: string) =>
      refusal(
        web.sql(
          `insert into limits (member_id, set_by, kind, guideline, ends_at) values ($1, $2, 'notice', 'kindness', null)`,
          [to, by],
        ),
      );
    const { appeal, id, memberId: owner } = { ...(await asking('Irma')), ...(await idsOf(place, 'Irma')) };
    expect(await give(memberId, owner)).toBe('HS015');
    expect(await give(moe.memberId, memberId)).toBe('HS015');
    const lift = () =>
      refusal(
        web.sql(`update limits set lifted_by = $1, lifted_at = date_trunc('minute', now()) where id = $2`, [
          memberId,
          id,
        ]),
      );
    expect(await lift()).toBe('HS015');
    await becomes('Mia', 'moderator');
    const decide = () =>
      refusal(
        web.sql(
          `update limit_appeals set decision = 'lifted', answer = 'x', decided_by = $1, decided_at = asked_at where id = $2`,
          [memberId, appeal],
        ),
      );
    expect(await decide()).toBe('HS015');
    await becomes('Mia', 'member');
    expect(await decide()).toBeNull();
    expect(await lift()).toBeNull();
    await web.end();
  });
});
