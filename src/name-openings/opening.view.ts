import { until } from '../limits/until.js';
import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { Viewer } from '../platform/web/visit.js';
import { GROUNDS, LAPSES_AFTER_DAYS, OPEN_HOURS, RESTS_HOURS, TELL_AFTER_DAYS } from './opening.js';
import { type AskablePost, MOST_LISTED, type OpeningRow } from './opening-reading.js';
import { mayRefuse, maySeeName } from './policies.js';

const HOUR = 3_600_000;
const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** The form that asks for a link. @param other an opening of the same name that waits or is open already */
export function askView(post: AskablePost, form: Form<unknown>, other: string | null = null): object {
  return {
    post: { id: post.id, href: `/threads/${post.thread_id}`, name: post.name },
    grounds: GROUNDS.map((id) => ({ id, label: labelOf(id) })),
    days: TELL_AFTER_DAYS.map(String),
    other: other && hrefOf(other),
    form,
  };
}

/** All that the reader may know of. */
export function openingsView(viewer: Viewer, rows: OpeningRow[]): object {
  return {
    openings: rows.map((row) => ({
      href: hrefOf(row.id),
      name: row.name,
      ground: labelOf(row.ground),
      stage: `name-openings.stage_${row.stage}`,
      forYou: row.stage === 'waits' && row.may_open,
      seeHref: maySeeName(viewer, row) ? nameHref(row.id) : null,
      asked: when(row.asked_at),
      by: row.asked_by_name,
    })),
    full: rows.length === MOST_LISTED,
  };
}

/** One, with its words and what the reader may do. */
export function openingView(viewer: Viewer, row: OpeningRow, problem: string | null = null): object {
  return {
    id: row.id,
    name: row.name,
    ground: labelOf(row.ground),
    stage: row.stage,
    stageLabel: `name-openings.stage_${row.stage}`,
    ...peopleOf(row),
    ...wordsOf(row),
    ...toldPart(row),
    ...turnOf(viewer, row),
    problem,
  };
}

/** The pseudonym behind a name, for one of the two. */
export function nameBehindView({
  opening,
  pseudonym,
}: {
  opening: OpeningRow;
  pseudonym: string | null;
}): object {
  return {
    href: hrefOf(opening.id),
    name: opening.name,
    pseudonym,
    until: until(later(opening.opened_at ?? opening.asked_at, OPEN_HOURS)),
  };
}

function peopleOf(row: OpeningRow): object {
  return {
    asked: when(row.asked_at),
    askedBy: row.asked_by_name,
    opened: row.opened_at && when(row.opened_at),
    openedBy: row.opened_by_name,
    alone: row.opened_by === row.asked_by,
    closed: row.closed_at && when(row.closed_at),
    closedBy: row.closed_by_name,
  };
}

function wordsOf({ reason, reference, later_because }: OpeningRow): object {
  return { reason, reference, because: later_because };
}

function toldPart({ tell_on, told_at }: OpeningRow): object {
  return { told: told_at && when(told_at), tellOn: tell_on && day.format(new Date(tell_on)) };
}

function turnOf(viewer: Viewer, row: OpeningRow): object {
  const mine = row.asked_by === viewer.memberId;
  const waits = row.stage === 'waits';
  return {
    mine,
    others: row.others,
    lapses: waits ? until(later(row.asked_at, LAPSES_AFTER_DAYS * 24)) : null,
    aloneFrom: waits && mine && !row.others && !row.may_open ? until(later(row.asked_at, RESTS_HOURS)) : null,
    openHref: waits && row.may_open ? `${hrefOf(row.id)}/confirmation` : null,
    refuseHref: mayRefuse(viewer, row) ? `${hrefOf(row.id)}/refusal` : null,
    seeHref: maySeeName(viewer, row) ? nameHref(row.id) : null,
    openUntil: row.stage === 'open' && row.opened_at ? until(later(row.opened_at, OPEN_HOURS)) : null,
  };
}

function later(time: Date, hours: number): Date {
  return new Date(time.getTime() + hours * HOUR);
}

function labelOf(ground: string): string {
  return `name-openings.ground_${ground}`;
}

function hrefOf(id: string): string {
  return `/name-openings/${id}`;
}

function nameHref(id: string): string {
  return `${hrefOf(id)}/name`;
}
