import { type Guideline, guidelineById } from '../guidelines/guidelines.js';
import { when } from '../platform/text/when.js';
import type { LookRow, WaitingRow } from './look-reading.js';
import { mayLookAgain } from './policies.js';

/** A second look in the list. Who decided may not take it, and reads that it is for someone else. */
export function waitingView(row: WaitingRow, staffId: string): object {
  const { id, tier, opening, title, board, outcome } = row;
  return {
    id,
    href: `/second-looks/${id}`,
    tier,
    opening,
    title,
    board,
    outcome,
    asked: when(row.asked_at),
    turn: mayLookAgain(staffId, row),
  };
}

/** A second look beside the text that it is about. */
export function lookView(row: LookRow, staffId: string): object {
  return {
    id: row.id,
    outcome: row.outcome,
    mask: row.outcome === 'mask',
    asked: when(row.asked_at),
    words: row.words,
    seen: row.words.length,
    reason: row.reason,
    guideline: linked(row.guideline),
    turn: mayLookAgain(staffId, row),
    alone: row.decided_by === staffId,
  };
}

/** A guideline by what a decision cites, null where it cites none. */
export function linked(id: string | null): Guideline | null {
  return id === null ? null : guidelineById(id);
}
