import { isUuid } from '../../platform/text/uuid.js';

/** The form that words were written in: a new thread on a board, an answer in a thread, another text of a post. */
export type Target = { board: string } | { thread: string } | { post: string };

/** Where the form is opened. */
export function formPath(target: Target): string {
  if ('board' in target) return `/boards/${target.board}/threads/new`;
  return 'thread' in target ? `/threads/${target.thread}/posts/new` : `/posts/${target.post}/edit`;
}

/** Where it is sent. */
export function sendPath(target: Target): string {
  if ('board' in target) return `/boards/${target.board}/threads`;
  return 'thread' in target ? `/threads/${target.thread}/posts` : `/posts/${target.post}/revisions`;
}

/** Where its words are kept for later. */
export function keepPath(target: Target): string {
  if ('board' in target) return `/boards/${target.board}/draft`;
  return 'thread' in target ? `/threads/${target.thread}/draft` : `/posts/${target.post}/draft`;
}

const FORMS = /^\/(boards|threads|posts)\/([a-z0-9-]{1,60})\/(threads|posts|check-ins|revisions|draft)$/;
const KINDS = { boards: 'board', threads: 'thread', posts: 'post' } as const;

/** The form that a path belongs to, or null for the path of no such form. */
export function targetOf(path: string): Target | null {
  const [, kind = '', id = ''] = FORMS.exec(path) ?? [];
  if (!(kind in KINDS) || (kind !== 'boards' && !isUuid(id))) return null;
  return { [KINDS[kind as keyof typeof KINDS]]: id } as unknown as Target;
}

/** The same for the same form, whoever wrote it down. */
export function targetKey(target: Target): string {
  return Object.entries(target).flat().join(':');
}
