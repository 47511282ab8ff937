import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import type { About, Tier } from '../screening/verdict.js';
import { claimView, type ClaimView } from './claim.view.js';
import { CONDITIONS, type QueueFilter, type QueueKind } from './queue-filter.js';

export const ITEMS_A_PAGE = 50;

interface Row {
  kind: QueueKind;
  subject: string;
  urgency: number;
  since: Date;
  tier: Tier;
  about: About | null;
  opening: boolean;
  title: string | null;
  board: string;
  claimed_by: string | null;
  staff_id: string | null;
  until: Date | null;
}

/** One thing that waits for a person. */
export interface QueueItem {
  kind: QueueKind;
  /** Message key of the kind. */
  what: string;
  href: string;
  tier: Tier;
  about: About | null;
  opening: boolean;
  title: string | null;
  board: string;
  waiting: When;
  claim: ClaimView | null;
}

const DOORS: Record<QueueKind, string> = {
  held: '/reviews/',
  glance: '/glances/',
  report: '/reports/posts/',
  second_look: '/second-looks/',
  audit: '/audits/',
};

/** Where the list begins: before every item. */
export const TOP = '-1 1970-01-01T00:00:00.000Z 00000000-0000-0000-0000-000000000000';

/**
 * A page of everything that waits for a person, in the order in which it should be read: by urgency, then the longest
 * waiting. Nobody is offered their own text, one that they handed over, or a second look at
 * what they decided while somebody else is there.
 * @param after a place in the list, as `next` gives it
 */
export async function waitingItems(
  database: DataSource,
  staffId: string,
  filter: QueueFilter,
  after = TOP,
): Promise<{ items: QueueItem[]; next: string | null }> {
  const asked: unknown[] = Object.values(filter);
  const rows = await statementFor(filter).rows(database, [staffId, ...after.split(' '), ...asked]);
  const shown = rows.slice(0, ITEMS_A_PAGE);
  return {
    items: shown.map((row) => itemView(row, staffId)),
    next: rows.length > shown.length ? placeOf(shown.at(-1)!) : null,
  };
}

function placeOf({ urgency, since, subject }: Row): string {
  return `${urgency} ${since.toISOString()} ${subject}`;
}

function itemView(row: Row, viewerId: string): QueueItem {
  const { kind, tier, about, opening, title, board } = row;
  return {
    ...{ kind, tier, about, opening, title, board },
    what: `reviews.kind_${kind}`,
    href: DOORS[kind] + row.subject,
    waiting: when(row.since),
    claim: claimView(row.claimed_by, row.staff_id, row.until, viewerId),
  };
}

const statements = new Map<string, Statement<Row>>();

// One for each set of filters, so that each is read along an index of its own.
function statementFor(filter: QueueFilter): Statement<Row> {
  const name = ['queue', ...Object.keys(filter)].join('-');
  const known = statements.get(name) ?? new Statement<Row>(name, textFor(filter));
  statements.set(name, known);
  return known;
}

function textFor(filter: QueueFilter): string {
  const asked = Object.keys(filter).map(
    (field, nth) => `and ${CONDITIONS[field as keyof QueueFilter](`$${nth + 5}`)}`,
  );
  return `
  with page as materialized (
    select q.* from queue_items q
    where (q.urgency, q.since, q.subject) > ($2::smallint, $3::timestamptz, $4::uuid) ${asked.join(' ')}
      and not left_to_others(q.revision_id, $1)
      and not (q.kind = 'second_look' and exists (select from second_looks s join decisions d on d.id = s.decision_id
        where s.id = q.subject and d.staff_id = $1 and someone_else_may_look(d.id)))
      and not exists (select from revisions r join posts p on p.id = r.post_id join personas w on w.id = p.persona_id
        where r.id = q.revision_id and w.member_id = $1)
    order by q.urgency, q.since, q.subject limit ${ITEMS_A_PAGE + 1})
  select q.kind, q.subject, q.urgency, q.since, q.tier, q.about, p.opening, coalesce(r.title, o.title) as title, b.name as board,
    n.name as claimed_by, c.staff_id, c.until
  from page q
  join boards b on b.id = q.board_id
  join revisions r on r.id = q.revision_id
  join posts p on p.id = r.post_id
  left join posts f on f.thread_id = p.thread_id and f.opening
  left join revisions o on o.post_id = f.id and o.state = 'published'
  left join claims c on q.kind = 'held' and c.revision_id = r.id and c.until > now()
  left join personas n on n.member_id = c.staff_id and n.kind = 'pseudonym'
  order by q.urgency, q.since, q.subject`;
}
