import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { heldThread } from '../reviews/desk.js';
import { eventually } from '../support/people.js';
import { BUILD_MS, WorkerProcesses } from '../threads/worker-process.js';
import { addContact, alertsOf, clearAlerts, type DutyDesk, minutesPass, startDutyDesk } from './people.js';
import { Receiver } from './receiver.js';

let desk: DutyDesk;
let workers: WorkerProcesses;
let night: Receiver;
let day: Receiver;

beforeAll(async () => {
  workers = await WorkerProcesses.build();
  desk = await startDutyDesk();
  [night, day] = [await Receiver.start(), await Receiver.start()];
  await addContact(desk.lou, 'Night phone', night);
  await addContact(desk.lou, 'Day phone', day);
}, BUILD_MS);

afterAll(async () => {
  workers.clear();
  await desk.stop();
  await night.stop();
  await day.stop();
});

beforeEach(async () => {
  await clearAlerts(desk);
  for (const phone of [night, day]) phone.rings.length = 0;
});

const told = (outcomes: string[]) =>
  eventually(async () => expect((await alertsOf(desk)).map(({ outcome }) => outcome)).toEqual(outcomes));

describe('a worker that is killed', () => {
  it('between two contacts loses no alert, and none is sent twice', async () => {
    const first = await workers.start(desk.config);
    await heldThread(desk);
    await told(['sent']);
    first.kill('SIGKILL');
    await once(first, 'exit');
    await minutesPass(desk);
    const others = [await workers.start(desk.config), await workers.start(desk.config)];
    await told(['sent', 'sent']);
    expect([night.rings.length, day.rings.length]).toEqual([1, 1]);
    for (const worker of others) {
      worker.kill('SIGTERM');
      expect(await once(worker, 'exit')).toEqual([0, null]);
    }
  });

  it('while it sends leaves the alert to the next, which sends it again', async () => {
    night.behaviour = 'hangs';
    const first = await workers.start(desk.config);
    await heldThread(desk);
    await night.rung(1);
    expect(await alertsOf(desk)).toEqual([]);
    first.kill('SIGKILL');
    await once(first, 'exit');
    night.behaviour = 'takes';
    const second = await workers.start(desk.config);
    await told(['sent']);
    expect([night.rings.length, day.rings.length]).toEqual([2, 0]);
    second.kill('SIGKILL');
    await once(second, 'exit');
  });

  it('and five that start at once make one call about everything', async () => {
    night.behaviour = 'takes';
    for (let number = 1; number <= 12; number++) await heldThread(desk);
    const all = await Promise.all(Array.from({ length: 5 }, () => workers.start(desk.config)));
    await eventually(async () =>
      expect(await alertsOf(desk)).toMatchObject([{ texts: 12, outcome: 'sent' }]),
    );
    expect([night.rings.length, day.rings.length]).toEqual([1, 0]);
    for (const worker of all) worker.kill('SIGKILL');
  });
});

describe('a worker without the key', () => {
  it('sends nothing, makes no key, and the page says that alerts wait', async () => {
    const keyless = await workers.start({ ...desk.config, vaultKey: null });
    await heldThread(desk);
    await desk.sql(`update ringing set rings_at = now() - interval '2 minutes'`);
    expect((await desk.lou.open('/duty')).text).toContain('no worker sends them');
    keyless.kill('SIGTERM');
    expect(await once(keyless, 'exit')).toEqual([0, null]);
    expect(await alertsOf(desk)).toEqual([]);
    expect(night.rings).toEqual([]);
    expect(existsSync(desk.config.keysDir)).toBe(false);
    const keyed = await workers.start(desk.config);
    await told(['sent']);
    expect((await desk.lou.open('/duty')).text).not.toContain('no worker sends them');
    keyed.kill('SIGKILL');
  });
});
