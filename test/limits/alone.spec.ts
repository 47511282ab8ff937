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

/** A place with one person who moderates. */
let place: Place;
beforeAll(async () => {
  place = await startPlace();
  await onlyStaff(place, 'Moe');
});
afterAll(() => place.stop());

const ANSWER = 'I have read it again, as if for the first time.';

/** Somebody with a pause of Moe's who has asked for a second look. */
async function asking(name: string) {
  const made = await limited(place, name, place.moe, COOL_OFF);
  await made.who.send('/pause', { body: 'Please look again.' }, `/pause/${made.id}/appeal`);
  const [row] = await place.sql<{ id: string }>('select id from limit_appeals where limit_id = $1', [
    made.id,
  ]);
  return { ...made, appeal: row!.id, path: `/limits/appeals/${row!.id}` };
}

/** Lets it have been asked for longer ago: nobody else may change history. */
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

const decide = (staff: Visitor, path: string, decision: string) =>
  staff.send(path, { decision, reason: ANSWER });

const answered = async (appeal: string) => {
  const [row] = await place.sql<{ decision: string | null; alone: boolean }>(
    'select decision, alone from limit_appeals where id = $1',
    [appeal],
  );
  return row;
};

describe('a second look at a pause where nobody else is there', () => {
  it('says so to its member, before and after they ask', async () => {
    const { who, id } = await limited(place, 'Hedda', place.moe);
    const before = await who.get('/pause');
    const sent = await who.send('/pause', { body: 'Please look.' }, `/pause/${id}/appeal`);
    for (const page of [before, await who.follow(sent)]) {
      expect(page.text).toContain('the same person looks again, after a day at the earliest');
      expect(page.html).not.toContain('Moe');
    }
  });

  it('waits for a day, whatever they send', async () => {
    const { path, appeal } = await asking('Hilda');
    await askedAgo(appeal, 23);
    expect((await place.moe.open('/limits')).text).toContain('nobody else is here: you, after a day');
    const page = await place.moe.open(path);
    expect(page.text).toContain('Not yet.');
    expect(page.page.querySelector('[name=decision]')).toBeNull();
    const sent = await press(place.moe, `${path}/decision`, { decision: 'lifted', reason: ANSWER });
    expect([sent.status, sent.page.querySelector('#kept-words')?.text.trim()]).toEqual([409, ANSWER]);
    expect(await answered(appeal)).toEqual({ decision: null, alone: false });
  });

  it.each(['stands', 'lifted'])('is given by the same person after it, and marked: %s', async (decision) => {
    const { path, appeal, id, who, name } = await asking(`Hanna ${decision}`);
    await askedAgo(appeal, 24);
    expect((await place.moe.open(path)).text).toContain('You gave it, and there is nobody else to look.');
    expect((await decide(place.moe, path, decision)).status).toBe(303);
    expect(await answered(appeal)).toEqual({ decision, alone: true });
    expect(await recorded(place, id)).toContain(`appeal ${decision}_alone by Moe`);
    expect(await noticesOf(place, name)).toContain(`appeal_${decision}`);
    const lifted = decision === 'lifted' ? 'Moe' : null;
    expect(await limitsOf(place, name)).toMatchObject([{ lifted_by: lifted }]);
    const page = await who.get('/pause');
    expect(page.text).toContain('the same person looked again');
    expect(page.text).not.toContain('Someone else has looked');
    expect((await who.get('/notices')).text).not.toContain('Someone else has looked');
  });

  it('goes to whoever joins the team, day or no day', async () => {
    const { path, appeal } = await asking('Herta');
    await askedAgo(appeal, 30);
    await becomes('Mia', 'moderator');
    const sent = await press(place.moe, `${path}/decision`, { decision: 'stands', reason: ANSWER });
    expect(sent.status).toBe(403);
    const mia = await place.person('Mia');
    expect((await decide(mia, path, 'stands')).status).toBe(303);
    expect(await answered(appeal)).toEqual({ decision: 'stands', alone: false });
    await becomes('Mia', 'member');
  });

  it('is kept so by PostgreSQL itself', async () => {
    const { appeal } = await asking('Heidi');
    const { memberId } = await idsOf(place, 'Moe');
    const web = await handOf(place.database.webUrl);
    const give = () =>
      refusal(
        web.sql(
          `update limit_appeals set decision = 'stands', answer = 'x', decided_by = $1, decided_at = asked_at where id = $2`,
          [memberId, appeal],
        ),
      );
    expect(await give()).toBe('HS015');
    await askedAgo(appeal, 25);
    await becomes('Mia', 'moderator');
    expect(await give()).toBe('HS015');
    await becomes('Mia', 'member');
    expect(await refusal(web.sql('update limit_appeals set alone = false'))).toBe('42501');
    expect(await give()).toBeNull();
    expect(await answered(appeal)).toEqual({ decision: 'stands', alone: true });
    await web.end();
  });
});
