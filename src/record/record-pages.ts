import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Cursors } from '../platform/web/cursors.js';
import type { Viewer } from '../platform/web/visit.js';
import { exportedLines } from './exporting.js';
import { allLinks } from './links.js';
import {
  ENTRIES_A_PAGE,
  entriesBefore,
  entriesOfKindBefore,
  type EntryRow,
  NEWEST,
} from './record-reading.js';
import { record, RECORD_KINDS, type RecordKind } from './record.js';
import { recordView } from './record.view.js';

/** What leads read of the record. */
@Injectable()
export class RecordPages {
  constructor(
    private readonly database: DataSource,
    private readonly cursors: Cursors,
  ) {}

  /**
   * A page of the record, newest first.
   * @param before cursor of an older page
   * @param asked a kind; anything else means all of them
   */
  async page(before: unknown, asked: unknown, { memberId }: Viewer): Promise<object> {
    const kind = RECORD_KINDS.find((known) => known === asked) ?? null;
    const start = this.cursors.open(before, listOf(kind)) ?? NEWEST;
    const rows = await this.rows([start, memberId], kind);
    const shown = rows.slice(0, ENTRIES_A_PAGE);
    return recordView(shown, kind, rows.length > shown.length ? this.href(kind, shown.at(-1)!.place) : null);
  }

  /** Everything but the words, one JSON line for each entry. That it was taken out is recorded first. */
  async takeOut({ memberId }: Viewer): Promise<AsyncIterable<string>> {
    const look = { kind: 'look', actor: memberId, subject: null, code: 'record' } as const;
    await this.database.transaction((manager) => record(manager, look));
    return exportedLines(allLinks(this.database));
  }

  private rows(from: [start: string, reader: string], kind: RecordKind | null): Promise<EntryRow[]> {
    if (kind === null) return entriesBefore.rows(this.database, from);
    return entriesOfKindBefore.rows(this.database, [...from, kind]);
  }

  private href(kind: RecordKind | null, place: string): string {
    const query = new URLSearchParams({ before: this.cursors.seal(place, listOf(kind)) });
    if (kind) query.set('kind', kind);
    return `/record?${query.toString()}`;
  }
}

function listOf(kind: RecordKind | null): string {
  return `record ${kind ?? ''}`;
}
