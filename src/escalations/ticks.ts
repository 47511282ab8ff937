import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Viewer } from '../platform/web/visit.js';
import { newestProtocol } from '../protocol/protocol-reading.js';
import { type Step, stepsOf } from '../protocol/steps.js';
import type { ReviewRow } from '../reviews/review.js';
import { deed } from './escalations.js';
import { NothingEscalated } from './errors.js';
import type { StepsFields } from './forms.js';

/** What of the protocol is done for an escalated text, by whom and when. */
@Injectable()
export class Ticks {
  constructor(private readonly database: DataSource) {}

  /** Ticks what is done and takes back one tick; what others ticked meanwhile stays. @throws NothingEscalated */
  async save({ id }: ReviewRow, { memberId }: Viewer, { done, undo }: StepsFields): Promise<void> {
    const steps = stepsOf((await newestProtocol(this.database)).words);
    await this.database.transaction(async (manager) => {
      const [found] = await manager.query<{ id: string }[]>(FOUND, [id]);
      if (!found) throw new NothingEscalated();
      const about = { escalation: found.id, revision: id, staffId: memberId };
      for (const step of steps.filter(({ key }) => done.includes(key))) await tick(manager, about, step);
      const back = steps.find(({ key }) => key === undo);
      if (back) await takeBack(manager, about, back);
    });
  }
}

interface About {
  escalation: string;
  revision: string;
  staffId: string;
}

async function tick(
  manager: EntityManager,
  { escalation, revision, staffId }: About,
  { key, words }: Step,
): Promise<void> {
  const ticked = await manager.query<unknown[]>(TICK, [escalation, key, staffId]);
  if (ticked.length > 0) await deed(manager, staffId, revision, 'step_done', words);
}

async function takeBack(
  manager: EntityManager,
  { escalation, revision, staffId }: About,
  { key, words }: Step,
): Promise<void> {
  const [, affected] = await manager.query<[unknown, number]>(TAKE_BACK, [escalation, key]);
  if (affected === 1) await deed(manager, staffId, revision, 'step_undone', words);
}

const FOUND = 'select id from escalations where revision_id = $1';

const TICK = `
  insert into escalation_steps (escalation_id, step, done_by) values ($1, $2, $3) on conflict do nothing returning step`;

const TAKE_BACK = 'delete from escalation_steps where escalation_id = $1 and step = $2';
