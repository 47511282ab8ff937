import { Statement } from '../platform/database/statement.js';
import type { RevisionState } from '../threads/revision.entity.js';

/** The text of the same post that others could read before this one. */
export interface EarlierText {
  title: string | null;
  body: string;
  /** The later one, that it became. */
  next_title: string | null;
  next_body: string;
  /** Others still read it. */
  up: boolean;
}

export const earlierText = new Statement<EarlierText>(
  'earlier-text',
  `select e.title, e.body, r.title as next_title, r.body as next_body, e.state = 'published' as up
   from revisions r
   join revisions e on e.post_id = r.post_id and e.number < r.number and e.cleared_digest is not null and e.body <> ''
   where r.id = $1
   order by e.number desc limit 1`,
);

/** Rows that a page lists; one more tells that there are others. */
export const MOST_LISTED = 20;

export interface OtherPost {
  id: string;
  opening: boolean;
  position: number | null;
  revision_id: string;
  state: RevisionState;
  body: string;
  written_at: Date;
}

/**
 * What else the same name wrote in the same thread: what waits for a person first, then the newest. Not what is with its author. Never across names:
 * what a one-time name writes belongs to no other.
 */
export const otherPosts = new Statement<OtherPost>(
  'other-posts',
  `select p.id, p.opening, p.position, r.id as revision_id, r.state, r.body, r.written_at
   from posts o
   join posts p on p.persona_id = o.persona_id and p.thread_id = o.thread_id and p.id <> o.id
   join lateral (select * from revisions n where n.post_id = p.id and n.state not in ('superseded', 'with_author')
     order by n.number desc limit 1) r on true
   where o.id = $1
   order by r.state = 'held' desc, r.state = 'pending' desc, r.written_at desc, p.id
   limit ${MOST_LISTED + 1}`,
);

export interface EarlierDecision {
  outcome: string;
  guideline: string | null;
  decided_at: Date;
  noticed_by: string | null;
  by: string | null;
  /** About the post that is looked at now. */
  here: boolean;
}

/** What was decided about this name's texts in this thread, the newest first; never across names. */
export const earlierDecisions = new Statement<EarlierDecision>(
  'earlier-decisions',
  `select d.outcome, d.guideline, d.decided_at, d.noticed_by, n.name as by, p.id = o.id as here
   from posts o
   join posts p on p.persona_id = o.persona_id and p.thread_id = o.thread_id
   join revisions r on r.post_id = p.id
   join decisions d on d.revision_id = r.id
   left join personas n on n.member_id = d.staff_id and n.kind = 'pseudonym'
   where o.id = $1
   order by d.decided_at desc, r.number desc, d.outcome
   limit ${MOST_LISTED + 1}`,
);
