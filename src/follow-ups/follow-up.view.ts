import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { type Welcome, WELCOMES } from './follow-up.js';
import { type FollowUpRow, MOST_LISTED } from './follow-up-reading.js';
import { mayWelcome, outcomesFor } from './policies.js';

/** The list: what is due now, and what comes. */
export function followUpListView(rows: FollowUpRow[]): object {
  return {
    due: rows.filter(({ due }) => due).map(lineView),
    coming: rows.filter(({ due }) => !due).map(lineView),
    full: rows.length === MOST_LISTED,
  };
}

/** The forms of an item's page, of which one may have been sent. */
export interface ItemForms {
  done: Form<unknown>;
  welcome: Form<unknown>;
}

/** An item with what can be done about it. */
export function followUpView(row: FollowUpRow, { done, welcome }: ItemForms): object {
  const self = `/follow-ups/${row.id}`;
  return {
    item: lineView(row),
    done: { href: `${self}/done`, form: done, outcomes: outcomesFor(row).map(outcomeView) },
    welcome: mayWelcome(row) ? welcomeView(self, welcome) : null,
    welcomed: row.welcomed,
    postventionHref: row.persona_id && row.post_id && `/posts/${row.post_id}/postvention`,
  };
}

/** The words of a welcome, to be changed by whoever sends it. */
export function wordsOf(chosen: unknown): string {
  const id = WELCOMES.find((known) => known === chosen) ?? WELCOMES[0];
  return message(`follow-ups.welcome_${id}`);
}

function lineView(row: FollowUpRow): object {
  return {
    href: `/follow-ups/${row.id}`,
    hours: row.hours,
    about: row.about,
    board: row.board,
    name: row.name,
    wrote: hoursAgo(row.since),
    due: row.due,
    dueIn: row.due ? null : hoursAway(row.due_at),
    person: `follow-ups.person_${personOf(row)}`,
    text: `follow-ups.text_${textOf(row)}`,
    answers: answersOf(row).map((code) => `follow-ups.answer_${code}`),
    thread: threadLink(row),
    textHref: textHref(row),
  };
}

function personOf({ persona_id, wrote_again, came_back }: FollowUpRow): string {
  if (persona_id === null) return 'erased';
  if (wrote_again) return 'wrote_again';
  return came_back ? 'was_here' : 'no_sign';
}

function textOf({ state }: FollowUpRow): string {
  if (state === null) return 'erased';
  if (state === 'superseded') return 'changed';
  return state === 'returned' || state === 'kept' || state === 'declined' ? 'answered' : state;
}

function answersOf({ answered, written_to, welcomed }: FollowUpRow): string[] {
  const given = [answered && 'others', written_to && 'team', welcomed && 'welcomed'];
  const codes = given.filter((code) => code !== false);
  return codes.length > 0 ? codes : ['none'];
}

function threadLink({ thread_id, thread_up, title }: FollowUpRow): object | null {
  return thread_id !== null && thread_up ? { href: `/threads/${thread_id}`, title } : null;
}

// What its author took back is theirs again: there is no way to it.
function textHref({ post_id, up, held_id }: FollowUpRow): string | null {
  if (held_id !== null) return `/reviews/${held_id}`;
  return post_id !== null && up ? `/posts/${post_id}` : null;
}

const HOUR_MS = 3_600_000;
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

// For three days hours count, so that "1 day ago" is not all that is said of 26 and of 47 hours.
function hoursAgo(time: Date, now = new Date()): object {
  const hours = Math.floor((now.getTime() - time.getTime()) / HOUR_MS);
  const spoken = when(time, now);
  return hours >= 1 && hours <= 96 ? { ...spoken, words: relative.format(-hours, 'hour') } : spoken;
}

function hoursAway(time: Date, now = new Date()): string {
  return relative.format(Math.max(1, Math.ceil((time.getTime() - now.getTime()) / HOUR_MS)), 'hour');
}

function outcomeView(id: string): object {
  return { value: id, label: `follow-ups.outcome_${id}`, hint: `follow-ups.outcome_${id}_hint` };
}

function welcomeView(self: string, form: Form<unknown>): object {
  return {
    href: `${self}/welcome`,
    form,
    beginnings: WELCOMES.map((id: Welcome) => ({
      href: `${self}?words=${id}#welcome`,
      label: `follow-ups.welcome_${id}_label`,
    })),
  };
}
