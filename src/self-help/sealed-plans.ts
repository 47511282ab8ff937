import { privateTable } from '../members/private-things.js';
import { PLAN, PLAN_OF } from './safety-plans.js';

/** The safety plans of the accounts. */
export const plans = privateTable({
  what: 'safety plans',
  table: 'safety_plans',
  purpose: PLAN,
  owner: PLAN_OF,
});
