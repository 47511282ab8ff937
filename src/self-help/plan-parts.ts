import { z } from 'zod';
import { cleanText } from '../platform/text/clean.js';

/** The parts of a safety plan, in the order in which they help; their words are in `views/self-help/plan.json`. */
export const PLAN_PARTS = ['signs', 'alone', 'places', 'people', 'safer', 'reason'] as const;

type PlanPart = (typeof PLAN_PARTS)[number];

/** What somebody wrote into their plan. Nobody reads it but them, and nothing judges it. */
export type Plan = Record<PlanPart, string>;

export const LONGEST_PART = 2000;

const part = z
  .string()
  .default('')
  .transform((text) => cleanText(text).trim())
  .refine((text) => Array.from(text).length <= LONGEST_PART, 'first-help.plan_too_long');

/** The form of a plan. */
export const planForm = z.strictObject(
  Object.fromEntries(PLAN_PARTS.map((name) => [name, part])) as Record<PlanPart, typeof part>,
);

/** Whether there is anything in it. */
export function isEmpty(plan: Plan): boolean {
  return PLAN_PARTS.every((name) => plan[name] === '');
}
