import { type Guideline, guidelineById } from '../guidelines/guidelines.js';
import { when } from '../platform/text/when.js';
import type { Viewer } from '../platform/web/visit.js';
import type { MessageForStaff } from '../threads/exchange.js';
import type { LookRow, WaitingRow } from './look-reading.js';
import { mayLookAgain, whoIsAsked } from './policies.js';

/** A second look in the list. Who decided may not take it, and reads that it is for someone else. */
export function waitingView(row: WaitingRow, viewer: Viewer): object {
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
    ...turnView(row, viewer),
  };
}

/** A second look beside the text that it is about. */
export function lookView(row: LookRow, viewer: Viewer, exchange: MessageForStaff[]): object {
  return {
    id: row.id,
    outcome: row.outcome,
    mask: row.outcome === 'mask',
    asked: when(row.asked_at),
    words: row.words,
    seen: row.words.length,
    reason: row.reason,
    guideline: linked(row.guideline),
    alone: row.decided_by === viewer.memberId,
    exchange: exchange.map(unnamed),
    ...turnView(row, viewer),
  };
}

// Who wrote to the author has often decided too: who looks again is not told who that was.
function unnamed({ fromAuthor, words, when: sent }: MessageForStaff): object {
  return { fromAuthor, words, when: sent };
}

// Whose it is: the reader's, and who else is asked.
function turnView(row: WaitingRow | LookRow, viewer: Viewer): object {
  const asked = whoIsAsked(row);
  return {
    turn: mayLookAgain(viewer, row),
    forTrustee: asked === 'trustee',
    trusteeToo: asked === 'team_or_trustee',
    trusteeLater: asked === 'team_then_trustee',
  };
}

/** A guideline by what a decision cites, null where it cites none. */
export function linked(id: string | null): Guideline | null {
  return id === null ? null : guidelineById(id);
}
