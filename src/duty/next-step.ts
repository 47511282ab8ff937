/** How a thing rings: `unread` is what the screen could not read. */
export type Manner = 'escalated' | 'under_way' | 'crisis' | 'unread';

/** Something that the on-call contacts are told of until somebody takes it. */
export interface RingingThing {
  kind: 'held' | 'words' | 'pending';
  subject: string;
  manner: Manner;
  /** Null when it was told often enough. */
  rings_at: Date | null;
  /** Whether any contact was reached with it. */
  told: boolean;
  /** How many contacts were tried with it. */
  tries: number;
  /** False when it is over, and only its taking still counts. */
  waits: boolean;
  /** Somebody has it: it rings only if they give it back. */
  taken: boolean;
  taken_at: Date | null;
}

/** What is to be done now: nothing, to let what is due wait, or to tell the next contact of all that waits. */
export type Step =
  | { what: 'nothing' }
  | { what: 'wait'; things: RingingThing[]; until: Date }
  | { what: 'tell'; things: RingingThing[]; anew: boolean };

/**
 * Minutes in which the phone is silent after somebody took a text: about as long as reading it and a first word take,
 * and short enough that a text which nobody takes is not alone for long.
 */
export const QUIET_MINUTES = 5;

/** What one chain of calls does about everything that rings. @param told when a contact was called last */
export function nextStep(things: RingingThing[], now: Date, told: Date | null): Step {
  const waiting = things.filter(({ waits, taken }) => waits && !taken);
  const due = waiting.filter((thing) => isDue(thing, now));
  if (due.length === 0) return { what: 'nothing' };
  const until = due.some(ringsAtOnce) ? null : later(things, waiting, due, now);
  if (until) return { what: 'wait', things: due, until };
  return { what: 'tell', things: waiting, anew: beginsAnew(things, due, told) };
}

function isDue({ rings_at }: RingingThing, now: Date): boolean {
  return rings_at !== null && rings_at <= now;
}

// A colleague who called for others is waiting for them, whoever took what else.
function ringsAtOnce({ manner, told }: RingingThing): boolean {
  return manner === 'escalated' || (manner === 'under_way' && !told);
}

function later(things: RingingThing[], waiting: RingingThing[], due: RingingThing[], now: Date): Date | null {
  const quiet = quietUntil(things);
  if (quiet && quiet > now) return quiet;
  return due.some(({ told }) => told) ? null : nextCall(waiting, due, now);
}

function quietUntil(things: RingingThing[]): Date | null {
  const taken = lastTaken(things);
  return taken && new Date(taken.getTime() + QUIET_MINUTES * 60_000);
}

// What is new waits for the next call of the chain that rings already. A crisis does not wait for what is less.
function nextCall(waiting: RingingThing[], due: RingingThing[], now: Date): Date | null {
  const grave = due.some(({ manner }) => manner !== 'unread');
  const calls = waiting
    .filter(({ told, manner }) => told && (!grave || manner !== 'unread'))
    .flatMap(({ rings_at }) => (rings_at && rings_at > now ? [rings_at.getTime()] : []));
  return calls.length > 0 ? new Date(Math.min(...calls)) : null;
}

// The first contact hears first of what is new, unless they are being called already and have not answered.
function beginsAnew(things: RingingThing[], due: RingingThing[], told: Date | null): boolean {
  const running = things.some(({ waits, tries, rings_at }) => waits && tries > 0 && rings_at !== null);
  const taken = lastTaken(things);
  const answered = taken !== null && told !== null && taken > told;
  return !running || (answered && due.some(({ tries }) => tries === 0));
}

function lastTaken(things: RingingThing[]): Date | null {
  const times = things.flatMap(({ taken_at }) => (taken_at ? [taken_at.getTime()] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}
