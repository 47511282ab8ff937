import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sendNotice } from '../notices/send-notice.js';
import { isRefused } from '../phrases/errors.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { isOwn, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { NoTip } from './errors.js';
import type { ConsentFields } from './forms.js';
import { type AskedRow, askedOf, helpfulAnswer, helpfulAnswers, type HelpfulRow } from './tip-reading.js';
import type { Topic } from './topics.js';

const FIRST = 'false 00000000-0000-0000-0000-000000000000';

/** Answers that helped become tips: proposed by a facilitator, and only where their writer says yes. */
@Injectable()
export class Tips {
  constructor(private readonly database: DataSource) {}

  /** Answers that helped, for a facilitator. @param place where the page begins, null for the top */
  async helpful(viewer: Viewer, place: string | null): Promise<HelpfulRow[]> {
    return helpfulAnswers.rows(this.database, [ownPersonas(viewer), ...(place ?? FIRST).split(' ')]);
  }

  /** One of them. @throws NotFound */
  async one(id: string, viewer: Viewer): Promise<HelpfulRow> {
    const row = isUuid(id) ? await helpfulAnswer.row(this.database, [ownPersonas(viewer), id]) : null;
    if (!row) throw new NotFound();
    return row;
  }

  /** Proposes it, and asks its writer, once; what was asked before gets another topic, or comes back. @throws NotFound, NoTip */
  async propose(id: string, topic: Topic, viewer: Viewer): Promise<void> {
    const answer = await this.one(id, viewer);
    const work = this.database.transaction((manager) => propose(manager, answer, topic, viewer.memberId));
    await work.catch((error: unknown) => {
      throw isRefused(error) ? new NoTip() : error;
    });
  }

  /** Takes a tip out of its library. @throws NotFound where it does not stand there */
  async takeOut(id: string, viewer: Viewer): Promise<void> {
    const answer = await this.one(id, viewer);
    if (answer.state !== 'stands') throw new NotFound();
    await this.database.transaction(async (manager) => {
      await manager.query('update tips set taken_out = true where post_id = $1', [id]);
      await record(manager, { ...deed(viewer.memberId, id), code: 'tip_taken_out' });
    });
  }

  /** What its own writer was asked. @throws NotFound for everybody else */
  async asked(id: string, viewer: Viewer): Promise<AskedRow> {
    const row = isUuid(id) ? await askedOf.row(this.database, [id]) : null;
    if (!row || !isOwn(viewer, row.persona_id)) throw new NotFound();
    return row;
  }

  /** Takes the writer's answer; it can be another one at any time. */
  async answer({ id, persona_id }: AskedRow, consent: ConsentFields['consent']): Promise<void> {
    await this.database.query('update tips set consent = $3 where post_id = $1 and persona_id = $2', [
      id,
      persona_id,
      consent,
    ]);
  }
}

async function propose(
  manager: EntityManager,
  { id, persona_id }: HelpfulRow,
  topic: Topic,
  memberId: string,
): Promise<void> {
  const [asked] = await manager.query<object[]>(ASK, [id, persona_id, topic]);
  if (asked) await sendNotice(manager, persona_id, 'tip_asked', { postId: id });
  else await manager.query(CHANGE, [id, topic]);
  await record(manager, { ...deed(memberId, id), code: asked ? 'tip_proposed' : 'tip_changed' });
}

function deed(actor: string, subject: string): { kind: 'configuration'; actor: string; subject: string } {
  return { kind: 'configuration', actor, subject };
}

const ASK = `
  insert into tips (post_id, persona_id, topic) values ($1, $2, $3) on conflict (post_id) do nothing returning post_id`;

// While its writer has not answered, or said no, nothing about it changes.
const CHANGE = `
  update tips set topic = $2, taken_out = false where post_id = $1 and consent in ('named', 'unnamed')`;
