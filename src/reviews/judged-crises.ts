import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';

interface Row {
  id: string;
  opening: boolean;
  title: string | null;
  board: string;
  judged_at: Date;
}

/** A text that a person judged a crisis in the blind sample. */
export interface JudgedCrisis {
  href: string;
  opening: boolean;
  title: string | null;
  board: string;
  judged: When;
}

// The author of a text never learns from the desk that it was judged.
const judgedCrises = new Statement<Row>(
  'judged-crises',
  `select a.id, p.opening, coalesce(r.title, o.title) as title, b.name as board, a.judged_at
   from audits a
   join verdicts v on v.id = a.verdict_id
   join revisions r on r.id = v.revision_id and r.state <> 'removed'
   join posts p on p.id = r.post_id
   join personas w on w.id = p.persona_id
   join threads t on t.id = p.thread_id
   join boards b on b.id = t.board_id
   left join posts f on f.thread_id = t.id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   where a.judgement = 'crisis' and a.followed_up_at is null and w.member_id is distinct from $1
   order by a.judged_at, a.id`,
);

/** What needs somebody before anything that is held: judged a crisis, and not looked after yet. */
export async function waitingCrises(database: DataSource, staffId: string): Promise<JudgedCrisis[]> {
  const rows = await judgedCrises.rows(database, [staffId]);
  return rows.map(({ id, judged_at, ...item }) => ({
    ...item,
    href: `/audits/${id}`,
    judged: when(judged_at),
  }));
}
