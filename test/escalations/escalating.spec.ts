import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOf, refusal, type Text } from '../database/hands.js';
import {
  claim,
  claimsOf,
  decide,
  type Desk,
  endClaim,
  heldEdit,
  heldThread,
  idsOf,
  LEA,
  MO,
  press,
  startDesk,
  stateOf,
} from '../reviews/desk.js';
import { MILD } from '../second-looks/looks.js';
import { AGO, deedsAbout, escalate, escalated, escalationsOf, pathOf } from './escalating.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  text = await heldThread(desk, { title: 'By the bridge' });
});

const status = async ({ id }: Pick<Text, 'id'>, who = desk.lea) =>
  (await who.open(`/reviews/${id}`)).page.querySelector('#escalation')?.structuredText.replace(/\s+/g, ' ');
const acknowledge = (who = desk.lea, { id } = text) =>
  press(who, `/reviews/${id}/escalation/acknowledgement`);

describe('escalating', () => {
  it('is offered to whoever has claimed the text, and to nobody else', async () => {
    const form = async () => (await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('[name=why]');
    expect(await form()).toBeNull();
    await claim(desk.mo, text);
    expect(await form()).not.toBeNull();
  });

  it('marks the text for everybody, keeps it with who has it, and says that nobody has seen it yet', async () => {
    await claim(desk.mo, text);
    const sent = await escalate(desk.mo, text, { why: 'place', note: 'They name a <b>station</b>.' });
    expect([sent.status, sent.location]).toEqual([303, `/reviews/${text.id}#escalation`]);
    for (const who of [desk.mo, desk.lea]) {
      const page = await who.open(`/reviews/${text.id}`);
      expect(page.text).toMatch(new RegExp(`Escalated ${AGO} by ${MO}; nobody has acknowledged it yet`));
      expect(page.text).toContain('They wrote where they are.');
      expect(page.page.querySelector('#escalation .letter')?.textContent).toBe('They name a <b>station</b>.');
    }
    expect(await claimsOf(desk, text)).toEqual([{ by: MO, live: true }]);
    expect((await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('[name=outcome]')).not.toBeNull();
    expect(await escalationsOf(desk, text)).toEqual([
      { reason: 'place', by: MO, acknowledged: null, words: 'They name a <b>station</b>.' },
    ]);
    expect(await deedsAbout(desk, text)).toEqual([
      { code: 'escalated', by: MO, words: 'They name a <b>station</b>.' },
    ]);
  });

  it('puts it on top of the list, marked, above what is graver and older', async () => {
    await desk.sql('truncate threads cascade');
    await heldThread(desk, { title: 'Older and graver' }, { about: 'under_way' });
    const mild = await heldThread(desk, { title: 'Something mild' }, MILD);
    await claim(desk.mo, mild);
    await escalate(desk.mo, mild);
    const first = (await desk.lea.open('/reviews')).page.querySelector('table.queue tbody tr');
    expect(first?.querySelector('a')?.getAttribute('href')).toBe(`/reviews/${mild.id}`);
    expect(first?.text).toContain('Escalated, not seen by others yet');
    await acknowledge(desk.lea, mild);
    const after = (await desk.lea.open('/reviews')).page.querySelector('table.queue tbody tr');
    expect(after?.text).toContain('Escalated, somebody is there');
    await desk.sql('select queue_revision($1)', [mild.id]);
    expect(await urgencyOf(mild)).toBe(0);
  });

  it('says so honestly where nobody stands on the on-call list, and what to do then', async () => {
    await claim(desk.mo, text);
    await escalate(desk.mo, text);
    expect(await status(text)).toContain('Nobody was called: there is no one on the on-call list.');
    expect(await status(text, desk.mo)).toContain('Reach a colleague in the way that you have agreed on.');
  });

  it('twice at once is one, and a second time changes nothing', async () => {
    await claim(desk.mo, text);
    const fields = { why: 'now', note: 'Once.' };
    const sent = await Promise.all(Array.from({ length: 8 }, () => press(desk.mo, pathOf(text), fields)));
    expect(sent.map(({ status: code }) => code)).toEqual(Array(8).fill(303));
    await press(desk.mo, pathOf(text), { why: 'place', note: 'Twice.' });
    expect(await escalationsOf(desk, text)).toEqual([
      { reason: 'now', by: MO, acknowledged: null, words: 'Once.' },
    ]);
    expect(await deedsAbout(desk, text)).toHaveLength(1);
  });

  it('leaves looks after its author, also where the screen saw no crisis', async () => {
    const mild = await escalated(desk, {}, MILD);
    const looks = 'select hours from follow_ups where revision_id = $1 order by hours';
    expect(await desk.sql(looks, [mild.id])).toEqual([{ hours: 24 }, { hours: 72 }]);
    await desk.sql(`update follow_ups set came_back = true where revision_id = $1`, [text.id]);
    await claim(desk.mo, text);
    await escalate(desk.mo, text);
    const kept = await desk.sql('select came_back from follow_ups where revision_id = $1', [text.id]);
    expect(kept).toEqual([{ came_back: true }, { came_back: true }]);
  });

  it('goes with the author’s next text, when that is held too, with all that was done', async () => {
    await claim(desk.mo, text);
    await escalate(desk.mo, text, { note: 'Worried.' });
    await acknowledge();
    await desk.sql(`delete from claims where revision_id = $1`, [text.id]);
    await desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    const next = await heldEdit(desk, text, { title: 'By the river' }, MILD);
    expect(await escalationsOf(desk, text)).toEqual([]);
    expect(await escalationsOf(desk, next)).toMatchObject([{ by: MO, acknowledged: LEA, words: 'Worried.' }]);
    expect(await urgencyOf(next)).toBe(0);
  });

  it('does not go with a text that comes after a decision', async () => {
    await claim(desk.mo, text);
    await escalate(desk.mo, text);
    await decide(desk.mo, text, { outcome: 'return', reason: 'Please leave out where.' });
    await desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    const next = await heldEdit(desk, text, {}, MILD);
    expect(await escalationsOf(desk, next)).toEqual([]);
  });

  it('leaves the decision as it is', async () => {
    await claim(desk.mo, text);
    await escalate(desk.mo, text);
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We are glad that you wrote.' });
    expect(await stateOf(desk, text)).toBe('kept');
    await acknowledge();
    expect(await desk.sql('select from queue_items where subject = $1', [text.id])).toEqual([]);
  });
});

describe('escalating is refused', () => {
  const words = { why: 'now', note: 'Please come.' };
  const kept = (answer: Awaited<ReturnType<typeof press>>) =>
    answer.page.querySelector('#kept-words')?.textContent.trim();

  it('without a claim, or when it has ended: words kept', async () => {
    const without = await press(desk.mo, pathOf(text), words);
    expect([without.status, kept(without)]).toEqual([409, 'Please come.']);
    await claim(desk.mo, text);
    await endClaim(desk, text);
    expect((await press(desk.mo, pathOf(text), words)).status).toBe(409);
    await claim(desk.lea, text);
    expect((await press(desk.mo, pathOf(text), words)).status).toBe(409);
    expect(await escalationsOf(desk, text)).toEqual([]);
  });

  it('for one’s own text, and for what is decided or taken back meanwhile', async () => {
    const own = await heldThread(desk, {}, {}, LEA);
    expect((await press(desk.lea, pathOf(own), words)).status).toBe(409);
    await claim(desk.lea, text);
    await decide(desk.lea, text, { outcome: 'keep', reason: 'We read you.' });
    const late = await press(desk.mo, pathOf(text), words);
    expect([late.status, kept(late)]).toEqual([409, 'Please come.']);
    expect(late.text).toContain('This is decided already');
    expect(await escalationsOf(desk, text)).toEqual([]);
  });

  it('with a reason that there is not, or too many words: the page again, words kept', async () => {
    await claim(desk.mo, text);
    for (const bad of [{ why: 'bored' }, { note: 'x'.repeat(1_001) }]) {
      const sent = await press(desk.mo, pathOf(text), { ...words, ...bad });
      expect(sent.status).toBe(422);
      expect(sent.page.querySelector('#escalate[open] #note')?.textContent.trim()).toBe(
        bad.note ?? words.note,
      );
    }
    expect((await press(desk.mo, pathOf(text), { ...words, more: 'x' })).status).toBe(400);
    expect(await escalationsOf(desk, text)).toEqual([]);
  });

  it('to everybody who is not staff', async () => {
    for (const who of [desk.ana, desk.ben]) expect((await press(who, pathOf(text), words)).status).toBe(404);
    expect((await desk.mo.post(pathOf(text), words)).status).toBe(403);
  });

  it('by PostgreSQL itself', async () => {
    const web = await handOf(desk.database.webUrl);
    const { memberId } = await idsOf(desk, MO);
    const { memberId: ben } = await idsOf(desk, 'Ben');
    const by = (staff: string) =>
      refusal(
        web.sql(`insert into escalations (revision_id, reason, escalated_by) values ($1, 'now', $2)`, [
          text.id,
          staff,
        ]),
      );
    expect(await by(memberId)).toBe('HS005');
    await claim(desk.lea, text);
    expect([await by(memberId), await by(ben)]).toEqual(['HS005', 'HS007']);
    expect(await refusal(web.sql('delete from escalations'))).toBe('42501');
    expect(await refusal(web.sql('select ring_on_call($1)', [text.id]))).toBe('42501');
    await web.end();
  });
});

describe('acknowledging', () => {
  it('says who is there, once, and the record has it', async () => {
    text = await escalated(desk);
    const zoe = await desk.person('Zoe Spring', 'moderator');
    expect((await acknowledge()).status).toBe(303);
    expect((await acknowledge(zoe)).status).toBe(303);
    expect(await status(text, desk.mo)).toMatch(new RegExp(`by ${MO}; ${LEA} has seen it, ${AGO}`));
    expect((await deedsAbout(desk, text)).map(({ code, by }) => [code, by])).toEqual([
      ['escalated', MO],
      ['escalation_acknowledged', LEA],
    ]);
  });

  it('is not for whoever escalated it, nor for its author', async () => {
    text = await escalated(desk);
    expect((await desk.mo.open(`/reviews/${text.id}`)).html).not.toContain('/acknowledgement');
    expect((await desk.lea.open(`/reviews/${text.id}`)).html).toContain('/acknowledgement');
    expect((await acknowledge(desk.mo)).status).toBe(303);
    const leas = await heldThread(desk, {}, {}, LEA);
    await claim(desk.mo, leas);
    await escalate(desk.mo, leas);
    expect((await acknowledge(desk.lea, leas)).status).toBe(409);
    const found = [...(await escalationsOf(desk, text)), ...(await escalationsOf(desk, leas))];
    expect(found.map(({ acknowledged }) => acknowledged)).toEqual([null, null]);
    const web = await handOf(desk.database.webUrl);
    const { memberId } = await idsOf(desk, MO);
    const byHand = web.sql(
      `update escalations set acknowledged_by = $2, acknowledged_at = date_trunc('minute', now()) where revision_id = $1`,
      [text.id, memberId],
    );
    expect(await refusal(byHand)).toBe('HS025');
    await web.end();
  });

  it('needs something that is escalated', async () => {
    expect((await acknowledge()).status).toBe(409);
    for (const who of [desk.ana, desk.ben]) expect((await acknowledge(who)).status).toBe(404);
  });
});

async function urgencyOf({ id }: Pick<Text, 'id'>): Promise<number | undefined> {
  const [row] = await desk.sql<{ urgency: number }>('select urgency from queue_items where subject = $1', [
    id,
  ]);
  return row?.urgency;
}
