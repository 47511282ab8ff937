import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';

/** Under which of their names somebody takes part in a circle, and whether they hear when a part begins. */
interface Hearing {
  persona_id: string;
  silent: boolean;
}

const hearingOf = new Statement<Hearing>(
  'hearing-of-circle',
  `select p.persona_id, s.persona_id is not null as silent
   from posts p left join circle_silences s on s.thread_id = p.thread_id and s.persona_id = p.persona_id
   where p.thread_id = $1 and p.persona_id = any($2::uuid[]) limit 1`,
);

/** Whether whoever takes part in a circle hears when its next part begins: they do, until they do not want to. */
@Injectable()
export class PartNotices {
  constructor(private readonly database: DataSource) {}

  /** @returns null for who wrote nothing in it: they hear nothing of its parts */
  of(threadId: string, viewer: Viewer): Promise<Hearing | null> {
    return hearingOf.row(this.database, [threadId, ownPersonas(viewer)]);
  }

  /** Stops them, under the name that wrote there alone; a second time changes nothing. @throws NotFound */
  async stop(threadId: string, viewer: Viewer): Promise<void> {
    await this.change(STOP, threadId, viewer);
  }

  /** Takes them again. @throws NotFound */
  async take(threadId: string, viewer: Viewer): Promise<void> {
    await this.change(TAKE, threadId, viewer);
  }

  private async change(sql: string, threadId: string, viewer: Viewer): Promise<void> {
    const hearing = await this.of(threadId, viewer);
    if (!hearing) throw new NotFound();
    await this.database.query(sql, [hearing.persona_id, threadId]);
  }
}

const STOP = 'insert into circle_silences (persona_id, thread_id) values ($1, $2) on conflict do nothing';

const TAKE = 'delete from circle_silences where persona_id = $1 and thread_id = $2';
