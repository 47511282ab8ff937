import type { NoticeKind } from './notice.entity.js';

// What happened with one's own words in a thread, all of which their page says too. A kind that is not here arrives
// whatever somebody left: what the team writes to a person, what they asked or have to answer, what is about their account.
const ABOUT_THE_THREAD: NoticeKind[] = ['held', 'published', 'masked', 'declined', 'removed'];

/** SQL: the notice `n` is about a thread whose notices its reader stopped. */
export const IS_QUIET = `(n.kind in (${ABOUT_THE_THREAD.map((kind) => `'${kind}'`).join(', ')}) and exists (
  select from posts qp join left_threads ql on ql.thread_id = qp.thread_id and ql.persona_id = n.persona_id
  where qp.id = n.post_id))`;
