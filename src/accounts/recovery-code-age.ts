import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Member } from '../members/member.entity.js';
import { notedKeys } from '../platform/vault/vault-check.js';
import { Vault } from '../platform/vault/vault.js';

/** Whether a recovery code is of the key in use, of one that is being left, or of one that is gone. */
export type CodeAge = 'current' | 'old' | 'gone';

/** Tells members that their recovery code is from before a change of keys: nobody but them can move it. */
@Injectable()
export class RecoveryCodeAge {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  async of({ recoveryKey }: Pick<Member, 'recoveryKey'>): Promise<CodeAge> {
    const place = this.vault.keyIds().findIndex((id) => recoveryKey?.equals(id));
    if (place >= 0) return place === 0 ? 'current' : 'old';
    return recoveryKey ? 'gone' : this.fromBefore();
  }

  // From before keys could change: of the first key there was.
  private async fromBefore(): Promise<CodeAge> {
    const noted = await notedKeys(this.database);
    if (!noted?.used_since) return 'current';
    return noted.leaving.length > 0 ? 'old' : 'gone';
  }
}
