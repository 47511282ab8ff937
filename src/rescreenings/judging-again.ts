import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import { Terms } from '../terms/terms.js';
import { KNOWN, look, LOOKED_AT, type Published } from './looking.js';

/** Texts of one transaction: what a killed worker has to do again, and what a lead who stops a run waits for. */
const BATCH = 20;

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

// Another worker's run is left to it; one that was killed has let go of the row.
const TAKE = `select id from rescreenings where state = 'running' for update skip locked`;

// The newest first: they matter most.
const NEXT_TEXTS = `
  select ${LOOKED_AT}
  from rescreenings s
  cross join lateral (
    select * from revisions e
    where e.state = 'published' and (e.written_at, e.id) < (s.next_written_at, s.next_revision)
    order by e.written_at desc, e.id desc limit $2) r
  join posts p on p.id = r.post_id
  join threads t on t.id = p.thread_id
  ${KNOWN}
  where s.id = $1
  order by r.written_at desc, r.id desc`;

const ADVANCE = `
  update rescreenings set judged = judged + $2, found = found + $3,
    (next_written_at, next_revision) = (select written_at, id from revisions where id = $4)
  where id = $1`;

const FINISH = `update rescreenings set state = 'done', ended_at = date_trunc('minute', now()) where id = $1`;
