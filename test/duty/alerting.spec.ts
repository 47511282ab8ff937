import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Alerts } from '../../src/duty/alerts.js';
import { handOf, hold, refusal, writeThread } from '../database/hands.js';
import { claim, claimAndDecide, heldThread, idsOf, press } from '../reviews/desk.js';
import { CRISIS, eventually, openThread } from '../support/people.js';
import {
  addContact,
  alertsOf,
  clearAlerts,
  type DutyDesk,
  minutesPass,
  pressFor,
  type Sent,
  setUp,
  startDutyDesk,
} from './people.js';
import { Receiver } from './receiver.js';

let desk: DutyDesk;
let night: Receiver;
let day: Receiver;

beforeAll(async () => (desk = await startDutyDesk(true)));
afterAll(() => desk.stop());

beforeEach(async () => {
  [night, day] = [await Receiver.start(), await Receiver.start()];
  await clearAlerts(desk, ', on_call_contacts');
  await setUp(desk.lou, { mode: 'no_rota' });
});
afterEach(async () => {
  await night.stop();
  await day.stop();
});

async function withContacts(): Promise<void> {
  await addContact(desk.lou, 'Night phone', night);
  await addContact(desk.lou, 'Day phone', day, 'ntfy');
}

const [NIGHT, DAY] = [{ contact: 'Night phone' }, { contact: 'Day phone' }];
const sent = (who: object, round = 1) => ({ ...who, round, outcome: 'sent' });
const waits = (who: object, round = 1) => ({ ...who, round, outcome: null });

/** Lets the worker send what is due, and waits until the alerts are as they should be. */
async function alertsAre(expected: object[]): Promise<void> {
  const worker = await desk.startWorker();
  await worker.get(Alerts, { strict: false }).sendDue();
  await eventually(async () => expect(await alertsOf(desk)).toEqual(expected));
}

async function passUntil(expected: object[]): Promise<void> {
  await minutesPass(desk);
  await alertsAre(expected);
}

describe('a crisis that is held', () => {
  it('is told to the first contact: how grave it is and where, never a word of it, no name, no other id', async () => {
    await withContacts();
    const words = { title: 'A night by the window', body: CRISIS.under_way };
    const { postId, threadId } = await openThread(desk, desk.ana, words, 'anxiety');
    const [ring] = await night.rung(1);
    const [row] = await desk.sql<{ id: string; name: string }>(
      `select r.id, b.name from revisions r, boards b where r.post_id = $1 and b.slug = 'anxiety'`,
      [postId],
    );
    const link = `http://localhost:3000/reviews/${row!.id}`;
    expect(ring!.headers['content-type']).toBe('application/json');
    const told = JSON.parse(ring!.body) as Record<string, unknown>;
    expect(told).toEqual({
      tier: 'crisis',
      about: 'under_way',
      board: row!.name,
      waiting_minutes: expect.any(Number) as number,
      link,
      text: `A crisis waits for a person: under way now, on “${row!.name}”, for ${String(told.waiting_minutes)} min. Take it here: ${link}`,
    });
    const { personaId, memberId } = await idsOf(desk, 'Ana');
    const everything = JSON.stringify(ring).replaceAll(row!.id, '');
    for (const secret of ['window', 'swallowed', 'pills', 'Ana', personaId, memberId, postId, threadId])
      expect(everything).not.toContain(secret);
    expect(day.rings).toEqual([]);
  });

  it('is told as ntfy takes it: plain text, a title, the highest priority, the link to click', async () => {
    await addContact(desk.lou, 'Day phone', day, 'ntfy');
    const text = await heldThread(desk, { board: 'family' }, { about: 'someone_else' });
    const [ring] = await day.rung(1);
    const link = `http://localhost:3000/reviews/${text.id}`;
    expect(ring).toMatchObject({
      method: 'POST',
      path: '/secret-topic',
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        title: 'Hearthside: a crisis waits',
        priority: '5',
        click: link,
      },
    });
    expect(ring!.body).toContain('about someone else');
    expect(ring!.body).toContain(link);
  });

  it('is told to the next after the minutes, and three times through the list', async () => {
    await withContacts();
    await heldThread(desk);
    await alertsAre([sent(NIGHT), waits(DAY)]);
    const [row] = await desk.sql<{ minutes: number }>(
      `select round(extract(epoch from due_at - now()) / 60)::int as minutes from alerts where outcome is null`,
    );
    expect(row!.minutes).toBe(5);
    const told: object[] = [sent(NIGHT)];
    for (const next of [sent(DAY), sent(NIGHT, 2), sent(DAY, 2), sent(NIGHT, 3), sent(DAY, 3)]) {
      told.push(next);
      const { contact, round } = next as Sent;
      const [then, later] = contact === 'Day phone' ? [NIGHT, round + 1] : [DAY, round];
      await passUntil(told.length < 6 ? [...told, waits(then, later)] : told);
    }
    await passUntil(told);
    expect([night.rings.length, day.rings.length]).toEqual([3, 3]);
  });

  it('is told to all at once when the minutes are none', async () => {
    await withContacts();
    await setUp(desk.lou, { wait_minutes: '0' });
    await heldThread(desk);
    await alertsAre([1, 2, 3].flatMap((round) => [sent(NIGHT, round), sent(DAY, round)]));
  });

  it('is raised in the transaction that holds it, and not without it', async () => {
    await withContacts();
    const worker = await handOf(desk.database.workerUrl);
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await worker.sql('begin');
    await hold(worker.sql, text);
    await worker.sql('rollback');
    expect(await alertsOf(desk)).toEqual([]);
    await hold(worker.sql, text);
    await worker.end();
    await alertsAre([sent(NIGHT), waits(DAY)]);
  });

  it('that is under way goes before those that have waited for longer', async () => {
    await desk.stopWorker();
    await withContacts();
    for (let number = 1; number <= 6; number++) await heldThread(desk, {}, { about: 'me' });
    await desk.sql(`update alerts set due_at = now() - interval '1 hour'`);
    const now = await heldThread(desk, {}, { about: 'under_way' });
    await desk.startWorker();
    // Three are sent at a time.
    const rings = (await night.rung(7)).map(({ body }) => body);
    expect(rings.findIndex((body) => body.includes(now.id))).toBeLessThan(3);
  });
});

describe('nobody is told', () => {
  it('of what is no crisis', async () => {
    await withContacts();
    await heldThread(desk, {}, { tier: 'concern', about: null, why: 'strict' });
    await heldThread(desk, {}, { tier: 'none', about: null, why: 'spam' });
    expect(await alertsOf(desk)).toEqual([]);
  });

  it('where there are no contacts; the first that is added is told of what still waits', async () => {
    const waiting = await heldThread(desk);
    const decided = await heldThread(desk);
    await claimAndDecide(desk.mo, decided, { outcome: 'keep', reason: 'We are with you.' });
    await heldThread(desk, {}, { tier: 'concern', about: null, why: 'strict' });
    expect(await alertsOf(desk)).toEqual([]);
    await addContact(desk.lou, 'Night phone', night);
    const rings = await night.rung(1);
    await alertsAre([sent(NIGHT), waits(NIGHT, 2)]);
    expect(rings[0]!.body).toContain(waiting.id);
    await addContact(desk.lou, 'Day phone', day);
    expect(await alertsOf(desk)).toHaveLength(2);
  });

  it('too few times, when a crisis is held and the first contact added at the same moment', async () => {
    const worker = await handOf(desk.database.workerUrl);
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await worker.sql('begin');
    await hold(worker.sql, text);
    const adding = addContact(desk.lou, 'Night phone', night);
    await eventually(async () => expect(await waitingForALock()).toBe(1));
    await worker.sql('commit');
    await adding;
    await worker.end();
    await alertsAre([sent(NIGHT), waits(NIGHT, 2)]);
  });
});

describe('somebody who takes the text', () => {
  it('stops the chain; giving it back lets it go on', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT), waits(DAY)]);
    await claim(desk.mo, text);
    await passUntil([sent(NIGHT), waits(DAY)]);
    await eventually(async () => expect(await isDue()).toBe(false));
    expect(day.rings).toEqual([]);
    await press(desk.mo, `/reviews/${text.id}/release`);
    await passUntil([sent(NIGHT), sent(DAY), waits(NIGHT, 2)]);
  });

  it('stops it for good by deciding', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT), waits(DAY)]);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We are with you.' });
    await passUntil([sent(NIGHT), { ...DAY, round: 1, outcome: 'answered' }]);
    expect(day.rings).toEqual([]);
  });

  it('is not needed any more when the author takes it back', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT), waits(DAY)]);
    const withdrawal = `/posts/${text.postId}/withdrawal`;
    await desk.ana.send(withdrawal, {}, withdrawal);
    await passUntil([sent(NIGHT), { ...DAY, round: 1, outcome: 'answered' }]);
  });
});

describe('a contact that cannot be reached', () => {
  it.each([
    ['refuses', 'not_taken'],
    ['hangs up', 'not_reached'],
    ['hangs', 'timed_out'],
  ] as const)('lets the next be told at once: one that %s', async (behaviour, outcome) => {
    await withContacts();
    night.behaviour = behaviour;
    await heldThread(desk);
    await alertsAre([{ ...NIGHT, round: 1, outcome }, sent(DAY), waits(NIGHT, 2)]);
    expect(day.rings).toHaveLength(1);
  });

  it('is not called where it sends us', async () => {
    const inside = await Receiver.start();
    await withContacts();
    night.behaviour = { redirect: inside.url };
    await heldThread(desk);
    await alertsAre([{ ...NIGHT, round: 1, outcome: 'not_taken' }, sent(DAY), waits(NIGHT, 2)]);
    expect(inside.rings).toEqual([]);
    await inside.stop();
  });

  it('when none can be, is tried again after the minutes, and on and on until one is', async () => {
    await withContacts();
    [night.behaviour, day.behaviour] = ['refuses', 'refuses'];
    await heldThread(desk);
    const failed: object[] = [];
    for (const round of [1, 2, 3, 4]) {
      failed.push({ ...NIGHT, round, outcome: 'not_taken' }, { ...DAY, round, outcome: 'not_taken' });
      await passUntil([...failed, waits(NIGHT, round + 1)]);
    }
    const [row] = await desk.sql<{ minutes: number }>(
      `select round(extract(epoch from due_at - now()) / 60)::int as minutes from alerts where outcome is null`,
    );
    expect(row!.minutes).toBe(60);
    night.behaviour = 'takes';
    await passUntil([...failed, sent(NIGHT, 5), waits(DAY, 5)]);
    await passUntil([...failed, sent(NIGHT, 5), { ...DAY, round: 5, outcome: 'not_taken' }]);
  });

  it('that was taken off the list is left out, and its address is gone', async () => {
    await withContacts();
    await heldThread(desk);
    await alertsAre([sent(NIGHT), waits(DAY)]);
    await pressFor(desk.lou, 'Day phone', 'remove');
    expect(
      await desk.sql(`select from on_call_contacts where name = 'Day phone' and url_sealed = ''`),
    ).toHaveLength(1);
    await passUntil([sent(NIGHT), { ...DAY, round: 1, outcome: 'skipped' }, waits(NIGHT, 2)]);
    expect(day.rings).toEqual([]);
  });
});

describe('a trial', () => {
  it('reaches the contact by way of the worker, says that nothing happened, and how it went', async () => {
    await withContacts();
    await pressFor(desk.lou, 'Night phone', 'test');
    const [ring] = await night.rung(1);
    expect(JSON.parse(ring!.body)).toMatchObject({ trial: true });
    expect(ring!.body).toContain('Nothing has happened');
    await eventually(async () => expect((await desk.lou.open('/duty')).text).toMatch(/sent, a moment ago/));
    day.behaviour = 'refuses';
    await pressFor(desk.lou, 'Day phone', 'test');
    await eventually(async () =>
      expect((await desk.lou.open('/duty')).text).toMatch(/did not take it, a moment ago/),
    );
    expect(await alertsOf(desk)).toEqual([]);
  });

  it('pressed twice is one, until it has gone', async () => {
    await desk.stopWorker();
    await withContacts();
    for (let times = 0; times < 3; times++) await pressFor(desk.lou, 'Night phone', 'test');
    expect((await desk.lou.open('/duty')).text).toContain('on its way');
    await alertsAre([]);
    await eventually(async () => expect(await isDue()).toBe(false));
    expect(night.rings).toHaveLength(1);
  });
});

describe('the address of a contact', () => {
  it('is shown to nobody again, stands sealed in the database, and the web cannot read even that', async () => {
    await withContacts();
    expect((await desk.lou.open('/duty')).html).not.toContain('secret-topic');
    expect((await desk.lou.open('/duty')).text).toContain(new URL(night.url).host);
    const rows = await desk.sql<{ row: string }>(
      `select c::text || encode(url_sealed, 'escape') as row from on_call_contacts c`,
    );
    for (const { row } of rows) expect(row).not.toContain('secret-topic');
    const web = await handOf(desk.database.webUrl);
    expect(await refusal(web.sql('select url_sealed from on_call_contacts'))).toBe('42501');
    await web.end();
  });

  it('sealed with another key is not called, and the page says so', async () => {
    await withContacts();
    await desk.sql(`update on_call_contacts set url_sealed = '\\x00' where name = 'Night phone'`);
    await heldThread(desk);
    await alertsAre([{ ...NIGHT, round: 1, outcome: 'unreadable' }, sent(DAY), waits(NIGHT, 2)]);
    expect((await desk.lou.open('/duty')).text).toContain('this worker has another key');
  });
});

async function isDue(): Promise<boolean> {
  const rows = await desk.sql(`select from alerts where outcome is null and due_at <= now()`);
  return rows.length > 0;
}

async function waitingForALock(): Promise<number> {
  const rows = await desk.sql(
    `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return rows.length;
}
