import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { PartRounds } from '../../src/circles/part-rounds.js';
import { press, send } from '../following/people.js';
import { steady } from '../phrases/people.js';
import { type Forum, startForum } from '../support/forum.js';
import { reply, settled } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { wornReplyUp } from '../support/worn.js';
import { beginning, circleOf, earlier, itIs } from './people.js';

let forum: Forum;
let ana: Visitor, ben: Visitor, cleo: Visitor, fay: Visitor, finn: Visitor, moe: Visitor;

beforeAll(async () => {
  forum = await startForum();
  [ana, ben, cleo] = [await forum.person('Ana'), await forum.person('Ben'), await forum.person('Cleo')];
  [fay, finn] = [await forum.person('Fay', 'facilitator'), await forum.person('Finn', 'facilitator')];
  moe = await forum.person('Moe', 'moderator');
});
afterAll(() => forum.stop());
beforeEach(async () => {
  vi.restoreAllMocks();
  for (const table of ['threads', 'notices', 'group_members']) await forum.sql(`delete from ${table}`);
  await forum.sql('update boards set members_only = false, closed = false');
});

type Circle = Awaited<ReturnType<typeof circleOf>>;
const page = ({ threadId }: Pick<Circle, 'threadId'>) => `/threads/${threadId}`;

/** One round of the worker's. */
async function round(): Promise<void> {
  const worker = await forum.startWorker();
  await worker.get(PartRounds, { strict: false }).tell();
}

/** A circle that begins in an hour, in which somebody has said hello. */
async function soon(...who: Visitor[]): Promise<Circle> {
  const circle = await circleOf(forum, fay, beginning(1));
  for (const one of who) await says(one, circle);
  return circle;
}

async function says(who: Visitor, { threadId }: Circle, body = 'Hello, I am here.'): Promise<string> {
  const { postId } = await reply(forum, who, threadId, body);
  await settled(forum, postId);
  return postId;
}

const told = async () =>
  (
    await forum.sql<{ name: string }>(
      `select p.name from notices n join personas p on p.id = n.persona_id where n.kind = 'circle_part' order by 1`,
    )
  ).map(({ name }) => name);

describe('whoever takes part', () => {
  it('hears once of each part that begins, and of nothing before', async () => {
    const circle = await soon(ana, ben);
    await round();
    expect(await told()).toEqual([]);
    for (const hours of [2, 12, 24, 24]) {
      await earlier(forum, circle.threadId, hours);
      await forum.sql('delete from notices');
      await round();
      expect(await told()).toEqual(['Ana', 'Ben', 'Fay']);
      await forum.sql('delete from notices');
      await round();
      expect(await told()).toEqual([]);
    }
    await earlier(forum, circle.threadId, 24);
    await round();
    expect(await told()).toEqual([]);
  });

  it('finds one line among the quieter ones that leads there, and nothing calls them', async () => {
    const circle = await soon(ana);
    const called = async () => (await ana.open('/boards/depression')).page.querySelector('header')!.text;
    await ana.open('/notices');
    const before = await called();
    for (const hours of [2, 12]) {
      await earlier(forum, circle.threadId, hours);
      await round();
    }
    expect(await told()).toEqual(['Ana', 'Fay']);
    expect(await called()).toBe(before);
    const { text, page: shown } = await ana.open('/notices');
    expect(text).toMatch(/The next part begins in “A circle \w+”/);
    const link = shown.querySelectorAll('a').find((each) => each.text.startsWith('Go to the circle'))!;
    const there = await ana.follow(await ana.get(link.getAttribute('href')!));
    expect(there.text).toContain('This circle is at: Discussion');
  });

  it('hears of a part that began in an outage, and of none that is over', async () => {
    const circle = await soon(ana);
    await earlier(forum, circle.threadId, 40);
    await round();
    expect(await told()).toEqual(['Ana', 'Fay']);
    const over = await forum.sql<{ place: number }>(
      'select place from circle_phases where told order by place',
    );
    expect(over.map(({ place }) => place)).toEqual([1, 2, 3]);
    await forum.sql('delete from notices');
    await earlier(forum, circle.threadId, 200);
    await round();
    expect(await told()).toEqual([]);
  });

  it('says on its page that they want to hear nothing of it, and takes that back', async () => {
    const circle = await soon(ana, ben);
    const stop = `${page(circle)}/part-notices/removal`;
    expect(await press(ana, page(circle), stop)).toMatchObject({
      status: 303,
      location: `${page(circle)}#circle-title`,
    });
    await send(ana, stop);
    expect((await ana.open(page(circle))).text).toContain('You hear nothing when the next part begins.');
    await earlier(forum, circle.threadId, 2);
    await round();
    expect(await told()).toEqual(['Ben', 'Fay']);
    await press(ana, page(circle), `${page(circle)}/part-notices`);
    await earlier(forum, circle.threadId, 12);
    await round();
    expect(await told()).toEqual(['Ana', 'Ben', 'Fay']);
    await press(ben, page(circle), stop);
    expect(await told()).toEqual(['Ana', 'Fay']);
  });

  it('is nobody who did not write there, whose words are not up, or who left', async () => {
    const circle = await soon(ana, ben);
    const taken = await says(cleo, circle);
    await forum.sql(`update revisions set state = 'withdrawn' where post_id = $1 and state = 'published'`, [
      taken,
    ]);
    await earlier(forum, circle.threadId, 2);
    await round();
    expect(await told()).toEqual(['Ana', 'Ben', 'Fay']);
    await ben.send(`${page(circle)}/notices`, {}, `${page(circle)}/leaving`);
    expect(await told()).toEqual(['Ana', 'Fay']);
    expect((await ben.open(page(circle))).html).not.toContain('part-notices');
    await earlier(forum, circle.threadId, 12);
    await round();
    expect(await told()).toEqual(['Ana', 'Fay']);
  });

  it('hears under the one-time name that wrote, and chooses under it alone', async () => {
    const circle = await soon();
    await wornReplyUp(forum, 'Cleo', 'Grey Heron', circle);
    const own = await forum.person('Cleo');
    await earlier(forum, circle.threadId, 2);
    await round();
    expect(await told()).toEqual(['Fay', 'Grey Heron']);
    expect((await own.open('/names')).text).toContain('The next part begins');
    expect((await own.open('/notices')).text).not.toContain('The next part begins');
    await press(own, page(circle), `${page(circle)}/part-notices/removal`);
    expect(
      await forum.sql('select p.name from circle_silences s join personas p on p.id = s.persona_id'),
    ).toEqual([{ name: 'Grey Heron' }]);
  });

  it('hears nothing of a group that they are not in any more', async () => {
    const circle = await soon(ana, ben);
    await forum.sql(`update boards set members_only = true, closed = true where slug = 'depression'`);
    await forum.sql(
      `insert into group_members (board_id, persona_id, joined) select b.id, n.id, true from boards b, personas n
       where b.slug = 'depression' and n.name in ('Fay', 'Ben')`,
    );
    await earlier(forum, circle.threadId, 2);
    await round();
    expect(await told()).toEqual(['Ben', 'Fay']);
    expect(await send(ana, `${page(circle)}/part-notices/removal`)).toMatchObject({ status: 404 });
  });

  it('changes no page of anybody else', async () => {
    const circle = await soon(ana);
    const eyes = async () => {
      const looks = [forum.guest(), ben, fay].flatMap((who) =>
        ['/', '/circles', '/boards/depression', page(circle)].map((path) => who.open(path)),
      );
      return (await Promise.all(looks)).map(steady);
    };
    await eyes();
    const before = await eyes();
    await send(ana, `${page(circle)}/part-notices/removal`);
    expect(await eyes()).toEqual(before);
    expect(await forum.sql('select from circle_silences')).toHaveLength(1);
  });

  it('is refused where it is not theirs to choose', async () => {
    const circle = await soon(ana);
    const path = `${page(circle)}/part-notices`;
    for (const door of [path, `${path}/removal`]) {
      expect((await ana.post(door, {})).status).toBe(403);
      expect((await send(ana, door, { name: 'Ben' })).status).toBe(400);
      expect((await send(ben, door)).status).toBe(404);
    }
    const { threadId } = await circleOf(forum, fay, beginning(1));
    await forum.sql('delete from circles where thread_id = $1', [threadId]);
    expect((await send(fay, `/threads/${threadId}/part-notices/removal`)).status).toBe(404);
    expect((await forum.guest().open(page(circle))).html).not.toContain('part-notices');
    await expect(
      forum.sql(`insert into circle_silences select id, $1 from personas where name = 'Ben'`, [
        circle.threadId,
      ]),
    ).rejects.toMatchObject({ code: 'HS153' });
  });
});

// The real clock stands before all of these: PostgreSQL goes by it.
const SPRING = { day: '2027-03-27', title: 'The night of the clocks' };
const without = (fields: Record<string, string>, name: string): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => field !== name));
const APART = { length_1: '12', length_2: '24', length_3: '24', length_4: '12' };

describe('changing the times', () => {
  const times = (circle: Circle) => `${page(circle)}/times`;
  const begun = async (circle: Circle) =>
    (
      await forum.sql<{ at: string }>(
        `select to_char(begins_at::timestamptz at time zone 'UTC', 'MM-DD HH24:MI') as at from circle_phases
         where thread_id = $1 order by place`,
        [circle.threadId],
      )
    ).map(({ at }) => at);

  it('moves a circle into the night in which clocks go forward; its page and the calendars follow', async () => {
    itIs(forum, '2027-03-20T12:00:00Z');
    const circle = await circleOf(forum, fay, { ...SPRING, day: '2027-03-24' });
    const { page: form } = await fay.open(times(circle));
    expect(form.querySelector('#day')!.getAttribute('value')).toBe('2027-03-24');
    expect(form.querySelector('#hour option[selected]')!.getAttribute('value')).toBe('18');
    const lengths = [1, 2, 3, 4].map((at) =>
      form.querySelector(`#length_${at} option[selected]`)!.getAttribute('value'),
    );
    expect(lengths).toEqual(['12', '24', '24', '12']);
    const sent = await fay.send(times(circle), { ...APART, day: '2027-03-27', hour: '20', length_2: '12' });
    expect(sent).toMatchObject({ status: 303, location: `${page(circle)}#circle-title` });
    // 20:00 in winter, and 08:00, 20:00 and 20:00 in summer time.
    expect(await begun(circle)).toEqual(['03-27 19:00', '03-28 06:00', '03-28 18:00', '03-29 18:00']);
    for (const who of [ana, forum.guest()]) {
      const { text } = await who.open(page(circle));
      expect(text).toContain('It begins Saturday 27 March, 20:00 (Europe/Berlin)');
      expect(text).toContain('From Sunday 28 March, 08:00 (Europe/Berlin)');
      expect(text).toContain('Its times were changed since it was opened.');
      for (const path of ['/circles', '/boards/depression/circles'])
        expect((await who.open(path)).text).toMatch(
          /Saturday 27 March The night of the clocks (Depression · )?begins Saturday 27 March, 20:00/,
        );
    }
    itIs(forum, '2027-03-28T05:59:00Z');
    expect((await ana.open(page(circle))).text).toContain('This circle is at: Check-in');
    itIs(forum, '2027-03-28T06:00:00Z');
    expect((await ana.open(page(circle))).text).toContain('This circle is at: Discussion');
  });

  it('lets what goes on end where the next part begins, and touches nothing that has begun', async () => {
    const circle = await soon(ana);
    await earlier(forum, circle.threadId, 2);
    await round();
    const before = await begun(circle);
    const { page: form } = await fay.open(times(circle));
    expect(form.querySelector('#length_1')).toBeNull();
    const { day, hour } = beginning(3);
    const sent = await fay.send(times(circle), {
      day: day!,
      hour: hour!,
      length_2: '2',
      length_3: '4',
      length_4: '6',
    });
    expect(sent.status).toBe(303);
    const [first, second] = await begun(circle);
    expect(first).toBe(before[0]);
    expect(second).toBe(`${day!.slice(5)} ${hour!.padStart(2, '0')}:00`);
    expect(
      await forum.sql(
        `select count(*)::int as gaps from circle_phases f join circle_phases n using (thread_id)
         where thread_id = $1 and n.place = f.place + 1 and n.begins_at <> f.ends_at`,
        [circle.threadId],
      ),
    ).toEqual([{ gaps: 0 }]);
    expect(await told()).toEqual(['Ana', 'Fay']);
    await forum.sql('delete from notices');
    await earlier(forum, circle.threadId, 4);
    await round();
    expect(await told()).toEqual(['Ana', 'Fay']);
  });

  it.each([
    ['day', { day: '2026-02-30' }],
    ['day', { day: '2027-03-10' }],
    ['day', { day: '2027-12-01' }],
    ['hour', { hour: '24' }],
    ['length_3', { length_3: '3' }],
  ])('asks again for a %s that does not do, and keeps the rest', async (field, wrong) => {
    itIs(forum, '2027-03-20T12:00:00Z');
    const circle = await circleOf(forum, fay, SPRING);
    const before = await begun(circle);
    const sent = await fay.send(times(circle), {
      day: '2027-03-28',
      hour: '7',
      ...APART,
      length_4: '48',
      ...wrong,
    });
    expect(sent.status).toBe(422);
    expect(sent.page.querySelector(`.summary a[href="#${field}"]`)).not.toBeNull();
    expect(sent.page.querySelector('#length_4 option[selected]')!.getAttribute('value')).toBe('48');
    expect(await begun(circle)).toEqual(before);
    expect((await ana.open(page(circle))).text).not.toContain('Its times were changed');
  });

  it('asks again where a length is missing, or a part has begun since the page was opened', async () => {
    itIs(forum, '2027-03-20T12:00:00Z');
    const circle = await circleOf(forum, fay, SPRING);
    const hidden = await fay.hiddenFields(times(circle), ['day']);
    const fields = { ...hidden, day: '2027-03-29', hour: '18', ...APART };
    const missing = await fay.post(times(circle), without(fields, 'length_2'));
    expect(missing.status).toBe(422);
    expect(missing.text).toContain('Please choose how long each part lasts.');
    itIs(forum, '2027-03-27T18:00:00Z');
    const late = await fay.post(times(circle), fields);
    expect(late.status).toBe(422);
    expect(late.text).toContain('A part has begun since you opened this page.');
    const back = await fay.send(times(circle), {
      ...without(APART, 'length_1'),
      day: '2027-03-27',
      hour: '18',
    });
    expect(back.status).toBe(422);
    expect(back.text).toContain('cannot begin before the one that goes on now');
  });

  it('is for whoever leads it, while something is still to come', async () => {
    const circle = await soon(ana);
    const fields = { first: '1', day: beginning(5).day!, hour: '7', ...APART };
    for (const who of [ana, finn, moe, forum.guest()]) {
      expect((await who.get(times(circle))).status).toBe(404);
      expect((await send(who, times(circle), fields)).status).toBe(404);
      expect((await who.open(page(circle))).html).not.toContain(times(circle));
    }
    expect((await fay.post(times(circle), fields)).status).toBe(403);
    expect((await fay.open(page(circle))).html).toContain(times(circle));
    await earlier(forum, circle.threadId, 70);
    expect((await fay.get(times(circle))).status).toBe(409);
    expect((await send(fay, times(circle), fields)).status).toBe(409);
    expect((await fay.open(page(circle))).html).not.toContain(times(circle));
  });

  it.each([
    ['a part that has begun', 1, ['1 hour', '2 hours', '3 hours', '4 hours', '5 hours']],
    ['too few moments', 2, ['1 hour', '2 hours']],
    ['what is over', 2, ['-2 hours', '2 hours', '3 hours', '4 hours']],
    ['parts that end before they begin', 2, ['3 hours', '2 hours', '4 hours', '5 hours']],
    ['a later part alone', 3, ['1 hour', '2 hours', '3 hours']],
  ])('is refused by PostgreSQL too: %s', async (_, first, away) => {
    const circle = await soon();
    await earlier(forum, circle.threadId, 2);
    const before = await begun(circle);
    const asked = forum.sql(
      `select change_circle_times($1, (select member_id from personas where name = 'Fay'), $2,
         array(select date_trunc('hour', now()) + a::interval from unnest($3::text[]) with ordinality u (a, nth) order by nth))`,
      [circle.threadId, first, away],
    );
    await expect(asked).rejects.toThrow();
    expect(await begun(circle)).toEqual(before);
  });
});
