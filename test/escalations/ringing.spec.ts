import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Alerts } from '../../src/duty/alerts.js';
import {
  addContact,
  alertsOf,
  clearAlerts,
  type DutyDesk,
  minutesPass,
  startDutyDesk,
} from '../duty/people.js';
import { Receiver } from '../duty/receiver.js';
import { claim, claimAndDecide, decide, heldThread, idsOf, press } from '../reviews/desk.js';
import { MILD } from '../second-looks/looks.js';
import { eventually } from '../support/people.js';
import { escalate, escalated } from './escalating.js';

let desk: DutyDesk;
let night: Receiver;
let day: Receiver;

beforeAll(async () => (desk = await startDutyDesk(true)));
afterAll(() => desk.stop());
beforeEach(async () => {
  [night, day] = [await Receiver.start(), await Receiver.start()];
  await clearAlerts(desk, ', on_call_contacts');
  await addContact(desk.lou, 'Night phone', night);
});
afterEach(async () => {
  await night.stop();
  await day.stop();
});

/** Lets the worker send what is due. */
async function sendDue(): Promise<void> {
  const worker = await desk.startWorker();
  await worker.get(Alerts, { strict: false }).sendDue();
}

/** Waits until these were called, in this order, and nobody else. */
async function called(...names: string[]): Promise<void> {
  await eventually(async () => expect((await alertsOf(desk)).map(({ contact }) => contact)).toEqual(names));
}

describe('an escalated text', () => {
  it('rings at once though somebody has it, and says no word of it, no name, no other id', async () => {
    const text = await heldThread(desk, { title: 'At the old bridge', body: 'Grey words.' }, MILD);
    await claim(desk.mo, text);
    await escalate(desk.mo, text, { note: 'A note for colleagues.' });
    const [ring] = await night.rung(1);
    const link = `http://localhost:3000/reviews/${text.id}`;
    const told = JSON.parse(ring!.body) as Record<string, unknown>;
    expect(told).toMatchObject({ tier: 'crisis', escalated: true, link });
    expect(told.text).toContain('A colleague calls for you');
    const { personaId, memberId } = await idsOf(desk, 'Ana');
    const everything = JSON.stringify(ring).replaceAll(text.id, '');
    for (const secret of [
      'bridge',
      'Grey',
      'colleagues.',
      'Ana',
      'Mo Winter',
      personaId,
      memberId,
      text.postId,
    ])
      expect(everything).not.toContain(secret);
  });

  it('rings again for a crisis that was told before and rests with who has it', async () => {
    const text = await heldThread(desk);
    await night.rung(1);
    await claim(desk.mo, text);
    await minutesPass(desk);
    await sendDue();
    expect(night.rings).toHaveLength(1);
    await escalate(desk.mo, text);
    await night.rung(2);
  });

  it('is told to the next until somebody acknowledges it, and again when nobody has it', async () => {
    await addContact(desk.lou, 'Day phone', day, 'ntfy');
    const text = await escalated(desk, {}, MILD);
    await called('Night phone');
    await minutesPass(desk);
    await called('Night phone', 'Day phone');
    expect(day.rings[0]?.body).toContain(`/reviews/${text.id}`);
    await press(desk.lea, `/reviews/${text.id}/escalation/acknowledgement`);
    for (let times = 0; times < 3; times++) {
      await minutesPass(desk);
      await sendDue();
    }
    await called('Night phone', 'Day phone');
    await desk.mo.send(`/reviews/${text.id}`, {}, `/reviews/${text.id}/release`);
    await minutesPass(desk);
    await night.rung(2);
  });

  it('rings no more once somebody else has decided it', async () => {
    const text = await escalated(desk, {}, MILD);
    await called('Night phone');
    await desk.sql('delete from claims');
    await claimAndDecide(desk.lea, text, { outcome: 'keep', reason: 'We read you.' });
    await minutesPass(desk);
    await sendDue();
    await called('Night phone');
    expect(night.rings).toHaveLength(1);
  });

  it('rings on when its author takes it back, or its escalator decides it, and leads to its page', async () => {
    const text = await escalated(desk, {}, MILD);
    await called('Night phone');
    await desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`);
    await minutesPass(desk);
    const rings = await night.rung(2);
    const { link } = JSON.parse(rings[1]!.body) as { link: string };
    expect((await desk.lea.open(new URL(link).pathname)).text).toContain('nobody has acknowledged it yet');
    await press(desk.lea, `/reviews/${text.id}/escalation/acknowledgement`);
    const other = await escalated(desk, {}, MILD);
    await night.rung(3);
    await decide(desk.mo, other, { outcome: 'keep', reason: 'We read you.' });
    await minutesPass(desk);
    expect(JSON.parse((await night.rung(4))[3]!.body)).toMatchObject({ escalated: true, texts: 1 });
  });

  it('says that they are called, and that the calls do not go out where no worker sends them', async () => {
    const text = await escalated(desk, {}, MILD);
    const status = async () =>
      (await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('#escalation')?.text;
    expect(await status()).toContain('The on-call list is called');
    await desk.stopWorker();
    await desk.sql(`update ringing set rings_at = now() - interval '3 minutes'`);
    expect(await status()).toContain('The calls do not go out at the moment.');
    await desk.startWorker();
  });

  it('is told to a contact that is added later', async () => {
    await desk.sql('truncate on_call_contacts cascade');
    await escalated(desk, {}, MILD);
    await addContact(desk.lou, 'Day phone', day);
    expect(JSON.parse((await day.rung(1))[0]!.body)).toMatchObject({ escalated: true });
  });
});
