import { foldOf, isOpen, type Reader } from '../folding/fold.js';
import { message } from '../platform/web/messages.js';
import type { Viewer } from '../platform/web/visit.js';
import { titleSeen } from '../threads/seen-title.js';
import type { CircleRow } from './circle-reading.js';
import { phaseWords, type Prompts, promptsIn, usualPrompts } from './composing.js';
import { PHASES, standingAt } from './phases.js';
import { firstToCome } from './times-left.js';
import { dayIn, type Moment, momentView } from './times.view.js';

/** Who looks at a circle, how, and when. */
export interface Looking {
  viewer: Viewer | null;
  reader: Reader;
  now: Date;
}

/** A circle as the page of its thread shows it. */
export interface CircleView {
  /** The part that it is in, in words, and what that asks; null before the first and after the last. */
  phase: string | null;
  prompt: string | null;
  next: string | null;
  until: Moment | null;
  over: boolean;
  parts: { name: string; prompt: string; from: Moment; now: boolean }[];
  /** Who leads it, with their badge; null where nobody does, or the reader blocked the name. */
  leader: { name: string; badge: string } | null;
  led: boolean;
  retimed: boolean;
  /** For whoever leads it. */
  timesHref: string | null;
  handOverHref: string | null;
  closingHref: string | null;
  reopeningHref: string | null;
}

export function circleView(row: CircleRow, looking: Looking): CircleView {
  const { now: phase, next, until, over } = standingAt(row.edges, looking.now);
  const prompts = promptsFor(row, looking.reader);
  return {
    phase: phase && phaseWords(phase),
    prompt: phase && prompts[phase],
    next: next && phaseWords(next),
    until: until && momentView(until, row.zone, looking.now),
    over,
    parts: PHASES.map((each, at) => ({
      name: phaseWords(each),
      prompt: prompts[each],
      from: momentView(row.edges[at]!, row.zone, looking.now),
      now: each === phase,
    })),
    leader: leaderFor(row, looking.reader),
    led: row.led_by !== null,
    retimed: row.retimed,
    ...toolsFor(row, looking, over),
  };
}

// Whoever folds or hides the opening post does not meet its words here.
function promptsFor({ body, opened_by: personaId, notes }: CircleRow, reader: Reader): Prompts {
  const prompts = promptsIn(body);
  const text = () => Object.values(prompts).join('\n');
  return isOpen(foldOf(reader, { personaId, notes, text })) ? prompts : usualPrompts();
}

function leaderFor({ led_by, leader, badge }: CircleRow, reader: Reader): CircleView['leader'] {
  if (led_by === null || leader === null || reader.blocked.has(led_by)) return null;
  return { name: leader, badge: badgeWords(badge) };
}

/** What stands beside a facilitator's name: what training they have, not a rank. */
export function badgeWords(words: string | null): string {
  return words === null ? message('circles.badge') : message('circles.badge_with', { words });
}

function toolsFor(row: CircleRow, { viewer, now }: Looking, over: boolean) {
  const { thread_id: id, led_by, state } = row;
  const own = viewer !== null && led_by === viewer.personaId;
  return {
    timesHref: own && state === 'open' && firstToCome(row, now) !== null ? `/threads/${id}/times` : null,
    handOverHref: own && state === 'open' ? `/threads/${id}/hand-over` : null,
    closingHref: own && over && state === 'open' ? `/threads/${id}/closing` : null,
    reopeningHref: own && over && state === 'locked' ? `/threads/${id}/reopening` : null,
  };
}

/** A circle as a list shows it. */
export interface CircleLine {
  href: string;
  title: string;
  folded: string | null;
  about: string | null;
  hidden: boolean;
  board: { slug: string; name: string };
  /** The part that it is in. */
  phase: string | null;
  /** When that ends, or the circle begins; null when it is over. */
  until: Moment | null;
  day: string;
  membersOnly: boolean;
}

export function circleLine(row: CircleRow, { reader, now }: Looking): CircleLine {
  const { now: phase, until, over } = standingAt(row.edges, now);
  const { title, folded, about, hidden } = titleSeen(row, reader);
  return {
    href: `/threads/${row.thread_id}`,
    title,
    folded,
    about,
    hidden,
    board: { slug: row.slug, name: row.board_name },
    phase: phase && phaseWords(phase),
    until: until && momentView(until, row.zone, now),
    day: dayIn(over ? row.edges.at(-1)! : row.edges[0]!, row.zone),
    membersOnly: row.members_only,
  };
}
