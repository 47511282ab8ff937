import type { EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import type { RevisionState } from '../threads/revision.entity.js';
import type { Tier } from '../screening/verdict.js';
import type { Kind, Outcome } from './kinds.js';
import type { Standing } from './policies.js';

/** A post as the team reads it beside its reports. */
export interface ReportedPost extends Standing {
  id: string;
  thread_id: string;
  position: number;
  name: string;
  opening: boolean;
  tier: Tier | null;
}

const STANDING = `
  exists (select from revisions u where u.post_id = p.id and u.state = 'published') as up,
  exists (select from decisions d join revisions r on r.id = d.revision_id
    where r.post_id = p.id and d.outcome = 'remove') as taken_down`;

/** A post that was reported at some time; not for who wrote it. */
export const reportedPost = new Statement<ReportedPost>(
  'reported-post',
  `select p.id, p.thread_id, p.position, n.name, p.opening, v.tier, ${STANDING}
   from posts p
   join personas n on n.id = p.persona_id
   left join lateral (select g.tier from verdicts g join revisions r on r.id = g.revision_id
     where r.post_id = p.id and (r.cleared_digest is not null or exists (select from masks k where k.original_id = r.id)) order by r.number desc, g.given_at desc limit 1) v on true
   where p.id = $1 and not n.id = any($2::uuid[]) and exists (select from reports q where q.post_id = p.id)`,
);

export interface TextRow {
  id: string;
  title: string | null;
  html: string;
  state: RevisionState;
}

/** The texts that readers mean, and the one that is up, oldest first. */
export const textsMeant = new Statement<TextRow>(
  'texts-meant',
  `select r.id, r.title, r.html, r.state from revisions r
   where r.post_id = $1 and (r.state = 'published'
     or r.id in (select q.revision_id from reports q where q.post_id = $1 and q.state = 'open'))
   order by r.number`,
);

/** An open report as the team reads it: without a name. */
export interface ReaderRow {
  id: string;
  kind: Kind;
  written_at: Date;
  words: string[];
  /** Whether it is this viewer's own. */
  mine: boolean;
}

const READERS = `
  select q.id, q.kind, q.written_at, q.persona_id = any($2::uuid[]) as mine,
    array(select w.words from report_words w where w.report_id = q.id order by w.number) as words
  from reports q
  where q.post_id = $1 and q.state = 'open' order by q.place`;

/** The open reports of a post, oldest first. */
export const readersOfPost = new Statement<ReaderRow>('readers-of-post', READERS);

/** What became of the last report of a post that waits no longer. */
export const lastAnswer = new Statement<{ outcome: Outcome | null; by: string | null }>(
  'last-answer',
  `select q.outcome, m.name as by
   from reports q left join personas m on m.member_id = q.answered_by and m.kind = 'pseudonym'
   where q.post_id = $1 and q.state <> 'open'
   order by q.state = 'answered' desc, q.answered_at desc, q.place desc limit 1`,
);

/** The same open reports and the standing of their post, locked until the transaction ends. */
export async function lockReaders(
  manager: EntityManager,
  postId: string,
  own: string[],
): Promise<{ readers: ReaderRow[]; standing: Standing }> {
  await manager.query('select lock_post($1)', [postId]);
  // A statement of its own: what a reader was just adding is there only for the next one.
  await manager.query(`select id from reports where post_id = $1 and state = 'open' order by id for update`, [
    postId,
  ]);
  const readers = await manager.query<ReaderRow[]>(READERS, [postId, own]);
  const [standing] = await manager.query<Standing[]>(`select ${STANDING} from posts p where p.id = $1`, [
    postId,
  ]);
  return { readers, standing: standing ?? { up: false, taken_down: false } };
}
