import { BOARD_SHOWN } from '../boards/moments.js';
import { FURTHER_ALONG } from '../boards/ready-boards.js';
import { Statement } from '../platform/database/statement.js';

/** The welcome thread of a board, and whether the board of stories is on. */
export interface GuideRow {
  welcome_id: string | null;
  welcome_title: string | null;
  further: string | null;
}

/** For the board with the address $1; $2 is that of the board of stories, which the names $3 must be able to read. */
export const guideOf = new Statement<GuideRow>(
  'guide-of-board',
  `select w.id as welcome_id, w.title as welcome_title,
     (select f.name from boards f where f.slug = $2 and f.id <> b.id and not f.archived and reads_board(f.id, $3::uuid[])) as further
   from boards b
   left join lateral (
     select t.id, r.title from site_threads s
     join threads t on t.id = s.thread_id
     join posts p on p.thread_id = t.id and p.opening
     join revisions r on r.post_id = p.id and r.state = 'published'
     where s.board_id = b.id and s.kind = 'welcome') w on true
   where b.slug = $1`,
);

BOARD_SHOWN.asks(guideOf, ({ slug, names }) => [slug, FURTHER_ALONG, names]);
