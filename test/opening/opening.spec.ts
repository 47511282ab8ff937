import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Opening } from '../../src/opening/opening.js';
import type { OpeningRow } from '../../src/opening/opening-reading.js';
import { weakPoints } from '../../src/opening/weak-points.js';
import { handOf, refusal } from '../database/hands.js';
import { addShift, setUp } from '../duty/people.js';
import { testConfig } from '../support/config.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { checkLines, finish, items, onCall, type Place, say, startPlace, turn } from './place.js';

const SOON = 'This place opens soon';

const newcomer = (name: string) => ({ pseudonym: name, password: 'four lamps in one window', agreed: 'yes' });

/** Sends the sign-up form with a good token, whether or not the page shows it. */
async function signUp(who: Visitor, name: string): Promise<Answer> {
  return who.post('/sign-up', { ...(await who.hiddenFields('/sign-in')), ...newcomer(name) });
}

const members = async (forum: Forum): Promise<string[]> =>
  (await forum.sql<{ name: string }>('select name from personas order by name')).map(({ name }) => name);

const recorded = async (forum: Forum): Promise<unknown[]> =>
  forum.sql(
    `select e.code, n.name, w.words from record_entries e left join personas n on n.member_id = e.actor
     left join record_words w on w.entry_id = e.id
     where e.code ~ '^(opening|sign_up|board_changed)' order by e.place`,
  );

describe('on one’s own machine', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false });
  });
  afterAll(() => forum.stop());

  it('everything is open, and nothing on the desk asks for the list', async () => {
    expect((await signUp(forum.guest(), 'Newt')).status).toBe(200);
    const ada = await forum.person('Ada', 'admin');
    expect((await ada.open('/opening')).text).toContain('This is your own machine, so everything is open');
    const desk = await ada.open('/reviews');
    expect(desk.text).toContain('Before you open');
    expect(desk.text).not.toContain('to do');
    expect((await forum.guest().open('/')).text).not.toContain(SOON);
  });

  it('there is nothing to be opened', async () => {
    const ada = await forum.person('Ada', 'admin');
    const answer = await ada.post('/opening/sign-up', { _csrf: await tokenOf(ada), state: 'open' });
    expect(answer.status).toBe(422);
    expect(await forum.sql('select open from sign_up_door')).toEqual([{ open: false }]);
  });
});

describe('at a public address', () => {
  let place: Place;
  let ada: Visitor;
  beforeAll(async () => {
    place = await startPlace();
    ada = place.ada;
  });
  afterAll(async () => {
    await place.phone.stop();
    await place.stop();
  });

  it('sign-up says that the place opens soon, with the crisis lines, and takes nobody in', async () => {
    const guest = place.guest();
    await guest.send('/crisis-lines?country=GB', { country: 'GB' });
    const page = await guest.get('/sign-up');
    expect(page.status).toBe(200);
    expect(page.page.querySelector('h1')?.text).toBe(SOON);
    expect(page.page.querySelector('main article.line')?.text).toContain('Samaritans');
    expect(page.page.querySelector('[name=pseudonym]')).toBeNull();
    const refused = await signUp(guest, 'Newt');
    expect(refused.status).toBe(403);
    expect(refused.text).toContain(SOON);
    expect(refused.page.querySelector('main article.line')).not.toBeNull();
    expect(await members(place)).toEqual(['Ada']);
  });

  it('a guest reads it before they write, and help still comes first when they write', async () => {
    const guest = place.guest();
    for (const path of ['/', '/boards/depression/threads/new'])
      expect((await guest.open(path)).page.querySelector('main')?.text).toContain(SOON);
    const kept = await guest.send('/boards/depression/threads/new', { title: 'Hello', body: CRISIS.me });
    const main = (await guest.follow(kept)).page.querySelector('main')!;
    expect(main.children[0]?.classNames).toContain('first');
    expect(main.text).toContain('your words cannot go up today');
    expect(main.querySelector('a[href^="/sign-up"]')).toBeNull();
  });

  it('the admin signs in and works; others find no such page', async () => {
    expect((await ada.get('/reviews')).status).toBe(200);
    const [lea, moe] = [await place.person('Lea', 'lead'), await place.person('Moe', 'moderator')];
    for (const who of [lea, moe, place.guest()]) {
      expect((await who.get('/opening')).status).toBe(404);
      const _csrf = await tokenOf(who);
      const tick = { _csrf, item: 'backup', given: 'yes' };
      expect((await who.post('/opening/answers', tick)).status).toBe(404);
      expect((await who.post('/opening/sign-up', { _csrf, state: 'open' })).status).toBe(404);
    }
    expect((await lea.open('/reviews')).html).not.toContain('/opening');
    await place.sql(`delete from members where role <> 'admin'`);
  });

  it('every item is to do, and the door stays shut to the form of who cannot wait', async () => {
    expect(await items(place)).toEqual({
      hours: 'to do',
      on_call: 'to do',
      minimum_age: 'to do',
      safeguarding: 'to do',
      lines: 'to do',
      second_person: 'to do',
      backup: 'to do',
    });
    expect((await ada.open('/reviews')).text).toContain('Before you open 7 to do');
    const page = await ada.open('/opening');
    expect(page.page.querySelector('form[action="/opening/sign-up"]')).toBeNull();
    const forced = await ada.post('/opening/sign-up', { _csrf: await tokenOf(ada), state: 'open' });
    expect(forced.status).toBe(422);
    expect(forced.text).toContain('Something is still to do, so sign-up stays closed.');
    expect((await signUp(place.guest(), 'Newt')).status).toBe(403);
  });

  it.each([
    ['nothing', {}],
    ['no such item', { item: 'everything', given: 'yes' }],
    ['what can be derived', { item: 'lines', given: 'yes' }],
    ['another age than the one that was set', { item: 'minimum_age', given: 'yes', fact: '13' }],
    ['an age that was not on the page', { item: 'minimum_age', given: 'yes' }],
  ])('an answer of %s is not taken', async (_, fields) => {
    const answer = await ada.post('/opening/answers', { _csrf: await tokenOf(ada), ...fields });
    expect(answer.status).toBe(422);
    expect(answer.page.querySelector('.summary')).not.toBeNull();
    expect(await place.sql('select from opening_answers')).toEqual([]);
    expect((await ada.post('/opening/answers', { item: 'backup', given: 'yes' })).status).toBe(403);
  });

  it('hours: no fixed ones when it is meant so; a rota once somebody has a shift', async () => {
    await say(ada, 'no_fixed_hours');
    expect((await items(place)).hours).toBe('done');
    await say(ada, 'no_fixed_hours', 'taken_back');
    expect((await items(place)).hours).toBe('to do');
    await setUp(ada, {});
    expect((await ada.open('/opening')).text).toContain('There is a rota, and nobody has a shift.');
    const early = { _csrf: await tokenOf(ada), item: 'no_fixed_hours', given: 'yes' };
    expect((await ada.post('/opening/answers', early)).status).toBe(422);
    await addShift(ada, { who: 'Ada' });
    expect((await items(place)).hours).toBe('done');
  });

  it('on-call: once somebody was reached, and not while the last call was in vain', async () => {
    await onCall(place);
    expect((await items(place)).on_call).toBe('done');
    await place.sql('update on_call_contacts set failures = 1');
    expect((await items(place)).on_call).toBe('to do');
    await place.sql('update on_call_contacts set failures = 0');
  });

  it('a second person: alone counts a day after it was said, and is forgotten when somebody joins', async () => {
    await say(ada, 'alone');
    expect((await ada.open('/opening')).text).toContain('It counts after a day');
    expect((await items(place)).second_person).toBe('to do');
    await place.sql(
      `update opening_answers set said_at = said_at - interval '25 hours' where item = 'alone'`,
    );
    expect((await items(place)).second_person).toBe('done');
    await place.person('Moe', 'moderator');
    expect((await items(place)).second_person).toBe('done');
    expect((await ada.open('/opening')).text).toContain('There are two people at least');
    await place.sql(`delete from members where role = 'moderator'`);
    expect((await items(place)).second_person).toBe('to do');
  });

  it('a trustee from outside is a second person too', async () => {
    await place.person('Tova', 'trustee');
    expect((await items(place)).second_person).toBe('done');
    await place.sql(`delete from members where role = 'trustee'`);
  });
});

describe('a place whose list is done', () => {
  let place: Place;
  let ada: Visitor;
  beforeAll(async () => {
    place = await startPlace();
    ada = place.ada;
    await finish(place);
  });
  afterAll(async () => {
    await place.phone.stop();
    await place.stop();
  });

  it('stays closed until the admin opens it; then anybody comes in; all of it is recorded', async () => {
    expect(Object.values(await items(place))).toEqual(Array(7).fill('done'));
    expect((await signUp(place.guest(), 'Newt')).status).toBe(403);
    await turn(ada, 'open');
    expect((await signUp(place.guest(), 'Newt')).status).toBe(200);
    expect((await place.guest().open('/')).text).not.toContain(SOON);
    expect((await ada.open('/opening')).text).toContain('Sign-up is open, since a moment ago, by Ada.');
    expect((await ada.open('/reviews')).text).not.toContain('no longer holds');
    expect(await recorded(place)).toEqual([
      { code: 'opening_minimum_age', name: 'Ada', words: '16' },
      { code: 'opening_backup', name: 'Ada', words: null },
      { code: 'sign_up_opened', name: 'Ada', words: null },
    ]);
    expect((await ada.open('/record')).text).toContain('Opened sign-up');
  });

  it('opens once, however often it is pressed', async () => {
    const _csrf = await tokenOf(ada);
    const twice = await Promise.all(
      ['open', 'open'].map((state) => ada.post('/opening/sign-up', { _csrf, state })),
    );
    expect(twice.map(({ status }) => status)).toEqual([303, 303]);
    expect(await recorded(place)).toHaveLength(3);
  });

  it('that falls back warns the admin alone, and closes nothing', async () => {
    await place.sql('delete from safeguarding_contacts');
    await place.sql(`update members set role = 'member' where role = 'moderator'`);
    await place.sql('alter table line_versions disable trigger line_versions_are_append_only');
    await place.sql(`update line_versions set checked_on = checked_on - 200`);
    const desk = await ada.open('/reviews');
    const warning = desk.page.querySelector('[role=status].gentle')?.text ?? '';
    expect(warning).toContain('Nothing was closed.');
    expect(warning).toContain('There is no safeguarding contact.');
    expect(warning).toContain('not checked by one of you within six months: Ireland');
    expect(warning).toContain('You are alone.');
    expect(desk.text).toContain('Before you open 3 to do');
    expect((await signUp(place.guest(), 'Otter')).status).toBe(200);
    const lea = await place.person('Lea', 'lead');
    expect((await lea.open('/reviews')).text).not.toContain('no longer holds');
    await checkLines(place);
    expect((await items(place)).lines).toBe('done');
  });

  it('that had an age changed asks about it anew', async () => {
    await place.sql(`update opening_answers set fact = '13' where item = 'minimum_age'`);
    expect((await ada.open('/opening')).text).toContain('somebody answered for another age');
    await say(ada, 'minimum_age');
    expect((await items(place)).minimum_age).toBe('done');
  });

  it('can be closed by hand, for a while', async () => {
    await turn(ada, 'closed');
    expect((await signUp(place.guest(), 'Vole')).status).toBe(403);
    const newt = place.guest();
    expect((await newt.send('/sign-in', { pseudonym: 'Newt', password: newcomer('').password })).status).toBe(
      303,
    );
    expect(await recorded(place)).toContainEqual({ code: 'sign_up_closed', name: 'Ada', words: null });
  });
});

describe('where a second factor is required', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false, config: { staffSecondFactor: 'required' } });
    await forum.person('Ada', 'admin');
    await forum.person('Moe', 'moderator');
    await forum.sql(
      `insert into safeguarding_contacts (member_id, named_by)
       select m.member_id, a.member_id from personas m, personas a where m.name = 'Moe' and a.name = 'Ada'`,
    );
  });
  afterAll(() => forum.stop());

  const standing = async () => {
    const { items: all } = await forum.app.get(Opening).standing();
    return Object.fromEntries(all.map(({ name, how }) => [name, how]));
  };

  it('nobody counts who cannot open the team’s pages yet', async () => {
    expect(await standing()).toMatchObject({ second_person: 'no_code', safeguarding: 'no_code' });
    await forum.sql(
      `insert into second_factors (member_id, secret_sealed, last_step)
       select member_id, '', 0 from personas where name in ('Ada', 'Moe')`,
    );
    expect(await standing()).toMatchObject({ second_person: 'there', safeguarding: 'named' });
  });

  it('nobody counts whose name rests', async () => {
    await forum.sql(
      `insert into rests (persona_id, asked_by)
       select m.id, a.member_id from personas m, personas a where m.name = 'Moe' and a.name = 'Ada'`,
    );
    expect(await standing()).toMatchObject({ safeguarding: 'nobody' });
  });
});

describe('what is weak', () => {
  const row = { contacts: 2, own_protocol: true, own_guidance: true } as OpeningRow;
  const config = testConfig({ local: false, secure: true, trustProxy: 1 });
  const words = (...args: Parameters<typeof weakPoints>) => weakPoints(...args).map((point) => point.words);

  it('is nothing where all is well, nor on one’s own machine for want of TLS', () => {
    expect(words(row, config)).toEqual([]);
    expect(words(row, testConfig())).toEqual([]);
  });

  it('is named: no TLS, no proxy in the settings, one contact, what came with the forum, older texts', () => {
    const weak = { ...row, contacts: 1, own_protocol: false, own_guidance: false };
    const found = words(weak, { ...config, secure: false, trustProxy: 0 }, [
      'home/show.hbs',
      'pages/about.hbs',
    ]);
    expect(found).toHaveLength(6);
    expect(found.at(-1)).toContain('home/show.hbs and pages/about.hbs');
  });
});

describe('PostgreSQL', () => {
  let forum: Forum;
  beforeAll(async () => {
    forum = await startForum({ worker: false });
    for (const [name, role] of [['Ada', 'admin'] as const, ['Lea', 'lead'] as const])
      await forum.person(name, role);
  });
  afterAll(() => forum.stop());

  it('lets nobody but an admin answer, open, or change a board, in the web’s own role', async () => {
    const web = await handOf(forum.database.webUrl);
    const as = (name: string) => `(select member_id from personas where name = '${name}')`;
    const deeds = (who: string) => [
      `insert into opening_answers (item, said_by) values ('backup', ${who})`,
      `update sign_up_door set open = true, changed_by = ${who}`,
      `select set_near_crisis(id, not near_crisis, ${who}) from boards where slug = 'family'`,
    ];
    for (const deed of [...deeds(as('Lea')), ...deeds('gen_random_uuid()')])
      expect(await refusal(web.sql(deed))).toBe('HS042');
    for (const deed of deeds(as('Ada'))) expect(await refusal(web.sql(deed))).toBeNull();
    expect(await refusal(web.sql('update boards set near_crisis = true'))).toBe('42501');
    expect(await refusal(web.sql('delete from sign_up_door'))).toBe('42501');
    await web.end();
  });
});
