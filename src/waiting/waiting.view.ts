import type { Reader } from '../folding/fold.js';
import { titleFor, type TitleView } from '../folding/title.js';
import { when } from '../platform/text/when.js';
import type { FirstReplyRow, WaitingRow } from './waiting-reading.js';

/** A thread of the list. Who is writing to its author is not in it. @param wide whether the viewer answers crisis threads */
export function waitingThreadView(row: WaitingRow, wide: boolean, reader: Reader): TitleView {
  const { title, persona_id: personaId, notes } = row;
  const seen = titleFor(reader, { title, personaId, notes });
  const view = {
    id: row.thread_id,
    ...seen,
    name: seen.away ? null : row.name,
    board: row.board,
    when: when(row.up_at),
    first: !row.later,
    crisis: wide && row.crisis,
    long: wide && row.long,
    taken: row.taken && !row.mine,
    mine: row.mine,
  };
  return view;
}

/** What a thread that waits says to whoever could answer it first. */
export interface FirstReplyView {
  turnHref: string | null;
  releaseHref: string | null;
  minutes: number;
  taken: boolean;
  crisis: boolean;
}

/** @returns null where there is nothing to say. @param wide whether the viewer answers crisis threads */
export function firstReplyView(
  threadId: string,
  { crisis, taken, mine, until, may }: FirstReplyRow,
  wide: boolean,
): FirstReplyView | null {
  if (!may || (crisis && !wide)) return null;
  return {
    turnHref: taken ? null : `/threads/${threadId}/turn`,
    releaseHref: mine ? `/threads/${threadId}/turn/release` : null,
    minutes: until ? minutesTo(until) : 0,
    taken: taken && !mine,
    crisis,
  };
}

function minutesTo(until: Date): number {
  return Math.max(1, Math.ceil((until.getTime() - Date.now()) / 60_000));
}
