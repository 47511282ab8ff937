import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handOf, refusal } from '../database/hands.js';
import { idsOf, press } from '../limits/pauses.js';
import type { Visitor } from '../support/visitor.js';
import { ago, asked, onlyStaff, type Place, recorded, startPlace } from './openings.js';

/** A place with one person who leads. */
let place: Place;
let tove: Visitor;
beforeAll(async () => {
  place = await startPlace();
  tove = await place.person('Tove', 'trustee');
});
afterAll(() => place.stop());

const confirm = (who: Visitor, path: string) => press(who, `${path}/confirmation`);

describe('where nobody else leads', () => {
  it('a trustee is the second at once', async () => {
    await onlyStaff(place, 'Lea', 'Tove');
    const { id, path } = await asked(place, 'Jon', 'Mossy Lark', place.lea);
    expect((await tove.open('/second-looks')).page.querySelector('a[href="/name-openings"]')).not.toBeNull();
    expect((await tove.open('/name-openings')).text).toContain('For you to look at.');
    expect((await tove.send(path, {}, `${path}/confirmation`)).status).toBe(303);
    expect((await tove.open(`${path}/name`)).text).toContain('Jon');
    expect(await recorded(place, id)).toContain('opened by Tove');
  });

  it('nor a trustee, who asked opens it alone after three days, and it says so', async () => {
    await onlyStaff(place, 'Lea');
    const { id, path } = await asked(place, 'Jan', 'Grey Heron', place.lea);
    expect((await place.lea.open(path)).text).toContain('From');
    const web = await handOf(place.database.webUrl);
    const { memberId } = await idsOf(place, 'Lea');
    const alone = () =>
      refusal(web.sql('update name_openings set opened_by = $2 where id = $1', [id, memberId]));
    for (const hours of [0, 71]) {
      await ago(place, id, hours);
      expect([(await confirm(place.lea, path)).status, await alone()]).toEqual([404, 'HS049']);
    }
    await ago(place, id, 1);
    expect((await place.lea.open(path)).text).toContain('Three days have passed.');
    expect((await place.lea.send(path, {}, `${path}/confirmation`)).status).toBe(303);
    expect((await place.lea.open(path)).text).toContain('Alone, after three days: nobody else was there');
    expect((await place.lea.open(`${path}/name`)).text).toContain('Jan');
    expect(await recorded(place, id)).toContain('opened_alone by Lea');
    expect((await (await place.person('Jan')).open('/names')).text).toContain(
      'There was nobody else to ask.',
    );
    await web.end();
  });

  it('but somebody joins, it is theirs, three days or none', async () => {
    const { id, path } = await asked(place, 'Jo Ann', 'Warm Stone', place.lea);
    await ago(place, id, 100);
    await becomes('Lou', 'lead');
    expect((await confirm(place.lea, path)).status).toBe(404);
    expect((await confirm(await place.person('Lou'), path)).status).toBe(303);
  });

  it('and who asked leads no more, nobody opens it', async () => {
    const lou = await place.person('Lou');
    const { path, id } = await asked(place, 'Jule', 'Tall Pine', place.lea);
    await becomes('Lea', 'member');
    expect((await confirm(lou, path)).status).toBe(404);
    await becomes('Lea', 'lead');
    expect((await confirm(lou, path)).status).toBe(303);
    expect(await recorded(place, id)).toContain('opened by Lou');
  });
});

describe('where others lead', () => {
  it('it comes to a trustee after three days, and not before', async () => {
    await becomes('Tove', 'trustee');
    tove = await place.person('Tove');
    const { id, path } = await asked(place, 'Jil', 'Small Boat', place.lea);
    expect([(await tove.get(path)).status, (await confirm(tove, path)).status]).toEqual([404, 404]);
    expect((await tove.open('/name-openings')).text).not.toContain('Small Boat');
    await ago(place, id, 72);
    expect((await confirm(tove, path)).status).toBe(303);
  });

  it('a moderator and a member find nothing at all', async () => {
    await becomes('Moe', 'moderator');
    const moe = await place.person('Moe');
    const { path, post } = await asked(place, 'Jim', 'Old Oak', place.lea);
    for (const who of [moe, place.ben]) {
      const doors = [`/posts/${post.postId}/name-opening`, '/name-openings', path, `${path}/name`];
      for (const door of doors) expect((await who.get(door)).status).toBe(404);
      expect((await confirm(who, path)).status).toBe(404);
    }
  });
});

async function becomes(name: string, role: string): Promise<void> {
  const { memberId } = await idsOf(place, name);
  await place.sql('update members set role = $2 where id = $1', [memberId, role]);
}
