import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Note, notesOf } from '../../folding/notes.js';
import { ReadingChoices } from '../../folding/reading-choices.js';
import { Statement } from '../../platform/database/statement.js';
import { ownPersonas, type Viewer } from '../../platform/web/visit.js';
import { myThreadView } from './my-thread.view.js';

const THREADS_A_PAGE = 25;
const NEWEST = '9223372036854775807';

export interface MyThreadRow {
  id: string;
  activity: string;
  active_at: Date;
  title: string | null;
  opened_by: string;
  notes: Note[];
  board: string;
  /** The viewer's own name there. */
  name: string;
  one_time: boolean;
}

// One name of a person for each thread. Not where they left a closed group.
const myThreads = new Statement<MyThreadRow>(
  'my-threads',
  `select t.id, t.activity, t.active_at, r.title, o.persona_id as opened_by, ${notesOf('o.id')} as notes, b.name as board,
     n.name, n.kind = 'one_time' as one_time
   from (select thread_id, (array_agg(persona_id order by opening desc))[1] as persona_id
     from posts where persona_id = any($1::uuid[]) group by thread_id) w
   join personas n on n.id = w.persona_id
   join threads t on t.id = w.thread_id and t.activity < $2
   join boards b on b.id = t.board_id and reads_board(b.id, $1::uuid[])
   join posts o on o.thread_id = t.id and o.opening and o.position is not null
   left join revisions r on r.post_id = o.id and r.state = 'published'
   order by t.activity desc
   limit ${THREADS_A_PAGE + 1}`,
);

/** The threads that a member opened or wrote in, under all their names: for them alone, and nothing is written. */
@Injectable()
export class MyThreads {
  constructor(
    private readonly database: DataSource,
    private readonly reading: ReadingChoices,
  ) {}

  /** @param before where the page begins, as given by `next`; null for the newest */
  async page(viewer: Viewer, before: string | null): Promise<{ threads: object[]; next: string | null }> {
    const rows = await myThreads.rows(this.database, [ownPersonas(viewer), before ?? NEWEST]);
    const shown = rows.slice(0, THREADS_A_PAGE);
    const reader = await this.reading.reader(viewer);
    return {
      threads: shown.map((row) => myThreadView(row, reader)),
      next: rows.length > THREADS_A_PAGE ? (shown.at(-1)?.activity ?? null) : null,
    };
  }
}
