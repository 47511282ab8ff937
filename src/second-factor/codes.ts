import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readRecoveryCode } from '../members/recovery-code.js';
import { sendNotice } from '../notices/send-notice.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { record } from '../record/record.js';
import { openSecret } from './secret.js';
import { useRecoveryCode } from './recovery-codes.js';
import { stepOf } from './totp.js';

/** Whose code it is. */
export type Owner = Pick<Viewer, 'memberId' | 'personaId'>;

/** What a typed code is: `used` for one that was good before, `wait` where there were too many tries to look. */
export type Answer = 'right' | 'wrong' | 'used' | 'wait';

/** So many tries within so many minutes; then even the right code has to wait. */
export const MOST_TRIES = 5;
const TRIES_MINUTES = 15;

interface Factor {
  secret_sealed: Buffer;
  last_step: number;
  tries: number;
}

/** Judges the codes that people on the team type: from their app, or one of their recovery codes. */
@Injectable()
export class Codes {
  constructor(private readonly vault: Vault) {}

  /** Judges a code and uses it up; every try counts until a right one. Commit whatever the answer is. */
  async judge(manager: EntityManager, owner: Owner, typed: string): Promise<Answer> {
    const factor = await lock(manager, owner.memberId);
    if (!factor) return 'wrong';
    if (factor.tries >= MOST_TRIES) return 'wait';
    const answer = await this.answer(manager, owner, factor, typed);
    await (answer === 'right' ? forgetTries(manager, owner) : countTry(manager, owner, factor));
    return answer;
  }

  private async answer(manager: EntityManager, owner: Owner, factor: Factor, typed: string): Promise<Answer> {
    if (readRecoveryCode(typed) !== null) return this.useRecovery(manager, owner, typed);
    const secret = openSecret(this.vault, owner.memberId, factor.secret_sealed);
    const step = stepOf(secret, typed, Date.now());
    if (step === null) return 'wrong';
    if (step <= factor.last_step) return 'used';
    await manager.query('update second_factors set last_step = $2 where member_id = $1', [
      owner.memberId,
      step,
    ]);
    return 'right';
  }

  private async useRecovery(manager: EntityManager, owner: Owner, typed: string): Promise<Answer> {
    if (!(await useRecoveryCode(manager, this.vault, owner.memberId, typed))) return 'wrong';
    const { memberId } = owner;
    await record(manager, {
      kind: 'second_factor',
      actor: memberId,
      subject: memberId,
      code: 'recovery_code_used',
    });
    await sendNotice(manager, owner.personaId, 'factor_code_used');
    return 'right';
  }
}

// Locked, so that codes of one account are judged one after the other: of two that are the same, one is too late.
async function lock(manager: EntityManager, memberId: string): Promise<Factor | null> {
  const [row] = await manager.query<Factor[]>(
    `select secret_sealed, last_step,
       (select count(*)::int from unnest(tries) t where t >= ${SINCE}) as tries
     from second_factors where member_id = $1 for update`,
    [memberId],
  );
  return row ?? null;
}

// Whole minutes, so that no try is forgotten early.
const SINCE = `date_trunc('minute', now()) - interval '${TRIES_MINUTES} minutes'`;

async function forgetTries(manager: EntityManager, { memberId }: Owner): Promise<void> {
  await manager.query(`update second_factors set tries = '{}' where member_id = $1`, [memberId]);
}

// Whoever tries so often knows the passphrase: its owner is told.
async function countTry(manager: EntityManager, owner: Owner, { tries }: Factor): Promise<void> {
  await manager.query(
    `update second_factors
     set tries = array(select t from unnest(tries) t where t >= ${SINCE}) || date_trunc('minute', now())::minute
     where member_id = $1`,
    [owner.memberId],
  );
  if (tries + 1 === MOST_TRIES) await sendNotice(manager, owner.personaId, 'factor_tries');
}
