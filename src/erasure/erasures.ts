import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { PrivatePapers } from '../members/private-papers.js';
import { SafetyPlans } from '../self-help/safety-plans.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { isClash } from './errors.js';
import type { Marks } from './marks.js';

/** What finds the rows that a keyed tag alone ties to somebody. */
export interface PrivateThings {
  drafts: Pick<OwnDrafts, 'clearAll'>;
  plans: Pick<SafetyPlans, 'clear'>;
  choices: Pick<ReadingChoices, 'clear'>;
  papers: Pick<PrivatePapers, 'clear'>;
}

const MOST_TRIES = 5;

/**
 * Takes away one name, or one member without names: each in transactions of its own, so that nothing stands beside
 * another name's in what stays. Used when somebody leaves, and again after an older backup came back.
 */
export class Erasures {
  constructor(
    private readonly database: DataSource,
    private readonly things: PrivateThings,
    private readonly marks: Marks,
  ) {}

  /** A pseudonym or a one-time name, with all that was written and told under it. */
  async eraseName(personaId: string, keeps: boolean): Promise<void> {
    await this.things.drafts.clearAll({ personaId });
    const mark = this.marks.ofName(personaId, keeps);
    await this.insisting('select erase_name($1, $2, $3)', [personaId, keeps, mark]);
  }

  /** The member, last of all. */
  async eraseMember(memberId: string): Promise<void> {
    await this.things.plans.clear({ memberId });
    await this.things.choices.clear({ memberId });
    await this.things.papers.clear({ memberId });
    await this.insisting('select erase_member($1, $2)', [memberId, this.marks.ofMember(memberId)]);
  }

  // Others write in the same threads meanwhile.
  private async insisting(sql: string, values: unknown[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      try {
        await this.database.query(sql, values);
        return;
      } catch (error) {
        if (tries === MOST_TRIES || !isClash(error)) throw error;
      }
    }
  }
}
