import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { logger } from '../platform/logging/logger.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Category, Verdict } from '../screening/verdict.js';
import { Terms } from '../terms/terms.js';
import { answeredAt } from '../threads/answered.js';
import { judge } from '../threads/judging.js';
import { isNews } from './news.js';

/** Texts of one transaction: what a killed worker has to do again, and what a lead who stops a run waits for. */
const BATCH = 20;

interface Published {
  id: string;
  post_id: string;
  title: string | null;
  body: string;
  board: string;
  crisis: boolean;
  categories: Category[];
}

/** The worker's part of a re-screening: a batch of texts, what is news in them and how far it got are one step. */
@Injectable()
export class JudgingAgain {
  constructor(
    private readonly database: DataSource,
    private readonly terms: Terms,
  ) {}

  /**
   * Judges the next texts of the run that is going on, if there is one and no other worker has it.
   * @returns whether there may be more to do
   */
  async next(): Promise<boolean> {
    const terms = await this.terms.current();
    return this.database.transaction(async (manager) => {
      const [run] = await manager.query<{ id: string }[]>(TAKE);
      return run ? step(manager, run.id, terms) : false;
    });
  }
}

async function step(manager: EntityManager, run: string, terms: OwnTerms): Promise<boolean> {
  const texts = await manager.query<Published[]>(NEXT_TEXTS, [run, BATCH]);
  const found: Published[] = [];
  for (const text of texts) {
    if (await look(manager, run, text, terms)) found.push(text);
    // New posts wait for their verdicts in this process too.
    await turn();
  }
  const last = texts.at(-1);
  if (last) await manager.query(ADVANCE, [run, texts.length, found.length, last.id]);
  else await manager.query(FINISH, [run]);
  return last !== undefined;
}

/** @returns whether there was news in the text */
async function look(manager: EntityManager, run: string, text: Published, terms: OwnTerms): Promise<boolean> {
  const answers = await answeredAt(manager.dataSource, { postId: text.post_id });
  const verdict = judged(text, { board: text.board, terms, answers });
  if (!verdict || !isNews(verdict, text)) return false;
  const { engine, tier, categories, about, matches } = verdict;
  const values = [run, text.id, engine, verdict.terms, tier, categories, about, JSON.stringify(matches)];
  await manager.query(FOUND, values);
  return true;
}

// A text at which the screen fails must not stop the run: it was judged when it went up.
function judged(text: Published, context: Parameters<typeof judge>[1]): Verdict | null {
  try {
    return judge(text, context);
  } catch (error) {
    logger.error(
      { kind: (error as Error).name },
      'the screen failed on a text that is up; it stays as it is',
    );
    return null;
  }
}

// Another worker's run is left to it; one that was killed has let go of the row.
const TAKE = `select id from rescreenings where state = 'running' for update skip locked`;

// The newest first: they matter most. What was known is all verdicts and all earlier findings of the text.
const NEXT_TEXTS = `
  select r.id, r.post_id, r.title, r.body, b.slug as board, coalesce(k.crisis, false) as crisis,
    coalesce(k.categories, '{}') as categories
  from rescreenings s
  cross join lateral (
    select * from revisions e
    where e.state = 'published' and (e.written_at, e.id) < (s.next_written_at, s.next_revision)
    order by e.written_at desc, e.id desc limit $2) r
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  join boards b on b.id = t.board_id
  left join lateral (
    select bool_or(v.tier = 'crisis') as crisis, array_agg(c.name) filter (where c.name is not null) as categories
    from (
      select tier, categories from verdicts where revision_id in (r.id, (select original_id from masks where revision_id = r.id))
      union all
      select tier, categories from findings where revision_id = r.id) v
    left join lateral unnest(v.categories) as c (name) on true) k on true
  where s.id = $1
  order by r.written_at desc, r.id desc`;

const FOUND = `
  insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches)
  values ($1, $2, $3, $4, $5, $6, $7, $8)`;

const ADVANCE = `
  update rescreenings set judged = judged + $2, found = found + $3,
    (next_written_at, next_revision) = (select written_at, id from revisions where id = $4)
  where id = $1`;

const FINISH = `update rescreenings set state = 'done', ended_at = date_trunc('minute', now()) where id = $1`;
