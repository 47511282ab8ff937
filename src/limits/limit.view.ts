import { guidelineById } from '../guidelines/guidelines.js';
import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { isLead, isTrustee, type Viewer } from '../platform/web/visit.js';
import type { AppealRow } from './appeal-reading.js';
import { DAYS, guidelinesForLimits, HOURS } from './forms.js';
import { type LimitFacts, LIMIT_KINDS } from './limit.js';
import { type LimitedPost, type LimitRow, LIMITS_A_PAGE } from './limit-reading.js';
import type { NoteRow } from './note-reading.js';
import { mayConfirm, mayDecide, mayGive, mayLift } from './policies.js';
import { until } from './until.js';

/** The form of a limit, beside the post that it is about. */
export function newLimitView(post: LimitedPost, { role }: Viewer, form: Form<unknown>): object {
  const kinds = LIMIT_KINDS.filter((kind) => mayGive(role, kind));
  return {
    post: { ...textOf(post), id: post.id, href: `/posts/${post.id}`, name: post.name },
    crisis: post.crisis,
    active: post.active,
    openingHref: post.one_time && isLead(role) ? `/posts/${post.id}/name-opening` : null,
    kinds: kinds.map((id) => ({ id, label: `limits.kind_${id}`, hint: `limits.kind_${id}_hint` })),
    hours: HOURS.map(String),
    days: mayGive(role, 'suspension') ? DAYS.map(String) : null,
    guidelines: guidelinesForLimits(),
    form,
  };
}

/** Everything about limits that the staff may want to see: what waits for somebody, and what is in force. */
export function limitsView(viewer: Viewer, rows: LimitRow[], appeals: AppealRow[], notes: NoteRow[]): object {
  return {
    notes: notes.map(noteItem),
    appeals: appeals.map((appeal) => ({
      ...appealItem(appeal),
      turn: mayDecide(viewer, appeal),
      forTrustee: !appeal.team_else && appeal.trustee_else,
    })),
    limits: rows.slice(0, LIMITS_A_PAGE).map((row) => limitItem(viewer, row)),
    more: rows.length > LIMITS_A_PAGE,
  };
}

/** A private note in a list: never its words. */
export function noteItem({ id, name, urgent, written_at }: NoteRow): object {
  return { href: `/limits/notes/${id}`, name, urgent, since: when(written_at) };
}

/** A second look as the staff read it. */
export function appealPageView(viewer: Viewer, appeal: AppealRow, form: Form<unknown>): object {
  const outside = isTrustee(viewer.role);
  return {
    appeal: { ...appealItem(appeal), id: appeal.appeal_id, body: appeal.body },
    limit: { ...factsView(appeal), reason: appeal.reason, setBy: outside ? null : appeal.set_by_name },
    outside,
    forTrustee: !appeal.team_else && appeal.trustee_else,
    trusteeToo: appeal.team_else && appeal.trustee_else && appeal.rested,
    resting: appeal.resting,
    turn: mayDecide(viewer, appeal),
    own: appeal.set_by === viewer.memberId,
    form,
  };
}

/** A private note as the staff read it. */
export function notePageView(note: NoteRow, form: Form<unknown>): object {
  const { id, name, resting, body, urgent, written_at } = note;
  return { note: { id, name, resting, body, urgent, since: when(written_at) }, form };
}

function textOf({ title, body, html }: LimitedPost): object {
  return { title, html, text: html === null ? body : null };
}

/** Whether words against a pause sound like a crisis. */
export function isUrgent({ advised_help }: AppealRow): boolean {
  return advised_help !== null && advised_help !== 'concern';
}

/** A second look at a pause in a list: never its words. */
export function appealItem(appeal: AppealRow): object {
  return {
    href: `/limits/appeals/${appeal.appeal_id}`,
    name: appeal.name,
    kind: message(`limits.kind_${appeal.kind}`),
    urgent: isUrgent(appeal),
    since: when(appeal.asked_at),
  };
}

function limitItem(viewer: Viewer, limit: LimitRow): object {
  const waits = limit.kind === 'ban' && !limit.alone && !limit.confirmed_at;
  return {
    ...factsView(limit),
    id: limit.id,
    name: limit.name ?? message('limits.some_name'),
    reason: limit.reason,
    setBy: limit.set_by_name,
    confirmedBy: limit.confirmed_by_name,
    waits,
    alone: limit.alone,
    mayLift: mayLift(viewer, limit),
    mayConfirm: waits && mayConfirm(viewer, limit),
  };
}

function factsView({ kind, guideline, starts_at, until: end }: LimitFacts): object {
  return {
    kind: message(`limits.kind_${kind}`),
    guideline: guidelineById(guideline),
    since: when(starts_at),
    until: end && until(end),
    endless: kind === 'ban' && end === null,
  };
}
