import { when } from '../platform/text/when.js';
import type { Form } from '../platform/web/form.js';
import type { AuditRow } from './audit-reading.js';

/** The list of what waits to be judged. */
export function auditsView(audits: AuditRow[]): object {
  return { audits: audits.map((audit) => ({ ...placeOf(audit), drawn: when(audit.drawn_at) })) };
}

/** A text as its readers see it, and the question about it. */
export function auditView(audit: AuditRow, form: Form<unknown>): object {
  return { audit: { ...placeOf(audit), html: audit.html }, form };
}

/** A text that was judged a crisis, and the ways to act. */
export function crisisView(audit: AuditRow): object {
  return {
    audit: {
      ...placeOf(audit),
      html: audit.html,
      up: audit.up,
      judged: audit.judged_at && when(audit.judged_at),
    },
    answerHref: `/threads/${audit.thread_id}/posts/new?quote=${audit.post_id}`,
    removeHref: `/posts/${audit.post_id}/removal`,
  };
}

function placeOf({ id, thread_id, post_id, opening, title, board }: AuditRow): object {
  const threadHref = `/threads/${thread_id}#post-${post_id}`;
  return { id, href: `/audits/${id}`, threadHref, opening, title, board };
}
