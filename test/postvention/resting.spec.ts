import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Accounts } from '../../src/accounts/accounts.js';
import { Sessions } from '../../src/members/sessions.js';
import { handOf, putUp, refusal, type Text, writeThread } from '../database/hands.js';
import {
  claimAndDecide,
  heldReply,
  heldThread,
  idsOf,
  press,
  replyUp,
  stateOf,
  threadUp,
} from '../reviews/desk.js';
import { PASSWORD } from '../support/forum.js';
import { settled, tokenOf } from '../support/people.js';
import { sessionTag } from '../support/sessions.js';
import { CHECKED, letRest, type Place, restsOf, saidEarlier, say, startPlace } from './resting.js';

let place: Place;
let text: Text;
beforeEach(async () => {
  place = await startPlace();
  text = await threadUp(place, { title: 'Rain again' });
});
afterEach(() => place.stop());

const signIn = () => place.guest().send('/sign-in', { pseudonym: 'Ana', password: PASSWORD });
const codes = () =>
  place.sql(
    `select e.code, n.name from record_entries e left join personas n on n.member_id = e.actor
     where e.kind = 'follow_up' order by e.place`,
  );

describe('saying that a member has died', () => {
  it('needs two who lead the team where there are two', async () => {
    expect((await say(place.lou, text)).status).toBe(303);
    expect(await restsOf(place)).toMatchObject([{ alone: false, confirmed: false, undone: false }]);
    expect((await place.lou.open(`/posts/${text.postId}/postvention`)).text).toContain('Now somebody else');
    expect((await press(place.lou, `/posts/${text.postId}/postvention`, CHECKED)).status).toBe(409);
    const rest = (await restsOf(place))[0]!.id;
    expect((await press(place.lou, `/posts/${text.postId}/postvention`, { ...CHECKED, rest })).status).toBe(
      409,
    );
    expect(await restsOf(place)).toMatchObject([{ confirmed: false }]);
    expect((await say(place.sky, text)).status).toBe(303);
    expect(await restsOf(place)).toMatchObject([{ confirmed: true, undone: false }]);
    expect(await codes()).toEqual([
      { code: 'rest_holds', name: 'Lou Spring' },
      { code: 'rests', name: 'Sky River' },
    ]);
  });

  it('is recorded as done alone where there is nobody else', async () => {
    await place.sql(
      `update members set role = 'moderator' where role in ('lead', 'admin')
         and id <> (select member_id from personas where name = 'Lou Spring')`,
    );
    expect((await place.lou.open(`/posts/${text.postId}/postvention`)).text).toContain('nobody else to ask');
    await say(place.lou, text);
    await saidEarlier(place, 24);
    await say(place.lou, text);
    expect(await restsOf(place)).toMatchObject([{ alone: true, confirmed: true }]);
    expect(await codes()).toEqual([
      { code: 'rest_holds', name: 'Lou Spring' },
      { code: 'rests_alone', name: 'Lou Spring' },
    ]);
    expect((await signIn()).status).toBe(403);
  });

  it('asks for the hoax check first, and keeps what was ticked', async () => {
    for (const missing of Object.keys(CHECKED)) {
      const fields = Object.fromEntries(Object.entries(CHECKED).filter(([name]) => name !== missing));
      const answer = await press(place.lou, `/posts/${text.postId}/postvention`, fields);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('It may be a hoax');
      expect(answer.page.querySelectorAll('input[checked]')).toHaveLength(2);
    }
    expect(await restsOf(place)).toEqual([]);
  });

  it('shows when the name was in use lately', async () => {
    const page = async () => (await place.lou.open(`/posts/${text.postId}/postvention`)).text;
    expect(await page()).toContain('in use within the last day');
    await place.sql('delete from sessions where owner_tag = $1', [await sessionTag(place, 'Ana')]);
    await place.sql(`update revisions set written_at = written_at - interval '2 days'`);
    expect(await page()).not.toContain('in use within the last day');
  });

  it('is for those who lead, never about oneself, and needs the form', async () => {
    const path = `/posts/${text.postId}/postvention`;
    for (const who of [place.guest(), place.ana, place.ben, place.mo]) {
      expect((await who.get(path)).status).toBe(404);
      expect((await who.post(path, { ...CHECKED, _csrf: await tokenOf(who) })).status).toBe(404);
      expect((await who.open(`/threads/${text.threadId}`)).html).not.toContain(path);
    }
    expect((await place.lou.open(`/threads/${text.threadId}`)).html).toContain(path);
    expect((await place.lou.post(path, CHECKED)).status).toBe(403);
    const own = await threadUp(place, {}, 'Lou Spring');
    expect((await place.lou.get(`/posts/${own.postId}/postvention`)).status).toBe(404);
    for (const id of [randomUUID(), 'nonsense'])
      expect((await press(place.lou, `/posts/${id}/postvention`, CHECKED)).status).toBe(404);
    expect(await restsOf(place)).toEqual([]);
  });

  it('happens once, however many say so at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => press(place.lou, `/posts/${text.postId}/postvention`, CHECKED)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(409)]);
    expect(await restsOf(place)).toHaveLength(1);
  });

  it('is refused by PostgreSQL itself to others, and is not rewritten', async () => {
    const [ana, lou, mo] = await Promise.all(['Ana', 'Lou Spring', 'Mo Winter'].map((n) => idsOf(place, n)));
    const web = await handOf(place.database.webUrl);
    const ask = (by: string, alone: boolean) =>
      refusal(
        web.sql('insert into rests (persona_id, post_id, asked_by, alone) values ($1, $2, $3, $4)', [
          ana!.personaId,
          text.postId,
          by,
          alone,
        ]),
      );
    expect(await ask(mo!.memberId, false)).toBe('HS022');
    expect(await ask(lou!.memberId, true)).toBe('HS022');
    expect(await ask(lou!.memberId, false)).toBeNull();
    const confirm = (by: string) =>
      refusal(web.sql(`update rests set confirmed_by = $1, confirmed_at = asked_at`, [by]));
    expect(await confirm(lou!.memberId)).toBe('HS022');
    expect(await confirm(mo!.memberId)).toBe('HS022');
    const undo = (by: string) =>
      refusal(web.sql(`update rests set undone_by = $1, undone_at = asked_at`, [by]));
    expect(await undo(mo!.memberId)).toBe('HS022');
    expect(await undo(ana!.memberId)).toBeNull();
    expect(await undo(ana!.memberId)).toBe('HS020');
    expect(await refusal(web.sql('delete from rests'))).toBe('42501');
    await web.end();
  });
});

describe('a name that rests', () => {
  it('ends the sessions, and answers who signs in kindly, with the way back', async () => {
    await letRest(place, text);
    expect((await place.ana.get('/account')).location).toContain('/sign-in');
    const answer = await signIn();
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('Is it you? Then we are glad that you are here.');
    expect(answer.page.querySelector('main a[href="/recovery"]')).not.toBeNull();
    expect(await restsOf(place)).toMatchObject([{ knocked: true }]);
    expect((await place.lou.open('/postvention')).text).toContain('Somebody came with the right passphrase');
  });

  it('tells nothing to who does not know the passphrase', async () => {
    await letRest(place, text);
    const wrong = { pseudonym: 'Ana', password: 'something else entirely' };
    const answer = await place.guest().send('/sign-in', wrong);
    expect(answer.status).toBe(422);
    expect(answer.text).not.toContain('rests');
    expect(await restsOf(place)).toMatchObject([{ knocked: false }]);
  });

  it('lets nobody in, whatever the code may do', async () => {
    await letRest(place, text);
    const { memberId } = await idsOf(place, 'Ana');
    const begin = place.app.get(Sessions, { strict: false }).begin(memberId);
    expect(await refusal(begin)).toBe('HS021');
  });

  it('leaves no session and no new text of a moment in which all of it happens at once', async () => {
    const ana = await idsOf(place, 'Ana');
    const texts: Text[] = [];
    for (let i = 0; i < 10; i++) texts.push(await writeThread(place.sql, ana, { title: `Draft ${i}` }));
    await say(place.lou, text);
    const hands = await Promise.all(texts.map(() => handOf(place.database.workerUrl)));
    const comers = Array.from({ length: 10 }, () => place.guest());
    const work = [
      ...texts.map((each, i) => putUp(hands[i]!.sql, each)),
      ...comers.map((who) => who.send('/sign-in', { pseudonym: 'Ana', password: PASSWORD })),
      say(place.sky, text),
    ];
    await Promise.allSettled(work);
    for (const hand of hands) await hand.end();
    const up = () => place.sql(`select id from revisions where state = 'published'`);
    const before = (await up()).length;
    expect(await restsOf(place)).toMatchObject([{ confirmed: true }]);
    for (const who of [place.ana, ...comers]) expect((await who.get('/account')).status).toBe(303);
    for (const each of texts) await refusal(putUp(place.sql, each));
    expect(await up()).toHaveLength(before);
  });

  it('has nothing more put up: what is screened is held, what is held stays', async () => {
    const held = await heldReply(place, text, 'One more.');
    const pending = await writeThread(place.sql, await idsOf(place, 'Ana'), { title: 'Scheduled' });
    await letRest(place, text);
    expect(await refusal(putUp(place.sql, await writeThread(place.sql, await idsOf(place, 'Ana'))))).toBe(
      'HS021',
    );
    const refused = await claimAndDecide(place.mo, held, { outcome: 'publish', reason: 'Kind words.' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('This name rests');
    expect(refused.text).toContain('Kind words.');
    expect(await stateOf(place, held)).toBe('held');
    await place.startWorker();
    expect(await settled(place, pending.postId)).toEqual(['held']);
    const why = await place.sql('select why from verdicts where revision_id = $1', [pending.id]);
    expect(why).toEqual([{ why: 'resting' }]);
    expect(await stateOf(place, text)).toBe('published');
  });

  it('gets no letters and no follow-ups, and those of others go on', async () => {
    await heldThread(place);
    await heldThread(place, {}, {}, 'Ben');
    await place.sql(`update follow_ups set due_at = due_at - interval '30 hours'`);
    const due = async () => (await place.mo.open('/follow-ups')).page.querySelectorAll('tbody tr').length;
    const [item] = await place.sql<{ id: string }>(
      `select f.id from follow_ups f join personas n on n.id = f.persona_id where n.name = 'Ana' and hours = 24`,
    );
    expect(await due()).toBe(4);
    await letRest(place, text);
    expect(await due()).toBe(2);
    expect((await place.mo.get(`/follow-ups/${item!.id}`)).status).toBe(404);
    expect((await press(place.mo, `/follow-ups/${item!.id}/welcome`, { body: 'Hello.' })).status).toBe(404);
    const send = (name: string) =>
      place.sql(`insert into notices (persona_id, kind) select id, 'held' from personas where name = $1`, [
        name,
      ]);
    await place.sql('delete from notices');
    await send('Ana');
    await send('Ben');
    expect(await place.sql(`select p.name from notices n join personas p on p.id = n.persona_id`)).toEqual([
      { name: 'Ben' },
    ]);
  });

  it('shows who wrote with them lately, and the words to begin with', async () => {
    await replyUp(place, text, 'With you.', 'Ben');
    const old = await threadUp(place, { title: 'Long ago' });
    await replyUp(place, old, 'Then.', 'Mo Winter');
    await place.sql(
      `update posts set published_at = published_at - interval '31 days' where thread_id = $1`,
      [old.threadId],
    );
    await letRest(place, text);
    const { page } = await place.lou.open(`/posts/${text.postId}/postvention`);
    const care = page.querySelector('section[aria-labelledby=care-title]')!;
    expect(care.querySelectorAll('li').map((item) => item.text)).toEqual(['Ben, in Rain again']);
    expect(care.querySelector('li a')?.getAttribute('href')).toBe(`/threads/${text.threadId}`);
    expect(page.querySelector('textarea#announcement')?.text).toContain('has died');
  });
});

describe('undoing it', () => {
  it('lets everything go on as before, and is recorded', async () => {
    const held = await heldReply(place, text, 'One more.');
    const id = await letRest(place, text);
    const answer = await place.lou.send('/postvention', {}, `/postvention/${id}/undo`);
    expect([answer.status, answer.location]).toEqual([303, '/postvention']);
    expect((await signIn()).status).toBe(303);
    expect((await claimAndDecide(place.mo, held, { outcome: 'publish' })).status).toBe(303);
    expect((await codes()).at(-1)).toEqual({ code: 'rest_undone', name: 'Lou Spring' });
    expect((await place.lou.open('/postvention')).text).not.toContain('Names that rest');
    expect((await press(place.sky, `/postvention/${id}/undo`)).status).toBe(303);
    expect(await codes()).toHaveLength(3);
  });

  it('is for those who lead', async () => {
    const id = await letRest(place, text);
    for (const who of [place.mo, place.ben])
      expect((await press(who, `/postvention/${id}/undo`)).status).toBe(404);
    expect((await place.lou.post(`/postvention/${id}/undo`, {})).status).toBe(403);
    for (const other of [randomUUID(), 'nonsense'])
      expect((await press(place.lou, `/postvention/${other}/undo`)).status).toBe(404);
    expect(await restsOf(place)).toMatchObject([{ undone: false }]);
  });

  it('is in the person’s own hands, with the recovery code', async () => {
    const { code, personaId } = await place.app.get(Accounts).create('Una Tide', PASSWORD);
    const post = await threadUp(place, { title: 'A hoax' }, 'Una Tide');
    await letRest(place, post);
    const una = place.guest();
    const password = 'another lamp in another window';
    const answer = await una.send('/recovery', { pseudonym: 'Una Tide', code, password });
    expect(answer.text).toContain('recovery code');
    expect((await una.get('/account')).status).toBe(200);
    expect(await restsOf(place)).toMatchObject([{ undone: true }]);
    expect(await codes()).toContainEqual({ code: 'rest_undone_by_themselves', name: 'Una Tide' });
    const notices = await place.sql('select kind from notices where persona_id = $1', [personaId]);
    expect(notices).toEqual([{ kind: 'recovered' }]);
    expect((await say(place.lou, post)).status).toBe(303);
  });

  it('leaves the erasure of the account and the post free', async () => {
    const id = await letRest(place, text);
    await place.sql('delete from notices');
    await place.sql('delete from threads');
    const { memberId } = await idsOf(place, 'Ana');
    await place.sql('delete from members where id = $1', [memberId]);
    expect(await place.sql('select persona_id, post_id from rests')).toEqual([
      { persona_id: null, post_id: null },
    ]);
    const page = await place.lou.open('/postvention');
    expect(page.text).toContain('Somebody who is erased');
    expect(page.html).not.toContain('>Ana<');
    expect((await press(place.lou, `/postvention/${id}/undo`)).status).toBe(303);
  });
});
