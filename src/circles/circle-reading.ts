import { BOARD_SHOWN } from '../boards/moments.js';
import { type Note, notesOf } from '../folding/notes.js';
import { THREAD_SHOWN } from '../threads/moments.js';
import { Statement } from '../platform/database/statement.js';

/** A circle that is up, or was. */
export interface CircleRow {
  thread_id: string;
  zone: string;
  /** The five moments between its parts. */
  edges: Date[];
  state: 'open' | 'locked';
  /** Its times were changed since it was opened. */
  retimed: boolean;
  board_id: string;
  slug: string;
  board_name: string;
  /** The title and the text that are up; null where they were taken back. */
  title: string | null;
  body: string | null;
  opening_id: string;
  opened_by: string;
  notes: Note[];
  members_only: boolean;
  /** Who leads it: null where nobody does just now. */
  led_by: string | null;
  leader: string | null;
  /** What a lead wrote of their training. */
  badge: string | null;
}

const EDGES = `(select array_agg(f.begins_at::timestamptz order by f.place) || max(f.ends_at)::timestamptz
  from circle_phases f where f.thread_id = c.thread_id)`;

// For who has the names $1, none of them for a guest.
const READABLE = `reads_board(b.id, $1::uuid[])
    and (cardinality($1::uuid[]) > 0 or not (t.members_only or coalesce(s.members_only, false)))`;

const circle = ({ and = '', beside = '' } = {}): string => `
  select ${and} c.thread_id, c.zone, ${EDGES} as edges, t.state, c.retimed, w.id as board_id, w.slug, w.name as board_name, r.title, r.body,
    p.id as opening_id, p.persona_id as opened_by, ${notesOf('p.id')} as notes,
    b.members_only or t.members_only or coalesce(s.members_only, false) as members_only,
    n.id as led_by, n.name as leader, g.words as badge
  from circles c
  join circle_phases f1 on f1.thread_id = c.thread_id and f1.place = 1
  join circle_phases f4 on f4.thread_id = c.thread_id and f4.place = 4
  join threads t on t.id = c.thread_id
  join boards b on b.id = t.board_id
  join boards w on w.id = coalesce(b.merging_into, b.id)
  left join boards s on s.id = t.second_board_id
  join posts p on p.thread_id = t.id and p.opening and p.position is not null
  left join revisions r on r.post_id = p.id and r.state = 'published'
  left join personas n on n.id = circle_led_by(c.thread_id)
  left join facilitator_badges g on g.persona_id = n.id
  ${beside}
  where ${READABLE}`;

/** The circle that the thread $2 is. */
export const circleOfThread = new Statement<CircleRow>(
  'circle-of-thread',
  `${circle()} and c.thread_id = $2`,
);

THREAD_SHOWN.asks(circleOfThread, ({ names, thread }) => [names, thread.id]);

export const CIRCLES_A_PAGE = 20;

/** Where the past begins, for its first page. */
export const NEWEST = ['infinity', '00000000-0000-0000-0000-000000000000'];
const MOST_AHEAD = 100;

const OFFER = 'left join circle_offers o on o.thread_id = c.thread_id';

// A board that is becoming part of another counts as that one.
const ON_BOARD = '($3::text is null or w.slug = $3)';

/** Those that run at the moment $2, or come after it, on the board with the slug $3 or on all. */
export const circlesAhead = new Statement<CircleRow>(
  'circles-ahead',
  `${circle()} and ${ON_BOARD} and f4.ends_at > $2 order by f1.begins_at, c.thread_id limit ${MOST_AHEAD}`,
);

/** Those that were over at the moment $2, the latest first, behind the end $4 and the id $5. */
export const circlesPast = new Statement<CircleRow>(
  'circles-past',
  `${circle()} and ${ON_BOARD} and f4.ends_at <= $2 and (f4.ends_at, c.thread_id) < ($4::timestamptz, $5::uuid)
   order by f4.ends_at desc, c.thread_id desc limit ${CIRCLES_A_PAGE + 1}`,
);

/** Whether the board with the slug $3 has one that was over at the moment $2: its page asks no more of all its past. */
export const hasCirclesPast = new Statement<{ past: boolean }>(
  'has-circles-past',
  `select exists (
     select from threads t
     join boards b on b.id = t.board_id
     join boards w on w.id = coalesce(b.merging_into, b.id)
     left join boards s on s.id = t.second_board_id
     join circle_phases f4 on f4.thread_id = t.id and f4.place = 4
     join posts p on p.thread_id = t.id and p.opening and p.position is not null
     where ${READABLE} and w.slug = $3 and f4.ends_at <= $2
   ) as past`,
);

BOARD_SHOWN.asks(circlesAhead, ({ names, slug }) => [names, minuteOf(new Date()), slug]);
BOARD_SHOWN.asks(hasCirclesPast, ({ names, slug }) => [names, minuteOf(new Date()), slug]);

/** Parts begin and end at whole minutes: within one of them nothing changes. */
export function minuteOf(now: Date): Date {
  return new Date(Math.floor(now.getTime() / 60_000) * 60_000);
}

/** Those that the name $2 leads and has not closed, the latest first. */
export const circlesLedBy = new Statement<CircleRow & { offered: boolean }>(
  'circles-led-by',
  `${circle({ and: 'o.thread_id is not null as offered,', beside: OFFER })} and n.id = $2 and t.state = 'open' order by f1.begins_at desc, c.thread_id limit ${MOST_AHEAD}`,
);

/** A circle that somebody could take over, with the note of who offers it. */
export interface OfferedRow extends CircleRow {
  /** For those alone to whom it was offered. */
  note: string | null;
}

/** Those that are offered to the name $2 or to whoever can, and those that nobody leads and that are not closed. */
export const circlesToTake = new Statement<OfferedRow>(
  'circles-to-take',
  `${circle({ and: 'case when coalesce(o.to_id, $2) = $2 then o.note end as note,', beside: OFFER })} and t.state = 'open' and n.id is distinct from $2
     and (n.id is null or o.thread_id is not null and coalesce(o.to_id, $2) = $2)
   order by f1.begins_at, c.thread_id limit ${MOST_AHEAD}`,
);

/** Of the posts $2 of the thread $1: when they went up, and whether who leads its circle wrote them. */
export const postsOfCircle = new Statement<{ id: string; published_at: Date; led: boolean }>(
  'posts-of-circle',
  `select p.id, p.published_at, coalesce(p.persona_id = circle_led_by($1), false) as led
   from posts p where p.thread_id = $1 and p.id = any($2::uuid[]) and p.published_at is not null`,
);
