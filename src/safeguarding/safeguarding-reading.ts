import { Statement } from '../platform/database/statement.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import type { Tier } from '../screening/verdict.js';
import type { RevisionState } from '../threads/revision.entity.js';

export type PrivateCategory = 'minor' | 'abuse_disclosed';

/** Something told in confidence, as the safeguarding contact sees it. */
export interface ItemRow {
  id: string;
  category: PrivateCategory;
  since: Date;
  closed: boolean;
  post_id: string;
  persona_id: string;
  name: string;
  board: string;
  title: string | null;
  body: string;
  state: RevisionState;
  tier: Tier | null;
  thread_id: string;
  up: boolean;
}

/** Items on one page: the longest waiting. */
export const MOST_LISTED = 200;

// $1 are the names of who looks: nobody reads what was noticed about themselves.
const ITEM = `
  select i.id, i.category, i.since, i.closed_at is not null as closed, i.post_id, i.persona_id, n.name, b.name as board,
    r.title, r.body, r.state, v.tier, p.thread_id,
    exists (select from revisions u where u.post_id = p.id and u.state = 'published') as up
  from safeguarding_items i
  join personas n on n.id = i.persona_id
  join posts p on p.id = i.post_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  join revisions r on r.id = i.revision_id
  left join lateral (select tier from verdicts g where g.revision_id = r.id order by g.given_at desc limit 1) v on true
  where not n.id = any($1::uuid[])`;

export const openItems = new Statement<ItemRow>(
  'safeguarding-items',
  `${ITEM} and i.closed_at is null order by i.since, i.id limit ${MOST_LISTED}`,
);

export const itemById = new Statement<ItemRow>('safeguarding-item', `${ITEM} and i.id = $2`);

/** What of it concerns one member: whether they are the contact, and what waits for a contact. */
export const standing = new Statement<{ contact: boolean; open: number; contacts: number }>(
  'safeguarding-standing',
  `select exists (select from safeguarding_contacts where member_id = $1) as contact,
     (select count(*)::int from safeguarding_contacts c join members m on m.id = c.member_id
       where m.role in ('moderator', 'lead', 'admin')) as contacts,
     (select count(*)::int from safeguarding_items i join personas n on n.id = i.persona_id
       where i.closed_at is null and not n.id = any($2::uuid[])) as open`,
);

/** The contacts, by the pseudonym's id. */
export const allContacts = new Statement<{ id: string; name: string }>(
  'safeguarding-contacts',
  `select n.id, n.name from safeguarding_contacts c join personas n on n.member_id = c.member_id and n.kind = 'pseudonym'
   order by lower(n.name), n.id`,
);

/** What a persona told in the last days; their own page names lines for it. */
export const toldLately = new Statement<{ category: PrivateCategory }>(
  'safeguarding-told-lately',
  `select distinct category from safeguarding_items where persona_id = any($1::uuid[]) and since > now() - interval '7 days'`,
);

THREAD_SHOWN.asks(toldLately, ({ viewer, names }) => viewer && [names]);
