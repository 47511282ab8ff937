import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addLetter } from '../notices/letters.js';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Vault } from '../platform/vault/vault.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { AlreadyDone, AlreadyWelcomed } from './errors.js';
import { closedFollowUp, type FollowUpRow, openFollowUp, openFollowUps } from './follow-up-reading.js';
import type { DoneFields, WelcomeFields } from './forms.js';

/** What a crisis left to look after, as the team does it. */
@Injectable()
export class FollowUps {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  open(viewer: Viewer): Promise<FollowUpRow[]> {
    return openFollowUps.rows(this.database, [ownPersonas(viewer)]);
  }

  /** An open item. @throws AlreadyDone; NotFound, also for whom it is about */
  async find(id: string, viewer: Viewer): Promise<FollowUpRow> {
    if (!isUuid(id)) throw new NotFound();
    const item = await openFollowUp.row(this.database, [ownPersonas(viewer), id]);
    if (item) return item;
    throw (await closedFollowUp.row(this.database, [ownPersonas(viewer), id]))
      ? new AlreadyDone()
      : new NotFound();
  }

  /** Writes down what became of somebody. "Not a crisis" ends the later item too. @throws AlreadyDone */
  async finish(item: FollowUpRow, { outcome, note }: DoneFields, { memberId }: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      const pair = await lockPair(manager, item);
      if (!pair.includes(item.id)) throw new AlreadyDone();
      const ended = outcome === 'not_a_crisis' ? pair : [item.id];
      await manager.query(FINISH, [ended, memberId, outcome]);
      if (note) await manager.query(NOTE, [item.id, note]);
      for (const subject of ended)
        await record(manager, { kind: 'follow_up', actor: memberId, subject, code: outcome });
    });
  }

  /** Welcomes somebody back, once for both items. @throws AlreadyDone, AlreadyWelcomed */
  async welcome(item: FollowUpRow, { body }: WelcomeFields, { memberId }: Viewer): Promise<void> {
    await this.database.transaction(async (manager) => {
      const pair = await lockPair(manager, item);
      if (!pair.includes(item.id)) throw new AlreadyDone();
      const [welcomed] = await manager.query<[{ persona_id: string }[], number]>(WELCOME, [pair, memberId]);
      if (!welcomed[0]) throw new AlreadyWelcomed();
      const { persona_id } = welcomed[0];
      const notice = await sendNotice(manager, persona_id, 'welcome_back');
      await addLetter(manager, this.vault, notice, persona_id, body);
      await record(manager, { kind: 'follow_up', actor: memberId, subject: item.id, code: 'welcomed' });
    });
  }
}

// The item and its twin, as far as they are still open; in the order in which the triggers lock them too.
async function lockPair(manager: EntityManager, { id }: FollowUpRow): Promise<string[]> {
  const rows = await manager.query<{ id: string }[]>(PAIR, [id]);
  return rows.map((row) => row.id);
}

const PAIR = `
  select f.id from follow_ups f
  where f.state = 'open' and (f.id = $1 or (f.persona_id, f.thread_id) =
    (select i.persona_id, i.thread_id from follow_ups i where i.id = $1))
  order by f.hours for update of f`;

const FINISH = `
  update follow_ups set state = 'done', done_by = $2, done_at = date_trunc('minute', now()), outcome = $3
  where id = any($1::uuid[])`;

const NOTE = 'insert into follow_up_notes (follow_up_id, note) values ($1, $2)';

const WELCOME = `
  update follow_ups set welcomed_by = $2, welcomed_at = date_trunc('minute', now())
  where id = any($1::uuid[]) and persona_id is not null and welcomed_at is null
    and persona_id not in (select persona_id from resting_names)
  returning persona_id`;
