import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../src/commands/staff.js';
import { type Forum, startForum } from '../support/forum.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { type AtDesk, atDesk, giveCode, hiddenOn, memberCalled, noticesOf } from './staff.js';
import { passphraseAlone, recordOf, REQUIRED, SET_UP, setUp, stopClock } from './staff.js';

const TEAM = '/factor-resets';

let forum: Forum;
let lea: AtDesk, lou: AtDesk, moe: AtDesk;
beforeAll(async () => {
  stopClock();
  forum = await startForum({ worker: false, config: REQUIRED });
});
beforeEach(async () => {
  // Nobody of the story before, nor the admin of the first start: who leads decides how a reset goes.
  await forum.sql('delete from members');
  lea = await atDesk(forum, 'Lea', 'lead');
  lou = await atDesk(forum, 'Lou', 'admin');
  moe = await atDesk(forum, 'Moe', 'moderator');
});
afterAll(async () => {
  vi.useRealTimers();
  await forum.stop();
});

async function tokenOf(visitor: Visitor): Promise<string> {
  return hiddenOn(await visitor.get('/'), '/sign-out')._csrf!;
}

async function post(visitor: Visitor, path: string, fields: Record<string, string> = {}): Promise<Answer> {
  return visitor.post(path, { _csrf: await tokenOf(visitor), ...fields });
}

/** Asks for a reset by the button beside the name. */
async function ask({ visitor }: AtDesk, name: string): Promise<Answer> {
  return post(visitor, TEAM, { member: await memberCalled(forum, name) });
}

async function idOfReset(): Promise<string> {
  const [row] = await forum.sql<{ id: string }>(
    `select id from factor_resets order by (state = 'open') desc limit 1`,
  );
  return row!.id;
}

const confirm = async ({ visitor }: AtDesk) => post(visitor, `${TEAM}/${await idOfReset()}/confirmation`);
const withdraw = async ({ visitor }: AtDesk) => post(visitor, `${TEAM}/${await idOfReset()}/withdrawal`);

async function has(name: string): Promise<boolean> {
  const rows = await forum.sql('select from second_factors where member_id = $1', [
    await memberCalled(forum, name),
  ]);
  return rows.length === 1;
}

async function stateOfReset(): Promise<string | undefined> {
  return (await forum.sql<{ state: string }>('select state from factor_resets'))[0]?.state;
}

/** The buttons on the page of the team, by the words that a screen reader hears. */
async function buttons({ visitor }: AtDesk): Promise<string[]> {
  const { page } = await visitor.get(TEAM);
  return page.querySelectorAll('main button').map((button) => button.text.trim());
}

describe('the page of the team', () => {
  it('tells leads and admins who has a second factor, and nobody else', async () => {
    await forum.person('Nell', 'moderator');
    await forum.person('Mia', 'member');
    for (const { visitor } of [lea, lou]) {
      const { page } = await visitor.get(TEAM);
      const rows = page.querySelectorAll('tbody tr').map((row) => row.text.replace(/\s+/g, ' ').trim());
      expect(rows.map((row) => row.replace(/ (Ask|–).*/, ''))).toEqual([
        'Lea lead set up',
        'Lou admin set up',
        'Moe moderator set up',
        'Nell moderator not yet',
      ]);
    }
    expect((await moe.visitor.get(TEAM)).status).toBe(404);
  });

  it('offers a reset for others who have one, and never one’s own', async () => {
    expect(await buttons(lea)).toEqual(['Ask for a reset for Lou', 'Ask for a reset for Moe']);
  });
});

describe('a reset', () => {
  it('is asked for by one and carried out by another: the factor is gone, and all sessions', async () => {
    expect((await ask(lea, 'Moe')).location).toBe(TEAM);
    expect(await has('Moe')).toBe(true);
    expect(await buttons(lea)).toEqual(['Ask for a reset for Lou', 'Stop it for Moe']);
    expect(await buttons(lou)).toEqual(['Ask for a reset for Lea', 'Reset it for Moe', 'Stop it for Moe']);
    expect((await confirm(lou)).location).toBe(TEAM);
    expect(await has('Moe')).toBe(false);
    expect((await moe.visitor.get('/account')).location).toBe('/sign-in?next=%2Faccount');
    const [again] = await passphraseAlone(forum, 'Moe');
    expect((await again.get('/reviews')).location).toBe(SET_UP);
    expect((await setUp(again)).answer.status).toBe(200);
    expect(await noticesOf(forum, 'Moe')).toEqual([
      'factor_set',
      'factor_reset_asked',
      'factor_reset',
      'factor_set',
    ]);
    expect(await recordOf(forum, 'Moe')).toEqual([
      ['set', 'Moe'],
      ['reset_asked', 'Lea'],
      ['reset', 'Lou'],
      ['set', 'Moe'],
    ]);
    const page = await lou.visitor.get('/record?kind=second_factor');
    expect(page.text).toContain('Reset the second factor of Moe');
  });

  it('is not carried out by who asked, while somebody else could', async () => {
    await ask(lea, 'Moe');
    await forum.sql(`update factor_resets set asked_at = asked_at - interval '3 days'`);
    const answer = await confirm(lea);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('This one has to wait');
    expect(await has('Moe')).toBe(true);
  });

  it('is never one’s own, asked for or carried out', async () => {
    expect((await ask(lea, 'Lea')).status).toBe(404);
    await ask(lea, 'Lou');
    expect((await confirm(lou)).status).toBe(404);
    expect(await has('Lou')).toBe(true);
  });

  it('by one who is alone with it waits a day, and says so', async () => {
    await forum.sql(`update members set role = 'member' where id = $1`, [await memberCalled(forum, 'Lou')]);
    await ask(lea, 'Moe');
    expect((await lea.visitor.get(TEAM)).text).toContain('it waits a day: then you can.');
    expect((await confirm(lea)).status).toBe(409);
    await forum.sql(`update factor_resets set asked_at = asked_at - interval '23 hours 50 minutes'`);
    expect((await confirm(lea)).status).toBe(409);
    expect(await has('Moe')).toBe(true);
    await forum.sql(`update factor_resets set asked_at = asked_at - interval '11 minutes'`);
    expect(await buttons(lea)).toEqual(['Reset it for Moe', 'Stop it for Moe']);
    expect((await confirm(lea)).location).toBe(TEAM);
    expect(await has('Moe')).toBe(false);
  });

  it('can be stopped by whose factor it is, who hears of it', async () => {
    await ask(lea, 'Moe');
    expect((await moe.visitor.get('/notices')).text).toContain('Someone on the team asked to reset');
    const page = await moe.visitor.get(SET_UP);
    expect(page.text).toContain('Lea asked to take your second factor away');
    const path = `${TEAM}/${await idOfReset()}/withdrawal`;
    expect((await moe.visitor.post(path, hiddenOn(page, path))).location).toBe(SET_UP);
    expect(await stateOfReset()).toBe('withdrawn');
    const answer = await confirm(lou);
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('Somebody was a moment faster');
    expect(await has('Moe')).toBe(true);
    expect((await recordOf(forum, 'Moe')).at(-1)).toEqual(['reset_withdrawn', 'Moe']);
  });

  it('can be stopped by leads, and not by another moderator', async () => {
    const ned = await atDesk(forum, 'Ned', 'moderator');
    await ask(lea, 'Moe');
    expect((await withdraw(ned)).status).toBe(404);
    expect(await stateOfReset()).toBe('open');
    expect((await withdraw(lou)).location).toBe(TEAM);
    expect(await stateOfReset()).toBe('withdrawn');
    expect((await ask(lou, 'Moe')).location).toBe(TEAM);
  });

  it('is over when they change or remove their factor themselves', async () => {
    await ask(lea, 'Moe');
    const path = `${SET_UP}/removal`;
    const fields = { ...hiddenOn(await moe.visitor.get(path), path), code: moe.phone.code() };
    expect((await moe.visitor.post(path, fields)).status).toBe(303);
    expect(await stateOfReset()).toBe('withdrawn');
  });

  it('is asked for once at a time, and not where there is nothing to reset', async () => {
    await forum.person('Nell', 'moderator');
    await forum.person('Mia', 'member');
    await ask(lea, 'Moe');
    for (const name of ['Moe', 'Nell', 'Mia']) {
      const answer = await ask(lou, name);
      expect(answer.status).toBe(409);
      expect(answer.text).toContain('Nothing was changed');
    }
    expect(await forum.sql('select from factor_resets')).toHaveLength(1);
    expect((await post(lea.visitor, TEAM, { member: 'Moe' })).status).toBe(422);
    expect((await post(lea.visitor, TEAM)).status).toBe(422);
    expect((await post(lea.visitor, TEAM, { member: 'x', more: 'y' })).status).toBe(400);
  });

  it('by many at once happens once', async () => {
    const asked = await Promise.all([1, 2, 3, 4, 5].flatMap(() => [ask(lea, 'Moe'), ask(lou, 'Moe')]));
    expect(asked.filter(({ status }) => status === 303)).toHaveLength(1);
    const [{ asked_by } = { asked_by: '' }] = await forum.sql<{ asked_by: string }>(
      'select asked_by from factor_resets',
    );
    const other = asked_by === (await memberCalled(forum, 'Lea')) ? lou : lea;
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(other)));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(409)]);
    expect((await recordOf(forum, 'Moe')).map(([code]) => code)).toEqual(['set', 'reset_asked', 'reset']);
  });

  it('asks for the code first, as everything at the desk does', async () => {
    await ask(lea, 'Moe');
    const [lous] = await passphraseAlone(forum, 'Lou');
    expect((await lous.get(TEAM)).location).toBe('/sign-in/code?next=%2Ffactor-resets');
    const [moes] = await passphraseAlone(forum, 'Moe');
    const path = `${TEAM}/${await idOfReset()}`;
    expect((await post(lous, `${path}/confirmation`)).status).toBe(403);
    expect((await post(moes, `${path}/withdrawal`)).status).toBe(403);
    expect(await stateOfReset()).toBe('open');
  });

  it.each(['confirmation', 'withdrawal'])('that nobody asked for has no %s', async (what) => {
    const path = (id: string) => `${TEAM}/${id}/${what}`;
    expect((await post(lea.visitor, path('not-an-id'))).status).toBe(404);
    expect((await post(lea.visitor, path('00000000-0000-4000-8000-000000000000'))).status).toBe(409);
  });
});

describe('PostgreSQL itself', () => {
  it.each([
    ['asked for by oneself', 'id', 'id', `'open', null, null`],
    ['carried out on oneself', 'gen_random_uuid()', 'id', `'done', id, date_trunc('minute', now())`],
    ['ended without a time', 'gen_random_uuid()', 'id', `'done', null, null`],
  ])('refuses a reset that is %s', async (_, askedBy, member, end) => {
    const sql = `insert into factor_resets (asked_by, member_id, state, ended_by, ended_at)
      select ${askedBy}, ${member}, ${end} from members where id = $1`;
    await expect(forum.sql(sql, [await memberCalled(forum, 'Moe')])).rejects.toMatchObject({ code: '23514' });
  });

  it('refuses one that is asked for and carried out by the same person within a day', async () => {
    await ask(lea, 'Moe');
    const end = (minutes: number) =>
      forum.sql(
        `update factor_resets set state = 'done', ended_by = asked_by, ended_at = asked_at + make_interval(mins => $1)`,
        [minutes],
      );
    await expect(end(24 * 60 - 1)).rejects.toMatchObject({ code: '23514' });
    await end(24 * 60);
  });
});

describe('at the machine', () => {
  afterEach(() => vi.unstubAllEnvs());

  async function staff(...args: string[]): Promise<string[]> {
    vi.stubEnv('MIGRATION_DATABASE_URL', forum.database.ownerUrl);
    vi.stubEnv('VAULT_KEY', forum.config.vaultKey ?? '');
    const lines: string[] = [];
    const print = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await run(args).finally(() => print.mockRestore());
    return lines;
  }

  it('whoever runs the place takes a lost factor away, at once and on the record', async () => {
    await ask(lea, 'Lou');
    const [line] = await staff('reset-code', 'lou');
    expect(line).toContain('The second factor of Lou is gone.');
    expect(await has('Lou')).toBe(false);
    expect(await stateOfReset()).toBe('done');
    expect((await lou.visitor.get('/account')).status).toBe(303);
    expect((await recordOf(forum, 'Lou')).at(-1)).toEqual(['reset', null]);
    const page = await lea.visitor.get('/record?kind=second_factor');
    expect(page.text).toContain('Whoever runs this place, at the machine');
    expect(await noticesOf(forum, 'Lou')).toEqual(['factor_set', 'factor_reset_asked', 'factor_reset']);
  });

  it.each([
    ['an unknown name', ['reset-code', 'Nobody'], 'There is no member called Nobody.'],
    ['no name', ['reset-code'], 'Use it like this'],
    ['a role', ['reset-code', 'Lou', '--role', 'lead'], 'Use it like this'],
    ['two names', ['reset-code', 'Lou', 'Lea'], 'Use it like this'],
  ])('with %s it says so in words', async (_, args, words) => {
    await expect(staff(...args)).rejects.toThrow(words);
    expect(await has('Lou')).toBe(true);
  });

  it('a second time says that there is none', async () => {
    await staff('reset-code', 'Lou');
    await expect(staff('reset-code', 'Lou')).rejects.toThrow('Lou has no second factor.');
    const [visitor] = await passphraseAlone(forum, 'Lou');
    await expect(giveCode(visitor, '123456')).rejects.toThrow('There is no form');
  });
});
