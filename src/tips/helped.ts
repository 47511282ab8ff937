import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Pauses } from '../limits/pauses.js';
import { isRefused, NotInAPause, NotSaidHere } from '../phrases/errors.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, type Viewer } from '../platform/web/visit.js';
import { Threads } from '../threads/threads.js';
import { answerUp } from './helped-reading.js';

/** “This helped”: what the one who opened a thread says of an answer, for everybody to read. */
@Injectable()
export class Helped {
  constructor(
    private readonly database: DataSource,
    private readonly threads: Threads,
    private readonly pauses: Pauses,
  ) {}

  /** Says it, under the name that opened the thread. @throws NotFound, NotInAPause, NotSaidHere */
  async mark(id: string, viewer: Viewer): Promise<void> {
    const opener = await this.openerOf(id, viewer);
    if (await this.pauses.of(viewer)) throw new NotInAPause();
    const values = [id, opener];
    await this.database.query(MARK, values).catch((error: unknown) => {
      throw isRefused(error) ? new NotSaidHere() : error;
    });
  }

  /** Takes it back. A tip that came of it stands: that is its writer's to decide. @throws NotFound */
  async unmark(id: string, viewer: Viewer): Promise<void> {
    const opener = await this.openerOf(id, viewer);
    await this.database.query('delete from helped_marks where post_id = $1 and persona_id = $2', [
      id,
      opener,
    ]);
  }

  // The name that opened the thread, where it is the viewer's and somebody else answered.
  private async openerOf(id: string, viewer: Viewer): Promise<string> {
    const answer = isUuid(id) ? await answerUp.row(this.database, [id]) : null;
    if (!answer || isOwn(viewer, answer.persona_id)) throw new NotFound();
    const { opened_by } = await this.threads.readable(answer.thread_id, viewer);
    if (!isOwn(viewer, opened_by)) throw new NotFound();
    return opened_by;
  }
}

const MARK = 'insert into helped_marks (post_id, persona_id) values ($1, $2) on conflict do nothing';
