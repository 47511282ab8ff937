import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled } from '../support/people.js';
import { hoursAgo, itemOf, waiting } from './people.js';

let forum: Forum;
let tidy: () => Promise<void>;
beforeAll(async () => {
  forum = await startForum({ config: { firstReplyHours: 3 } });
  for (const [name, role] of [
    ['Finn', 'facilitator'],
    ['Faye', 'facilitator'],
    ['Moe', 'moderator'],
    ['Ben', 'member'],
  ] as const)
    await forum.person(name, role);
  const worker = await forum.startWorker();
  tidy = () => worker.get(Housekeeping, { strict: false }).tidy();
});
afterAll(() => forum.stop());
beforeEach(async () => {
  await forum.sql('delete from threads');
  await forum.sql('delete from notices');
});

const told = async () =>
  (
    await forum.sql<{ name: string }>(
      `select p.name from notices n join personas p on p.id = n.persona_id where n.kind = 'replies_wait' order by p.name`,
    )
  ).map(({ name }) => name);

describe('a thread that nobody has answered', () => {
  it('is told to every facilitator after the set time, once, and to nobody before', async () => {
    const thread = await waiting(forum, 'Ana', 'Rain again');
    await hoursAgo(forum, thread, 2);
    await tidy();
    expect(await told()).toEqual([]);
    await hoursAgo(forum, thread, 3);
    await tidy();
    await tidy();
    expect(await told()).toEqual(['Faye', 'Finn']);
    const finn = await forum.person('Finn');
    const notices = await finn.open('/notices');
    expect(notices.text).toContain('Some people wait for a first answer');
    expect(notices.page.querySelector('main .notice a[href="/waiting"]')).not.toBeNull();
    expect(itemOf(await finn.open('/waiting'), 'Rain again')).toContain('Waiting for long.');
    expect(itemOf(await (await forum.person('Ben')).open('/waiting'), 'Rain again')).not.toContain(
      'for long',
    );
  });

  it('adds no second notice while the first is unread, however many wait', async () => {
    for (const title of ['One', 'Two', 'Three']) await hoursAgo(forum, await waiting(forum, 'Ana', title), 5);
    await tidy();
    await hoursAgo(forum, await waiting(forum, 'Ana', 'Four'), 5);
    await tidy();
    expect(await told()).toEqual(['Faye', 'Finn']);
  });

  it('is told to no facilitator who wrote in a crisis in the last days', async () => {
    const { postId } = await openThread(forum, await forum.person('Faye'), { title: 'Me', body: CRISIS.me });
    await settled(forum, postId);
    await hoursAgo(forum, await waiting(forum, 'Ana', 'Rain again'), 4);
    await tidy();
    expect(await told()).toEqual(['Finn']);
  });

  it('stands on the desk with how many wait for long, until somebody answers', async () => {
    const moe = await forum.person('Moe');
    const link = async () =>
      (await moe.open('/reviews')).page.querySelector('main a[href="/waiting"]')?.text.trim();
    expect(await link()).toBe('Waiting for a first answer');
    await hoursAgo(forum, await waiting(forum, 'Ana', 'Rain again'), 4);
    await tidy();
    expect(await link()).toBe('Waiting for a first answer 1 for long');
    await forum.sql(`update first_replies set answered_at = date_trunc('minute', now())`);
    expect(await link()).toBe('Waiting for a first answer');
  });

  it('leaves no turn behind that is over', async () => {
    const { threadId } = await waiting(forum, 'Ana', 'Rain again');
    const ben = await forum.person('Ben');
    await ben.send(`/threads/${threadId}`, {}, `/threads/${threadId}/turn`);
    await tidy();
    expect(await forum.sql('select from reply_turns')).toHaveLength(1);
    await forum.sql(`update reply_turns set until = date_trunc('minute', now())`);
    await tidy();
    expect(await forum.sql('select from reply_turns')).toEqual([]);
  });
});
