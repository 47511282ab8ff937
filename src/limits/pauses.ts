import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { OneTimeNames } from '../personas/one-time-names.js';
import { Statement } from '../platform/database/statement.js';
import { type Named, type OneTimeName, ownPersonas } from '../platform/web/visit.js';
import { IN_FORCE, LIMIT_FACTS, type LimitFacts } from './limit.js';

/** Who wants to write: the member, the name that they wear, and all their one-time names where they are at hand. */
export interface Wearer {
  memberId: string;
  personaId: string;
  names?: Pick<OneTimeName, 'personaId'>[];
}

// The longest of several: what ends sooner is over when it counts.
export const pauseOf = new Statement<LimitFacts>(
  'pause-of',
  `select ${LIMIT_FACTS} from limits l
   where (l.member_id = $1 or l.persona_id = any($2)) and ${IN_FORCE}
   order by until desc nulls first, l.starts_at, l.id limit 1`,
);

/** What it is asked with. */
export function pauseValues({ memberId, ...named }: Named & { memberId: string }): unknown[] {
  return [memberId, ownPersonas(named)];
}

/** Whether somebody may write at the moment. */
@Injectable()
export class Pauses {
  constructor(
    private readonly database: DataSource,
    private readonly oneTimeNames: OneTimeNames,
  ) {}

  /** The limit that stops this member's new texts now, whichever of their names it was given to; or null. */
  async of({ memberId, personaId, names }: Wearer): Promise<LimitFacts | null> {
    const worn = names ?? (await this.oneTimeNames.of(memberId));
    return pauseOf.row(this.database, pauseValues({ memberId, personaId, names: worn }));
  }
}
