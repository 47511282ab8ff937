import { BOARD_SHOWN } from '../boards/moments.js';
import { Statement } from '../platform/database/statement.js';

/** The open company thread of a board: a place where somebody is not alone. */
export interface CompanyRow {
  id: string;
  title: string;
  board: string;
}

/** The newest on each board that the names $1 may read, none for a guest; of the board $2 alone where one is given. */
export const openCompany = new Statement<CompanyRow>(
  'open-company',
  `select c.id, c.title, b.name as board
   from boards b, lateral (
     select t.id, r.title from site_threads s
     join threads t on t.id = s.thread_id and t.board_id = b.id and t.state = 'open'
     join posts p on p.thread_id = t.id and p.opening
     join revisions r on r.post_id = p.id and r.state = 'published'
     where s.board_id = b.id and s.kind = 'company'
     order by s.period desc limit 1
   ) c
   where not b.archived and not b.read_only and b.merging_into is null and reads_board(b.id, $1::uuid[]) and ($2::text is null or b.slug = $2)
   order by b.place`,
);

BOARD_SHOWN.asks(openCompany, ({ names, slug }) => [names, slug]);
