import { message } from '../platform/web/messages.js';
import type { Step } from '../protocol/steps.js';
import type { DoneRow, EscalationRow } from './escalation.js';

/** An escalated text, as everybody on the team sees it. */
export interface EscalationView {
  reason: string;
  words: string | null;
  by: string | null;
  ago: string;
  acknowledged: { by: string | null; ago: string } | null;
  /** Whoever escalated it does not acknowledge it while anybody else could. */
  mayAcknowledge: boolean;
  /** Whether anybody is called; `stuck` when nobody sends the calls. */
  calls: 'going' | 'stuck' | 'nobody';
  steps: { key: string; words: string; done: { by: string | null; ago: string } | null }[];
  open: boolean;
  /** Things that were ticked under words that the protocol has no more. */
  earlier: number;
}

/** What the page needs beside the escalation itself. */
interface Beside {
  steps: Step[];
  done: DoneRow[];
  overdue: boolean;
  staffId: string;
}

/** Times are to the minute here: the team works by them, and no author reads them. */
export function escalationView(
  row: EscalationRow,
  { steps, done, overdue, staffId }: Beside,
): EscalationView {
  const known = new Map(done.map((each) => [each.step, { by: each.name, ago: minutesAgo(each.done_at) }]));
  const listed = steps.map((step) => ({ ...step, done: known.get(step.key) ?? null }));
  return {
    reason: `escalations.reason_${row.reason}`,
    words: row.words,
    by: row.by,
    ago: minutesAgo(row.escalated_at),
    acknowledged: row.acknowledged_at && {
      by: row.acknowledged_by,
      ago: minutesAgo(row.acknowledged_at),
    },
    mayAcknowledge: !row.acknowledged_at && (row.escalated_by !== staffId || row.alone),
    calls: !row.on_call ? 'nobody' : overdue ? 'stuck' : 'going',
    steps: listed,
    open: listed.some((step) => !step.done),
    earlier: done.filter(({ step }) => !steps.some(({ key }) => key === step)).length,
  };
}

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });
const MINUTE = 60_000;

/** @param now for tests; the present moment otherwise */
export function minutesAgo(time: Date, now = Date.now()): string {
  const minutes = Math.max(0, Math.floor((now - time.getTime()) / MINUTE));
  if (minutes < 1) return message('escalations.now');
  if (minutes < 120) return relative.format(-minutes, 'minute');
  return minutes < 48 * 60
    ? relative.format(-Math.floor(minutes / 60), 'hour')
    : relative.format(-Math.floor(minutes / (24 * 60)), 'day');
}
