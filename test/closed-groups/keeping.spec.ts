import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { openThread, settled } from '../support/people.js';
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

  it('its keeper does not leave others behind, and leaves as the last one', async () => {
    expect((await finn.open(`/closed-groups/${slug}`)).html).not.toContain(`/closed-groups/${slug}/leaving`);
    const form = await finn.hiddenFields(`/closed-groups/${slug}`, ['pseudonym']);
    const refused = await finn.post(`/closed-groups/${slug}/leaving`, form);
    expect([refused.status, refused.text.includes('Others are still in this group')]).toEqual([409, true]);
    const small = slugOf(await makeGroup(finn, 'Nobody yet'));
    await ask('Ben', small);
    await finn.send(`/closed-groups/${small}`, {}, `/closed-groups/${small}/leaving`);
    expect((await finn.get(`/closed-groups/${small}`)).status).toBe(404);
    expect(await invitations(ben)).toBe(0);
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
