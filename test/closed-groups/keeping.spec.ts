import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { openThread, settled, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { invite, makeGroup, slugOf } from './people.js';

const ONE_TIME = { write_as: 'one_time', one_time_name: 'Quiet Quince' };

let forum: Forum;
let finn: Visitor;
let ana: Visitor;
let ben: Visitor;
let slug: string;
beforeAll(async () => {
  forum = await startForum();
  finn = await forum.person('Finn', 'facilitator');
  [ana, ben] = [await forum.person('Ana'), await forum.person('Ben')];
  slug = slugOf(await makeGroup(finn, 'The six'));
  await invite(finn, slug, 'Ana', ana);
});
afterAll(() => forum.stop());

const ask = (pseudonym: string, group = slug, deed = 'invitations'): Promise<Answer> =>
  finn.send(`/closed-groups/${group}`, { pseudonym }, `/closed-groups/${group}/${deed}`);
const decline = async (who: Visitor): Promise<Answer> =>
  who.post(`/closed-groups/${slug}/leaving`, await who.hiddenFields('/closed-groups'));
const invitations = async (who: Visitor): Promise<number> =>
  (await who.open('/closed-groups')).page.querySelectorAll('form[action$="/acceptance"]').length;

describe('in a closed group', () => {
  it('everybody writes under their pseudonym, whatever is sent', async () => {
    const { threadId, postId } = await openThread(forum, ana, { title: 'Hello', body: 'To the six.' }, slug);
    await settled(forum, postId);
    for (const [page, path] of [
      [`/boards/${slug}/threads/new`, `/boards/${slug}/threads`],
      [`/threads/${threadId}`, `/threads/${threadId}/posts`],
    ] as const) {
      expect((await finn.open(page)).page.querySelector('[name=write_as]')).toBeNull();
      const form = { ...(await finn.hiddenFields(page, ['body'])), title: 'Hi', body: 'Mine.' };
      const { title, ...answer } = form;
      const words = path.endsWith('/posts') ? answer : { title, ...answer };
      const sent = await finn.post(path, { ...words, ...ONE_TIME });
      expect([sent.status, sent.text.includes('no one-time names')], path).toEqual([422, true]);
      expect(sent.page.querySelector('textarea')?.text.trim()).toBe('Mine.');
    }
    expect((await finn.open('/boards/depression/threads/new')).html).toContain('name="write_as"');
  });

  it('PostgreSQL takes no post of a one-time name', async () => {
    const { postId } = await openThread(
      forum,
      ben,
      { title: 'Elsewhere', body: 'Hello.', ...ONE_TIME },
      'anxiety',
    );
    await settled(forum, postId);
    const hand = `insert into posts (thread_id, persona_id, opening)
      select t.id, p.persona_id, true from posts p, threads t join boards b on b.id = t.board_id and b.closed
      where p.id = $1`;
    await expect(forum.sql(hand, [postId])).rejects.toMatchObject({ code: 'HS155' });
  });

  it('what waits is told to no facilitator', async () => {
    const { postId } = await openThread(forum, ana, { title: 'Waiting', body: 'For the six.' }, slug);
    await settled(forum, postId);
    expect(await forum.sql(`select tell_of_waiting('0') as told`)).toEqual([{ told: 1 }]);
  });

  it('its keeper leaves as the last one, and with them go the invitations', async () => {
    const small = slugOf(await makeGroup(finn, 'Nobody yet'));
    await ask('Ben', small);
    await finn.send(`/closed-groups/${small}`, {}, `/closed-groups/${small}/leaving`);
    expect((await finn.get(`/closed-groups/${small}`)).status).toBe(404);
    expect(await invitations(ben)).toBe(0);
  });
});

describe('a closed group that nobody keeps', () => {
  const cleoAndDan = async (keeper: Visitor, name: string): Promise<[string, Visitor, Visitor]> => {
    const [cleo, dan] = [await forum.person('Cleo Clay'), await forum.person('Dan Dune')];
    const group = slugOf(await makeGroup(keeper, name));
    await invite(keeper, group, 'Cleo Clay', cleo);
    await invite(keeper, group, 'Dan Dune', dan);
    return [group, cleo, dan];
  };
  const takeOn = (who: Visitor, group: string): Promise<Answer> =>
    who.send(`/closed-groups/${group}`, {}, `/closed-groups/${group}/keeping`);
  const keeperOf = async (who: Visitor, group: string): Promise<string | undefined> =>
    (await who.open(`/closed-groups/${group}`)).page
      .querySelectorAll('li')
      .find(({ text }) => text.includes('keeps the group'))
      ?.text.split('keeps')[0]!
      .trim();

  it('is kept by the first in it who agrees, when its keeper leaves; nobody comes in meanwhile', async () => {
    const [group, cleo, dan] = await cleoAndDan(finn, 'The two');
    await ask('Ben', group);
    expect(await invitations(ben)).toBe(1);
    const early = await cleo.post(`/closed-groups/${group}/keeping`, { _csrf: await tokenOf(cleo) });
    expect([early.status, await keeperOf(cleo, group)]).toEqual([303, 'Finn']);
    const late = await ben.hiddenFields('/closed-groups');
    await finn.send(`/closed-groups/${group}`, {}, `/closed-groups/${group}/leaving`);
    expect((await ben.post(`/closed-groups/${group}/acceptance`, late)).status).toBe(404);
    expect([await invitations(ben), await keeperOf(cleo, group)]).toEqual([0, undefined]);
    expect((await cleo.open('/')).text).toContain('Nobody keeps it right now.');
    const second = await dan.hiddenFields(`/closed-groups/${group}`);
    await takeOn(cleo, group);
    await dan.post(`/closed-groups/${group}/keeping`, second);
    expect(await keeperOf(dan, group)).toBe('Cleo Clay');
    await cleo.send(`/closed-groups/${group}`, { pseudonym: 'Ben' }, `/closed-groups/${group}/invitations`);
    expect(await invitations(ben)).toBe(1);
    await cleo.send(`/closed-groups/${group}`, { pseudonym: 'Ben' }, `/closed-groups/${group}/removals`);
    expect(await invitations(ben)).toBe(0);
    expect((await finn.get(`/closed-groups/${group}`)).status).toBe(404);
  });

  it('is so too when the account is erased, or the office is gone, and who lost it does not keep it again', async () => {
    const gus = await forum.person('Gus', 'facilitator');
    const [group, cleo] = await cleoAndDan(gus, 'The others');
    await forum.sql(
      `update members m set role = 'member' from personas n where n.member_id = m.id and n.name = 'Gus'`,
    );
    const _csrf = await tokenOf(gus);
    expect((await gus.post(`/closed-groups/${group}/invitations`, { _csrf, pseudonym: 'Ben' })).status).toBe(
      404,
    );
    expect((await gus.open(`/closed-groups/${group}`)).html).not.toContain('/keeping');
    await gus.post(`/closed-groups/${group}/keeping`, { _csrf });
    expect(await keeperOf(cleo, group)).toBeUndefined();
    await forum.sql(`delete from personas where name = 'Gus'`);
    await takeOn(cleo, group);
    expect(await keeperOf(cleo, group)).toBe('Cleo Clay');
    const outside = `select take_on_group(b.id, p.id) as done from boards b, personas p where b.slug = $1 and p.name = 'Ben'`;
    expect(await forum.sql(outside, [group])).toEqual([{ done: false }]);
  });

  it('takes nothing new when an admin lets it rest, who reads nothing of it', async () => {
    const ada = await forum.person('Ada', 'admin');
    const { text } = await ada.open('/group-settings');
    expect([text.includes(slug), text.includes('The six')]).toEqual([true, false]);
    expect((await ada.get(`/boards/${slug}`)).status).toBe(404);
    const rest = (rests: string) => ada.send('/group-settings', { rests }, `/group-settings/${slug}/rest`);
    await rest('yes');
    expect((await ana.get(`/boards/${slug}/threads/new`)).status).toBe(409);
    expect((await ana.get(`/boards/${slug}`)).status).toBe(200);
    expect((await forum.guest().open('/')).text).not.toContain('The six');
    await rest('no');
    expect((await ana.get(`/boards/${slug}/threads/new`)).status).toBe(200);
    const codes = `select code, subject from record_entries where code like 'group_%' and code <> 'group_made' order by place`;
    expect(await forum.sql(codes)).toEqual([
      { code: 'group_rests', subject: null },
      { code: 'group_goes_on', subject: null },
    ]);
    const silent = `select from record_entries where code = 'board_changed' and actor is null`;
    expect(await forum.sql(silent)).toEqual([]);
    const moe = `select rest_group(b.id, true, p.member_id) from boards b, personas p where b.slug = $1 and p.name = 'Finn'`;
    await expect(forum.sql(moe, [slug])).rejects.toMatchObject({ code: 'HS042' });
  });
});

describe('an invitation to a closed group', () => {
  it('is not sent again after a no, and who invites cannot tell', async () => {
    const cleo = await forum.person('Cleo');
    const first = await ask('Cleo');
    expect(await invitations(cleo)).toBe(1);
    expect((await cleo.open('/closed-groups')).text).toContain('will see your name, Cleo.');
    await decline(cleo);
    await ask('Cleo', slug, 'removals');
    const again = await ask('Cleo');
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(await invitations(cleo)).toBe(0);
    expect((await cleo.get(`/closed-groups/${slug}`)).status).toBe(404);
  });

  it('can be sent again to whoever said no by mistake, and says so', async () => {
    const cleo = await forum.person('Cleo');
    await cleo.send('/closed-groups', {}, `/closed-groups/${slug}/refusal/removal`);
    expect(await invitations(cleo)).toBe(0);
    await ask('Cleo');
    expect(await invitations(cleo)).toBe(1);
  });

  it('is told once when it is taken back and sent again, and anew after two days', async () => {
    const told = async () =>
      (
        await forum.sql(`select from notices n join personas p on p.id = n.persona_id
          where p.name = 'Una' and n.kind = 'group_invitation'`)
      ).length;
    const una = await forum.person('Una');
    await ask('Una');
    await ask('Una', slug, 'removals');
    expect(await invitations(una)).toBe(0);
    await ask('Una');
    expect([await invitations(una), await told()]).toEqual([1, 1]);
    await ask('Una', slug, 'removals');
    await forum.sql('update group_members set taken_back = taken_back - 2 where taken_back is not null');
    await ask('Una');
    expect([await invitations(una), await told()]).toEqual([1, 2]);
    expect(await forum.sql('select from group_members where taken_back is not null')).toEqual([]);
  });

  it('goes to twenty at a time, and to more once one of them answered', async () => {
    const full = slugOf(await makeGroup(finn, 'Many asked'));
    await forum.sql(
      `with m as (insert into members (id, role, password_hash, recovery_digest)
         select gen_random_uuid(), 'member', 'none', '' from generate_series(1, 20) returning id),
       named as (select id, 'Many ' || row_number() over () as name from m),
       made as (insert into personas (name, name_key, cleared_digest, member_id)
         select name, name, sha256(convert_to(name, 'UTF8')), id from named returning id)
       insert into group_members (board_id, persona_id) select b.id, made.id from made, boards b where b.slug = $1`,
      [full],
    );
    await ask('Ben', full);
    expect(await invitations(ben)).toBe(0);
    await forum.sql(
      `update group_members set declined = true where persona_id = (select id from personas where name = 'Many 1')`,
    );
    await ask('Ben', full);
    expect(await invitations(ben)).toBe(1);
  });
});

describe('the record', () => {
  it('names no closed group where somebody says when its check-ins open', async () => {
    const rhythm = `select set_check_in_rhythm(b.id, 'weekly', 2, 5, null, p.member_id)
      from boards b, personas p where b.slug = $1 and p.name = 'Finn'`;
    const subjects = `select count(*)::int from record_entries where code = 'check_ins_weekly' and subject is not null`;
    await forum.sql(rhythm, [slug]);
    expect(await forum.sql(subjects)).toEqual([{ count: 0 }]);
    await forum.sql(rhythm, ['anxiety']);
    expect(await forum.sql(subjects)).toEqual([{ count: 1 }]);
  });
});
