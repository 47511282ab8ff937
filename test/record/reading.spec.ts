import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashOf, type Link } from '../../src/record/chain.js';
import { RECORD_KINDS } from '../../src/record/record.js';
import type { MemberRole } from '../../src/platform/web/visit.js';
import {
  claim,
  claimAndDecide,
  type Desk,
  heldThread,
  idsOf,
  MO,
  press,
  startDesk,
  takeDown,
  threadUp,
} from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { tokenOf } from '../support/people.js';
import { addTerm, switchTo } from '../terms/words.js';
import { checked, entriesAfter, lastPlace, recordedBy } from './hands.js';

let desk: Desk;
let lead: Visitor;
beforeAll(async () => {
  desk = await startDesk();
  lead = await desk.person('Lou', 'lead');
});
afterAll(() => desk.stop());

const rowsOf = ({ page }: Answer) =>
  page.querySelectorAll('main tbody tr').map((row) => row.structuredText.replace(/\s+/g, ' '));
const newest = async (path = '/record') => rowsOf(await lead.get(path))[0];

describe('the record', () => {
  it('says who did what and when, with the reason', async () => {
    const text = await heldThread(desk);
    await claimAndDecide(desk.mo, text, {
      outcome: 'return',
      guideline: 'kindness',
      reason: 'Leave out <the street>.',
    });
    const row = await newest('/record?kind=decision');
    expect(row).toContain('Sent a text back to be changed');
    expect(row).toContain('Leave out <the street>.');
    expect(row).toContain(MO);
    expect(row).toMatch(/\d{1,2} \w+ \d{4} at \d\d:\d\d UTC/);
  });

  it('has a removal, in plain words', async () => {
    await takeDown(desk.mo, await threadUp(desk));
    expect(await newest()).toContain('Took a post down');
  });

  it('has own terms, and leads to them', async () => {
    const id = await addTerm(lead, { phrase: 'orrin quay' });
    await switchTo(lead, id, 'live');
    const answer = await lead.get('/record?kind=configuration');
    expect(rowsOf(answer)[0]).toContain('Made words of our own live');
    expect(rowsOf(answer)[1]).toContain('Added words of our own');
    expect(rowsOf(answer)[1]).toContain('orrin quay');
    expect(answer.page.querySelector(`main a[href="/terms/${id}"]`)).not.toBeNull();
  });

  it('names whose role changed, until they are gone', async () => {
    await desk.person('Wren the helper', 'moderator');
    expect(await newest('/record?kind=role')).toMatch(
      /Wren the helper became a moderator Whoever runs this place/,
    );
    const { memberId } = await idsOf(desk, 'Wren the helper');
    await desk.sql('delete from members where id = $1', [memberId]);
    const [gone, made] = rowsOf(await lead.get('/record?kind=role'));
    expect(gone).toContain('was deleted');
    expect(made).toContain('Someone who is no longer here became a moderator');
  });

  it('outlives who did it: the entry stays, the name goes', async () => {
    const zoe = await desk.person('Zoe the helper', 'moderator');
    await claimAndDecide(zoe, await heldThread(desk), { outcome: 'keep', reason: 'We are here.' });
    expect(await newest()).toContain('Zoe the helper');
    const { memberId } = await idsOf(desk, 'Zoe the helper');
    await desk.sql('delete from members where id = $1', [memberId]);
    const row = await newest('/record?kind=decision');
    expect(row).toContain('Someone who is no longer here');
    expect(row).toContain('Kept a text between the author and us');
    expect((await checked(desk.database.ownerUrl)).broken).toBeNull();
  });

  it('says when what was written has been erased', async () => {
    await claimAndDecide(desk.mo, await heldThread(desk), { outcome: 'keep', reason: 'Words to be erased.' });
    await desk.sql(
      'delete from record_words where entry_id = (select id from record_entries order by place desc limit 1)',
    );
    const row = await newest();
    expect(row).toContain('What was written has been erased.');
    expect(row).not.toContain('Words to be erased.');
  });

  it('shows what has no words of its own by its code', async () => {
    await desk.sql(`select record_entry('duty', null, null, 'rota_changed', null)`);
    expect(await newest('/record?kind=duty')).toContain('Duty: rota changed');
    await desk.sql(`select record_entry('duty', null, null, null, null)`);
    expect(await newest('/record?kind=duty')).toMatch(/^\s*Duty Nobody/);
  });

  it('shows no name but those of the team, and no text of an author', async () => {
    const author = await desk.person('Aster Quiet', 'member');
    await author.send('/boards/family/threads/new', { title: 'A quiet title', body: 'A quiet body.' });
    await claimAndDecide(desk.mo, await heldThread(desk, { title: 'A quiet title' }, {}, 'Aster Quiet'), {
      outcome: 'keep',
      reason: 'Here.',
    });
    const { html } = await lead.get('/record');
    for (const hidden of ['Aster Quiet', 'quiet title', 'quiet body']) expect(html).not.toContain(hidden);
  });
});

describe('a kind', () => {
  it.each(RECORD_KINDS)('can be asked for alone: %s', async (kind) => {
    const answer = await lead.get(`/record?kind=${kind}`);
    expect(answer.status).toBe(200);
    const [entries] = await desk.sql<{ count: number }>(
      'select count(*)::int from record_entries where kind = $1',
      [kind],
    );
    expect(rowsOf(answer)).toHaveLength(Math.min(entries!.count, 50));
    expect(answer.page.querySelector('main [aria-current]')?.getAttribute('href')).toBe(
      `/record?kind=${kind}`,
    );
  });

  it.each(['whim', '', `'; drop table record_entries`])(
    'that nobody knows is all of them: %j',
    async (kind) => {
      const { status, page } = await lead.get(`/record?${new URLSearchParams({ kind }).toString()}`);
      expect(status).toBe(200);
      expect(page.querySelector('main [aria-current]')?.getAttribute('href')).toBe('/record');
    },
  );

  it('that is asked for twice is all of them', async () => {
    expect((await lead.get('/record?kind=look&kind=role')).status).toBe(200);
  });
});

describe('older entries', () => {
  it('follow page by page, each once, also while others are written', async () => {
    await desk.sql(
      `select record_entry('follow_up', null, null, 'number-' || n, null) from generate_series(1, 120) n`,
    );
    const seen: string[] = [];
    let path: string | null | undefined = '/record?kind=follow_up';
    let pages = 0;
    while (path) {
      const answer: Answer = await lead.get(path);
      seen.push(...rowsOf(answer));
      await desk.sql(`select record_entry('follow_up', null, null, 'later', null)`);
      path = answer.page.querySelector('a[rel=next]')?.getAttribute('href')?.replaceAll('&amp;', '&');
      pages++;
    }
    expect(pages).toBe(3);
    expect(seen.map((row) => /number-(\d+)/.exec(row)?.[1])).toEqual(
      Array.from({ length: 120 }, (_, at) => String(120 - at)),
    );
  });

  it('are not found by a cursor that was made up, or belongs to another list', async () => {
    const [first] = rowsOf(await lead.get('/record?kind=follow_up'));
    const all = (await lead.get('/record')).page.querySelector('a[rel=next]')!.getAttribute('href')!;
    const cursor = new URLSearchParams(all.split('?')[1]).get('before')!;
    for (const before of [cursor, '5', 'nonsense'])
      expect(rowsOf(await lead.get(`/record?kind=follow_up&before=${before}`))[0]).toBe(first);
  });
});

describe('a look at a held text', () => {
  it('is recorded before the text is shown, once, and not for the list', async () => {
    const text = await heldThread(desk);
    const { memberId } = await idsOf(desk, MO);
    const looks = await recordedBy(desk.sql, async () => {
      await desk.mo.get('/reviews');
      await claim(desk.mo, text);
      for (let times = 3; times > 0; times--)
        expect((await desk.mo.get(`/reviews/${text.id}`)).status).toBe(200);
    });
    expect(looks).toEqual([
      { kind: 'look', actor: memberId, subject: text.id, code: 'held_text', words: null },
    ]);
  });

  it('is recorded as well when a decision comes back with a mistake', async () => {
    const text = await heldThread(desk);
    const looks = await recordedBy(desk.sql, async () => {
      await press(desk.mo, `/reviews/${text.id}/claim`);
      const { status } = await press(desk.mo, `/reviews/${text.id}/decision`, {
        outcome: 'keep',
        guideline: '',
        reason: '',
      });
      expect(status).toBe(422);
    });
    expect(looks).toMatchObject([{ kind: 'look', subject: text.id }]);
  });

  it('is none where nothing was shown', async () => {
    const own = await heldThread(desk, {}, {}, MO);
    const looks = await recordedBy(desk.sql, async () => {
      for (const id of [own.id, randomUUID(), 'none']) await desk.mo.get(`/reviews/${id}`);
      await desk.ben.get(`/reviews/${own.id}`);
    });
    expect(looks).toEqual([]);
  });

  it('that cannot be recorded does not happen', async () => {
    const text = await heldThread(desk, { body: 'Nobody shall see this unseen.' });
    await desk.sql('alter table record_pending rename to record_away');
    const answer = await desk.mo.get(`/reviews/${text.id}`);
    await desk.sql('alter table record_away rename to record_pending');
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.html).not.toContain('unseen');
  });
});

describe('taking the record out', () => {
  it('gives every entry without words, chained, and is recorded first', async () => {
    const before = await lastPlace(desk.sql);
    await claimAndDecide(desk.mo, await heldThread(desk), { outcome: 'keep', reason: 'Never in the file.' });
    const answer = await lead.send('/record', {}, '/record/export');
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/x-ndjson');
    expect(answer.headers['content-disposition']).toBe('attachment; filename="record.jsonl"');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.html).not.toContain('Never in the file.');
    const lines = answer.html
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<keyof Link, string | null>);
    expect(lines.map(({ place }) => place)).toEqual(lines.map((_, at) => String(at + 1)));
    expect(lines.map(linkOf).every((link) => hashOf(link).equals(link.hash))).toBe(true);
    expect(lines.slice(1).map(({ previous }) => previous)).toEqual(
      lines.slice(0, -1).map(({ hash }) => hash),
    );
    const { memberId } = await idsOf(desk, 'Lou');
    expect(lines.at(-1)).toMatchObject({ kind: 'look', actor: memberId, code: 'record' });
    expect((await entriesAfter(desk.sql, before)).at(-1)).toMatchObject({ kind: 'look', code: 'record' });
    expect(await newest('/record?kind=look')).toContain('Took the record out as a file');
  });

  it('needs the token of its visitor', async () => {
    const before = await lastPlace(desk.sql);
    for (const token of ['', await tokenOf(desk.ben)])
      expect((await lead.post('/record/export', { _csrf: token })).status).toBe(403);
    expect(await lastPlace(desk.sql)).toBe(before);
  });

  function linkOf(line: Record<keyof Link, string | null>): Link {
    const bytes = (hex: string | null) => (hex === null ? null : Buffer.from(hex, 'hex'));
    const digests = {
      previous: bytes(line.previous),
      hash: bytes(line.hash),
      words_digest: bytes(line.words_digest),
    };
    return { ...line, ...digests } as Link;
  }
});

describe('for others', () => {
  const WHO: [string, MemberRole | null][] = [
    ['a guest', null],
    ['Ben', 'member'],
    ['Finn', 'facilitator'],
    [MO, 'moderator'],
  ];

  it.each(WHO)('it does not exist: %s', async (name, role) => {
    const visitor = role ? await desk.person(name, role) : desk.guest();
    const before = await lastPlace(desk.sql);
    expect((await visitor.get('/record')).status).toBe(404);
    expect((await visitor.post('/record/export', { _csrf: await tokenOf(visitor) })).status).toBe(404);
    expect(await lastPlace(desk.sql)).toBe(before);
    if (role === 'moderator') expect((await visitor.get('/reviews')).html).not.toContain('href="/record"');
  });

  it('it is there for leads and admins, by a link', async () => {
    const ada = await desk.person('Ada', 'admin');
    for (const visitor of [lead, ada]) {
      expect((await visitor.get('/reviews')).html).toContain('href="/record"');
      expect((await visitor.get('/record')).status).toBe(200);
    }
  });
});
