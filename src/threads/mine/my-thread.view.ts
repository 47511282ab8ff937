import type { Reader } from '../../folding/fold.js';
import { when } from '../../platform/text/when.js';
import { titleSeen } from '../seen-title.js';
import type { MyThreadRow } from './my-threads.js';

/** A thread in the list of its own writer. */
export function myThreadView(row: MyThreadRow, reader: Reader): object {
  return {
    href: `/threads/${row.id}`,
    title: titleSeen(row, reader).title,
    board: row.board,
    when: when(row.active_at),
    worn: row.one_time ? row.name : null,
    opened: reader.own.has(row.opened_by),
  };
}
