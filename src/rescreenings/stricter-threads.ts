import { setImmediate as turn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { OwnTerms } from '../screening/terms/own-terms.js';
import { Terms } from '../terms/terms.js';
import { KNOWN, look, LOOKED_AT, type Published } from './looking.js';

/** Texts of one transaction: what a killed worker has to do again. */
const BATCH = 20;

/**
 * Judges what is up in threads that came under the rules of another board. Every text stays as it is: whoever wrote it kept
 * to the rules of that day. What the new rules would hold, the team looks at.
 */
@Injectable()
export class StricterThreads {
  // The latest last. Those that another worker failed at, this one may try.
  private readonly failed = new Set<string>();

  constructor(
    private readonly database: DataSource,
    private readonly terms: Terms,
  ) {}

  /** Judges the next texts of a thread that no other worker has. @returns whether there may be more to do */
  async next(): Promise<boolean> {
    const terms = await this.terms.current();
    return this.database.transaction(async (manager) => {
      const [thread] = await manager.query<Taken[]>(TAKE, [[...this.failed]]);
      if (thread) await this.judge(manager, thread, terms);
      return thread !== undefined;
    });
  }

  // One that fails keeps no other waiting: it is taken again once there is no other.
  private async judge(
    manager: EntityManager,
    { thread_id, judged_to }: Taken,
    terms: OwnTerms,
  ): Promise<void> {
    this.failed.delete(thread_id);
    this.failed.add(thread_id);
    await step(manager, thread_id, judged_to, terms);
    this.failed.delete(thread_id);
  }
}

interface Taken {
  thread_id: string;
  judged_to: number;
}

async function step(manager: EntityManager, thread: string, from: number, terms: OwnTerms): Promise<void> {
  const texts = await manager.query<Published[]>(NEXT_TEXTS, [thread, from, BATCH]);
  for (const text of texts) {
    await look(manager, null, text, terms);
    // New posts wait for their verdicts in this process too.
    await turn();
  }
  const last = texts.at(-1);
  if (last) await manager.query(ADVANCE, [thread, last.position]);
  else await manager.query(DONE, [thread]);
}

const TAKE = `
  select thread_id, judged_to from threads_to_judge
  order by array_position($1::uuid[], thread_id) nulls first limit 1 for update skip locked`;

const NEXT_TEXTS = `
  select ${LOOKED_AT}
  from threads t
  join posts p on p.thread_id = t.id and p.position > $2
  join revisions r on r.post_id = p.id and r.state = 'published'
  ${KNOWN}
  where t.id = $1
  order by p.position
  limit $3`;

const ADVANCE = `update threads_to_judge set judged_to = $2 where thread_id = $1`;

const DONE = `delete from threads_to_judge where thread_id = $1`;
