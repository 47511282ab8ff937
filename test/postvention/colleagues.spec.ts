import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { BAN, COOL_OFF, give } from '../limits/pauses.js';
import { heldThread, idsOf, LEA, MO, press, threadUp } from '../reviews/desk.js';
import { answer, asked, askedAgo, pathOf } from '../second-looks/looks.js';
import { CHECKED, letRest, type Place, restsOf, saidEarlier, say, startPlace } from './resting.js';

const LOU = 'Lou Spring';
const SKY = 'Sky River';

let place: Place;
beforeEach(async () => {
  place = await startPlace();
});
afterEach(() => place.stop());

/** Leaves the team to these alone. */
async function onlyTeam(...names: string[]): Promise<void> {
  await place.sql(
    `update members set role = 'member' where id not in (select member_id from personas where name = any ($1))`,
    [names],
  );
}

const thread = (name: string): Promise<Text> => threadUp(place, { title: `Of ${name}` }, name);

/** How it is known of a colleague: for now, or confirmed. */
const WAYS = [
  ['for now', async (name: string): Promise<unknown> => say(place.lou, await thread(name))],
  ['confirmed', async (name: string): Promise<unknown> => letRest(place, await thread(name))],
] as const;

describe.each(WAYS)('after the death of a colleague, %s,', (_, dies) => {
  it('a second look is given by who is left, after a day', async () => {
    const text = await asked(place, 'keep');
    await askedAgo(place, text.look, 24);
    await dies(LEA);
    await onlyTeam(MO, LEA);
    expect((await place.ana.open(pathOf(text))).text).toContain('nobody else on the team just now');
    expect((await place.mo.open('/reviews')).html).toContain(`/second-looks/${text.look}`);
    expect((await answer(place.mo, text.look)).status).toBe(303);
    expect(await place.sql('select alone from second_look_answers')).toEqual([{ alone: true }]);
  });

  it('what was left to them is offered again', async () => {
    const text = await heldThread(place);
    const path = `/reviews/${text.id}`;
    await dies(LEA);
    await onlyTeam(MO, LEA);
    const inQueue = async () => (await place.mo.open('/reviews')).html.includes(`href="${path}"`);
    expect(await inQueue()).toBe(true);
    await press(place.mo, `${path}/hand-over`);
    expect(await inQueue()).toBe(true);
  });

  it('words against a pause are answered by who gave it, after a day', async () => {
    const { ana, mo } = place;
    await give(mo, await thread('Ana'), COOL_OFF);
    const [limit] = await place.sql<{ id: string }>('select id from limits');
    await ana.send('/pause', { body: 'Please look again.' }, `/pause/${limit!.id}/appeal`);
    const [appeal] = await place.sql<{ id: string }>('select id from limit_appeals');
    await place.sql(`begin; set local session_replication_role = replica;
      update limit_appeals set asked_at = asked_at - interval '25 hours'; commit`);
    await dies(LEA);
    await onlyTeam(MO, LEA);
    const path = `/limits/appeals/${appeal!.id}`;
    expect((await ana.get('/pause')).text).toContain('the same person looks again');
    const sent = await mo.send(path, { decision: 'lifted', reason: 'You are right.' });
    expect(sent.status).toBe(303);
    expect(await place.sql('select decision, alone from limit_appeals')).toEqual([
      { decision: 'lifted', alone: true },
    ]);
  });
});

describe('after the death of one of two who lead', () => {
  beforeEach(async () => {
    const text = await thread(SKY);
    const kim = await place.person('Kim Hill', 'lead');
    await say(place.lou, text);
    await say(kim, text);
    await onlyTeam(LOU, SKY, MO);
  });

  it('another name is confirmed by who is left, after a day', async () => {
    const text = await thread('Ana');
    await say(place.lou, text);
    await saidEarlier(place, 24);
    const rest = (await restsOf(place)).find(({ confirmed }) => !confirmed)!.id;
    const sent = await press(place.lou, `/posts/${text.postId}/postvention`, { ...CHECKED, rest });
    expect(sent.status).toBe(303);
    expect(await restsOf(place)).toContainEqual(expect.objectContaining({ alone: true, confirmed: true }));
  });

  it('a ban holds at once, as nobody else could confirm it', async () => {
    await give(place.lou, await thread('Ana'), BAN);
    expect(await place.sql('select alone from limits')).toEqual([{ alone: true }]);
  });

  it('a factor is taken away by who asked, after a day', async () => {
    const [mo, lou] = [await idsOf(place, MO), await idsOf(place, LOU)];
    await place.sql(`insert into second_factors (member_id, secret_sealed, last_step) values ($1, '', 1)`, [
      mo.memberId,
    ]);
    const made = await place.sql<{ id: string }>(
      `insert into factor_resets (member_id, asked_by, asked_at)
       values ($1, $2, date_trunc('minute', now() - interval '25 hours')) returning id`,
      [mo.memberId, lou.memberId],
    );
    const sent = await press(place.lou, `/factor-resets/${made[0]!.id}/confirmation`);
    expect(sent.status).toBe(303);
    expect(await place.sql('select from second_factors')).toEqual([]);
  });
});
