import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOptionsWhere, IsNull } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Passwords } from '../members/passwords.js';
import { type Proof, Proofs } from '../members/proofs.js';
import { removePasskeys } from '../members/passkeys/passkeys.js';
import { isRecoveryCode, newRecoveryCode, recoveryOf } from '../members/recovery-code.js';
import { Sessions } from '../members/sessions.js';
import type { NoticeKind } from '../notices/notice.entity.js';
import { sendNotice } from '../notices/send-notice.js';
import { Vault } from '../platform/vault/vault.js';
import type { Viewer } from '../platform/web/visit.js';
import { Accounts } from './accounts.js';
import { type Credentials, credentialsOf } from './credentials.js';
import { wake } from './resting-names.js';

/** After a recovery: the new session and the code that takes the place of the used one. */
export interface Recovered {
  name: string;
  sessionId: string;
  code: string;
}

/** What somebody gives as a proof, and in which visit. */
export interface Given extends Proof {
  visitId: string;
  address?: string | undefined;
}

/**
 * New passwords for members: by the old one or a passkey, or by the recovery code. Either ends every session there was.
 * And new recovery codes by the password or a passkey, which end none.
 */
@Injectable()
export class Renewals {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
    private readonly proofs: Proofs,
  ) {}

  /**
   * Sets a new password by the recovery code, which is used up by it.
   * @param removesPasskeys whether all passkeys go: somebody else may have added one
   * @returns null for an unknown name and for a wrong code, after the same work
   * @throws Problem 503 `too_busy`
   */
  async recover(
    name: string,
    typedCode: string,
    password: string,
    removesPasskeys = false,
  ): Promise<Recovered | null> {
    const found = await credentialsOf(this.database, name);
    const fits = isRecoveryCode(this.vault, typedCode, found?.recoveryDigest ?? null);
    if (!found || !fits) return null;
    const code = newRecoveryCode();
    const change = {
      passwordHash: await this.passwords.hash(password),
      ...recoveryOf(this.vault, code),
    };
    const sessionId = await this.apply(
      found,
      change,
      { recoveryDigest: found.recoveryDigest },
      'recovered',
      removesPasskeys,
    );
    return sessionId === null ? null : { name: found.name, sessionId, code };
  }

  /**
   * Sets a new password for who shows that it is them.
   * @returns the id of the new session; null when the proof does not fit
   * @throws Problem 503 `too_busy`
   */
  async changePassword(viewer: Viewer, given: Given, password: string): Promise<string | null> {
    const { passwordHash } = await this.database.manager.findOneByOrFail(Member, { id: viewer.memberId });
    if (!(await this.proofs.isProof({ ...given, memberId: viewer.memberId }, given))) return null;
    const change = { passwordHash: await this.passwords.hash(password) };
    return this.apply(viewer, change, { passwordHash }, 'password_changed');
  }

  /**
   * Puts a new recovery code in the place of the old one, for who shows that it is them.
   * @returns the new code; null when the proof does not fit
   * @throws Problem 503 `too_busy`
   */
  async renewCode({ memberId, personaId }: Viewer, given: Given): Promise<string | null> {
    const { passwordHash } = await this.database.manager.findOneByOrFail(Member, { id: memberId });
    if (!(await this.proofs.isProof({ ...given, memberId }, given))) return null;
    return this.database.transaction(async (manager) => {
      if (!(await standsStill(manager, memberId, passwordHash))) return null;
      await sendNotice(manager, personaId, 'code_renewed');
      return this.accounts.renewCode(memberId, manager);
    });
  }

  // Only while what it was checked against still stands: of two at once one wins, the other is told it was wrong.
  private async apply(
    who: Pick<Credentials, 'memberId' | 'personaId'>,
    change: Partial<Member>,
    asChecked: Checked,
    notice: NoticeKind,
    removesPasskeys = false,
  ): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const { affected } = await manager.update(Member, { id: who.memberId, ...where(asChecked) }, change);
      if (affected !== 1) return null;
      if (notice === 'recovered') await wake(manager, who);
      if (removesPasskeys) await removePasskeys(manager, who.memberId);
      await sendNotice(manager, who.personaId, notice);
      return this.beginAnew(manager, who.memberId);
    });
  }

  private async beginAnew(manager: EntityManager, memberId: string): Promise<string> {
    await this.sessions.endAll(memberId, null, manager);
    return this.sessions.begin(memberId, manager);
  }
}

// Locked: a password that changes meanwhile must not leave the code to who knew the one before.
async function standsStill(
  manager: EntityManager,
  memberId: string,
  passwordHash: string | null,
): Promise<boolean> {
  const still = { id: memberId, ...where({ passwordHash }) };
  return (await manager.findOne(Member, { where: still, lock: { mode: 'pessimistic_write' } })) !== null;
}

type Checked = Partial<Pick<Member, 'passwordHash' | 'recoveryDigest'>>;

function where(checked: Checked): FindOptionsWhere<Member> {
  const { passwordHash, ...rest } = checked;
  return passwordHash === undefined ? rest : { ...rest, passwordHash: passwordHash ?? IsNull() };
}
