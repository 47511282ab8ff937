import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Note, notesOf } from '../folding/notes.js';
import { Statement } from '../platform/database/statement.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';

/** A thread in which somebody wrote, as far as its notices go. */
export interface LeftThread {
  id: string;
  /** The viewer's own name that wrote in it. */
  persona_id: string;
  title: string | null;
  opened_by: string;
  notes: Note[];
  /** Its opening post is or was up: there is a page of it. */
  up: boolean;
  left: boolean;
}

// No title of a closed group that they left.
const thread = (names: string): string => `
  select t.id, w.persona_id, case when reads_board(t.board_id, ${names}) then r.title end as title, o.persona_id as opened_by, ${notesOf('o.id')} as notes, o.position is not null and reads_board(t.board_id, ${names}) as up, l.thread_id is not null as left
  from threads t
  join posts o on o.thread_id = t.id and o.opening
  left join revisions r on r.post_id = o.id and r.state = 'published'`;

const threadOf = new Statement<LeftThread>(
  'notices-of-thread',
  `${thread('$2::uuid[]')}
   join lateral (select persona_id from posts where thread_id = t.id and persona_id = any($2::uuid[]) limit 1) w on true
   left join left_threads l on l.thread_id = t.id and l.persona_id = w.persona_id
   where t.id = $1`,
);

const leftBy = new Statement<LeftThread>(
  'threads-left-by',
  `${thread('$1::uuid[]')}
   join left_threads l on l.thread_id = t.id
   join lateral (select l.persona_id) w on true
   where l.persona_id = any($1::uuid[])
   order by r.title, t.id`,
);

/**
 * Leaving silently: no notices about a thread any more, until one takes them again. The notices are written all the
 * same, so that nobody else can tell; they only stand apart and call no one.
 */
@Injectable()
export class LeftThreads {
  constructor(private readonly database: DataSource) {}

  /** @throws NotFound for who wrote nothing in it: they get no notices about it */
  async of(id: string, viewer: Viewer): Promise<LeftThread> {
    const thread = isUuid(id) ? await threadOf.row(this.database, [id, ownPersonas(viewer)]) : null;
    if (!thread) throw new NotFound();
    return thread;
  }

  /** All that somebody left. */
  async all(viewer: Viewer): Promise<LeftThread[]> {
    return leftBy.rows(this.database, [ownPersonas(viewer)]);
  }

  /** Stops the notices; a second time changes nothing. @throws NotFound */
  async leave(id: string, viewer: Viewer): Promise<void> {
    const thread = await this.of(id, viewer);
    await this.database.query(
      'insert into left_threads (persona_id, thread_id) values ($1, $2) on conflict do nothing',
      [thread.persona_id, thread.id],
    );
  }

  /** Takes the notices again, with those that came meanwhile. @throws NotFound */
  async comeBack(id: string, viewer: Viewer): Promise<void> {
    const thread = await this.of(id, viewer);
    await this.database.query('delete from left_threads where persona_id = $1 and thread_id = $2', [
      thread.persona_id,
      thread.id,
    ]);
  }
}
