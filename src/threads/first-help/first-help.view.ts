import { message } from '../../platform/web/messages.js';
import type { Help } from '../help.js';
import type { PostStatus } from '../own-post.js';
import { mayAskCompany, maySayWhom } from './policies.js';

/** "Is this about you or about someone else?"; null when nobody asks any more. */
export function questionPart(post: Pick<PostStatus, 'id' | 'state' | 'said'>): object | null {
  return maySayWhom(post) ? { action: `/posts/${post.id}/about`, said: post.said } : null;
}

/** The ready sentence: its button, or where it stands, or why it cannot go up; null for none of them. */
export function companyPart(
  post: Pick<PostStatus, 'id' | 'state' | 'ready_id' | 'locked' | 'opening_up'>,
  help: Help | null,
  paused: boolean,
): object | null {
  const sentHref = post.ready_id && `/posts/${post.ready_id}`;
  if (!sentHref && !mayAskCompany(post, help)) return null;
  return {
    sentHref,
    paused,
    action: `/posts/${post.id}/company`,
    sentence: message('first-help.ready_body'),
    ownThread: !post.opening_up,
  };
}
