/** Figures of a month that belong together; what adds up has a total. */
export interface Group {
  key: string;
  figures: readonly string[];
  /** A figure that is the sum of the others. */
  total?: string;
  /** Figures beside the sum. */
  also?: readonly string[];
}

/** What the page shows of a month, in its order. `count_month` (migration 029) counts all but the totals. */
export const GROUPS: readonly Group[] = [
  { key: 'texts', figures: ['texts_up', 'texts_held'], total: 'texts' },
  {
    key: 'decisions',
    figures: ['decision_publish', 'decision_mask', 'decision_return', 'decision_keep', 'decision_decline'],
    total: 'decisions',
    also: ['decision_remove'],
  },
  { key: 'reports', figures: ['report_worry', 'report_harm', 'report_conduct'], total: 'reports' },
  {
    key: 'answers',
    figures: ['answer_reached_out', 'answer_taken_down', 'answer_passed_on', 'answer_looked_and_left'],
    total: 'answers',
  },
  {
    key: 'limits',
    figures: ['limit_cool_off', 'limit_suspension', 'limit_ban'],
    total: 'limits',
    also: ['limit_notice'],
  },
  { key: 'looks', figures: [], also: ['look_asked', 'look_changed', 'look_stays'] },
  { key: 'appeals', figures: [], also: ['appeal_asked', 'appeal_changed', 'appeal_stays'] },
  { key: 'sample', figures: ['sample_fine', 'sample_missed', 'sample_unsure'], total: 'sample' },
];

/** Every figure that is counted and not added up. */
export const COUNTED = GROUPS.flatMap(({ figures, also = [] }) => [...figures, ...also]);

/** Every total, with what it is the sum of. */
export const TOTALS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  GROUPS.flatMap(({ total, figures }) => (total ? [[total, figures]] : [])),
);
