import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { handOf, refusal, type Text } from '../database/hands.js';
import { idsOf, press, threadUp } from '../reviews/desk.js';
import { PASSWORD } from '../support/forum.js';
import type { Visitor } from '../support/visitor.js';
import { CHECKED, type Place, restsOf, saidEarlier, say, startPlace } from './resting.js';

const LOU = 'Lou Spring';
const SKY = 'Sky River';

let place: Place;
let text: Text;
beforeEach(async () => {
  place = await startPlace();
  text = await threadUp(place, { title: 'Of the team' }, SKY);
});
afterEach(() => place.stop());

const path = () => `/posts/${text.postId}/postvention`;
const mayEnter = async (who: Visitor) => (await who.get('/account')).status === 200;
const signIn = () => place.guest().send('/sign-in', { pseudonym: SKY, password: PASSWORD });

/** Nobody leads but these two. */
async function onlyTwoLead(): Promise<void> {
  await place.sql(
    `update members set role = 'moderator' where role in ('lead', 'admin')
       and id not in (select member_id from personas where name in ($1, $2))`,
    [LOU, SKY],
  );
}

async function sayOfSky(): Promise<string> {
  expect((await say(place.lou, text)).status).toBe(303);
  return (await restsOf(place))[0]!.id;
}

describe('the name of somebody who leads the team', () => {
  it.each(['lead', 'admin'])('does not rest on the word of one: %s', async (role) => {
    await place.sql('update members set role = $1 where id = $2', [role, (await idsOf(place, SKY)).memberId]);
    expect((await place.lou.open(path())).text).toContain('the name rests once a second person who leads');
    await sayOfSky();
    expect(await mayEnter(place.sky)).toBe(true);
    expect((await signIn()).status).toBe(303);
    const page = await place.lou.open(path());
    expect(page.text).toContain('They lead the team, so the name does not rest until a second person');
    expect(await place.sql('select code from record_entries where code like $1', ['rest%'])).toEqual([
      { code: 'rest_asked' },
    ]);
  });

  it('rests once another who leads has confirmed it', async () => {
    const kim = await place.person('Kim Hill', 'lead');
    await sayOfSky();
    expect((await say(kim, text)).status).toBe(303);
    expect(await mayEnter(place.sky)).toBe(false);
    expect((await signIn()).status).toBe(403);
  });

  it('is never confirmed by who said it, also where nobody else leads', async () => {
    await onlyTwoLead();
    expect((await place.lou.open(path())).text).toContain('so nobody can confirm it');
    const rest = await sayOfSky();
    await saidEarlier(place, 30);
    const page = await place.lou.open(path());
    expect(page.text).toContain('does not rest on one person’s word');
    expect(page.page.querySelector('#told')).toBeNull();
    expect((await press(place.lou, path(), { ...CHECKED, rest })).status).toBe(409);
    expect(await mayEnter(place.sky)).toBe(true);
    expect(await restsOf(place)).toMatchObject([{ confirmed: false }]);
  });

  it('is kept so by PostgreSQL itself', async () => {
    await onlyTwoLead();
    await sayOfSky();
    await saidEarlier(place, 30);
    const { memberId } = await idsOf(place, LOU);
    const web = await handOf(place.database.webUrl);
    const confirm = `update rests set confirmed_by = $1, confirmed_at = date_trunc('minute', now())`;
    expect(await refusal(web.sql(confirm, [memberId]))).toBe('HS022');
    expect(await web.sql('select from resting_names')).toEqual([]);
    await web.end();
  });

  it('rests as any member’s once the role was taken from them', async () => {
    await onlyTwoLead();
    await sayOfSky();
    await place.sql(`update members set role = 'facilitator' where id = $1`, [
      (await idsOf(place, SKY)).memberId,
    ]);
    await saidEarlier(place, 24);
    expect((await say(place.lou, text)).status).toBe(303);
    expect((await signIn()).status).toBe(403);
  });
});

it('a moderator’s name rests for now at once', async () => {
  const mos = await threadUp(place, { title: 'Of a moderator' }, 'Mo Winter');
  await say(place.lou, mos);
  expect(await mayEnter(place.mo)).toBe(false);
});
