import { DataSource } from 'typeorm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { Alerts } from '../../src/duty/alerts.js';
import { Caller } from '../../src/duty/caller.js';
import { openingVault } from '../../src/duty/contact-vault.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { handOf, hold, refusal, type Text, writeThread } from '../database/hands.js';
import { claim, claimAndDecide, heldThread, idsOf, press } from '../reviews/desk.js';
import { CRISIS, eventually, openThread } from '../support/people.js';
import {
  addContact,
  alertsOf,
  clearAlerts,
  type DutyDesk,
  minutesPass,
  pressFor,
  ringsIn,
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
  await desk.startWorker();
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
const sent = (who: object, round = 1, texts = 1) => ({ ...who, round, texts, outcome: 'sent' });
const failed = (who: object, outcome: string, round = 1) => ({ ...who, round, texts: 1, outcome });

/** Lets the worker send what is due, and waits until the calls are as they should be. */
async function alertsAre(expected: object[]): Promise<void> {
  await sendDue();
  await eventually(async () => expect(await alertsOf(desk)).toEqual(expected));
}

async function sendDue(): Promise<void> {
  const worker = await desk.startWorker();
  await worker.get(Alerts, { strict: false }).sendDue();
}

async function passUntil(expected: object[]): Promise<void> {
  await minutesPass(desk);
  await alertsAre(expected);
}

/** Waits until nothing is due, and nobody is being called. */
async function settledAs(expected: object[]): Promise<void> {
  await eventually(async () => expect(await anythingDue()).toBe(false));
  expect(await alertsOf(desk)).toEqual(expected);
}

const told = ({ body }: { body: string }) => JSON.parse(body) as Record<string, unknown>;

describe('a crisis that is held', () => {
  it('is told to the first contact: how grave it is and where, never a word of it, no name, no other id', async () => {
    await withContacts();
    const words = { title: 'A night by the window', body: CRISIS.under_way };
    const { postId, threadId } = await openThread(desk, desk.ana, words, 'anxiety');
    const [ring] = await night.rung(1);
    const [row] = await desk.sql<{ id: string }>('select id from revisions where post_id = $1', [postId]);
    const link = `http://localhost:3000/reviews/${row!.id}`;
    expect(ring!.headers['content-type']).toBe('application/json');
    expect(told(ring!)).toEqual({
      tier: 'crisis',
      under_way: true,
      texts: 1,
      link,
      text: `A crisis waits for a person: under way now. See it here: ${link}`,
    });
    const { personaId, memberId } = await idsOf(desk, 'Ana');
    const everything = JSON.stringify(ring).replaceAll(row!.id, '');
    for (const secret of [
      'window',
      'swallowed',
      'pills',
      'Ana',
      'nxiety',
      personaId,
      memberId,
      postId,
      threadId,
    ])
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
    expect(ring!.body).toBe(`A crisis waits for a person. See it here: ${link}`);
  });

  it('is told to the next after the minutes, and three times through the list', async () => {
    await withContacts();
    await heldThread(desk);
    await alertsAre([sent(NIGHT)]);
    expect(await ringsIn(desk)).toEqual([5]);
    const calls: object[] = [sent(NIGHT)];
    for (const next of [sent(DAY), sent(NIGHT, 2), sent(DAY, 2), sent(NIGHT, 3), sent(DAY, 3)]) {
      calls.push(next);
      await passUntil(calls);
    }
    await passUntil(calls);
    expect(await ringsIn(desk)).toEqual([]);
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
    await alertsAre([sent(NIGHT)]);
  });
});

describe('several at once', () => {
  async function crises(number: number, about = 'me'): Promise<Text[]> {
    const texts: Text[] = [];
    for (let nth = 0; nth < number; nth++) texts.push(await heldThread(desk, {}, { about }));
    return texts;
  }

  it('are one call with their number, and lead to the list', async () => {
    await desk.stopWorker();
    await withContacts();
    await crises(3);
    await alertsAre([sent(NIGHT, 1, 3)]);
    const link = 'http://localhost:3000/reviews';
    const text = `3 texts wait for a person, a crisis among them. See it here: ${link}`;
    expect(told(night.rings[0]!)).toEqual({ tier: 'crisis', texts: 3, link, text });
    await passUntil([sent(NIGHT, 1, 3), sent(DAY, 1, 3)]);
    expect([night.rings.length, day.rings.length]).toEqual([1, 1]);
  });

  it('a new one joins the call that comes next, which says so', async () => {
    await withContacts();
    await crises(1);
    await alertsAre([sent(NIGHT)]);
    await crises(2);
    await sendDue();
    await settledAs([sent(NIGHT)]);
    expect(await ringsIn(desk)).toEqual([5, 5, 5]);
    await passUntil([sent(NIGHT), sent(DAY, 1, 3)]);
    expect(day.rings[0]!.body).toContain('3 texts wait for a person');
    expect(day.rings[0]!.body).toContain('New since the last call: 2.');
  });

  it('a late one is told as often as the first', async () => {
    await addContact(desk.lou, 'Night phone', night);
    await crises(1);
    await alertsAre([sent(NIGHT)]);
    await passUntil([sent(NIGHT), sent(NIGHT, 2)]);
    await crises(1);
    const calls = [sent(NIGHT), sent(NIGHT, 2), sent(NIGHT, 3, 2), sent(NIGHT, 4, 2), sent(NIGHT, 5, 2)];
    for (const upTo of [3, 4, 5, 5]) await passUntil(calls.slice(0, upTo));
    expect(await ringsIn(desk)).toEqual([]);
  });

  it('one that is under way rings at once, the next contact, and names itself', async () => {
    await withContacts();
    await crises(1);
    await alertsAre([sent(NIGHT)]);
    await crises(1, 'under_way');
    await alertsAre([sent(NIGHT), sent(DAY, 1, 2)]);
    expect(day.rings[0]!.body).toContain('a crisis that is under way now among them');
    expect(await ringsIn(desk)).toEqual([5, 5]);
  });

  it('after somebody took one, a new one rings after the quiet, who is first first', async () => {
    await withContacts();
    const [first] = await crises(1);
    await alertsAre([sent(NIGHT)]);
    await claim(desk.mo, first!);
    const [second] = await crises(1);
    await sendDue();
    await settledAs([sent(NIGHT)]);
    await passUntil([sent(NIGHT), sent(NIGHT)]);
    expect(told(night.rings[1]!)).toMatchObject({
      texts: 1,
      link: `http://localhost:3000/reviews/${second!.id}`,
    });
    expect(day.rings).toEqual([]);
  });

  it('one that is under way rings in the quiet too', async () => {
    await withContacts();
    const [first] = await crises(1);
    await alertsAre([sent(NIGHT)]);
    await claim(desk.mo, first!);
    await crises(1, 'under_way');
    await alertsAre([sent(NIGHT), sent(NIGHT)]);
    expect(told(night.rings[1]!)).toMatchObject({ under_way: true, texts: 1 });
  });

  it('what nobody takes rings on when one is taken, and when one is decided', async () => {
    await desk.stopWorker();
    await withContacts();
    const [first] = await crises(3);
    await alertsAre([sent(NIGHT, 1, 3)]);
    await claimAndDecide(desk.mo, first!, { outcome: 'keep', reason: 'We are with you.' });
    await desk.sql('update ringing set rings_at = now() where rings_at is not null');
    await sendDue();
    await settledAs([sent(NIGHT, 1, 3)]);
    await passUntil([sent(NIGHT, 1, 3), sent(DAY, 1, 2)]);
  });

  it('one that is said again joins its own next call, unless it is graver now', async () => {
    await withContacts();
    const [text] = await crises(1);
    await alertsAre([sent(NIGHT)]);
    const again = () => desk.sql('select ring_on_call($1)', [text!.id]);
    await again();
    await sendDue();
    await settledAs([sent(NIGHT)]);
    await desk.sql(`select ring('held', $1, 'under_way', now())`, [text!.id]);
    await alertsAre([sent(NIGHT), sent(DAY)]);
    expect(day.rings[0]!.body).toContain('under way now');
  });

  it('five workers make one call', async () => {
    await desk.stopWorker();
    await withContacts();
    await crises(12);
    const worker = await desk.startWorker();
    const alerts = worker.get(Alerts, { strict: false });
    await Promise.all(Array.from({ length: 5 }, () => alerts.sendDue()));
    await alertsAre([sent(NIGHT, 1, 12)]);
    expect([night.rings.length, day.rings.length]).toEqual([1, 0]);
  });

  it('a text that is erased does not take the others along', async () => {
    await desk.stopWorker();
    await withContacts();
    const [first] = await crises(2);
    await alertsAre([sent(NIGHT, 1, 2)]);
    await desk.sql('delete from threads where id = $1', [first!.threadId]);
    await minutesPass(desk);
    await sendDue();
    await eventually(async () => expect((await alertsOf(desk)).at(-1)).toEqual(sent(DAY)));
    expect(day.rings).toHaveLength(1);
  });
});

describe('what the screen could not read', () => {
  const UNREAD = { tier: 'none', about: null, why: 'unscreened' };

  it('rings after some minutes, more quietly and in its own words', async () => {
    await addContact(desk.lou, 'Day phone', day, 'ntfy');
    const text = await heldThread(desk, {}, UNREAD);
    await sendDue();
    await settledAs([]);
    expect(await ringsIn(desk)).toEqual([10]);
    await passUntil([sent(DAY)]);
    const [ring] = day.rings;
    expect(ring!.headers).toMatchObject({
      priority: '4',
      title: expect.stringContaining('could not be read') as string,
    });
    expect(ring!.body).toBe(
      `A text that could not be read by the screen waits for a person. See it here: http://localhost:3000/reviews/${text.id}`,
    );
  });

  it('rings for another language, and not for what somebody took in time', async () => {
    await withContacts();
    const text = await heldThread(desk, {}, { ...UNREAD, why: 'language' });
    expect(await ringsIn(desk)).toEqual([10]);
    await claimAndDecide(desk.mo, text, { outcome: 'publish' });
    await passUntil([]);
    await eventually(async () => expect(await anythingDue()).toBe(false));
    expect(night.rings).toEqual([]);
  });

  it('rings at once where the web’s advice saw a crisis', async () => {
    await withContacts();
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await desk.sql(`update revisions set advised_tier = 'crisis' where id = $1`, [text.id]);
    await hold(desk.sql, text, UNREAD);
    await alertsAre([sent(NIGHT)]);
    expect(told(night.rings[0]!)).toMatchObject({ tier: 'unread', texts: 1 });
  });

  it('is told along with a crisis, and lets none wait', async () => {
    await withContacts();
    await heldThread(desk, {}, UNREAD);
    await passUntil([sent(NIGHT)]);
    await heldThread(desk);
    await alertsAre([sent(NIGHT), sent(DAY, 1, 2)]);
    expect(told(night.rings[0]!)).toMatchObject({ tier: 'unread' });
    expect(day.rings[0]!.body).toContain('2 texts wait for a person, a crisis among them.');
  });

  it('and what the workers left pending for too long rings until it is screened', async () => {
    await withContacts();
    await desk.stopWorker();
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    const waiting = (minutes: number, advised = 'none') =>
      desk.sql(
        `update revisions set waiting_since = now() - make_interval(mins => $2), advised_tier = $3 where id = $1`,
        [text.id, minutes, advised],
      );
    const alerts = await alone();
    await waiting(0);
    await alerts.sendDue();
    expect(await ringsIn(desk)).toEqual([]);
    await waiting(2);
    await alerts.sendDue();
    expect([await ringsIn(desk), night.rings]).toEqual([[8], []]);
    await waiting(11);
    await desk.sql('truncate ringing');
    await alerts.sendDue();
    expect(told(night.rings[0]!)).toEqual({
      tier: 'unread',
      texts: 1,
      link: 'http://localhost:3000/reviews',
      text: 'A text has waited for the screen for too long. Is everything running here? See it here: http://localhost:3000/reviews',
    });
    await hold(desk.sql, text, { tier: 'none', about: null, why: 'unkind' });
    await minutesPass(desk);
    await alerts.sendDue();
    expect(await desk.sql('select from ringing')).toEqual([]);
    expect(day.rings).toEqual([]);
  });

  it('and pending rings at once where the advice saw a crisis', async () => {
    await withContacts();
    await desk.stopWorker();
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await desk.sql(
      `update revisions set waiting_since = now() - interval '2 minutes', advised_tier = 'crisis' where id = $1`,
      [text.id],
    );
    await (await alone()).sendDue();
    expect(night.rings).toHaveLength(1);
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
    await minutesPass(desk);
    await addContact(desk.lou, 'Night phone', night);
    const rings = await night.rung(1);
    await alertsAre([sent(NIGHT)]);
    expect(rings[0]!.body).toContain(waiting.id);
    await addContact(desk.lou, 'Day phone', day);
    await sendDue();
    await settledAs([sent(NIGHT)]);
  });

  it('too few times, when a crisis is held and the first contact added at the same moment', async () => {
    const worker = await handOf(desk.database.workerUrl);
    const text = await writeThread(desk.sql, await idsOf(desk, 'Ana'));
    await worker.sql('begin');
    await hold(worker.sql, text);
    await addContact(desk.lou, 'Night phone', night);
    await worker.sql('commit');
    await worker.end();
    await alertsAre([sent(NIGHT)]);
  });
});

describe('somebody who takes the text', () => {
  it('stops the chain; giving it back lets it go on', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT)]);
    await claim(desk.mo, text);
    await minutesPass(desk);
    await sendDue();
    await settledAs([sent(NIGHT)]);
    await press(desk.mo, `/reviews/${text.id}/release`);
    await passUntil([sent(NIGHT), sent(DAY)]);
  });

  it('stops it for good by deciding', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT)]);
    await claimAndDecide(desk.mo, text, { outcome: 'keep', reason: 'We are with you.' });
    await minutesPass(desk);
    await sendDue();
    await settledAs([sent(NIGHT)]);
    expect(await desk.sql('select from ringing')).toEqual([]);
  });

  it('is not needed any more when the author takes it back', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await alertsAre([sent(NIGHT)]);
    const withdrawal = `/posts/${text.postId}/withdrawal`;
    await desk.ana.send(withdrawal, {}, withdrawal);
    await minutesPass(desk);
    await sendDue();
    await settledAs([sent(NIGHT)]);
    expect(await desk.sql('select from ringing')).toEqual([]);
  });

  it('is no new sign of life when the claim is only renewed', async () => {
    await withContacts();
    const text = await heldThread(desk);
    await claim(desk.mo, text);
    await minutesPass(desk);
    const takenAt = () => desk.sql('select taken_at from ringing');
    const before = await takenAt();
    await press(desk.mo, `/reviews/${text.id}/claim`);
    expect(await takenAt()).toEqual(before);
    await press(desk.lea, `/reviews/${text.id}/take-over`, { word: 'Rest now', from: 'Mo Winter' });
    expect(await takenAt()).not.toEqual(before);
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
    await alertsAre([failed(NIGHT, outcome), sent(DAY)]);
    expect(day.rings).toHaveLength(1);
  });

  it('is not called where it sends us', async () => {
    const inside = await Receiver.start();
    await withContacts();
    night.behaviour = { redirect: inside.url };
    await heldThread(desk);
    await alertsAre([failed(NIGHT, 'not_taken'), sent(DAY)]);
    expect(inside.rings).toEqual([]);
    await inside.stop();
  });

  it('is tried again beside the chain, after one, two, four and eight minutes, and then no more', async () => {
    await withContacts();
    night.behaviour = 'refuses';
    await heldThread(desk);
    const calls: object[] = [failed(NIGHT, 'not_taken'), sent(DAY)];
    await alertsAre(calls);
    for (const minutes of [1, 2, 4, 8]) {
      expect(await repeatIn()).toBe(minutes);
      await desk.sql('update on_call_contacts set retry_at = now() where retry_at is not null');
      calls.push(failed(NIGHT, 'not_taken'));
      await alertsAre(calls);
    }
    expect(await repeatIn()).toBeNull();
    expect(await ringsIn(desk)).toEqual([5]);
  });

  it('is shown to leads until it answers again', async () => {
    await withContacts();
    night.behaviour = 'refuses';
    await heldThread(desk);
    await alertsAre([failed(NIGHT, 'not_taken'), sent(DAY)]);
    expect((await desk.lou.open('/duty')).text).toContain(
      'Night phone could not be reached at the last call.',
    );
    await desk.sql('update on_call_contacts set retry_at = now() where retry_at is not null');
    await alertsAre([failed(NIGHT, 'not_taken'), sent(DAY), failed(NIGHT, 'not_taken')]);
    expect((await desk.lou.open('/duty')).text).toContain(
      'Night phone could not be reached at the last 2 calls.',
    );
    night.behaviour = 'takes';
    await desk.sql('update on_call_contacts set retry_at = now() where retry_at is not null');
    await alertsAre([failed(NIGHT, 'not_taken'), sent(DAY), failed(NIGHT, 'not_taken'), sent(NIGHT)]);
    expect((await desk.lou.open('/duty')).text).not.toContain('could not be reached at the last');
    expect(await repeatIn()).toBeNull();
  });

  it('is not tried again once somebody has the text', async () => {
    await withContacts();
    night.behaviour = 'refuses';
    const text = await heldThread(desk);
    await alertsAre([failed(NIGHT, 'not_taken'), sent(DAY)]);
    await claim(desk.mo, text);
    await desk.sql('update on_call_contacts set retry_at = now() where retry_at is not null');
    await sendDue();
    await eventually(async () => expect(await repeatIn()).toBeNull());
    await settledAs([failed(NIGHT, 'not_taken'), sent(DAY)]);
  });

  it('when none can be, is tried in rounds, and on and on until one is', async () => {
    await withContacts();
    [night.behaviour, day.behaviour] = ['refuses', 'refuses'];
    await heldThread(desk);
    const calls: object[] = [];
    for (const round of [1, 2, 3, 4]) {
      calls.push(failed(NIGHT, 'not_taken', round), failed(DAY, 'not_taken', round));
      await passUntil(calls);
      expect(await ringsIn(desk)).toEqual([round < 3 ? 5 : 60]);
    }
    night.behaviour = 'takes';
    await passUntil([...calls, sent(NIGHT, 5)]);
    expect(await ringsIn(desk)).toEqual([]);
  });

  it('keeps no new crisis waiting for the hour', async () => {
    await addContact(desk.lou, 'Night phone', night);
    night.behaviour = 'refuses';
    await heldThread(desk);
    const calls = [1, 2, 3].map((round) => failed(NIGHT, 'not_taken', round));
    for (const upTo of [1, 2, 3]) await passUntil(calls.slice(0, upTo));
    night.behaviour = 'takes';
    await heldThread(desk);
    await alertsAre([...calls, sent(NIGHT, 4, 2)]);
  });

  it('that was taken off the list is left out, and its address is gone', async () => {
    await withContacts();
    await heldThread(desk);
    await alertsAre([sent(NIGHT)]);
    await pressFor(desk.lou, 'Day phone', 'remove');
    expect(
      await desk.sql(`select from on_call_contacts where name = 'Day phone' and url_sealed = ''`),
    ).toHaveLength(1);
    await passUntil([sent(NIGHT), sent(NIGHT, 2)]);
    expect(day.rings).toEqual([]);
  });
});

describe('what a program of before writes', () => {
  it('rings as everything does, and is no trial', async () => {
    await withContacts();
    await desk.stopWorker();
    const text = await heldThread(desk);
    await desk.sql('truncate ringing');
    const web = await handOf(desk.database.webUrl);
    await web.sql(
      `insert into alerts (revision_id, contact_id) select $1, id from on_call_contacts where name = 'Night phone' on conflict do nothing`,
      [text.id],
    );
    await web.end();
    expect(await alertsOf(desk)).toEqual([]);
    await alertsAre([sent(NIGHT)]);
    expect(told(night.rings[0]!)).not.toHaveProperty('trial');
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
    await eventually(async () => expect(await anythingDue()).toBe(false));
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
    await alertsAre([failed(NIGHT, 'unreadable'), sent(DAY)]);
    expect((await desk.lou.open('/duty')).text).toContain('this worker has another key');
  });
});

// A worker that sends alerts and screens nothing.
async function alone(): Promise<Alerts> {
  const database = await new DataSource(dataSourceOptions(desk.database.workerUrl)).initialize();
  onTestFinished(() => database.destroy());
  return new Alerts(database, new Caller(desk.config, openingVault(desk.config)));
}

async function anythingDue(): Promise<boolean> {
  const rows = await desk.sql(
    `select from alerts where outcome is null and due_at <= now() union all select from ringing where rings_at <= now()`,
  );
  return rows.length > 0;
}

async function repeatIn(): Promise<number | null> {
  const [row] = await desk.sql<{ minutes: number }>(
    `select round(extract(epoch from retry_at - now()) / 60)::int as minutes from on_call_contacts where retry_at is not null`,
  );
  return row?.minutes ?? null;
}
