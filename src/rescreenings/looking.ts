import type { EntityManager } from 'typeorm';
import { logger } from '../platform/logging/logger.js';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import type { Category, Verdict } from '../screening/verdict.js';
import { answeredAt } from '../threads/answered.js';
import { judgeOn } from '../threads/judging.js';
import { isNews } from './news.js';

/** A text that is up, with what is known of it. */
export interface Published {
  id: string;
  post_id: string;
  title: string | null;
  body: string;
  position: number;
  boards: string[];
  /** One of its boards holds what worries the screen. */
  strict: boolean;
  crisis: boolean;
  /** It was held, and a person put it up. */
  read: boolean;
  categories: Category[];
}

/** SQL: a text `r` of a post `p` in a thread `t`, with its boards and what is `KNOWN` of it. */
export const LOOKED_AT = `
  r.id, r.post_id, r.title, r.body, p.position, o.boards, o.strict, coalesce(k.crisis, false) as crisis,
  coalesce(k.read, false) as read, coalesce(k.categories, '{}') as categories`;

/** SQL: both boards of the thread, and all verdicts and all earlier findings of the text. */
export const KNOWN = `
  cross join lateral (
    select array_agg(b.slug order by b.id = t.board_id desc) as boards, bool_or(b.strict) as strict
    from boards b where b.id in (t.board_id, t.second_board_id)) o
  left join lateral (
    select bool_or(v.tier = 'crisis') as crisis, bool_or(v.held) as read,
      array_agg(c.name) filter (where c.name is not null) as categories
    from (
      select tier, categories, outcome = 'hold' as held from verdicts
      where revision_id in (r.id, (select original_id from masks where revision_id = r.id))
      union all
      select tier, categories, false from findings where revision_id = r.id) v
    left join lateral unnest(v.categories) as c (name) on true) k on true`;

/**
 * Judges a text once more, on all its boards, and writes down what is news in it.
 * @param run that it is looked at for; null where its thread came under stricter rules
 * @returns whether there was news
 */
export async function look(
  manager: EntityManager,
  run: string | null,
  text: Published,
  terms: OwnTerms,
): Promise<boolean> {
  const answers = await answeredAt(manager.dataSource, { postId: text.post_id });
  const verdict = judged(text, { terms, answers });
  if (!verdict || !(isNews(verdict, text) || (run === null && wouldWait(verdict, text)))) return false;
  const { engine, tier, categories, about, matches } = verdict;
  const values = [run, text.id, engine, verdict.terms, tier, categories, about, JSON.stringify(matches)];
  await manager.query(FOUND, values);
  return true;
}

// A strict board holds what worries the screen, unless a person put it up.
function wouldWait({ tier }: Verdict, { strict, read }: Published): boolean {
  return strict && tier === 'concern' && !read;
}

// A text at which the screen fails must not stop the work: it was judged when it went up.
function judged(text: Published, context: Parameters<typeof judgeOn>[2]): Verdict | null {
  try {
    return judgeOn(text.boards, text, context);
  } catch (error) {
    logger.error(
      { kind: (error as Error).name },
      'the screen failed on a text that is up; it stays as it is',
    );
    return null;
  }
}

const FOUND = `
  insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, about, matches)
  values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`;
