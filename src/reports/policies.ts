import type { Outcome } from './kinds.js';

/** How a post stands when its reports are answered. */
export interface Standing {
  /** Others can read it. */
  up: boolean;
  /** The team took a text of it down. */
  taken_down: boolean;
}

/** What can be said of a post truthfully: that it was taken down, when it was, and that it was left, when it was not. */
export function outcomesFor({ up, taken_down }: Standing): Outcome[] {
  return [!up && taken_down ? 'taken_down' : 'looked_and_left', 'reached_out', 'passed_on'];
}

/** Whether a report may be answered by the viewer: never one's own. That the post is another's, its page has seen to. */
export function mayAnswer(reports: { mine: boolean }[]): boolean {
  return !reports.some(({ mine }) => mine);
}
