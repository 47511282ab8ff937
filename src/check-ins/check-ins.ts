import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { localTime } from '../platform/time/zoned-time.js';
import type { Viewer } from '../platform/web/visit.js';
import { Submissions } from '../threads/submissions.js';
import type { CheckInRow } from './check-in-reading.js';
import { composed } from './composing.js';
import type { CheckInFields } from './forms.js';
import { dateOf } from './opening-times.js';
import { OwnCheckIns } from './own-check-ins.js';
import { rhythmOfBoard } from './rhythms.js';

/** Taking in a check-in: the post first, and then, apart from it, what the member keeps for themselves. */
@Injectable()
export class CheckIns {
  constructor(
    private readonly database: DataSource,
    private readonly submissions: Submissions,
    private readonly own: OwnCheckIns,
  ) {}

  /** @returns the post's id @throws what answering throws. Where keeping fails, sending again keeps it and posts nothing twice. */
  async checkIn(row: CheckInRow, fields: CheckInFields, viewer: Viewer): Promise<string> {
    const words = { title: null, body: composed(fields), key: fields.key };
    const writer = { ...viewer, board: row.slug };
    const postId = await this.submissions.reply(row.thread_id, words, writer, fields.readers);
    if (fields.keep && (await this.isUnderPseudonym(postId, viewer))) await this.keep(row, fields, viewer);
    return postId;
  }

  private async keep(row: CheckInRow, { step, aim }: CheckInFields, viewer: Viewer): Promise<void> {
    if (!step && !aim) return;
    const { zone } = await rhythmOfBoard(this.database, row.board_id);
    const day = dateOf(localTime(new Date(), zone));
    await this.own.keep(viewer, { day, step: step || null, aim });
  }

  // Another window may have made a one-time name here a moment ago: the row knows.
  private async isUnderPseudonym(postId: string, { personaId }: Viewer): Promise<boolean> {
    const [post] = await this.database.query<object[]>(
      'select from posts where id = $1 and persona_id = $2',
      [postId, personaId],
    );
    return post !== undefined;
  }
}
