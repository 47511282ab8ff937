import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOf, refusal, type Text } from '../database/hands.js';
import {
  claimAndDecide,
  decide,
  type Desk,
  heldEdit,
  idsOf,
  LEA,
  MO,
  press,
  startDesk,
  stateOf,
} from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { escalated, escalationsOf } from './escalating.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from threads');
  text = await escalated(desk, { title: 'By the bridge' });
});

const acknowledge = (who: Visitor) => press(who, `/reviews/${text.id}/escalation/acknowledgement`);
const page = (who: Visitor) => who.get(`/reviews/${text.id}`);

const ENDS: [string, string, () => Promise<unknown>][] = [
  [
    'its author takes it back',
    'The author took it back.',
    () => desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`),
  ],
  [
    'who escalated it decides',
    `${MO} has decided about it`,
    () => decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' }),
  ],
  [
    'it is written anew and goes up',
    'The author wrote it anew.',
    () => desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]),
  ],
];

describe.each(ENDS)('an escalated text, when %s', (_, says, end) => {
  it('stays on top of the list until somebody else has seen it', async () => {
    await end();
    for (const who of [desk.mo, desk.lea]) {
      const first = (await who.open('/reviews')).page.querySelector('table.queue tbody tr');
      expect(first?.querySelector('a')?.getAttribute('href')).toBe(`/reviews/${text.id}`);
      expect(first?.text).toContain('Escalated, not seen by others yet');
    }
    expect((await acknowledge(desk.mo)).status).toBe(303);
    expect(await escalationsOf(desk, text)).toMatchObject([{ acknowledged: null }]);
    expect((await acknowledge(desk.lea)).status).toBe(303);
    expect(await escalationsOf(desk, text)).toMatchObject([{ acknowledged: LEA }]);
    expect(await desk.sql('select from queue_items where subject = $1', [text.id])).toEqual([]);
  });

  it('can be read, with the checklist, and is nobody’s to decide', async () => {
    await end();
    const { status, page: read, text: words } = await page(desk.lea);
    expect([status, words.includes(says), words.includes('nobody has acknowledged it yet')]).toEqual([
      200,
      true,
      true,
    ]);
    const actions = read.querySelectorAll('main form').map((form) => form.getAttribute('action'));
    expect(new Set(actions)).toEqual(
      new Set([`/reviews/${text.id}/escalation/acknowledgement`, `/reviews/${text.id}/escalation/steps`]),
    );
    const box = read.querySelector('#steps input[type=checkbox]')!.getAttribute('name')!;
    expect((await press(desk.lea, `/reviews/${text.id}/escalation/steps`, { [box]: 'yes' })).status).toBe(
      303,
    );
    expect((await page(desk.mo)).page.querySelector('#steps')?.text).toContain(LEA);
    for (const path of ['claim', 'decision', 'message'])
      expect((await press(desk.lea, `/reviews/${text.id}/${path}`, { body: 'x' })).status).not.toBe(303);
    expect(await stateOf(desk, text)).not.toBe('held');
  });

  it('is over three days after somebody has seen it, and never the author’s to read', async () => {
    await end();
    const later = () => desk.sql(`update escalations set escalated_at = escalated_at - interval '4 days'`);
    await later();
    expect((await page(desk.lea)).status).toBe(200);
    await acknowledge(desk.lea);
    expect((await page(desk.lea)).status).toBe(409);
    expect((await acknowledge(desk.lea)).status).toBe(409);
    expect((await page(desk.ana)).status).toBe(404);
    await desk.sql(
      `update members set role = 'moderator' where id = (select member_id from personas where name = 'Ana')`,
    );
    const ana = await desk.person('Ana');
    await desk.sql(`update escalations set escalated_at = date_trunc('minute', now())`);
    expect([(await page(desk.lea)).status, (await page(ana)).status]).toEqual([200, 409]);
    await desk.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Ana')`,
    );
  });
});

describe('an escalation that nobody has acknowledged', () => {
  it('is seen by whoever else decides', async () => {
    await desk.sql('delete from claims');
    await claimAndDecide(desk.lea, text, { outcome: 'keep', reason: 'We read you.' });
    expect(await escalationsOf(desk, text)).toMatchObject([{ acknowledged: LEA }]);
    expect(await desk.sql('select from queue_items where subject = $1', [text.id])).toEqual([]);
  });

  it('goes with the next text that is held, and leaves no second place in the list', async () => {
    await desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    const next = await heldEdit(desk, text, { title: 'By the river' });
    expect(await desk.sql('select subject, urgency from queue_items')).toEqual([
      { subject: next.id, urgency: 0 },
    ]);
  });

  it('is over by its escalator’s own word where nobody else is there, and only then', async () => {
    await desk.sql(
      `update members set role = 'member' where role <> 'member'
      and id <> (select member_id from personas where name = $1)`,
      [MO],
    );
    await acknowledge(desk.mo);
    expect(await escalationsOf(desk, text)).toMatchObject([{ acknowledged: null }]);
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    const alone = await page(desk.mo);
    expect(alone.html).toContain(`/reviews/${text.id}/escalation/acknowledgement`);
    await acknowledge(desk.mo);
    expect(await escalationsOf(desk, text)).toMatchObject([{ acknowledged: MO }]);
    await desk.sql(
      `update members set role = 'moderator' where id = (select member_id from personas where name = $1)`,
      [LEA],
    );
    desk.lea = await desk.person(LEA);
  });

  it('is not acknowledged by its escalator while others are there: PostgreSQL itself', async () => {
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    const web = await handOf(desk.database.webUrl);
    const { memberId } = await idsOf(desk, MO);
    const byHand = web.sql(
      `update escalations set acknowledged_by = $2, acknowledged_at = date_trunc('minute', now()) where revision_id = $1`,
      [text.id, memberId],
    );
    expect(await refusal(byHand)).toBe('HS025');
    await web.end();
  });
});
