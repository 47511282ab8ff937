import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everything } from '../database/hands.js';
import { heldThread, MO, press, stateOf, takeDown } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { type Drawn, drawnThread, type SampleDesk, startSampleDesk } from './sample.js';

let desk: SampleDesk;
let text: Drawn;
beforeAll(async () => {
  desk = await startSampleDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from threads');
  text = await drawnThread(desk, { title: 'Zanzibar', body: 'Grey *rain* again.' }, 'concern');
});

const judge = (visitor: Visitor, judgement: string, { audit }: Drawn = text) =>
  visitor.send(audit, { judgement }, `${audit}/judgement`);

async function row({ audit }: Drawn = text) {
  const [found] = await desk.sql<Record<string, unknown>>(
    `select v.revision_id, a.judgement, n.name as by, a.judged_at = date_trunc('minute', a.judged_at) as to_the_minute,
       f.name as followed_up_by
     from audits a join verdicts v on v.id = a.verdict_id
     left join personas n on n.member_id = a.judged_by left join personas f on f.member_id = a.followed_up_by
     where a.id = $1`,
    [audit.slice('/audits/'.length)],
  );
  return found;
}

const JUDGEMENTS = ['crisis', 'concern', 'none'];

const listed = ({ page }: Answer, under: string) =>
  page.querySelectorAll(`main td a[href^="${under}"]`).map((link) => link.text.trim());

describe('the list of the sample', () => {
  it('shows what waits to every moderator but its author', async () => {
    await drawnThread(desk, { title: 'By Mo' }, 'none', MO);
    expect(listed(await desk.mo.open('/audits'), '/audits/')).toEqual(['Zanzibar']);
    expect(listed(await desk.lea.open('/audits'), '/audits/').sort()).toEqual(['By Mo', 'Zanzibar']);
  });

  it('is linked from the reviews', async () => {
    expect((await desk.mo.open('/reviews')).page.querySelector('main a[href="/audits"]')).not.toBeNull();
  });

  it('thanks who looks when nothing waits', async () => {
    await judge(desk.mo, 'none');
    expect((await desk.lea.open('/audits')).text).toContain('Nothing is waiting for a second look');
  });

  it('drops what its author took back or wrote anew, and keeps what was taken down', async () => {
    const back = await drawnThread(desk, { title: 'Taken back' });
    await desk.ana.send(`/posts/${back.postId}/withdrawal`, {}, `/posts/${back.postId}/withdrawal`);
    await takeDown(desk.lea, text);
    expect(listed(await desk.mo.open('/audits'), '/audits/')).toEqual(['Zanzibar']);
    expect((await desk.mo.get(back.audit)).status).toBe(404);
  });
});

describe('a text of the sample', () => {
  it('stands as its readers see it, with its board', async () => {
    const page = await desk.mo.open(text.audit);
    expect(page.page.querySelector('h1')?.text).toBe('Zanzibar');
    expect(page.page.querySelector('main .prose')?.innerHTML).toContain(text.html);
    const [board] = await desk.sql<{ name: string }>(`select name from boards where slug = 'depression'`);
    expect(page.text).toContain(board!.name);
  });

  it('is blind: the same page whatever the screen said, without tier, rule, mark or name', async () => {
    const words = { title: 'Zanzibar', body: text.body };
    const pages = await Promise.all(
      ['none', 'watch', 'concern'].map(async (tier) => {
        const other = await drawnThread(desk, words, tier);
        const { html, page } = await desk.mo.open(other.audit);
        expect(page.querySelectorAll('main mark, main .tier, main .rule, main code')).toEqual([]);
        expect(page.querySelector('main')?.text).not.toContain('Ana');
        expect(html).not.toContain('made_up');
        expect(html).not.toContain('hopelessness');
        return html.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
      }),
    );
    expect(new Set(pages).size).toBe(1);
  });

  it('is nobody’s own: for its author it is not there', async () => {
    const own = await drawnThread(desk, {}, 'none', MO);
    expect((await desk.mo.get(own.audit)).status).toBe(404);
    expect((await press(desk.mo, `${own.audit}/judgement`, { judgement: 'none' })).status).toBe(404);
    expect((await row(own))?.judgement).toBeNull();
  });

  it('that does not exist is not found', async () => {
    for (const id of [randomUUID(), 'not-an-id']) {
      expect((await desk.mo.get(`/audits/${id}`)).status).toBe(404);
      expect((await press(desk.mo, `/audits/${id}/judgement`, { judgement: 'none' })).status).toBe(404);
      expect((await press(desk.mo, `/audits/${id}/follow-up`)).status).toBe(404);
    }
  });
});

describe('judging', () => {
  it.each(['concern', 'none', 'unsure'])(
    'as %s is written down, with who and when, and changes nothing else',
    async (judgement) => {
      const before = await everything(desk.sql);
      const answer = await judge(desk.mo, judgement);
      expect([answer.status, answer.location]).toEqual([303, '/audits']);
      const expected = { revision_id: text.id, judgement, by: MO, to_the_minute: true, followed_up_by: null };
      expect(await row()).toEqual(expected);
      expect(await everything(desk.sql)).toEqual(before);
      expect(listed(await desk.lea.open('/reviews'), '/audits/')).toEqual([]);
    },
  );

  it('as nothing, or as something else, asks again', async () => {
    for (const fields of [{}, { judgement: 'fine' }] as Record<string, string>[]) {
      const answer = await press(desk.mo, `${text.audit}/judgement`, fields);
      expect(answer.status).toBe(422);
      expect(answer.page.querySelector('#judgement-error')?.text).toContain('Please choose one');
      expect(answer.page.querySelector('h1')?.text).toBe('Zanzibar');
    }
    expect((await row())?.judgement).toBeNull();
  });

  it('happens once: the slower of two is told so, and loses nothing of the first', async () => {
    const rivals = [desk.mo, desk.lea, desk.kim];
    const tokens = await Promise.all(rivals.map((rival) => rival.hiddenFields(text.audit, ['judgement'])));
    const answers = await Promise.all(
      rivals.map((rival, at) =>
        rival.post(`${text.audit}/judgement`, { ...tokens[at], judgement: JUDGEMENTS[at]! }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
    const slower = answers.find(({ status }) => status === 409);
    expect(slower?.text).toContain('Somebody was a moment faster');
    const after = await row();
    expect((await press(desk.mo, `${text.audit}/judgement`, { judgement: 'unsure' })).status).toBe(409);
    expect(await row()).toEqual(after);
  });

  it('without one’s own token is refused', async () => {
    const others = await desk.lea.hiddenFields('/guidelines');
    for (const action of ['judgement', 'follow-up'])
      for (const token of [{}, { _csrf: '' }, others])
        expect(
          (await desk.mo.post(`${text.audit}/${action}`, { ...token, judgement: 'crisis' })).status,
        ).toBe(403);
    expect((await row())?.judgement).toBeNull();
  });

  it.each(['guest', 'member', 'author', 'facilitator'])('does not exist for a %s', async (who) => {
    const visitors: Record<string, Visitor> = {
      guest: desk.guest(),
      member: desk.ben,
      author: desk.ana,
      facilitator: await desk.person('Fay', 'facilitator'),
    };
    const visitor = visitors[who]!;
    const { _csrf } = await visitor.hiddenFields('/sign-up').catch(() => visitor.hiddenFields('/guidelines'));
    for (const path of ['/audits', text.audit, '/quality'])
      expect((await visitor.get(path)).status).toBe(404);
    for (const action of ['judgement', 'follow-up'])
      expect(
        (await visitor.post(`${text.audit}/${action}`, { _csrf: _csrf!, judgement: 'crisis' })).status,
      ).toBe(404);
    expect((await row())?.judgement).toBeNull();
  });
});

describe('what is judged a crisis', () => {
  const top = async (visitor: Visitor) => {
    const { page } = await visitor.open('/reviews');
    const link = page.querySelector('main table tbody tr a');
    return link?.getAttribute('href')?.startsWith('/audits/') ? link : null;
  };

  it('stands on top of the reviews at once, above all that is held, but not for its author', async () => {
    await heldThread(desk, { title: 'Under way' }, { tier: 'crisis', about: 'under_way' });
    await judge(desk.mo, 'crisis');
    const link = await top(desk.lea);
    expect([link?.text, link?.getAttribute('href')]).toEqual(['Zanzibar', text.audit]);
    const own = await drawnThread(desk, { title: 'By Lea' }, 'none', 'Lea Summer');
    await judge(desk.mo, 'crisis', own);
    expect((await desk.lea.open('/reviews')).text).not.toContain('By Lea');
    expect((await desk.kim.open('/reviews')).text).toContain('By Lea');
  });

  it('leads on to answering it, taking it down, or saying that it is looked after', async () => {
    const answer = await judge(desk.mo, 'crisis');
    expect([answer.status, answer.location]).toEqual([303, text.audit]);
    const { page } = await desk.lea.open(text.audit);
    const links = page.querySelectorAll('main a').map((link) => link.getAttribute('href'));
    expect(links).toContain(`/threads/${text.threadId}/posts/new?quote=${text.postId}`);
    expect(links).toContain(`/posts/${text.postId}/removal`);
    for (const href of links.filter((path) => path?.startsWith('/')))
      expect((await desk.lea.open(href!.split('#')[0]!)).status, href).toBe(200);
    expect(page.querySelectorAll('main mark, main .rule')).toEqual([]);
  });

  it('leaves the reviews when somebody looked after it', async () => {
    await judge(desk.mo, 'crisis');
    const answer = await desk.lea.send(text.audit, {}, `${text.audit}/follow-up`);
    expect([answer.status, answer.location]).toEqual([303, '/reviews']);
    expect(await row()).toMatchObject({ judgement: 'crisis', by: MO, followed_up_by: 'Lea Summer' });
    expect(await top(desk.kim)).toBeNull();
    expect((await press(desk.kim, `${text.audit}/follow-up`)).status).toBe(404);
    expect(await stateOf(desk, text)).toBe('published');
  });

  it.each(['withdrawn', 'superseded'])(
    'stays until somebody looks after it, also once it is %s',
    async (state) => {
      await judge(desk.mo, 'crisis');
      await desk.sql('alter table revisions disable trigger user');
      await desk.sql('update revisions set state = $1 where post_id = $2', [state, text.postId]);
      await desk.sql('alter table revisions enable trigger user');
      expect((await top(desk.lea))?.getAttribute('href')).toBe(text.audit);
      const { page, status } = await desk.lea.open(text.audit);
      expect(status).toBe(200);
      expect(page.querySelector(`a[href="/posts/${text.postId}/removal"]`)).toBeNull();
      expect((await desk.lea.send(text.audit, {}, `${text.audit}/follow-up`)).status).toBe(303);
      expect(await top(desk.kim)).toBeNull();
    },
  );

  it('leaves them when it is taken down', async () => {
    await judge(desk.mo, 'crisis');
    await takeDown(desk.lea, text);
    expect(await top(desk.kim)).toBeNull();
    expect((await desk.kim.get(text.audit)).status).toBe(409);
  });

  it('is the only thing to look after', async () => {
    await judge(desk.mo, 'concern');
    expect((await press(desk.lea, `${text.audit}/follow-up`)).status).toBe(404);
    expect((await row())?.followed_up_by).toBeNull();
  });
});
