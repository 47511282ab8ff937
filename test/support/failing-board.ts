import type { Forum } from './forum.js';

export const NO_THREAD = 'No thread is opened here today.';

/** While something is done, PostgreSQL opens no thread on one board. */
export async function whileFailing(forum: Forum, slug: string, work: () => Promise<unknown>): Promise<void> {
  const [board] = await forum.sql<{ id: string }>('select id from boards where slug = $1', [slug]);
  await forum.sql(`create function no_thread() returns trigger language plpgsql as
    $$ begin raise exception '${NO_THREAD}'; end $$`);
  await forum.sql(`create trigger no_thread before insert on threads for each row
    when (new.board_id = '${board!.id}') execute function no_thread()`);
  try {
    await work();
  } finally {
    await forum.sql('drop function no_thread cascade');
  }
}
