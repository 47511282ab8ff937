import { z } from 'zod';
import { allGuidelines } from '../guidelines/guidelines.js';
import type { Guideline } from '../guidelines/guidelines.js';
import { cleanText, isVisible } from '../platform/text/clean.js';
import { isUuid } from '../platform/text/uuid.js';
import { type Form, withError } from '../platform/web/form.js';
import type { MemberRole } from '../platform/web/visit.js';
import { hasGap } from '../templates/filling.js';
import { templateChoice, templateStep } from '../templates/forms.js';
import { LIMIT_KINDS, MOST_DAYS, MOST_HOURS } from './limit.js';
import { mayGive } from './policies.js';

/** Characters. A private note takes a whole post with its title. */
const LONGEST_REASON = 5_000;
const LONGEST_NOTE = 11_000;

// What the place is, not how to behave in it: nobody can break it.
const NO_RULE = 'not-care';

/** The guidelines that a limit may rest on. There is none against distress, and there is to be none. */
export function guidelinesForLimits(): Guideline[] {
  return allGuidelines().filter(({ id }) => id !== NO_RULE);
}

/** The lengths that the form offers. */
export const HOURS = [6, 12, 24, 48, MOST_HOURS];
export const DAYS = [3, 7, 14, 30, MOST_DAYS];

const key = z.string('limits.key_bad').refine(isUuid, 'limits.key_bad');

function words(empty: string, longest: number, long: string) {
  return z
    .string(empty)
    .transform((text) => cleanText(text).trim())
    .refine(isVisible, empty)
    .refine((text) => Array.from(text).length <= longest, long);
}

function length(most: number, wrong: string) {
  return z
    .string()
    .default('')
    .transform((text) => (/^\d{1,3}$/.test(text) ? Number(text) : 0))
    .refine((count) => count <= most, wrong);
}

const reason = words('limits.reason_missing', LONGEST_REASON, 'limits.reason_too_long');

export const limitForm = z.strictObject({
  kind: z.enum(LIMIT_KINDS, 'limits.kind_missing'),
  hours: length(MOST_HOURS, 'limits.hours_bad'),
  days: length(MOST_DAYS, 'limits.days_bad'),
  guideline: z
    .string('limits.guideline_missing')
    .refine((id) => guidelinesForLimits().some((each) => each.id === id), 'limits.guideline_missing'),
  reason: reason.refine((text) => !hasGap(text), 'templates.gap_left'),
  key,
  ...templateChoice,
  ...templateStep,
});

export type LimitFields = z.infer<typeof limitForm>;

/** What a kind asks for besides itself: a length, and who may give it. */
export function checkedLimit(form: Form<LimitFields>, role: MemberRole): Form<LimitFields> {
  if (!form.fields) return form;
  const { kind, hours, days } = form.fields;
  if (!mayGive(role, kind)) return withError(form, 'kind', 'limits.kind_needs_lead');
  if (kind === 'cool_off' && hours === 0) return withError(form, 'hours', 'limits.hours_bad');
  if (kind === 'suspension' && days === 0) return withError(form, 'days', 'limits.days_bad');
  return form;
}

export const noteForm = z.strictObject({
  body: words('limits.note_empty', LONGEST_NOTE, 'limits.note_too_long'),
  /** The id of the name that it comes from, where its writer has several. */
  as: z.string().default(''),
  key,
});

export type NoteFields = z.infer<typeof noteForm>;

export const appealForm = z.strictObject({
  body: words('limits.appeal_empty', LONGEST_NOTE, 'limits.note_too_long'),
});

export const appealDecisionForm = z.strictObject({
  decision: z.enum(['stands', 'lifted'], 'limits.decision_missing'),
  reason,
});

export type AppealDecisionFields = z.infer<typeof appealDecisionForm>;

/** An answer, or only that somebody has read it. */
export const noteAnswerForm = z.strictObject({
  outcome: z.enum(['answer', 'read'], 'limits.outcome_missing'),
  reason: z
    .string()
    .default('')
    .transform((text) => cleanText(text).trim())
    .refine((text) => Array.from(text).length <= LONGEST_REASON, 'limits.reason_too_long'),
});

export type NoteAnswerFields = z.infer<typeof noteAnswerForm>;

/** Words that sound like a crisis are never left without an answer. */
export function checkedAnswer(form: Form<NoteAnswerFields>, urgent: boolean): Form<NoteAnswerFields> {
  if (!form.fields) return form;
  const { outcome, reason: answer } = form.fields;
  if (outcome === 'read' && urgent) return withError(form, 'outcome', 'limits.answer_urgent');
  if (outcome === 'answer' && !isVisible(answer)) return withError(form, 'reason', 'limits.answer_empty');
  return form;
}
