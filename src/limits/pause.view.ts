import { guidelineById } from '../guidelines/guidelines.js';
import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import type { LimitFacts } from './limit.js';
import type { OwnLimitRow, OwnNoteRow } from './pause-reading.js';
import type { Speakers } from './speaking.js';
import { until } from './until.js';

/** What a form says in place to a member who has a pause. */
export function pauseView({ until: end }: LimitFacts): object {
  return { until: end && until(end) };
}

/** Forms of the member's page as they were sent, when something was wrong with one. */
export interface PauseForms {
  note: Form<unknown>;
  appeal?: { limitId: string; form: Form<unknown> };
}

/** The member's own page: what, why, since when, until when, and what can be done. */
export function pausePageView(
  limits: OwnLimitRow[],
  notes: OwnNoteRow[],
  forms: PauseForms,
  speakers: Speakers | null,
): object {
  return {
    speakers,
    paused: limits.some((limit) => limit.in_force),
    limits: limits.map((limit) => ({ ...ownLimitView(limit, forms), name: speakers && limit.name })),
    notes: notes.map((note) => ({ ...ownNoteView(note), name: speakers && note.name })),
    form: forms.note,
    errors: errorsOf(forms),
  };
}

/** Which help comes first on it: by what was written within a day; the newest words that ask for it. */
export function helpOnPausePage(limits: OwnLimitRow[], notes: OwnNoteRow[]): string | null {
  const asked = limits.filter(({ asked_at }) => asked_at && Date.now() - asked_at.getTime() < 86_400_000);
  const helps = [
    ...notes.filter(({ fresh }) => fresh).map((note) => note.advised_help),
    ...asked.map((limit) => limit.asked_help),
  ];
  return helps.find((help) => help && help !== 'concern') ?? helps.find((help) => help) ?? null;
}

// Each names the field that it is about: there is one note, and a second look for each limit.
function errorsOf({ note, appeal }: PauseForms): Record<string, string> | null {
  if (note.errors) return note.errors;
  const wrong = appeal?.form.errors?.body;
  return appeal && wrong ? { [`appeal-${appeal.limitId}`]: wrong } : null;
}

function ownLimitView(limit: OwnLimitRow, { appeal }: PauseForms): object {
  return {
    id: limit.id,
    kind: message(`limits.own_${limit.kind}`),
    stops: limit.kind !== 'notice',
    state: stateOf(limit),
    guideline: guidelineById(limit.guideline),
    reason: limit.reason,
    since: when(limit.starts_at),
    until: limit.in_force && limit.until ? until(limit.until) : null,
    endless: limit.in_force && !limit.until,
    waitsForSecond: limit.in_force && limit.kind === 'ban' && !limit.alone && !limit.confirmed_at,
    alone: limit.in_force && limit.alone,
    mayAsk: limit.may_ask,
    ...whoIsAsked(limit),
    appeal: appealView(limit),
    form: appeal?.limitId === limit.id ? appeal.form : null,
  };
}

function stateOf(limit: OwnLimitRow): 'lifted' | 'active' | 'ended' | 'told' {
  if (limit.lifted_at) return 'lifted';
  if (limit.kind === 'notice') return 'told';
  return limit.in_force ? 'active' : 'ended';
}

function appealView({
  asked_at,
  asked,
  decision,
  answer,
  lifted_at,
  looked_alone,
  looked_outside,
  ...others
}: OwnLimitRow): object | null {
  if (!asked_at) return null;
  return {
    when: when(asked_at),
    words: asked,
    decision,
    answer,
    waits: !decision && !lifted_at,
    ...whoIsAsked(others),
    alone: looked_alone === true,
    outside: looked_outside === true,
  };
}

// Whether nobody, or a trustee alone, could look again; or a trustee later or now besides the team.
function whoIsAsked({
  team_else,
  trustee_else,
  rested,
}: Pick<OwnLimitRow, 'team_else' | 'trustee_else' | 'rested'>) {
  return {
    nobodyElse: !team_else && !trustee_else,
    trusteeOnly: !team_else && trustee_else,
    trusteeLater: team_else && trustee_else && rested !== true,
    trusteeToo: team_else && trustee_else && rested === true,
  };
}

function ownNoteView({ body, written_at, answer, read_at }: OwnNoteRow): object {
  return { body, when: when(written_at), answer, read: read_at !== null };
}
