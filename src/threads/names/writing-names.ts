import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { soundsLikePlace } from '../../personas/name-rules.js';
import { OneTimeNames } from '../../personas/one-time-names.js';
import { NameTaken } from '../../personas/personas.js';
import { Place } from '../../place/place.js';
import { isTeam, ownPersonas, type Viewer } from '../../platform/web/visit.js';
import { Follows, NameStays, NotInGroup, NotOnTeam, TurnTaken } from './errors.js';
import type { ChosenName } from './fields.js';
import { IN_GROUP, KEPT, type Kept } from './write-as-reading.js';

/** Who writes: under which name by rights, and which one they chose for this thread. */
export type NamedWriter = Pick<Viewer, 'memberId' | 'personaId' | 'names' | 'office'> & {
  chosen?: ChosenName;
};

/** Under which name a text goes in. It is found in the transaction of the text: a name begins with its first post. */
@Injectable()
export class WritingNames {
  constructor(
    private readonly names: OneTimeNames,
    private readonly place: Place,
  ) {}

  /** @throws NameTaken, NameNotCleared, TooManyNames, NotOnTeam, NotInGroup */
  async opening(manager: EntityManager, threadId: string, writer: NamedWriter): Promise<string> {
    return isOneTime(writer.chosen) ? this.give(manager, threadId, writer, writer.chosen) : writer.personaId;
  }

  /**
   * Whoever wrote in the thread keeps their name there; nothing goes up under another than the form said.
   * @throws NameStays, TurnTaken, Follows, and as `opening`
   */
  async answering(manager: EntityManager, threadId: string, writer: NamedWriter): Promise<string> {
    if (isTeam(writer.office)) return this.opening(manager, threadId, writer);
    const worn =
      (await this.wornIn(manager, threadId, writer)) ?? (await this.wornByNow(manager, threadId, writer));
    if (worn === null) return this.first(manager, threadId, writer);
    if (isOther(writer, worn)) throw new NameStays();
    return worn;
  }

  private async first(manager: EntityManager, threadId: string, writer: NamedWriter): Promise<string> {
    if (!isOneTime(writer.chosen)) return writer.personaId;
    const [kept] = await manager.query<Kept[]>(KEPT, [threadId, writer.personaId]);
    if (kept) throw kept.why === 'follows' ? new Follows() : new TurnTaken();
    return this.give(manager, threadId, writer, writer.chosen);
  }

  private async give(
    manager: EntityManager,
    threadId: string,
    { memberId, office }: NamedWriter,
    { oneTime }: { oneTime: string },
  ): Promise<string> {
    if (isTeam(office)) throw new NotOnTeam();
    if (soundsLikePlace(oneTime, this.place.now().name)) throw new NameTaken();
    const [group] = await manager.query<object[]>(IN_GROUP, [threadId]);
    if (group) throw new NotInGroup();
    return this.names.give(manager, memberId, threadId, oneTime);
  }

  // Two windows at once must not make two names in one thread. Those that bring the pseudonym do not wait for each other.
  private async wornByNow(
    manager: EntityManager,
    threadId: string,
    writer: NamedWriter,
  ): Promise<string | null> {
    const lock = isOneTime(writer.chosen) ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared';
    await manager.query(`select ${lock}(hashtextextended('name in thread ' || $1, 43))`, [
      `${writer.memberId}/${threadId}`,
    ]);
    return this.wornIn(manager, threadId, writer);
  }

  // Also one that another window made a moment ago.
  private async wornIn(
    manager: EntityManager,
    threadId: string,
    writer: NamedWriter,
  ): Promise<string | null> {
    const fresh = await this.names.wornIn(manager, writer.memberId, threadId);
    if (fresh) return fresh;
    const [post] = await manager.query<{ persona_id: string }[]>(
      'select persona_id from posts where thread_id = $1 and persona_id = any($2::uuid[]) limit 1',
      [threadId, ownPersonas(writer)],
    );
    return post?.persona_id ?? null;
  }
}

function isOneTime(chosen: ChosenName | undefined): chosen is { oneTime: string } {
  return typeof chosen === 'object' && chosen !== null;
}

function isOther({ personaId, chosen }: NamedWriter, worn: string): boolean {
  const pseudonym = worn === personaId;
  return pseudonym ? isOneTime(chosen) : chosen === 'pseudonym';
}
