import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { PrivatePapers } from '../members/private-papers.js';
import { Sessions } from '../members/sessions.js';
import { OneTimeNames } from '../personas/one-time-names.js';
import { logger } from '../platform/logging/logger.js';
import { shuffled } from '../platform/vault/shuffled.js';
import { SafetyPlans } from '../self-help/safety-plans.js';
import { OwnDrafts } from '../threads/drafts/own-drafts.js';
import { ScreeningQueue } from '../threads/screening-queue.js';
import { Erasures } from './erasures.js';
import { asOnlyAdmin } from './errors.js';
import { Ledger } from './ledger.js';

/** Somebody who is on their way out. */
interface Leaver {
  memberId: string;
  /** Whether their posts stay, under "former member". */
  keeps: boolean;
}

/** Going for good: every name, everything under it, and the account, at once. */
@Injectable()
export class Leaving {
  constructor(
    private readonly database: DataSource,
    private readonly sessions: Sessions,
    private readonly names: OneTimeNames,
    private readonly drafts: OwnDrafts,
    private readonly plans: SafetyPlans,
    private readonly choices: ReadingChoices,
    private readonly papers: PrivatePapers,
    private readonly queue: ScreeningQueue,
    private readonly ledger: Ledger,
  ) {}

  /**
   * Erases a member. A process that dies on the way leaves the rest to the next round.
   * @throws OnlyAdmin
   */
  async leave({ memberId, keeps }: Leaver): Promise<void> {
    await this.database.query('select begin_leaving($1, $2)', [memberId, keeps]).catch(asOnlyAdmin);
    await this.finish({ memberId, keeps });
    await this.ledger.keepFile();
  }

  /** Finishes what a process that died had begun, and what came in at the very moment. */
  async goOn(): Promise<void> {
    const leavers = await this.database.query<Leaver[]>(
      'select member_id as "memberId", keeps from leavings order by random()',
    );
    for (const leaver of leavers) await this.finish(leaver).catch(warn);
    await this.eraseNobodys().catch(warn);
    await this.ledger.keepFile();
  }

  // The name that ties them together goes before the account, and the account last: until then all can be found again.
  private async finish({ memberId, keeps }: Leaver): Promise<void> {
    const erasures = await this.erasures();
    await this.sessions.endAll(memberId);
    const oneTime = await this.names.everyOneOf(memberId);
    for (const personaId of shuffled(oneTime)) await this.eraseName(erasures, personaId, keeps);
    for (const personaId of await this.pseudonyms(memberId)) await this.eraseName(erasures, personaId, keeps);
    await erasures.eraseMember(memberId);
    await this.eraseNobodys();
  }

  private async eraseName(erasures: Erasures, personaId: string, keeps: boolean): Promise<void> {
    const waiting = await this.waitingTexts(personaId);
    await erasures.eraseName(personaId, keeps);
    await this.queue.forget(waiting);
  }

  // A name that was given in the moment in which its member left.
  private async eraseNobodys(): Promise<void> {
    const owners = await this.freshNames();
    const rows = await this.database.query<{ id: string }[]>('select id from members where id = any($1)', [
      [...owners.values()],
    ]);
    const here = new Set(rows.map(({ id }) => id));
    const erasures = await this.erasures();
    for (const [personaId, memberId] of owners)
      if (!here.has(memberId)) await this.eraseName(erasures, personaId, false);
  }

  private async freshNames(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string }[]>('select persona_id as id from unfiled_names');
    const owners = new Map<string, string>();
    for (const { id } of rows) {
      const owner = await this.names.ownerOf(id);
      if (owner) owners.set(id, owner.memberId);
    }
    return owners;
  }

  private async pseudonyms(memberId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>('select id from personas where member_id = $1', [
      memberId,
    ]);
    return rows.map(({ id }) => id);
  }

  private async waitingTexts(personaId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(WAITING, [personaId]);
    return rows.map(({ id }) => id);
  }

  private async erasures(): Promise<Erasures> {
    const { drafts, plans, choices, papers } = this;
    const things = { drafts, plans, choices, papers };
    return new Erasures(this.database, things, await this.ledger.marks());
  }
}

const WAITING = `
  select r.id from revisions r join posts p on p.id = r.post_id where p.persona_id = $1 and r.state = 'pending'`;

function warn(error: unknown): void {
  logger.warn({ kind: (error as Error).name }, 'somebody who is leaving is still here; it is tried again');
}
