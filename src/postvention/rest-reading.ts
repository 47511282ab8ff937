import { Statement } from '../platform/database/statement.js';
import type { Tier } from '../screening/verdict.js';

/** Whom it is about, by one of their posts. */
export interface Someone {
  post_id: string;
  persona_id: string;
  name: string;
  /** Whether they were signed in, or wrote, within the last day or a little more: coarse, as a check that it is no hoax. */
  here_lately: boolean;
  /** Whether there is another lead or admin who can confirm it. */
  second: boolean;
  /** They lead the team: then nobody says it alone, and nothing holds until a second person has confirmed it. */
  leads: boolean;
  /** Whoever wears it may live, and write under another name. */
  one_time: boolean;
}

/** The member who wrote a post under their pseudonym. */
export const writerOf = new Statement<{ id: string }>(
  'postvention-writer',
  'select n.member_id as id from posts p join personas n on n.id = p.persona_id where p.id = $1 and n.member_id is not null',
);

/** The author of a post, with the tags of their sessions; not for themselves, and nobody where they have left. */
export const someoneOf = new Statement<Someone>(
  'postvention-someone',
  `select p.id as post_id, p.persona_id, n.name,
     exists (select from sessions s where s.owner_tag = any($4::bytea[]) and s.seen_at > now() - interval '30 hours')
       or exists (select from posts q join revisions r on r.post_id = q.id
         where q.persona_id = n.id and r.written_at > now() - interval '1 day') as here_lately,
     exists (select from staff_here m where m.role in ('lead', 'admin') and m.id <> $1
       and m.id is distinct from n.member_id) as second,
     exists (select from members m where m.id = n.member_id and m.role in ('lead', 'admin')) as leads,
     n.kind = 'one_time' as one_time
   from posts p join personas n on n.id = p.persona_id and n.kind not in ('former', 'site')
   where p.id = $2 and not n.id = any($3::uuid[])`,
);

/** Something of theirs that waits; confirmed, it stands here and not in the queue. */
export interface WaitingRow {
  kind: 'held' | 'second_look' | 'words';
  id: string;
  tier: Tier | null;
  title: string | null;
  since: Date;
}

// SQL: what waits of a name, whether or not the queue shows it. Never what they told the team about others, in confidence.
function waitingOf(persona: string): string {
  return `
  select 'held' as kind, r.id,
    coalesce((select c.over_at from author_choices c where c.revision_id = r.id and c.asked), r.written_at) as since,
    r.id as revision_id
  from revisions r join posts p on p.id = r.post_id where p.persona_id = ${persona} and r.state = 'held'
  union all
  select 'second_look', s.id, s.asked_at, d.revision_id
  from second_looks s join standing_decisions d on d.id = s.decision_id join revisions r on r.id = d.revision_id
  join posts p on p.id = r.post_id
  where p.persona_id = ${persona} and not exists (select from second_look_answers a where a.second_look_id = s.id)
  union all
  select 'words', u.id, u.written_at, null from urgent_words u
  where u.persona_id = ${persona} and u.answered_at is null and u.source <> 'report'`;
}

/** What waits of a name, the oldest first. */
export const waitingOfName = new Statement<WaitingRow>(
  'waiting-of-name',
  `select w.kind, w.id, w.since, coalesce(r.title, o.title) as title,
     case w.kind when 'words' then (select case u.danger when 'unjudged' then 'none' else 'crisis' end from urgent_words u where u.id = w.id)
       else v.tier end as tier
   from (${waitingOf('$1::uuid')}) w
   left join revisions r on r.id = w.revision_id
   left join posts p on p.id = r.post_id
   left join posts f on f.thread_id = p.thread_id and f.opening
   left join revisions o on o.post_id = f.id and o.state = 'published'
   left join masks k on k.revision_id = r.id
   left join lateral (select g.tier from verdicts g where g.revision_id = coalesce(k.original_id, r.id) order by g.given_at desc limit 1) v on true
   order by w.since, w.id limit 100`,
);

/** What was said of a name, and is not undone nor over. */
export interface RestRow {
  id: string;
  name: string | null;
  post_id: string | null;
  asked_by: string | null;
  asked_at: Date;
  mine: boolean;
  alone: boolean;
  /** Nothing speaks in the name now: for good, or for now. */
  resting: boolean;
  /** When it ends by itself unless it is confirmed. */
  lapses_at: Date | null;
  /** A day has passed since it was said. */
  rested: boolean;
  /** How much of theirs waits for the team: held texts, second looks, words that sound like danger. */
  waiting: number;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  knocked_at: Date | null;
}

const RESTS = `
  select q.id, n.name, q.post_id, a.name as asked_by, q.asked_at, q.asked_by = $1 as mine, q.alone,
    c.name as confirmed_by, q.confirmed_at, q.knocked_at, q.confirmed_at is not null or q.holds as resting, q.lapses_at,
    q.asked_at <= now() - interval '1 day' as rested, (select count(*)::int from (${waitingOf('q.persona_id')}) w) as waiting
  from rests q
  left join personas n on n.id = q.persona_id
  left join personas a on a.member_id = q.asked_by and a.kind = 'pseudonym'
  left join personas c on c.member_id = q.confirmed_by and c.kind = 'pseudonym'
  where q.undone_at is null and q.lapsed_at is null and (q.confirmed_at is not null or q.lapses_at > now())
    and (n.id = any($2::uuid[])) is not true`;

/** Every name that rests, or is to rest, the oldest first. */
export const openRests = new Statement<RestRow>('open-rests', `${RESTS} order by q.asked_at, q.id`);

/** That of one name. */
export const restOfPersona = new Statement<RestRow>('rest-of-persona', `${RESTS} and q.persona_id = $3`);

/** Somebody who wrote in the same threads lately, and the last place where they did. */
export interface CompanionRow {
  name: string;
  thread_id: string;
  title: string | null;
}

/** Those who may need somebody now. */
export const companionsOf = new Statement<CompanionRow>(
  'companions-of',
  `select c.name, c.thread_id, c.title from (
     select distinct on (q.persona_id) n.name, q.thread_id, r.title
     from posts mine
     join posts q on q.thread_id = mine.thread_id and q.persona_id <> mine.persona_id
     join personas n on n.id = q.persona_id
     left join posts o on o.thread_id = q.thread_id and o.opening
     left join revisions r on r.post_id = o.id and r.state = 'published'
     where mine.persona_id = $1 and q.published_at > now() - interval '30 days'
     order by q.persona_id, q.published_at desc
   ) c order by c.name limit 100`,
);
