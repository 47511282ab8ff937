import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { refusal, handOf } from '../database/hands.js';
import {
  type Desk,
  heldThread,
  LEA,
  MO,
  press,
  startDesk,
  stateOf,
  takeDown,
  threadUp,
} from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import {
  answer,
  ask,
  asked,
  askedAgo,
  decidedAgainst,
  lookAt,
  noticesAbout,
  OVERTURNED,
  pathOf,
  UPHELD,
} from './looks.js';

let desk: Desk;
let tove: Visitor;
beforeAll(async () => {
  desk = await startDesk();
  tove = await desk.person('Tove', 'trustee');
});
afterAll(() => desk.stop());

async function becomes(name: string, role: string): Promise<void> {
  await desk.sql('update members set role = $2 where id = (select member_id from personas where name = $1)', [
    name,
    role,
  ]);
}

/** With nobody on the team but Mo. */
async function withMoAlone(work: () => Promise<void>): Promise<void> {
  const others = await desk.sql<{ name: string; role: string }>(
    `select p.name, m.role from members m join personas p on p.member_id = m.id
     where m.role in ('moderator', 'lead', 'admin') and p.name <> $1`,
    [MO],
  );
  for (const { name } of others) await becomes(name, 'member');
  await work().finally(async () => {
    for (const { name, role } of others) await becomes(name, role);
  });
}

const recordedOf = async (look: string) =>
  (
    await desk.sql<{ code: string }>(
      `select code from record_entries where kind = 'appeal' and subject = $1 order by place`,
      [look],
    )
  ).map(({ code }) => code);

const outsideOf = async (look: string) =>
  desk.sql('select alone, outside from second_look_answers where second_look_id = $1', [look]);

describe('a second look, where somebody else is on the team', () => {
  it('is not there for a trustee before a day has passed, whatever they send', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 23);
    expect((await tove.open('/second-looks')).html).not.toContain(text.look);
    expect((await tove.get(`/second-looks/${text.look}`)).status).toBe(404);
    const sent = await press(tove, `/second-looks/${text.look}/decision`, { ...OVERTURNED, seen: '1' });
    expect([sent.status, sent.page.querySelector('#kept-words')?.text.trim()]).toEqual([
      404,
      OVERTURNED.reason,
    ]);
    expect(await stateOf(desk, text)).toBe('kept');
    expect((await desk.ana.open(pathOf(text))).text).toContain(
      'If nobody on the team has looked after a day, someone from outside the team can look too.',
    );
    expect((await desk.mo.open(`/second-looks/${text.look}`)).text).toContain(
      'After a day the trustee may look too',
    );
  });

  it('has come to the trustee after a day, and to the team still', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 24);
    expect((await tove.open('/second-looks')).html).toContain(text.look);
    expect((await tove.open(`/second-looks/${text.look}`)).text).toContain('so it has come to you too');
    const lea = await desk.person(LEA);
    expect((await lea.open(`/second-looks/${text.look}`)).text).toContain('the trustee may look at it too');
    expect((await desk.ana.open(pathOf(text))).text).toContain(
      'It has waited for a day. So someone from outside the team can look too.',
    );
    expect((await answer(lea, text.look)).status).toBe(303);
    const late = await press(tove, `/second-looks/${text.look}/decision`, { ...UPHELD, seen: '1' });
    expect(late.status).toBe(409);
    expect(late.page.querySelector('main a.button')?.getAttribute('href')).toBe('/second-looks');
    expect(await outsideOf(text.look)).toEqual([{ alone: false, outside: false }]);
  });
});

describe('a second look, where nobody else is on the team', () => {
  it.each([
    ['overturned', OVERTURNED, 'published'],
    ['upheld', UPHELD, 'kept'],
  ])(
    'is the trustee’s at once: %s, and both sides read that it came from outside',
    async (kind, fields, state) => {
      await withMoAlone(async () => {
        const text = await decidedAgainst(desk, 'keep');
        const before = await desk.ana.open(pathOf(text));
        await ask(desk.ana, text, 'I meant it kindly.');
        const look = await lookAt(desk, text);
        const after = await desk.ana.open(pathOf(text));
        for (const page of [before, after]) {
          expect(page.text).toContain('someone from outside the team reads');
          expect(page.text).toContain('not here every day');
          expect(page.html).not.toContain('Tove');
        }
        const mine = await desk.mo.open(`/second-looks/${look}`);
        expect(mine.text).toContain('This one is for the trustee.');
        await askedAgo(desk, look, 30);
        const alone = await press(desk.mo, `/second-looks/${look}/decision`, { ...OVERTURNED, seen: '1' });
        expect(alone.status).toBe(409);
        expect((await answer(tove, look, fields)).status).toBe(303);
        expect(await stateOf(desk, text)).toBe(state);
        expect(await outsideOf(look)).toEqual([{ alone: false, outside: true }]);
        expect(await recordedOf(look)).toEqual([`${kind}_outside`]);
        expect((await noticesAbout(desk, text)).map(({ kind: of, to }) => `${of} ${to}`)).toEqual([
          'kept Ana',
          `second_look_${kind} Ana`,
          `decision_${kind} ${MO}`,
        ]);
        expect((await desk.ana.open('/notices')).text).toContain('Someone from outside the team looked');
        expect((await desk.mo.open('/notices')).text).toContain(
          'A trustee, from outside the team, looked again',
        );
        if (kind === 'upheld')
          expect((await desk.ana.open(pathOf(text))).text).toContain(
            'Someone from outside the team has read your words.',
          );
      });
    },
  );

  it('shows the trustee the text, what was decided and what was written, without a name of the team', async () => {
    await withMoAlone(async () => {
      const text = await heldThread(
        desk,
        { body: 'Ordinary rain.' },
        { tier: 'none', about: null, why: 'unkind' },
      );
      await desk.mo.send(`/reviews/${text.id}`, {}, `/reviews/${text.id}/claim`);
      await desk.mo.send(`/reviews/${text.id}`, { body: 'Whom do you mean?' }, `/reviews/${text.id}/message`);
      await desk.ana.send(
        `/posts/${text.postId}`,
        { body: 'The rain, no one.' },
        `/posts/${text.postId}/messages`,
      );
      const fields = { outcome: 'keep', guideline: '', reason: 'It stays between us.' };
      await desk.mo.send(`/reviews/${text.id}`, fields, `/reviews/${text.id}/decision`);
      await ask(desk.ana, text);
      const href = `/second-looks/${await lookAt(desk, text)}`;
      expect((await tove.open('/second-looks')).page.querySelector(`main a[href="${href}"]`)).not.toBeNull();
      const page = await tove.open(href);
      for (const words of [
        'Ordinary rain.',
        'It stays between us.',
        'Whom do you mean?',
        'The rain, no one.',
      ])
        expect(page.text).toContain(words);
      expect(page.html).not.toContain(MO);
      const looked = await desk.sql(
        `select from record_entries e join personas n on n.member_id = e.actor
         where e.kind = 'look' and e.subject = $1 and e.code = 'second_look' and n.name = 'Tove'`,
        [text.id],
      );
      expect(looked).toHaveLength(1);
    });
  });

  it('is nobody’s whose text it is, nor theirs who decided before they became a trustee', async () => {
    const text = await asked(desk, 'keep');
    await askedAgo(desk, text.look, 48);
    await becomes(MO, 'trustee');
    expect((await (await desk.person(MO)).get(`/second-looks/${text.look}`)).status).toBe(404);
    await becomes(MO, 'moderator');
    await becomes('Ana', 'trustee');
    const own = await (await desk.person('Ana')).get(`/second-looks/${text.look}`);
    expect(own.text).toContain('This one is yours');
    expect((await (await desk.person('Ana')).open('/second-looks')).html).not.toContain(text.look);
    await becomes('Ana', 'member');
  });

  it('leaves words that sound like danger on the team’s list, whoever answers', async () => {
    const text = await decidedAgainst(desk, 'keep');
    await ask(desk.ana, text, 'I am going to kill myself tonight.');
    const [look] = await desk.sql<{ id: string }>(
      `select subject as id from urgent_words where source = 'second_look' order by written_at desc limit 1`,
    );
    await askedAgo(desk, look!.id, 25);
    expect((await answer(tove, look!.id, UPHELD)).status).toBe(303);
    expect(
      await desk.sql(`select from urgent_words where subject = $1 and answered_at is null`, [look!.id]),
    ).toHaveLength(1);
  });
});

describe('a trustee', () => {
  it('finds the second looks in the bar, and nothing else of the desk', async () => {
    const home = await tove.open('/');
    expect(home.page.querySelector('header a[href="/second-looks"]')?.text).toBe('Second looks');
    expect(home.page.querySelector('header a[href="/reviews"]')).toBeNull();
    for (const path of [
      '/reviews',
      '/reports',
      '/limits',
      '/record',
      '/workload',
      '/duty',
      '/protocol',
      '/templates',
    ])
      expect((await tove.get(path)).status).toBe(404);
    const held = await heldThread(desk);
    for (const path of [`/reviews/${held.id}`, `/reviews/${held.id}/answers`])
      expect((await tove.get(path)).status).toBe(404);
    expect((await press(tove, `/reviews/${held.id}/claim`)).status).toBe(404);
    const up = await threadUp(desk);
    await expect(takeDown(tove, up)).rejects.toThrow();
  });

  it('is told once of what has come to them, and again only when they have read it', async () => {
    const tidy = (await desk.startWorker()).get(Housekeeping, { strict: false });
    const told = async () =>
      (
        await desk.sql<{ read: boolean }>(
          `select n.read from notices n join personas p on p.id = n.persona_id
           where p.name = 'Tove' and n.kind = 'second_looks_wait' order by n.place`,
        )
      ).map(({ read }) => read);
    await tidy.tidy();
    await tove.open('/notices');
    const [before, text] = [(await told()).length, await asked(desk, 'keep')];
    await tidy.tidy();
    expect((await told()).length).toBe(before);
    await askedAgo(desk, text.look, 24);
    await tidy.tidy();
    const other = await asked(desk, 'return');
    await askedAgo(desk, other.look, 24);
    await tidy.tidy();
    expect((await told()).filter((read) => !read)).toHaveLength(1);
    const notices = await tove.get('/notices', { 'sec-fetch-dest': 'document' });
    expect(notices.text).toContain('Somebody waits for a second look');
    expect(notices.page.querySelector('main .notice a[href="/second-looks"]')).not.toBeNull();
    await desk.stopWorker();
  });

  it('is refused by PostgreSQL whatever is no answer to a second look that has come to them', async () => {
    const web = await handOf(desk.database.webUrl);
    const [{ id: me }] = (await desk.sql<{ id: string }>(
      `select member_id as id from personas where name = 'Tove'`,
    )) as [{ id: string }];
    const held = await heldThread(desk);
    const text = await asked(desk, 'keep');
    const tried = async (on: string, outcome: string, look: string | null) => {
      await web.sql('begin');
      const code = await refusal(
        (async () => {
          await web.sql(
            `insert into claims (revision_id, staff_id, until) values ($1, $2, now() + interval '1 minute')`,
            [on, me],
          );
          const [made] = await web.sql<{ id: string }>(
            `insert into decisions (id, revision_id, staff_id, outcome, guideline, digest)
             select gen_random_uuid(), id, $2, $3, 'kindness', text_digest(title, body, html) from revisions where id = $1 returning id`,
            [on, me, outcome],
          );
          if (look)
            await web.sql('insert into second_look_answers (second_look_id, decision_id) values ($1, $2)', [
              look,
              made!.id,
            ]);
          await web.sql('select apply_decision($1)', [made!.id]);
        })(),
      );
      await web.sql('rollback');
      return code;
    };
    for (const outcome of ['publish', 'return', 'keep', 'decline']) {
      expect(await tried(held.id, outcome, null)).toBe('HS007');
    }
    expect(await tried(held.id, 'keep', text.look)).toBe('HS007');
    expect(await tried(held.id, 'publish', text.look)).toBe('HS001');
    expect(await tried(text.id, 'publish', null)).toBe('HS007');
    expect(await tried(text.id, 'publish', text.look)).toBe('HS018');
    await askedAgo(desk, text.look, 24);
    expect(await tried(text.id, 'publish', text.look)).toBeNull();
    expect(await tried(text.id, 'uphold', text.look)).toBeNull();
    expect(await refusal(web.sql(`update second_look_answers set outside = false`))).toBe('42501');
    await web.end();
  });
});
