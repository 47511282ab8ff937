import type { CalendarDay } from './days.js';
import type { Milestone } from './milestone.js';

/** Something to reach, and when to look at it again. */
export interface Goal {
  id: string;
  words: string;
  review: CalendarDay | null;
  reached: boolean;
}

/** It bounds what one paper holds. */
const MOST_GOALS = 8;

/** With a goal, new or changed. @returns null where there is no room for one more */
export function withGoal(milestone: Milestone, goal: Goal): Milestone | null {
  const known = milestone.goals.some(({ id }) => id === goal.id);
  if (!known && milestone.goals.length >= MOST_GOALS) return null;
  const goals = known
    ? milestone.goals.map((each) => (each.id === goal.id ? goal : each))
    : [...milestone.goals, goal];
  return { ...milestone, goals };
}

/** Whether a goal is to be looked at again. */
export function isDue({ review, reached }: Goal, today: CalendarDay): boolean {
  return !reached && review !== null && review <= today;
}
