import type { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { when, type When } from '../platform/text/when.js';
import { type Named, ownPersonas } from '../platform/web/visit.js';
import type { About, Tier } from '../screening/verdict.js';
import { claimView, type ClaimView } from './claim.view.js';
import type { Source } from '../urgent-words/raising.js';
import { CONDITIONS, type QueueFilter, type QueueKind } from './queue-filter.js';

export const ITEMS_A_PAGE = 50;

interface Row {
  kind: QueueKind;
  subject: string;
  urgency: number;
  since: Date;
  tier: Tier;
  about: About | null;
  /** Of words to the team: by which form they came, and from whom, where the team may know. */
  source: Source | null;
  writer: string | null;
  opening: boolean | null;
  title: string | null;
  board: string | null;
  claimed_by: string | null;
  staff_id: string | null;
  until: Date | null;
  escalated: boolean | null;
  answered: boolean | null;
}

/** One thing that waits for a person. */
export interface QueueItem {
  kind: QueueKind;
  /** Message key of the kind. */
  what: string;
  href: string;
  tier: Tier;
  about: About | null;
  /** Message key: by which form words to the team came; null for texts. */
  source: string | null;
  writer: string | null;
  opening: boolean;
  title: string | null;
  /** Null for words to the team. */
  board: string | null;
  waiting: When;
  claim: ClaimView | null;
  /** Message key: somebody called for others, and whether anybody has seen it; or null. */
  escalated: string | null;
  /** Its author has written back since the team last wrote. */
  answered: boolean;
}

const DOORS: Record<QueueKind, string> = {
  held: '/reviews/',
  glance: '/glances/',
  report: '/reports/posts/',
  second_look: '/second-looks/',
  audit: '/audits/',
  words: '/urgent-words/',
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
  reader: Named & { memberId: string },
  filter: QueueFilter,
  after = TOP,
): Promise<{ items: QueueItem[]; next: string | null }> {
  const asked: unknown[] = Object.values(filter);
  const rows = await statementFor(filter).rows(database, [
    reader.memberId,
    ...after.split(' '),
    ownPersonas(reader),
    ...asked,
  ]);
  const shown = rows.slice(0, ITEMS_A_PAGE);
  return {
    items: shown.map((row) => itemView(row, reader.memberId)),
    next: rows.length > shown.length ? placeOf(shown.at(-1)!) : null,
  };
}

function placeOf({ urgency, since, subject }: Row): string {
  return `${urgency} ${since.toISOString()} ${subject}`;
}

function itemView(row: Row, viewerId: string): QueueItem {
  const { kind, tier, about, title, board, writer } = row;
  return {
    ...{ kind, tier, about, title, board, writer },
    opening: row.opening === true,
    source: row.source && `urgent-words.from_${row.source}`,
    what: `reviews.kind_${kind}`,
    href: DOORS[kind] + row.subject,
    waiting: when(row.since),
    claim: claimView(row.claimed_by, row.staff_id, row.until, viewerId),
    escalated: row.escalated === null ? null : `escalations.${row.escalated ? 'unseen' : 'seen'}`,
    answered: row.answered === true,
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
    (field, nth) => `and ${CONDITIONS[field as keyof QueueFilter](`$${nth + 6}`)}`,
  );
  return `
  with page as materialized (
    select q.* from queue_items q
    where (q.urgency, q.since, q.subject) > ($2::smallint, $3::timestamptz, $4::uuid) ${asked.join(' ')}
      and not left_to_others(q.revision_id, $1)
      and not (q.kind = 'second_look' and exists (select from second_looks s join decisions d on d.id = s.decision_id
        where s.id = q.subject and d.staff_id = $1 and someone_else_may_look(d.id)))
      and not exists (select from revisions r join posts p on p.id = r.post_id join personas w on w.id = p.persona_id
        where r.id = q.revision_id and w.id = any($5::uuid[]))
      and not (q.kind = 'words' and exists (select from urgent_words u
        left join revisions r on r.id = u.revision_id left join posts p on p.id = r.post_id
        where u.id = q.subject and (u.persona_id = any($5::uuid[]) or p.persona_id = any($5::uuid[]) or left_to_others(u.revision_id, $1))))
    order by q.urgency, q.since, q.subject limit ${ITEMS_A_PAGE + 1})
  select q.kind, q.subject, q.urgency, q.since, q.tier, q.about, u.source,
    case when u.source <> 'report' then w.name end as writer, p.opening, coalesce(r.title, o.title) as title, b.name as board,
    n.name as claimed_by, c.staff_id, c.until, e.unseen as escalated, m.answered
  from page q
  left join boards b on b.id = q.board_id
  left join revisions r on r.id = q.revision_id
  left join posts p on p.id = r.post_id
  left join urgent_words u on q.kind = 'words' and u.id = q.subject
  left join personas w on w.id = u.persona_id
  left join posts f on f.thread_id = p.thread_id and f.opening
  left join revisions o on o.post_id = f.id and o.state = 'published'
  left join claims c on q.kind = 'held' and c.revision_id = r.id and c.until > now()
  left join personas n on n.member_id = c.staff_id and n.kind = 'pseudonym'
  left join lateral (select x.acknowledged_at is null as unseen from escalations x
    where q.kind = 'held' and x.revision_id = r.id) e on true
  left join lateral (select x.staff_id is null as answered from review_messages x
    where q.kind = 'held' and x.revision_id = r.id order by x.place desc limit 1) m on true
  order by q.urgency, q.since, q.subject`;
}
