import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Member } from '../members/member.entity.js';
import { Passwords } from '../members/passwords.js';
import { isRecoveryCode, newRecoveryCode, recoveryDigest } from '../members/recovery-code.js';
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

/**
 * New passwords for members: by the old one, or by the recovery code. Either ends every session there was. And new
 * recovery codes by the password, which end none.
 */
@Injectable()
export class Renewals {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
    private readonly accounts: Accounts,
  ) {}

  /**
   * Sets a new password by the recovery code, which is used up by it.
   * @returns null for an unknown name and for a wrong code, after the same work
   * @throws Problem 503 `too_busy`
   */
  async recover(name: string, typedCode: string, password: string): Promise<Recovered | null> {
    const found = await credentialsOf(this.database, name);
    const fits = isRecoveryCode(this.vault, typedCode, found?.recoveryDigest ?? null);
    if (!found || !fits) return null;
    const code = newRecoveryCode();
    const change = {
      passwordHash: await this.passwords.hash(password),
      recoveryDigest: recoveryDigest(this.vault, code),
    };
    const sessionId = await this.apply(found, change, { recoveryDigest: found.recoveryDigest }, 'recovered');
    return sessionId === null ? null : { name: found.name, sessionId, code };
  }

  /**
   * Sets a new password for who knows the one of now.
   * @returns the id of the new session; null when the current password is wrong
   * @throws Problem 503 `too_busy`
   */
  async changePassword(viewer: Viewer, current: string, password: string): Promise<string | null> {
    const member = await this.database.manager.findOneByOrFail(Member, { id: viewer.memberId });
    if (!(await this.passwords.verify(member.passwordHash, current))) return null;
    const change = { passwordHash: await this.passwords.hash(password) };
    return this.apply(viewer, change, { passwordHash: member.passwordHash }, 'password_changed');
  }

  /**
   * Puts a new recovery code in the place of the old one, for who knows the password.
   * @returns the new code; null when the password is wrong
   * @throws Problem 503 `too_busy`
   */
  async renewCode({ memberId, personaId }: Viewer, current: string): Promise<string | null> {
    const { passwordHash } = await this.database.manager.findOneByOrFail(Member, { id: memberId });
    if (!(await this.passwords.verify(passwordHash, current))) return null;
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
    asChecked: Partial<Pick<Member, 'passwordHash' | 'recoveryDigest'>>,
    notice: NoticeKind,
  ): Promise<string | null> {
    return this.database.transaction(async (manager) => {
      const { affected } = await manager.update(Member, { id: who.memberId, ...asChecked }, change);
      if (affected !== 1) return null;
      if (notice === 'recovered') await wake(manager, who);
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
async function standsStill(manager: EntityManager, memberId: string, passwordHash: string): Promise<boolean> {
  const where = { id: memberId, passwordHash };
  return (await manager.findOne(Member, { where, lock: { mode: 'pessimistic_write' } })) !== null;
}
