import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { IN_FORCE, LIMIT_FACTS, type LimitFacts } from './limit.js';

/** Who wants to write: the member, and the name that they wear. */
export interface Wearer {
  memberId: string;
  personaId: string;
}

// The longest of several: what ends sooner is over when it counts.
const pauseOf = new Statement<LimitFacts>(
  'pause-of',
  `select ${LIMIT_FACTS} from limits l
   where (l.member_id = $1 or l.persona_id = $2) and ${IN_FORCE}
   order by until desc nulls first, l.starts_at, l.id limit 1`,
);

/** Whether somebody may write at the moment. */
@Injectable()
export class Pauses {
  constructor(private readonly database: DataSource) {}

  /** The limit that stops this member's new texts now, or null. */
  of({ memberId, personaId }: Wearer): Promise<LimitFacts | null> {
    return pauseOf.row(this.database, [memberId, personaId]);
  }
}
