import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { ownPersonas, type Viewer, wearing } from '../platform/web/visit.js';
import { mayAnswerCrisis } from './policies.js';
import { firstReplyOf, mayBeAsked } from './waiting-reading.js';

/** How long somebody has for the first words; others see that somebody is writing, and never who. */
const TURN_MINUTES = 30;

/** What came of asking for a turn. */
export type Turn = 'yours' | 'taken' | 'answered' | 'rest';

/** Taking a turn: a soft claim of a thread that waits. It keeps nobody from answering, and ends by itself. */
@Injectable()
export class Turns {
  constructor(private readonly database: DataSource) {}

  /** Takes a turn; one that the viewer had elsewhere ends. @throws NotFound when the thread is not theirs to answer first */
  async take(threadId: string, viewer: Viewer): Promise<Turn> {
    if (!isUuid(threadId)) throw new NotFound();
    const asked = await mayBeAsked.row(this.database, [ownPersonas(viewer)]);
    if (!asked?.may) return 'rest';
    const taken = await this.database.transaction((manager) => take(manager, threadId, viewer));
    return taken ? 'yours' : this.whyNot(threadId, viewer);
  }

  /** Gives a turn back; where there is none, nothing happens. */
  async release(threadId: string, viewer: Viewer): Promise<void> {
    if (!isUuid(threadId)) throw new NotFound();
    await this.database.query(RELEASE, [threadId, wearing(viewer, threadId).personaId]);
  }

  private async whyNot(threadId: string, viewer: Viewer): Promise<Turn> {
    const waits = await firstReplyOf.row(this.database, [threadId, ownPersonas(viewer)]);
    if (waits) {
      if (waits.crisis && !mayAnswerCrisis(viewer)) throw new NotFound();
      return 'taken';
    }
    const [answered] = await this.database.query<object[]>(ANSWERED, [threadId, ownPersonas(viewer)]);
    if (!answered) throw new NotFound();
    return 'answered';
  }
}

// One after the other for each person: two windows at once must not make two turns.
async function take(manager: EntityManager, threadId: string, viewer: Viewer): Promise<boolean> {
  const { personaId } = wearing(viewer, threadId);
  await manager.query(`select pg_advisory_xact_lock(hashtextextended('turn of ' || $1, 0))`, [personaId]);
  const taken = await manager.query<object[]>(TAKE, [
    threadId,
    personaId,
    mayAnswerCrisis(viewer),
    ownPersonas(viewer),
  ]);
  // Where the new turn cannot be had, the old one stays.
  if (taken.length > 0) await manager.query(END_OTHERS, [threadId, personaId]);
  return taken.length > 0;
}

const TAKE = `
  with place as (
    select f.thread_id from first_replies f
    join threads t on t.id = f.thread_id and t.state = 'open' and reads_board(t.board_id, $4::uuid[])
    join posts o on o.thread_id = f.thread_id and o.opening
    where f.thread_id = $1 and f.up and f.answered_at is null and (not f.crisis or $3) and o.persona_id <> all($4::uuid[])
      and not exists (select from resting_names z where z.persona_id = o.persona_id))
  insert into reply_turns as u (thread_id, persona_id, until)
    select thread_id, $2, date_trunc('minute', now()) + interval '${TURN_MINUTES} minutes' from place
  on conflict (thread_id) do update set persona_id = excluded.persona_id, until = excluded.until
    where u.until <= now() or u.persona_id = excluded.persona_id
  returning thread_id`;

const END_OTHERS = 'delete from reply_turns where persona_id = $2 and thread_id <> $1';

const RELEASE = 'delete from reply_turns where thread_id = $1 and persona_id = $2';

const ANSWERED = `
  select from first_replies f join posts o on o.thread_id = f.thread_id and o.opening and reads_board(f.board_id, $2::uuid[])
  where f.thread_id = $1 and f.up and f.answered_at is not null and o.persona_id <> all($2::uuid[])`;
