import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Proofs } from '../members/proofs.js';
import { Sessions } from '../members/sessions.js';
import { sendNotice } from '../notices/send-notice.js';
import { Vault } from '../platform/vault/vault.js';
import { record } from '../record/record.js';
import { closeResetsOf } from './closing-resets.js';
import { type Answer, Codes, type Owner } from './codes.js';
import type { ChangeFields, SetUpFields } from './forms.js';
import { renewCodes } from './recovery-codes.js';
import { openOffer, sealSecret } from './secret.js';
import { stepOf } from './totp.js';

/** What was made: recovery codes that are known at this moment alone, and the session that goes on, if it is a new one. */
export interface Made {
  codes: string[];
  sessionId: string | null;
}

/** Why nothing happened: a field of the form, and the key of a message. */
export interface Refused {
  field: string;
  error: string;
}

interface Proven {
  sealed: Buffer;
  step: number;
}

/** The second factor of somebody on the team: set up, changed, taken away. Each ends every session there was. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly proofs: Proofs,
    private readonly sessions: Sessions,
    private readonly codes: Codes,
  ) {}

  /**
   * Sets up the first one, for who knows the passphrase and has a code of the app.
   * @throws Problem 503 `too_busy`
   */
  async setUp(owner: Owner, wish: SetUpFields): Promise<Made | Refused> {
    const proven = this.prove(owner, wish);
    if (!proven) return { field: 'code', error: 'second-factor.code_wrong' };
    if (!(await this.proofs.isPassphrase(owner, wish.current)))
      return { field: 'current', error: 'accounts.current_wrong' };
    return this.database.transaction(async (manager) => {
      const first = await insert(manager, owner, proven);
      return first
        ? this.finish(manager, owner, 'set')
        : { field: 'code', error: 'second-factor.set_meanwhile' };
    });
  }

  /** Puts another app in the place of the one of now, for who has a code of each. */
  async change(owner: Owner, wish: ChangeFields): Promise<Made | Refused> {
    const proven = this.prove(owner, wish);
    if (!proven) return { field: 'code', error: 'second-factor.code_wrong' };
    return this.database.transaction(async (manager) => {
      const answer = await this.codes.judge(manager, owner, wish.fresh);
      if (answer !== 'right') return refused('fresh', answer);
      await replace(manager, owner, proven);
      await closeResetsOf(manager, owner.memberId, 'withdrawn', owner.memberId);
      return this.finish(manager, owner, 'changed');
    });
  }

  /** Puts new recovery codes in the place of the old ones, for who has a code. */
  async renewCodes(owner: Owner, typed: string): Promise<Made | Refused> {
    return this.database.transaction(async (manager) => {
      const answer = await this.codes.judge(manager, owner, typed);
      if (answer !== 'right') return refused('code', answer);
      await tell(manager, owner, 'codes_renewed');
      await sendNotice(manager, owner.personaId, 'factor_codes_renewed');
      return { codes: await renewCodes(manager, this.vault, owner.memberId), sessionId: null };
    });
  }

  /** Takes the factor away, for who has a code. */
  async remove(owner: Owner, typed: string): Promise<Made | Refused> {
    return this.database.transaction(async (manager) => {
      const answer = await this.codes.judge(manager, owner, typed);
      if (answer !== 'right') return refused('code', answer);
      await manager.query('delete from second_factors where member_id = $1', [owner.memberId]);
      await closeResetsOf(manager, owner.memberId, 'withdrawn', owner.memberId);
      await tell(manager, owner, 'removed');
      await sendNotice(manager, owner.personaId, 'factor_removed');
      await this.sessions.endAll(owner.memberId, null, manager);
      return { codes: [], sessionId: await this.sessions.begin(owner.memberId, manager) };
    });
  }

  private prove({ memberId }: Owner, { offer, code }: { offer: string; code: string }): Proven | null {
    const secret = openOffer(this.vault, memberId, offer);
    const step = secret === null ? null : stepOf(secret, code, Date.now());
    if (secret === null || step === null) return null;
    return { sealed: sealSecret(this.vault, memberId, secret), step };
  }

  private async finish(manager: EntityManager, owner: Owner, code: string): Promise<Made> {
    const { memberId, personaId } = owner;
    await tell(manager, owner, code);
    await sendNotice(manager, personaId, 'factor_set');
    await this.sessions.endAll(memberId, null, manager);
    return {
      codes: await renewCodes(manager, this.vault, memberId),
      sessionId: await this.sessions.beginAtDesk(memberId, manager),
    };
  }
}

function refused(field: string, answer: Answer): Refused {
  return { field, error: `second-factor.code_${answer}` };
}

async function insert(manager: EntityManager, { memberId }: Owner, proven: Proven): Promise<boolean> {
  const rows = await manager.query<object[]>(
    `insert into second_factors (member_id, secret_sealed, last_step) values ($1, $2, $3)
     on conflict do nothing returning member_id`,
    [memberId, proven.sealed, proven.step],
  );
  return rows.length === 1;
}

async function replace(manager: EntityManager, { memberId }: Owner, proven: Proven): Promise<void> {
  await manager.query(
    `update second_factors set secret_sealed = $2, last_step = $3, tries = '{}', set_on = current_date
     where member_id = $1`,
    [memberId, proven.sealed, proven.step],
  );
}

async function tell(manager: EntityManager, { memberId }: Owner, code: string): Promise<void> {
  await record(manager, { kind: 'second_factor', actor: memberId, subject: memberId, code });
}
