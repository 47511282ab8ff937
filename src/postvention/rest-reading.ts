import { Statement } from '../platform/database/statement.js';

/** Whom it is about, by one of their posts. */
export interface Someone {
  post_id: string;
  persona_id: string;
  name: string;
  /** Whether they were signed in, or wrote, within the last day: coarse, as a check that it is no hoax. */
  here_lately: boolean;
  /** Whether there is another lead or admin who can confirm it. */
  second: boolean;
}

/** The author of a post; not for themselves. */
export const someoneOf = new Statement<Someone>(
  'postvention-someone',
  `select p.id as post_id, p.persona_id, n.name,
     exists (select from sessions s where s.member_id = n.member_id and s.seen_at > now() - interval '1 day')
       or exists (select from posts q join revisions r on r.post_id = q.id
         where q.persona_id = n.id and r.written_at > now() - interval '1 day') as here_lately,
     exists (select from members m where m.role in ('lead', 'admin') and m.id <> $1
       and m.id is distinct from n.member_id) as second
   from posts p join personas n on n.id = p.persona_id
   where p.id = $2 and n.member_id is distinct from $1`,
);

/** What was said of a name, and is not undone. */
export interface RestRow {
  id: string;
  name: string | null;
  post_id: string | null;
  asked_by: string | null;
  asked_at: Date;
  mine: boolean;
  alone: boolean;
  confirmed_by: string | null;
  confirmed_at: Date | null;
  knocked_at: Date | null;
}

const RESTS = `
  select q.id, n.name, q.post_id, a.name as asked_by, q.asked_at, q.asked_by = $1 as mine, q.alone,
    c.name as confirmed_by, q.confirmed_at, q.knocked_at
  from rests q
  left join personas n on n.id = q.persona_id
  left join personas a on a.member_id = q.asked_by and a.kind = 'pseudonym'
  left join personas c on c.member_id = q.confirmed_by and c.kind = 'pseudonym'
  where q.undone_at is null and n.member_id is distinct from $1`;

/** Every name that rests, or is to rest, the oldest first. */
export const openRests = new Statement<RestRow>('open-rests', `${RESTS} order by q.asked_at, q.id`);

/** That of one name. */
export const restOfPersona = new Statement<RestRow>('rest-of-persona', `${RESTS} and q.persona_id = $2`);

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
