import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';

/** A facilitator, with what stands beside their name. */
export interface BadgeRow {
  name: string;
  words: string | null;
}

const allBadges = new Statement<BadgeRow>(
  'facilitator-badges',
  `select n.name, g.words from personas n left join facilitator_badges g on g.persona_id = n.id
   where n.kind = 'pseudonym' and facilitates(n.member_id) order by lower(n.name), n.id`,
);

/** What stands beside facilitators' names in circles: which training they have, in a lead's words. */
@Injectable()
export class Badges {
  constructor(private readonly database: DataSource) {}

  /** Everybody who can lead a circle. */
  async all(): Promise<BadgeRow[]> {
    return allBadges.rows(this.database);
  }

  /** Writes somebody's badge anew; without words it says nothing of training. @returns false where they are no facilitator */
  async set(personaId: string, words: string, leadId: string): Promise<boolean> {
    const [row] = await this.database.query<{ may: boolean }[]>(IS_FACILITATOR, [personaId]);
    if (row?.may !== true) return false;
    await this.database.query('select set_facilitator_badge($1, $2, $3)', [personaId, words || null, leadId]);
    return true;
  }
}

const IS_FACILITATOR =
  'select facilitates(member_id) as may from personas where id = $1 and member_id is not null';
