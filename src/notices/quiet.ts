import type { NoticeKind } from './notice.entity.js';

// What happened with one's own words in a thread, all of which their page says too. A kind that is not here arrives
// whatever somebody left: what the team writes to a person, what they asked or have to answer, what is about their account.
const ABOUT_THE_THREAD: NoticeKind[] = ['held', 'published', 'masked', 'declined', 'removed', 'kind_words'];

/** SQL: the notice `n` is about something that its reader follows or takes part in: it stands with the quieter ones. */
export const IS_FOLLOWED = `(n.kind in ('followed_thread', 'followed_board', 'circle_part'))`;

/** SQL: the notice `n` calls nobody: kind words, and what is new elsewhere, are found by who comes by, and are never counted. */
export const CALLS_NOBODY = `(n.kind = 'kind_words' or ${IS_FOLLOWED})`;

// What the team writes to a person, and what is about their account. A kind that is not here waits while somebody has
// their quiet hours.
const AT_ANY_HOUR: NoticeKind[] = [
  'message',
  'kept',
  'returned',
  'words_answered',
  'note_answered',
  'safeguarding_answered',
  'welcome_back',
  'name_opened',
  'password_changed',
  'recovered',
  'code_renewed',
  'passkey_added',
  'passkey_removed',
  'passphrase_removed',
  'factor_tries',
  'factor_reset_asked',
  'factor_reset',
];

/** SQL: the notice `n` calls its reader at any hour. */
export const CALLS_AT_ANY_HOUR = `(n.kind in (${AT_ANY_HOUR.map((kind) => `'${kind}'`).join(', ')}))`;

/** SQL: the notice `n` is about a thread whose notices its reader stopped. */
export const IS_QUIET = `(n.kind in (${ABOUT_THE_THREAD.map((kind) => `'${kind}'`).join(', ')}) and exists (
  select from posts qp join left_threads ql on ql.thread_id = qp.thread_id and ql.persona_id = n.persona_id
  where qp.id = n.post_id))`;
