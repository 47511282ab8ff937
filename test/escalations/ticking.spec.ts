import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Text } from '../database/hands.js';
import { claim, decide, type Desk, heldThread, LEA, MO, press, startDesk } from '../reviews/desk.js';
import type { Visitor } from '../support/visitor.js';
import { AGO, deedsAbout, escalated } from './escalating.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  text = await escalated(desk);
});

const stepsPath = () => `/reviews/${text.id}/escalation/steps`;
const list = async (who: Visitor = desk.mo) =>
  (await who.open(`/reviews/${text.id}`)).page.querySelectorAll('#steps li');
const boxes = async (who: Visitor = desk.mo) =>
  (await list(who)).flatMap((item) => item.querySelector('input')?.getAttribute('name') ?? []);
const tick = (who: Visitor, ...keys: string[]) =>
  who.send(`/reviews/${text.id}`, Object.fromEntries(keys.map((key) => [key, 'yes'])), stepsPath());
const done = () =>
  desk.sql<{ by: string }>(
    `select n.name as by from escalation_steps s join escalations e on e.id = s.escalation_id
     join personas n on n.member_id = s.done_by where e.revision_id = $1 order by n.name`,
    [text.id],
  );

describe('the checklist beside an escalated text', () => {
  it('holds what the protocol lists, each with a box of its own, and stands beside no other text', async () => {
    expect((await list()).length).toBeGreaterThan(8);
    expect(await boxes()).toHaveLength((await list()).length);
    expect((await list())[0]?.text).toContain('Write to the author now');
    const other = await heldThread(desk);
    expect((await desk.mo.open(`/reviews/${other.id}`)).page.querySelector('#steps')).toBeNull();
  });

  it('is ticked by anybody on the team, and says who did what and when', async () => {
    const [first, second] = await boxes();
    expect((await tick(desk.mo, first!)).status).toBe(303);
    expect((await tick(desk.lea, second!)).status).toBe(303);
    const [one, two] = await list(desk.lea);
    expect(one?.structuredText).toMatch(new RegExp(`${MO}, ${AGO}`));
    expect(two?.structuredText).toMatch(new RegExp(`${LEA}, ${AGO}`));
    const steps = (await deedsAbout(desk, text)).slice(1);
    expect(steps.map(({ code, by }) => [code, by])).toEqual([
      ['step_done', MO],
      ['step_done', LEA],
    ]);
    expect(steps[0]?.words).toMatch(/^Write to the author now/);
  });

  it('keeps what two tick at once, and names whoever was first', async () => {
    const [first, second] = await boxes();
    await Promise.all([
      press(desk.mo, stepsPath(), { [first!]: 'yes' }),
      press(desk.lea, stepsPath(), { [second!]: 'yes' }),
      ...Array.from({ length: 4 }, () => press(desk.mo, stepsPath(), { [first!]: 'yes' })),
    ]);
    await press(desk.lea, stepsPath(), { [first!]: 'yes' });
    expect(await done()).toEqual([{ by: LEA }, { by: MO }]);
  });

  it('takes a tick back by its button, which Enter in the form never presses', async () => {
    const [first, second] = await boxes();
    await tick(desk.mo, first!, second!);
    const { page } = await desk.lea.open(`/reviews/${text.id}`);
    const buttons = page.querySelectorAll('button[name=undo]');
    expect(buttons.map((button) => button.getAttribute('form'))).toEqual(['steps-undo', 'steps-undo']);
    expect((await press(desk.lea, stepsPath(), { undo: first! })).status).toBe(303);
    expect(await done()).toEqual([{ by: MO }]);
    expect((await boxes())[0]).toBe(first);
    expect((await deedsAbout(desk, text)).at(-1)).toMatchObject({ code: 'step_undone', by: LEA });
    await press(desk.lea, stepsPath(), { undo: first! });
    expect((await deedsAbout(desk, text)).filter(({ code }) => code === 'step_undone')).toHaveLength(1);
  });

  it('stays as it is while a lead changes other steps, and says what was ticked before', async () => {
    const lou = await desk.person('Lou Autumn', 'lead');
    const [version] = await desk.sql<{ last: number }>(
      'select coalesce(max(version), 0) as last from protocol_texts',
    );
    const write = (body: string, ahead: number) =>
      press(lou, '/protocol', { version: String(version!.last + ahead), body });
    await write('- [ ] Write.\n- [ ] Call.', 0);
    await tick(desk.mo, ...(await boxes()));
    await write('- [ ] Breathe.\n- [ ] Write.', 1);
    const items = (await list()).map((item) => item.structuredText);
    expect(items).toHaveLength(2);
    expect(items[1]).toContain(MO);
    expect(await boxes()).toHaveLength(1);
    expect((await desk.mo.open(`/reviews/${text.id}`)).text).toContain(
      '1 more ticked before the protocol was changed',
    );
  });

  it('takes nothing that is no step', async () => {
    const wrong: Record<string, string>[] = [{ more: 'yes' }, { '0123456789abcdef': 'no' }, { undo: 'x' }];
    for (const fields of wrong) expect((await press(desk.mo, stepsPath(), fields)).status).toBe(400);
    expect((await press(desk.mo, stepsPath(), { '0123456789abcdef': 'yes' })).status).toBe(303);
    expect(await done()).toEqual([]);
  });

  it('is for the team, while the text is escalated, whatever becomes of it', async () => {
    const [first] = await boxes();
    for (const who of [desk.ana, desk.ben])
      expect((await press(who, stepsPath(), { [first!]: 'yes' })).status).toBe(404);
    const escalatedText = text;
    text = await heldThread(desk);
    await claim(desk.mo, text);
    expect((await press(desk.mo, stepsPath(), { [first!]: 'yes' })).status).toBe(409);
    text = escalatedText;
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    expect((await press(desk.mo, stepsPath(), { [first!]: 'yes' })).status).toBe(303);
    expect(await done()).toEqual([{ by: MO }]);
  });
});
