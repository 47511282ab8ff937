import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decide, writeReply, writeRevision, hold, putUp, type Text } from '../database/hands.js';
import { choose } from '../folding/people.js';
import { addResource, change } from '../resources/lead.js';
import { type Desk, idsOf, MO, replyUp, startDesk, threadUp } from '../reviews/desk.js';
import { CRISIS, tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp } from '../support/worn.js';
import { makeTip } from '../tips/people.js';
import { found, search } from './looking.js';

/*
 * Tips and other help among what is found: for whom may read the library of the board, and for everybody; in the words that
 * stand there at this moment, and not a moment longer.
 */

let desk: Desk;
let lead: Visitor;
beforeAll(async () => {
  desk = await startDesk();
  lead = await desk.person('Rosa', 'lead');
});
afterAll(() => desk.stop());

let seed = 0;
/** A word of which no other has the stem. */
const word = (): string =>
  `plim${[...String(++seed)].map((digit) => 'bdfgklmprv'[Number(digit)]).join('o')}ax`;

const TIP = { kind: 'tip' };
const HELP = { kind: 'resource' };

/** An answer of Ben's that stands among the tips. */
async function tipOf(one: string, { board = 'depression', consent = 'named' } = {}): Promise<Text> {
  const thread = await threadUp(desk, { title: 'How do you sleep?', body: 'I lie awake.', board });
  const answer = await replyUp(desk, thread, `I put ${one} on the sill.`);
  await makeTip(desk, answer.postId);
  await desk.sql('update tips set consent = $2 where post_id = $1', [answer.postId, consent]);
  return answer;
}

const titles = async (who = desk.guest(), words: string, fields: Record<string, string> = TIP) =>
  (await search(who, words, fields)).page
    .querySelectorAll('ul.found > li')
    .map((item) => item.structuredText);
const set = (sql: string, { postId }: Pick<Text, 'postId'>) =>
  desk.sql(`update tips set ${sql} where post_id = $1`, [postId]);

describe('a tip', { timeout: 60_000 }, () => {
  it('is found among tips by everybody, with its topic, its words and its writer', async () => {
    const one = word();
    const { postId } = await tipOf(one);
    for (const who of [desk.guest(), desk.ana, desk.ben, desk.mo]) {
      expect(await found(who, one, TIP)).toEqual([postId]);
      expect(await found(who, one)).toEqual([postId]);
      expect(await found(who, one, { kind: 'thread' })).toEqual([]);
    }
    const [item] = await titles(desk.guest(), one);
    expect(item).toMatch(/^A tip on: Sleep\s+I put plim\w+ on the sill\s+Ben · Depression$/);
    const { page } = await search(desk.guest(), one, TIP);
    expect(page.querySelector('mark')!.text).toBe(one);
    expect(page.querySelector('#kind option[selected]')!.text).toBe('Tips that helped');
  });

  it.each(['best', 'newest'])('is narrowed by its board: %s', async (order) => {
    const one = word();
    const [here, there] = [await tipOf(one), await tipOf(one, { board: 'family' })];
    expect((await found(desk.ben, one, { ...TIP, order })).sort()).toEqual(
      [here.postId, there.postId].sort(),
    );
    expect(await found(desk.ben, one, { ...TIP, order, board: 'family' })).toEqual([there.postId]);
    expect(await found(desk.ben, one, { ...TIP, order, board: 'anxiety' })).toEqual([]);
  });

  it('without a name is found without it, nor by the way to its thread', async () => {
    const one = word();
    const { postId } = await tipOf(one, { consent: 'unnamed' });
    const { html, page } = await search(desk.guest(), one, TIP);
    const list = html.slice(html.indexOf('id="found-title"'));
    expect(list).toContain('Somebody here');
    const href = page.querySelector('ul.found a')!.getAttribute('href');
    expect(href).toBe('/boards/depression/tips?topic=sleep');
    expect((await desk.guest().open(href!)).text).toContain(one);
    for (const own of ['Ben', postId]) expect(list).not.toContain(own);
    expect(await titles(desk.guest(), one, {})).toHaveLength(1);
  });

  it.each([
    ['not asked yet', 'consent = null'],
    ['declined by its writer', `consent = 'no'`],
    ['taken out', 'taken_out = true'],
  ])('that is %s is none', async (_, change) => {
    const one = word();
    const tip = await tipOf(one);
    await set(change, tip);
    expect(await found(desk.ben, one, TIP)).toEqual([]);
    expect(await found(desk.ben, one)).toEqual([tip.postId]);
  });

  it('that is taken back or removed is not found, nor an answer that is held', async () => {
    const [withdrawn, removed] = [word(), word()];
    const taken = await tipOf(withdrawn);
    await desk.sql(`update revisions set state = 'withdrawn' where post_id = $1 and state = 'published'`, [
      taken.postId,
    ]);
    await decide(desk.sql, await tipOf(removed), await idsOf(desk, MO), 'remove');
    for (const one of [withdrawn, removed]) expect(await found(desk.ben, one, TIP)).toEqual([]);
    const { threadId } = await threadUp(desk, { title: 'How do you sleep?', body: 'I lie awake.' });
    const one = word();
    const { personaId } = await idsOf(desk, 'Ben');
    await hold(desk.sql, await writeReply(desk.sql, { personaId }, threadId, `I put ${one} on the sill.`), {
      tier: 'crisis',
    });
    expect(await found(desk.mo, one, TIP)).toEqual([]);
  });

  it('is followed when it is edited: what waits is not found, and what was said before neither, once it is up', async () => {
    const [before, after] = [word(), word()];
    const tip = await tipOf(before);
    const next = await writeRevision(desk.sql, tip, {
      title: null,
      body: `I put ${after} on the sill.`,
    });
    expect(await found(desk.ben, after, TIP)).toEqual([]);
    expect(await found(desk.ben, before, TIP)).toEqual([tip.postId]);
    await putUp(desk.sql, next);
    expect(await found(desk.ben, before, TIP)).toEqual([]);
    expect(await found(desk.ben, after, TIP)).toEqual([tip.postId]);
  });

  it('of a thread or board for members is found by members, of a closed group by nobody', async () => {
    const [onBoard, inThread] = [word(), word()];
    const tip = await tipOf(onBoard, { board: 'bipolar' });
    const other = await tipOf(inThread, { board: 'bipolar' });
    await desk.sql(`update boards set members_only = true where slug = 'bipolar'`);
    await desk.sql('update threads set members_only = true where id = $1', [other.threadId]);
    for (const one of [onBoard, inThread]) {
      expect(await found(desk.guest(), one, TIP)).toEqual([]);
      expect(await found(desk.ana, one, TIP)).toHaveLength(1);
    }
    await desk.sql(`update boards set closed = true where slug = 'bipolar'`);
    await desk.sql(
      `insert into group_members (board_id, persona_id, joined) select b.id, n.id, true from boards b, personas n
       where b.slug = 'bipolar' and n.name = 'Ana'`,
    );
    for (const who of [desk.guest(), desk.ana, desk.mo]) expect(await found(who, onBoard, TIP)).toEqual([]);
    expect(await found(desk.ana, onBoard)).toEqual([tip.postId]);
    await desk.sql(`delete from group_members`);
    await desk.sql(`update boards set members_only = false, closed = false where slug = 'bipolar'`);
  });

  it('of a board beside another is found by who may read both', async () => {
    const one = word();
    const tip = await tipOf(one, { board: 'family' });
    await desk.sql(
      `update threads set second_board_id = (select id from boards where slug = 'bipolar') where id = $1`,
      [tip.threadId],
    );
    expect(await found(desk.guest(), one, TIP)).toEqual([tip.postId]);
    await desk.sql(`update boards set members_only = true where slug = 'bipolar'`);
    expect(await found(desk.guest(), one, TIP)).toEqual([]);
    await desk.sql(`update boards set members_only = false where slug = 'bipolar'`);
  });

  it('is folded, hidden and left out as its reader chose; one without a name is not known by a block', async () => {
    const [noted, named, unnamed] = [word(), word(), word()];
    const { postId } = await tipOf(noted);
    await desk.sql(`insert into content_notes (post_id, note, said_by) values ($1, 'self_harm', 'team')`, [
      postId,
    ]);
    const { page } = await search(desk.guest(), noted, TIP);
    expect(page.querySelector('ul.found')!.text).toContain('self-harm');
    expect(page.querySelectorAll('mark')).toEqual([]);
    const hider = await desk.person('Tiphider');
    await choose(hider, { way_self_harm: 'hide' });
    expect(await titles(hider, noted)).toEqual([]);
    const tip = await tipOf(named);
    await tipOf(unnamed, { consent: 'unnamed' });
    const blocker = await desk.person('Tipblocker');
    await blocker.send(`/posts/${tip.postId}/block`, {}, `/posts/${tip.postId}/block`);
    expect(await titles(blocker, named)).toEqual([]);
    expect(await titles(blocker, unnamed)).toHaveLength(1);
  });

  it('of a one-time name says that name alone; one about medicine says whom to ask first', async () => {
    const one = word();
    const thread = await threadUp(desk, { title: 'How do you sleep?', body: 'I lie awake.' });
    const worn = await wornReplyUp(desk, 'Ben', 'Mild Badger', thread, `I put ${one} on the sill.`);
    await makeTip(desk, worn.postId);
    await set(`topic = 'medicine'`, worn);
    const [item] = await titles(desk.ana, one);
    expect(item).toContain('Mild Badger');
    expect(item).not.toContain('Ben');
    expect(item).toContain('Ask your doctor or pharmacist first.');
  });

  it.each(['best', 'newest'])('goes on from page to page, each once: %s', async (order) => {
    const one = word();
    const thread = await threadUp(desk, { title: 'How do you sleep?', body: 'I lie awake.' });
    for (let nth = 0; nth < 23; nth++)
      await makeTip(desk, (await replyUp(desk, thread, `I put ${one} on sill ${nth}.`)).postId);
    const first = await search(desk.ben, one, { ...TIP, order });
    const next = await desk.ben.open(
      first.page.querySelector('nav.pages a[rel=next]')!.getAttribute('href')!,
    );
    const all = [first, next].flatMap(({ page }) =>
      page.querySelectorAll('ul.found a.thread-title').map((link) => link.getAttribute('href')),
    );
    expect(all).toHaveLength(23);
    expect(new Set(all).size).toBe(23);
  });
});

describe('other help', { timeout: 60_000 }, () => {
  it('is found by everybody, also among everything, and leads to its own card', async () => {
    const one = word();
    const id = await addResource(lead, { name: `House ${one}`, what: 'A stove and two chairs.' });
    for (const who of [desk.guest(), desk.ana, desk.mo])
      for (const fields of [
        {},
        HELP,
        { ...HELP, board: 'family' },
        { ...HELP, order: 'newest' },
        { order: 'newest' },
      ])
        expect(await titles(who, one, fields as Record<string, string>)).toHaveLength(1);
    for (const fields of [{ board: 'family' }, { kind: 'thread' }, { kind: 'answer' }, TIP])
      expect(await titles(desk.ben, one, fields as Record<string, string>)).toEqual([]);
    const { page } = await search(desk.guest(), `stove ${one}`, HELP);
    expect(page.querySelector('ul.found > li')!.structuredText).toMatch(
      new RegExp(
        `^Other help: House ${one}\\s+A stove and two chairs\\. Young people Free\\s+United Kingdom$`,
      ),
    );
    const href = page.querySelector('ul.found a')!.getAttribute('href')!;
    const [path, card] = href.split('#');
    expect(card).toBe(`resource-${id}`);
    expect((await desk.guest().open(path!)).page.querySelector(`#${card} h3`)!.text).toBe(`House ${one}`);
  });

  it('is found by its name first, by what it is for, and in many countries', async () => {
    const one = word();
    await addResource(lead, { name: 'Second', what: `About ${one}.`, country: 'IE' });
    await addResource(lead, { name: `First ${one}`, country: 'all' });
    expect((await titles(desk.guest(), one, HELP)).map((item) => item.split('\n')[0])).toEqual([
      `Other help: First ${one}`,
      'Other help: Second',
    ]);
    expect(await titles(desk.guest(), `${one} youth`, HELP)).toHaveLength(2);
  });

  it('follows what a lead changes, hides and shows, at once', async () => {
    const [before, after] = [word(), word()];
    const id = await addResource(lead, { name: `House ${before}` });
    await change(lead, id, { name: `House ${after}` });
    expect(await titles(desk.guest(), before, HELP)).toEqual([]);
    expect(await titles(desk.guest(), after, HELP)).toHaveLength(1);
    for (const [state, finds] of [
      ['hidden', 0],
      ['shown', 1],
    ] as const) {
      const form = await lead.hiddenFields(`/resource-list/${id}`, ['number']);
      const { number } = form;
      const _csrf = await tokenOf(lead);
      const sent = await lead.post(`/resource-list/${id}/state`, { _csrf, number: number!, state });
      expect(sent.status).toBe(303);
      expect(await titles(desk.guest(), after, HELP)).toHaveLength(finds);
      expect(await titles(lead, after)).toEqual([]);
    }
  });

  it('has a row for each entry that people see, and for nothing else', async () => {
    const [row] = await desk.sql<{ wrong: number; shown: number }>(
      `select count(*) filter (where s.resource_id is null or v.resource_id is null)::int as wrong, count(*)::int as shown
       from search_resources s full join (
         select distinct on (resource_id) * from resource_versions order by resource_id, version desc) v
         on v.resource_id = s.resource_id and v.version = s.version where v.hidden is not true`,
    );
    expect(row!.shown).toBeGreaterThan(3);
    expect(row!.wrong).toBe(0);
  });

  it('comes after help, and not at all for words that ask for a way to die', async () => {
    const { html } = await search(desk.guest(), CRISIS.me, HELP);
    expect(html.indexOf('class="first')).toBeGreaterThan(0);
    expect(html.indexOf('class="first')).toBeLessThan(html.indexOf('id="found-title"'));
    for (const fields of [TIP, HELP])
      expect((await search(desk.guest(), 'painless way to die', fields)).text).toContain(
        'We show no list for these words.',
      );
  });
});
