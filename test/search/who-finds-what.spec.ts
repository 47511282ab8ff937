import pg from 'pg';
import { DataSource } from 'typeorm';
import { beforeAll, afterAll, describe, expect, it, vi } from 'vitest';
import { SearchWhatIsUp1763800000058 } from '../../migrations/058-search-what-is-up.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import {
  decide,
  giveVerdict,
  hold,
  type Judgement,
  putUp,
  render,
  type Text,
  writeReply,
  writeRevision,
  writeThread,
} from '../database/hands.js';
import { choose } from '../folding/people.js';
import {
  claimAndDecide,
  type Desk,
  heldThread,
  idsOf,
  LEA,
  MO,
  startDesk,
  threadUp,
} from '../reviews/desk.js';
import { PASSWORD } from '../support/forum.js';
import { published } from '../support/people.js';
import { wornReplyUp } from '../support/worn.js';
import type { Visitor } from '../support/visitor.js';
import { found, search } from './looking.js';

/*
 * For each state that a text can have a word that stands nowhere else is looked for by everybody: it is found by who may
 * read the text, and by nobody else, not even by its author or the team.
 */

let desk: Desk;
let everybody: [string, Visitor][];
beforeAll(async () => {
  desk = await startDesk();
  everybody = [
    ['guest', desk.guest()],
    ['Ana', desk.ana],
    ['Ben', desk.ben],
    ['Mo', desk.mo],
  ];
});
afterAll(() => desk.stop());

let seed = 0;
/** A word of which no other has the stem. */
const word = (): string =>
  `quor${[...String(++seed)].map((digit) => 'bdfgklmprv'[Number(digit)]).join('o')}ax`;

async function finders(words: string, fields: Record<string, string> = {}): Promise<string[]> {
  const names: string[] = [];
  for (const [name, who] of everybody) if ((await found(who, words, fields)).length > 0) names.push(name);
  return names;
}

const EVERYBODY = ['guest', 'Ana', 'Ben', 'Mo'];
const MEMBERS = ['Ana', 'Ben', 'Mo'];

const pending = async (body: string): Promise<Text> =>
  writeThread(desk.sql, await idsOf(desk, 'Ana'), { title: body, body });
const up = (body: string, board = 'depression'): Promise<Text> =>
  threadUp(desk, { title: `About ${body}`, body: `There is ${body} in it.`, board });
const heldBy = async (body: string, judgement: Judgement): Promise<Text> =>
  hold(desk.sql, await pending(body), judgement);
const decided = async (body: string, outcome: string): Promise<Text> => {
  const text = await heldBy(body, { tier: 'concern' });
  await decide(desk.sql, text, await idsOf(desk, MO), outcome);
  return text;
};
const removed = async (body: string): Promise<Text> => {
  const text = await up(body);
  await decide(desk.sql, text, await idsOf(desk, MO), 'remove');
  return text;
};
const withdrawn = async (body: string): Promise<Text> => {
  const text = await up(body);
  await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.id]);
  return text;
};
const leftToAuthor = async (body: string): Promise<Text> => {
  const written = await writeThread(desk.sql, await idsOf(desk, LEA), { title: body, body });
  const text = await render(desk.sql, written);
  const verdict = await giveVerdict(desk.sql, text, {
    outcome: 'ask',
    why: 'contact_details',
    categories: ['contact_details'],
  });
  await desk.sql('select leave_to_author($1)', [verdict]);
  return text;
};
const forgotten = async (body: string): Promise<Text> => {
  const text = await withdrawn(body);
  await desk.sql('update revisions set over_on = current_date - 400 where id = $1', [text.id]);
  await desk.sql('select forget_texts(30, 90, 500)');
  return text;
};

const stateOf = async ({ id }: Text): Promise<string> =>
  (await desk.sql<{ state: string }>('select state from revisions where id = $1', [id]))[0]!.state;

describe('a text', { timeout: 60_000 }, () => {
  it('that is up is found by everybody, by its title and by its words', async () => {
    const one = word();
    const { postId } = await up(one);
    expect(await finders(one)).toEqual(EVERYBODY);
    expect(await found(desk.guest(), one)).toEqual([postId]);
  });

  it.each([
    ['pending', pending],
    ['held', (body: string) => heldBy(body, {})],
    ['with_author', leftToAuthor],
    ['returned', (body: string) => decided(body, 'return')],
    ['kept', (body: string) => decided(body, 'keep')],
    ['declined', (body: string) => decided(body, 'decline')],
    ['removed', removed],
    ['withdrawn', withdrawn],
    ['withdrawn', forgotten],
  ])('that is %s is found by nobody', async (state, make) => {
    const one = word();
    expect(await stateOf(await make(one))).toBe(state);
    expect(await finders(one)).toEqual([]);
    expect(
      await desk.sql(`select from search_texts where words @@ to_tsquery('english', $1)`, [one]),
    ).toEqual([]);
  });

  it('is followed when it changes: what waits is not found, what was up stays until then, and is gone after', async () => {
    const [before, after] = [word(), word()];
    const post = await up(before);
    const next = await writeRevision(desk.sql, post, { title: after, body: after });
    expect(await finders(after)).toEqual([]);
    expect(await finders(before)).toEqual(EVERYBODY);
    await putUp(desk.sql, next);
    expect(await finders(before)).toEqual([]);
    expect(await finders(after)).toEqual(EVERYBODY);
    expect(await stateOf(post)).toBe('superseded');
  });

  it('that was masked is found by what is left of it alone, also not by the mark', async () => {
    const [open, secret] = [word(), word()];
    const text = await heldThread(desk, { title: open, body: `We met ${secret} at the river, ${open}.` });
    await claimAndDecide(desk.mo, text, {
      outcome: 'mask',
      reason: 'So that nobody is found.',
      hide: secret,
    });
    expect(await finders(open)).toEqual(EVERYBODY);
    expect(await finders(secret)).toEqual([]);
    expect(await found(desk.ben, `${open} hidden`)).toEqual([]);
  });

  it('is not found by what it quotes', async () => {
    const [own, quoted] = [word(), word()];
    const { threadId } = await up(word());
    const { personaId } = await idsOf(desk, 'Ben');
    const html = `<blockquote>\n<p>${quoted}</p>\n<blockquote>\n<p>${quoted}</p>\n</blockquote>\n<p>${quoted}</p>\n</blockquote>\n<p>${own} &amp; co</p>`;
    const reply = await writeReply(desk.sql, { personaId }, threadId, own);
    await desk.sql('update revisions set html = $2 where id = $1', [reply.id, html]);
    const verdict = await giveVerdict(desk.sql, { ...reply, html });
    await desk.sql('select clear_revision($1)', [verdict]);
    expect(await finders(quoted)).toEqual([]);
    expect((await search(desk.ben, own)).page.querySelector('.found-words')!.text).toBe(`${own} & co`);
  });

  it.each([
    ['remove', []],
    ['keep', EVERYBODY],
  ])('of somebody who left: %s', async (way, finds) => {
    const one = word();
    const name = `Leaver ${way}`;
    const leaver = await desk.person(name);
    await published(desk, await threadId(), name, `Some ${one} here.`);
    expect(await finders(one)).toEqual(EVERYBODY);
    expect((await leaver.send('/account/erasure', { way, sure: 'yes', current: PASSWORD })).status).toBe(303);
    expect(await finders(one)).toEqual(finds);
    if (way === 'keep') expect((await search(desk.ben, one)).text).toContain('former member');
  });

  it('under a one-time name is found under that name, and nothing finds a name', async () => {
    const one = word();
    const thread = await up(word());
    await wornReplyUp(desk, 'Ana', 'Quiet Otter', thread, `This is ${one}.`);
    const { text } = await search(desk.ben, one);
    expect(text).toContain('Quiet Otter');
    expect(text).not.toContain('Ana');
    expect(await finders('Otter')).toEqual([]);
    expect(await finders('Ana')).toEqual([]);
  });
});

/** A thread of Ana's that is up. */
async function threadId(): Promise<string> {
  return (await up(word())).threadId;
}

describe('a place', { timeout: 60_000 }, () => {
  it('for members is searched by members alone: a thread, a board', async () => {
    const [thread, board] = [word(), word()];
    const { threadId } = await up(thread);
    await up(board, 'bipolar');
    await desk.sql('update threads set members_only = true where id = $1', [threadId]);
    await desk.sql(`update boards set members_only = true where slug = 'bipolar'`);
    expect(await finders(thread)).toEqual(MEMBERS);
    expect(await finders(board)).toEqual(MEMBERS);
    expect((await desk.guest().get('/search')).text).not.toContain('Bipolar');
    expect(await found(desk.guest(), board, { board: 'bipolar' })).toEqual([]);
  });

  it('that is a closed group is searched by its people alone, and only they see that it is there', async () => {
    const one = word();
    const { memberId } = await idsOf(desk, MO);
    const [made] = await desk.sql<{ slug: string }>(
      `select make_group('Hazelgroup', 'For few.', $1) as slug`,
      [memberId],
    );
    const { personaId } = await idsOf(desk, 'Ben');
    await desk.sql(
      `insert into group_members (board_id, persona_id, joined) select id, $2, true from boards where slug = $1`,
      [made!.slug, personaId],
    );
    await up(one, made!.slug);
    expect(await finders(one)).toEqual(['Ben', 'Mo']);
    expect(await finders(one, { board: made!.slug })).toEqual(['Ben', 'Mo']);
    expect((await desk.ben.get('/search')).text).toContain('Hazelgroup');
    for (const who of [desk.guest(), desk.ana, desk.lea])
      expect((await who.get('/search')).text).not.toContain('Hazelgroup');
    await desk.sql('update group_members set joined = false where persona_id = $1', [personaId]);
    expect(await finders(one)).toEqual(['Mo']);
  });

  it('that is archived is still searched, and a thread goes along when its board becomes part of another', async () => {
    const one = word();
    await up(one, 'anxiety');
    await desk.sql(`update boards set archived = true where slug = 'anxiety'`);
    expect(await finders(one, { board: 'anxiety' })).toEqual(EVERYBODY);
    await desk.sql(`update threads set board_id = (select id from boards where slug = 'family')
      where board_id = (select id from boards where slug = 'anxiety')`);
    expect(await finders(one, { board: 'anxiety' })).toEqual([]);
    expect(await finders(one, { board: 'family' })).toEqual(EVERYBODY);
  });

  it('beside another one is searched by who may read both', async () => {
    const one = word();
    const { threadId } = await up(one, 'family');
    await desk.sql(
      `update threads set second_board_id = (select id from boards where slug = 'bipolar') where id = $1`,
      [threadId],
    );
    expect(await finders(one)).toEqual(MEMBERS);
    expect(await finders(one, { board: 'bipolar' })).toEqual(MEMBERS);
  });
});

describe('whoever chose how to read', { timeout: 60_000 }, () => {
  const noted = async (one: string): Promise<Text> => {
    const text = await up(one);
    await desk.sql(`insert into content_notes (post_id, note, said_by) values ($1, 'self_harm', 'team')`, [
      text.postId,
    ]);
    return text;
  };

  it('finds folded words without them, their author finds them open', async () => {
    const one = word();
    await noted(one);
    for (const who of [desk.guest(), desk.ben]) {
      const { page } = await search(who, one);
      expect(page.querySelector('ul.found')!.text).toContain('self-harm');
      expect(page.querySelectorAll('mark')).toEqual([]);
      expect(page.querySelector('ul.found a')!.text).not.toContain(one);
    }
    expect((await search(desk.ana, one)).page.querySelector('mark')!.text).toBe(one);
  });

  it('does not find what they hide, nor who they blocked, and sees that something is left out', async () => {
    const [hidden, blocked] = [word(), word()];
    await noted(hidden);
    const { postId } = await up(blocked);
    const [hider, blocker] = [await desk.person('Hider'), await desk.person('Blocker')];
    await choose(hider, { way_self_harm: 'hide' });
    await blocker.send(`/posts/${postId}/block`, {}, `/posts/${postId}/block`);
    for (const [who, one] of [
      [hider, hidden],
      [blocker, blocked],
    ] as const) {
      const { html, text } = await search(who, one);
      expect(await found(who, one)).toEqual([]);
      expect(html.replaceAll(`value="${one}"`, '')).not.toContain(one);
      expect(text).toContain('Some posts are not shown, as you chose.');
    }
    expect(await found(hider, blocked)).toEqual([postId]);
  });

  it('finds what has a muted word without its words', async () => {
    const one = word();
    await up(one);
    const muter = await desk.person('Muter');
    await choose(muter, { words: one });
    const { page } = await search(muter, one);
    expect(page.querySelectorAll('mark')).toEqual([]);
    expect(page.querySelectorAll('ul.found > li')).toHaveLength(1);
  });
});

const WAITS = `select from pg_stat_activity
  where datname = current_database() and wait_event_type = 'Lock' and query like '%index_posts_after%'`;
const ONCE = `select index_posts_after('00000000-0000-0000-0000-000000000000', 10000)`;

describe('the index', { timeout: 60_000 }, () => {
  it('has a row for what is up, and for nothing else', async () => {
    const [row] = await desk.sql<{ wrong: number; up: number }>(
      `select count(*) filter (where (s.revision_id is null) or (r.id is null))::int as wrong, count(*)::int as up
       from search_texts s full join (select * from revisions where state = 'published') r on r.id = s.revision_id`,
    );
    expect(row!.up).toBeGreaterThan(10);
    expect(row!.wrong).toBe(0);
  });

  it('is built again from what is up, some at a time', async () => {
    const rows = 'select post_id, revision_id, kind, published_at, words from search_texts order by post_id';
    const before = await desk.sql(rows);
    await desk.sql('delete from search_texts');
    let last: string | null = '00000000-0000-0000-0000-000000000000';
    let rounds = 0;
    for (; last !== null; rounds++)
      last = (await desk.sql<{ last: string | null }>('select index_posts_after($1, 3) as last', [last]))[0]!
        .last;
    expect(rounds).toBeGreaterThan(3);
    expect(await desk.sql(rows)).toEqual(before);
  });

  it('waits for whoever changes a post before it holds its text, and begins again where both wait', async () => {
    const { postId } = await up(word());
    const url = desk.database.ownerUrl;
    const backfill = await new DataSource(dataSourceOptions(url)).initialize();
    const runner = backfill.createQueryRunner();
    const other = new pg.Client({ connectionString: url });
    await other.connect();
    await other.query(`set deadlock_timeout = '1min'`);
    await runner.query(`set deadlock_timeout = '3s'`);
    const changes = async (first: string, then: string, work: () => Promise<unknown>) => {
      await desk.sql('delete from search_texts');
      await other.query('begin');
      await other.query(first, [postId]);
      const done = Promise.allSettled([work()]);
      await vi.waitFor(async () => expect(await desk.sql(WAITS)).toHaveLength(1), { timeout: 5000 });
      await other.query(then, [postId]);
      await other.query('commit');
      expect(await done).toMatchObject([{ status: 'fulfilled' }]);
      expect(await desk.sql('select from search_texts where post_id = $1', [postId])).toHaveLength(1);
    };
    const [post, text] = [
      'select from posts where id = $1 for update',
      'select from revisions where post_id = $1 for update',
    ];
    await changes(post, text, () => runner.query(ONCE));
    await changes(text, post, () => new SearchWhatIsUp1763800000058().up(runner));
    await other.end();
    await runner.release();
    await backfill.destroy();
  });
});
