import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { nextStep, QUIET_MINUTES, type RingingThing } from '../../src/duty/next-step.js';

const NOW = new Date('2026-11-22T03:00:00Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const thing = (given: Partial<RingingThing> = {}): RingingThing => ({
  kind: 'held',
  subject: randomUUID(),
  manner: 'crisis',
  rings_at: NOW,
  told: false,
  tries: 0,
  waits: true,
  taken: false,
  taken_at: null,
  ...given,
});
const told = (given: Partial<RingingThing> = {}) =>
  thing({ told: true, tries: 1, rings_at: at(3), ...given });
const over = (takenAt: Date) =>
  thing({ waits: false, rings_at: null, taken_at: takenAt, told: true, tries: 1 });
const step = (things: RingingThing[], last: Date | null = at(-2)) => nextStep(things, NOW, last);

describe('the next step of the chain', () => {
  it('is nothing while nothing is due, or somebody has it', () => {
    expect(step([])).toEqual({ what: 'nothing' });
    expect(step([thing({ rings_at: at(1) }), thing({ rings_at: null })])).toEqual({ what: 'nothing' });
    expect(step([thing({ taken: true, taken_at: at(-9) })])).toEqual({ what: 'nothing' });
  });

  it('tells at once of a first crisis, from the top of the list', () => {
    const first = thing();
    expect(step([first], null)).toEqual({ what: 'tell', things: [first], anew: true });
  });

  it('tells of all that waits in one call, also of what is not due yet', () => {
    const [due, unread, done] = [
      thing(),
      thing({ manner: 'unread', rings_at: at(7) }),
      told({ rings_at: null }),
    ];
    expect(step([due, unread, done])).toEqual({ what: 'tell', things: [due, unread, done], anew: true });
  });

  it('lets a new crisis join the call that comes next', () => {
    const fresh = thing();
    expect(step([fresh, told(), told({ rings_at: at(5) })])).toEqual({
      what: 'wait',
      things: [fresh],
      until: at(3),
    });
  });

  it.each(['under_way', 'escalated'] as const)('tells at once of one that is %s', (manner) => {
    const things = [thing({ manner }), told(), over(at(-1))];
    expect(step(things)).toMatchObject({ what: 'tell', things: things.slice(0, 2) });
  });

  it('goes on with the list when the chain is due, and says what is new', () => {
    const things = [told({ rings_at: NOW }), thing()];
    expect(step(things)).toEqual({ what: 'tell', things, anew: false });
  });

  it('lets no crisis wait for the next call about what is only unread', () => {
    const things = [thing(), told({ manner: 'unread' })];
    expect(step(things)).toEqual({ what: 'tell', things, anew: false });
    const unread = thing({ manner: 'unread' });
    expect(step([unread, told({ manner: 'unread' })])).toMatchObject({ what: 'wait', until: at(3) });
  });

  it('is quiet for some minutes after somebody took one, then begins with who is first', () => {
    const fresh = thing();
    expect(step([fresh, over(at(-1))])).toMatchObject({ what: 'wait', until: at(QUIET_MINUTES - 1) });
    expect(step([fresh, over(at(-QUIET_MINUTES))], at(-9))).toMatchObject({ what: 'tell', anew: true });
  });

  it('goes on after the quiet with what nobody took, though somebody reads another', () => {
    const things = [told({ rings_at: NOW }), told({ taken: true, taken_at: at(-QUIET_MINUTES) })];
    expect(step(things, at(-9))).toEqual({ what: 'tell', things: things.slice(0, 1), anew: false });
  });

  it('begins at the top for what is new after somebody answered, not while nobody has', () => {
    const reads = told({ taken: true, taken_at: at(-QUIET_MINUTES) });
    expect(step([thing(), reads], at(-9))).toMatchObject({ what: 'tell', anew: true });
    expect(step([thing(), reads], at(-1))).toMatchObject({ what: 'tell', anew: false });
  });

  it('does not begin anew after one who could not be reached', () => {
    const things = [thing({ tries: 1 }), thing()];
    expect(step(things)).toMatchObject({ what: 'tell', anew: false });
  });

  it('keeps calling for a colleague until one has come, whoever took what', () => {
    const things = [told({ manner: 'escalated', rings_at: NOW }), over(at(-1))];
    expect(step(things)).toMatchObject({ what: 'tell', anew: false });
  });
});
