import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import type { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { withLetters } from './letters.js';
import {
  followedNoticesOfPersona,
  type NoticeRow,
  NOTICES_A_PAGE,
  noticesOfPersona,
  quietNoticesOfPersona,
} from './notice-reading.js';
import { type NoticeView, noticeView } from './notice.view.js';

/** A page of notices, and where the next one begins; null on the last. */
interface NoticeList {
  notices: NoticeView[];
  next: string | null;
}

const NEWEST = '9223372036854775807';

@Injectable()
export class Notices {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
    private readonly vault: Vault,
  ) {}

  /**
   * A page of somebody's notices, newest first; without those about threads that they left, or that they follow.
   * @param before as given by `next`; null for the newest
   * @param seen whether those on the page count as read afterwards
   */
  async read(viewer: Viewer, before: string | null, seen: boolean): Promise<NoticeList> {
    return this.page(noticesOfPersona, viewer, before, seen);
  }

  /** The same of those about threads that they left. */
  async readQuiet(viewer: Viewer, before: string | null, seen: boolean): Promise<NoticeList> {
    return this.page(quietNoticesOfPersona, viewer, before, seen);
  }

  /** The same of those about what they follow. */
  async readFollowed(viewer: Viewer, before: string | null, seen: boolean): Promise<NoticeList> {
    return this.page(followedNoticesOfPersona, viewer, before, seen);
  }

  private async page(
    statement: Statement<NoticeRow>,
    viewer: Viewer,
    before: string | null,
    seen: boolean,
  ): Promise<NoticeList> {
    const { personaId } = viewer;
    const rows = await statement.rows(this.database, [personaId, before ?? NEWEST]);
    const shown = rows.slice(0, NOTICES_A_PAGE);
    if (seen) await this.markRead(personaId, shown);
    const reader = await this.reading.reader(viewer);
    return {
      notices: withLetters(this.vault, personaId, shown).map((row) => noticeView(row, reader)),
      next: rows.length > NOTICES_A_PAGE ? (shown.at(-1)?.place ?? null) : null,
    };
  }

  private async markRead(personaId: string, rows: NoticeRow[]): Promise<void> {
    const unread = rows.filter((row) => !row.read).map((row) => row.place);
    if (unread.length === 0) return;
    await this.database.query(
      'update notices set read = true where persona_id = $1 and place = any($2::bigint[])',
      [personaId, unread],
    );
  }
}
