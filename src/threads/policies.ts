import { isOwn, type Viewer } from '../platform/web/visit.js';
import type { RevisionState } from './revision.entity.js';

/** Whether a thread takes answers: it is open, its boards take words, and its opening post is or was up. */
export function mayReply(thread: { state: 'open' | 'locked'; opening_up: boolean; rests: boolean }): boolean {
  return thread.state === 'open' && !thread.rests && thread.opening_up;
}

/** Whether the viewer wrote the post. */
export function isAuthor(viewer: Viewer | null, post: { persona_id: string }): boolean {
  return isOwn(viewer, post.persona_id);
}

/** Whether the author may give the post another text: until they took it back. */
export function mayEdit(viewer: Viewer | null, post: { persona_id: string; state: RevisionState }): boolean {
  return isAuthor(viewer, post) && post.state !== 'withdrawn';
}
