import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { handOf, putUp, refusal, type Text, writeThread } from '../database/hands.js';
import { heldReply, idsOf, press, threadUp } from '../reviews/desk.js';
import { PASSWORD } from '../support/forum.js';
import { wornReply, wornReplyUp } from '../support/worn.js';
import { CHECKED, letRest, type Place, restsOf, saidEarlier, say, startPlace } from './resting.js';

let place: Place;
let text: Text;
beforeEach(async () => {
  place = await startPlace();
  text = await threadUp(place, { title: 'Rain again' });
});
afterEach(() => place.stop());

const signIn = () => place.guest().send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
const page = () => place.lou.open(`/posts/${text.postId}/postvention`);
const tidy = async () => (await place.startWorker()).get(Housekeeping, { strict: false }).tidy();

async function onlyLou(): Promise<void> {
  await place.sql(
    `update members set role = 'moderator' where role in ('lead', 'admin')
       and id <> (select member_id from personas where name = 'Lou Spring')`,
  );
}

const codes = async () =>
  (
    await place.sql<{ line: string }>(
      `select concat_ws(' ', e.code, n.name) as line from record_entries e left join personas n on n.member_id = e.actor
       where e.kind = 'follow_up' order by e.place`,
    )
  ).map(({ line }) => line);

describe('what one person says of a death', () => {
  it('holds at once, and says that it is not confirmed', async () => {
    expect((await page()).text).toContain('has to confirm it within 72 hours');
    await say(place.lou, text);
    expect((await signIn()).status).toBe(403);
    expect((await place.ana.get('/account')).location).toContain('/sign-in');
    expect(await refusal(putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana'))))).toBe(
      'HS021',
    );
    expect((await page()).text).toContain(
      'This is not confirmed. Unless somebody confirms it, it ends by itself in 3 days',
    );
    expect((await place.lou.open('/postvention')).text).toContain('rests for now, and waits to be confirmed');
    expect(await codes()).toEqual(['rest_holds Lou Spring']);
  });

  it('ends by itself after 72 hours, with an entry in the record', async () => {
    await say(place.lou, text);
    await saidEarlier(place, 71);
    expect((await signIn()).status).toBe(403);
    await saidEarlier(place, 1);
    // Also while no worker is there to write it down.
    expect((await signIn()).status).toBe(303);
    await tidy();
    await tidy();
    expect(await codes()).toEqual(['rest_holds Lou Spring', 'rest_lapsed']);
    expect((await place.lou.open('/postvention')).text).not.toContain('Names that rest');
    await putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana')));
  });

  it('is not confirmed when its time is over', async () => {
    await say(place.lou, text);
    const rest = (await restsOf(place))[0]!.id;
    await saidEarlier(place, 72);
    const path = `/posts/${text.postId}/postvention`;
    expect((await press(place.sky, path, { ...CHECKED, rest })).status).toBe(409);
    expect(await restsOf(place)).toMatchObject([{ confirmed: false }]);
  });

  it('does not hold a second time, so that nobody is kept silent by saying it again', async () => {
    await say(place.lou, text);
    await saidEarlier(place, 72);
    await say(place.lou, text);
    expect((await page()).text).toContain('the name does not rest yet');
    expect((await signIn()).status).toBe(303);
    expect(await codes()).toEqual(['rest_holds Lou Spring', 'rest_lapsed', 'rest_asked Lou Spring']);
    await say(place.sky, text);
    expect((await signIn()).status).toBe(403);
  });

  it('does not hold again after it was undone, either', async () => {
    await say(place.lou, text);
    const { id } = (await restsOf(place))[0]!;
    await press(place.sky, `/postvention/${id}/undo`);
    await say(place.lou, text);
    expect((await signIn()).status).toBe(303);
  });

  it('stays for good when a second person confirms it', async () => {
    await letRest(place, text);
    await saidEarlier(place, 100);
    await tidy();
    expect((await signIn()).status).toBe(403);
    expect((await page()).text).toContain('confirmed by Sky River');
  });

  it('is confirmed by the same person after a day where nobody else is, and only then', async () => {
    await onlyLou();
    await say(place.lou, text);
    const rest = (await restsOf(place))[0]!.id;
    const path = `/posts/${text.postId}/postvention`;
    await saidEarlier(place, 23);
    expect((await page()).text).toContain('A day has to pass');
    expect((await press(place.lou, path, { ...CHECKED, rest })).status).toBe(409);
    await saidEarlier(place, 1);
    expect((await press(place.lou, path, { ...CHECKED, rest })).status).toBe(303);
    expect(await codes()).toEqual(['rest_holds Lou Spring', 'rests_alone Lou Spring']);
    expect((await page()).text).toContain('alone, as there was nobody else to ask');
  });

  it('is not theirs any more where somebody joins who leads', async () => {
    await say(place.lou, text);
    const rest = (await restsOf(place))[0]!.id;
    await saidEarlier(place, 30);
    const path = `/posts/${text.postId}/postvention`;
    expect((await press(place.lou, path, { ...CHECKED, rest })).status).toBe(409);
    expect((await page()).text).toContain('Now somebody else who leads the team');
  });

  it('can be neither prolonged nor made to hold by the web’s own hand', async () => {
    const [ana, lou] = await Promise.all(['Ana', 'Lou Spring'].map((name) => idsOf(place, name)));
    await say(place.lou, text);
    const web = await handOf(place.database.webUrl);
    for (const change of ['holds = true', 'lapsed_at = null', `lapses_at = lapses_at + interval '1 day'`])
      expect(await refusal(web.sql(`update rests set ${change}`))).toBe('42501');
    const again = 'insert into rests (persona_id, post_id, asked_by) values ($1, $2, $3)';
    expect(await refusal(web.sql(again, [ana!.personaId, text.postId, lou!.memberId]))).toBe('23505');
    await web.end();
  });
});

describe('what waits of theirs', () => {
  const inQueue = async (path: string) => (await place.mo.open('/reviews')).html.includes(`href="${path}"`);

  it('stays in the queue until two have said so: they may be in danger', async () => {
    const held = await heldReply(place, text, 'Tonight.');
    await say(place.lou, text);
    expect(await inQueue(`/reviews/${held.id}`)).toBe(true);
    expect((await page()).text).toContain('It stands in the reviews as well');
    expect((await place.mo.open(`/reviews/${held.id}`)).text).toContain(
      'The name rests for now, which is not confirmed',
    );
  });

  it('leaves it then, stands on their page, and comes back when it is undone', async () => {
    const held = await heldReply(place, text, 'Tonight.');
    const bens = await heldReply(place, text, 'Mine.', {}, 'Ben');
    const id = await letRest(place, text);
    expect([await inQueue(`/reviews/${held.id}`), await inQueue(`/reviews/${bens.id}`)]).toEqual([
      false,
      true,
    ]);
    const about = await page();
    expect(about.text).toContain('It has left the reviews');
    expect(about.page.querySelector(`a[href="/reviews/${held.id}"]`)?.text).toContain('Rain again');
    expect((await place.lou.open('/postvention')).text).toContain('What waits of theirs: 1');
    expect((await place.mo.open('/reviews')).page.querySelector('[data-live] details')?.text).toContain(
      ': 1,',
    );
    await press(place.lou, `/postvention/${id}/undo`);
    expect(await inQueue(`/reviews/${held.id}`)).toBe(true);
  });

  it('does not come in later, either: what was pending is held, and stands on their page', async () => {
    const pending = await writeThread(place.sql, await idsOf(place, 'Ana'), { title: 'Scheduled' });
    await letRest(place, text);
    await place.sql(`update revisions set state = 'held' where id = $1`, [pending.id]);
    expect(await inQueue(`/reviews/${pending.id}`)).toBe(false);
    expect((await page()).html).toContain(`/reviews/${pending.id}`);
  });

  it('of a one-time name stays in the queue, and comes in: its person may live, and hears of it', async () => {
    const up = await wornReplyUp(place, 'Ana', 'Mossy Lark', text);
    const held = await wornReply(place, 'Ana', 'Mossy Lark', text, 'Tonight.');
    await place.sql(`update revisions set state = 'held' where id = $1`, [held.id]);
    const later = await wornReply(place, 'Ana', 'Mossy Lark', text, 'And now.');
    await letRest(place, up);
    await place.sql(`update revisions set state = 'held' where id = $1`, [later.id]);
    for (const { id } of [held, later]) expect(await inQueue(`/reviews/${id}`)).toBe(true);
    await place.sql(`insert into notices (persona_id, kind) values ($1, 'held')`, [up.personaId]);
    expect(await place.sql('select from notices where persona_id = $1', [up.personaId])).toHaveLength(1);
    const about = await place.lou.open(`/posts/${up.postId}/postvention`);
    expect(about.text).toContain('It is a one-time name.');
    expect(about.text).not.toContain('nobody signs in with it');
  });
});
