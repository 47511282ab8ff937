import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CompanyThreads, MOST_POSTS } from '../../src/bad-night/company-threads.js';
import { NO_THREAD, whileFailing } from '../support/failing-board.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, settled } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import type { INestApplicationContext } from '@nestjs/common';

let forum: Forum;
let worker: INestApplicationContext;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum({ worker: false });
  worker = await forum.startWorker();
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

const keepOpen = (now?: Date): Promise<void> => worker.get(CompanyThreads, { strict: false }).keepOpen(now);

const company = (slug = 'anxiety') =>
  forum.sql<{ id: string; period: string; title: string; state: string }>(
    `select t.id, s.period, r.title, r.state from site_threads s join threads t on t.id = s.thread_id
     join boards b on b.id = t.board_id join posts p on p.thread_id = t.id and p.opening
     join revisions r on r.post_id = p.id where b.slug = $1 and t.kind = 'company' order by s.period`,
    [slug],
  );

const sections = ({ page }: Answer): string[] => page.querySelectorAll('main h2').map(({ text }) => text);

describe('the page for a bad night', () => {
  it('is one tap from every page, also from one that went wrong', async () => {
    for (const path of ['/', '/boards/anxiety', '/about', '/nowhere', '/sign-in', '/notices'])
      for (const who of [forum.guest(), ana]) {
        const { page } = await who.open(path);
        expect(page.querySelector('aside.help a[href="/bad-night"]')?.text).toBe('Bad night?');
      }
  });

  it('has people to talk to before all else, for everybody', async () => {
    for (const who of [forum.guest(), ana]) {
      const answer = await who.get('/bad-night', { 'accept-language': 'en-US' });
      expect(answer.status).toBe(200);
      expect(sections(answer)[0]).toBe('Talk to someone');
      expect(
        answer.page.querySelectorAll('section[aria-labelledby=talk] a[href^="tel:"]').length,
      ).toBeGreaterThan(1);
      expect(sections(answer)).toEqual(expect.arrayContaining(['Breathe', 'Wait', 'Why you do this']));
    }
  });

  it('leads to the boards while no company thread is open', async () => {
    const { page, text } = await forum.guest().open('/bad-night');
    expect(page.querySelector('main textarea')).toBeNull();
    expect(text).toContain('You can write on one of the boards');
  });

  it('shows members the reasons that they wrote down, and nobody else’s', async () => {
    expect((await ana.open('/bad-night')).text).toContain('write down your reasons');
    const reasons = { name: 'My walks', way: 'of', day: '2026-01-01', reasons: 'The river in the morning.' };
    await ana.send('/milestones/new', reasons);
    expect((await ana.open('/bad-night')).text).toContain('My walks The river in the morning.');
    for (const who of [await forum.person('Ben'), forum.guest()])
      expect((await who.open('/bad-night')).text).not.toContain('river');
  });

  it('is there when the boards and the reasons cannot be read', async () => {
    const tables = 'site_threads, private_papers';
    await forum.sql(`revoke select on ${tables} from hearthside_web`);
    const pages = await Promise.all([forum.guest(), ana].map((who) => who.get('/bad-night')));
    await forum.sql(`grant select on ${tables} to hearthside_web`);
    for (const answer of pages) {
      expect(answer.status).toBe(200);
      expect(sections(answer)[0]).toBe('Talk to someone');
    }
  });

  it('waits by steps, and each leads on to people', async () => {
    for (const part of ['', '?part=2', '?part=5', '?part=99', '?part=x']) {
      const { status, html } = await forum.guest().get(`/bad-night/waiting${part}`);
      expect(status).toBe(200);
      expect(html).not.toContain('http-equiv="refresh"');
      expect(html).toContain('/crisis-lines');
    }
    const [first, none] = await Promise.all(
      ['', '?part=99'].map((part) => forum.guest().open(`/bad-night/waiting${part}`)),
    );
    expect(none!.page.querySelector('main')!.innerHTML).toBe(first!.page.querySelector('main')!.innerHTML);
  });
});

describe('a company thread', () => {
  it('is opened on the boards behind one that fails', async () => {
    const october = new Date('2026-10-23T12:00:00Z');
    await whileFailing(forum, 'depression', () => expect(keepOpen(october)).rejects.toThrow(NO_THREAD));
    expect(await company('depression')).toEqual([]);
    expect(await company()).toHaveLength(1);
    await forum.sql(`delete from threads where kind = 'company'`);
  });

  it('is opened once by two workers at once, on each board, by the screen as everything', async () => {
    const november = new Date('2026-11-23T12:00:00Z');
    await Promise.all([keepOpen(november), keepOpen(november), keepOpen(november)]);
    await keepOpen(november);
    const boards = await forum.sql('select from boards');
    expect(await forum.sql(`select from threads where kind = 'company'`)).toHaveLength(boards.length);
    const [thread, ...more] = await company();
    expect(more).toEqual([]);
    expect(thread).toMatchObject({
      period: '2026-11/01',
      title: 'Company at night: November 2026',
      state: 'published',
    });
  });

  it('stands in its place on the board’s page, and not in the list', async () => {
    const [thread] = await company();
    for (const who of [forum.guest(), ana]) {
      const { page } = await who.open('/boards/anxiety');
      expect(page.querySelectorAll(`main a[href="/threads/${thread!.id}"]`)).toHaveLength(1);
      expect(page.querySelector(`ul.threads a[href="/threads/${thread!.id}"]`)).toBeNull();
    }
    expect((await forum.guest().open(`/threads/${thread!.id}`)).text).toContain('“I am here” is enough');
  });

  it('is followed by another in a new month, by the place’s own clock', async () => {
    await forum.sql(`update duty_settings set zone = 'Pacific/Auckland'`);
    await keepOpen(new Date('2026-11-30T10:00:00Z'));
    expect(await company()).toHaveLength(1);
    await keepOpen(new Date('2026-11-30T12:00:00Z'));
    expect((await company()).map(({ period }) => period)).toEqual(['2026-11/01', '2026-12/01']);
    await keepOpen(new Date('2026-11-30T10:00:00Z'));
    expect(await company()).toHaveLength(2);
    await forum.sql(`update duty_settings set zone = 'UTC'`);
    const [, december] = await company();
    expect((await forum.guest().open('/boards/anxiety')).html).toContain(december!.id);
  });

  it('is followed by another when it has become long, on that board alone', async () => {
    const [, long] = await company();
    const now = new Date('2026-12-05T12:00:00Z');
    await forum.sql('update threads set last_position = $2 where id = $1', [long!.id, MOST_POSTS - 1]);
    await keepOpen(now);
    expect(await company()).toHaveLength(2);
    await forum.sql('update threads set last_position = $2 where id = $1', [long!.id, MOST_POSTS]);
    await Promise.all([keepOpen(now), keepOpen(now)]);
    expect((await company()).map(({ period }) => period)).toEqual(['2026-11/01', '2026-12/01', '2026-12/02']);
    expect(await company('family')).toHaveLength(2);
  });

  it('is opened on no board that rests, and shown to nobody who may not read there', async () => {
    await forum.sql(`update boards set members_only = true where slug = 'family'`);
    await forum.sql(`update boards set archived = true where slug = 'bipolar'`);
    await keepOpen(new Date('2027-01-05T12:00:00Z'));
    expect(await company('bipolar')).toHaveLength(2);
    const buttons = async (who: Visitor): Promise<string[]> =>
      (await who.open('/bad-night')).page.querySelectorAll('button[formaction]').map(({ text }) => text);
    const guests = await buttons(forum.guest());
    expect(guests).toContain('Send it to Anxiety');
    expect(guests.join()).not.toMatch(/family|bipolar/i);
    const members = await buttons(ana);
    expect(members.join()).toMatch(/family/i);
    expect(members.join()).not.toMatch(/bipolar/i);
    await forum.sql(
      `update boards set members_only = false, archived = false where slug in ('family', 'bipolar')`,
    );
  });
});

describe('a quick word from there', () => {
  const write = async (who: Visitor, body: string, board = 'Anxiety'): Promise<Answer> => {
    const { page } = await who.open('/bad-night');
    const button = page.querySelectorAll('button[formaction]').find(({ text }) => text.endsWith(board))!;
    const hidden = await who.hiddenFields('/bad-night', ['body']);
    return who.post(button.getAttribute('formaction')!, { ...hidden, body });
  };

  it('goes up in the board’s company thread', async () => {
    const { location } = await write(ana, 'I am having a bad night. Hello, whoever is here.');
    expect(await settled(forum, location!.split('/').at(-1)!)).toEqual(['published']);
    const thread = (await company()).at(-1)!;
    const page = await forum.guest().open(`/threads/${thread.id}`);
    expect(page.text).toContain('Hello, whoever is here.');
  });

  it('stays in the form when there is nothing in it, or too much', async () => {
    expect((await write(ana, ' ')).status).toBe(422);
    const long = await write(ana, 'x'.repeat(10_001));
    expect(long.status).toBe(422);
    expect(long.page.querySelector('textarea[name=body]')!.text.trim()).toHaveLength(10_001);
  });

  it('never takes the place of words that wait in the thread’s own form', async () => {
    const { id } = (await company('depression')).at(-1)!;
    const form = await ana.hiddenFields(`/threads/${id}/posts/new`, ['body']);
    await ana.post(`/threads/${id}/draft`, { ...form, body: 'Half a thought.' });
    const { page, text } = await ana.open('/bad-night');
    expect(page.querySelector(`button[formaction="/threads/${id}/posts"]`)).toBeNull();
    expect(text).toContain('In Depression words of yours wait.');
    expect(page.querySelectorAll('button[formaction]').length).toBeGreaterThan(1);
  });

  it('is kept for a guest until they have a name', async () => {
    const guest = forum.guest();
    const kept = await write(guest, 'A bad night, and no name yet.');
    expect(kept.status).toBe(200);
    expect(kept.text).toContain('Your words are kept');
  });

  it('brings help first where it is about a crisis, for members and guests', async () => {
    const own = await ana.follow(await write(ana, CRISIS.me));
    expect(own.page.querySelector('main > section.first h1')!.text).toContain(
      'You do not have to get through this alone',
    );
    const guest = await write(forum.guest(), CRISIS.me);
    expect(guest.page.querySelector('main h1')!.text).toContain('You do not have to get through this alone');
    const held = await forum.sql(`select from revisions where state = 'held'`);
    expect(held).toHaveLength(1);
  });
});
