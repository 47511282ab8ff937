import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Vault } from '../platform/vault/vault.js';
import { record } from '../record/record.js';
import { markOf, newCode, readCode } from './code.js';
import type { InvitationFields } from './forms.js';

/** An invitation that can still be used, as the admin sees it: its code is known to nobody any more. */
export interface InvitationRow {
  id: string;
  mark: string;
  uses: number;
  uses_left: number;
  ends_on: string;
}

const openInvitations = new Statement<InvitationRow>(
  'invitations',
  `select id, mark, uses, uses_left, to_char(ends_on, 'YYYY-MM-DD') as ends_on from invitations
   where uses_left > 0 and ends_on >= current_date order by ends_on, mark`,
);

const PURPOSE = 'invitation';

/** Ways in for those whom somebody gave a code. Who used which is kept nowhere. */
@Injectable()
export class Invitations {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  open(): Promise<InvitationRow[]> {
    return openInvitations.rows(this.database);
  }

  /** Makes one. @returns its code, known at this moment alone; null where there are too many already */
  async make({ uses, days }: InvitationFields, admin: string): Promise<string | null> {
    const code = newCode();
    const tag = this.vault.tag(PURPOSE, readCode(code)!);
    const made = this.database.transaction(async (manager) => {
      await manager.query(MAKE, [randomUUID(), markOf(code), tag, uses, days, admin]);
      await recorded(manager, admin, 'invitation_made', `${markOf(code)}: ${uses}, ${days}`);
      return code;
    });
    return made.catch(nullForEnough);
  }

  /** Ends one at once. Who came in by it stays. */
  async withdraw(id: string, admin: string): Promise<void> {
    await this.database.transaction(async (manager) => {
      const [gone] = await manager.query<{ mark: string | null }[]>(WITHDRAW, [id, admin]);
      if (gone?.mark) await recorded(manager, admin, 'invitation_withdrawn', gone.mark);
    });
  }

  /**
   * Takes one use of a code, apart from the account that is made by it: nothing says that the two belong together.
   * @returns whether there was one
   */
  async take(typed: string): Promise<boolean> {
    const [row] = await this.database.query<{ taken: boolean }[]>(TAKE, [this.tags(typed)]);
    return row?.taken === true;
  }

  /** Gives a use back that came to nothing. */
  async giveBack(typed: string): Promise<void> {
    await this.database.query('select give_invitation_back($1)', [this.tags(typed)]);
  }

  private tags(typed: string): Buffer[] {
    const code = readCode(typed);
    return code === null ? [] : this.vault.tags(PURPOSE, code);
  }
}

async function recorded(manager: EntityManager, actor: string, code: string, words: string): Promise<void> {
  await record(manager, { kind: 'configuration', actor, subject: null, code, words });
}

function nullForEnough(error: unknown): null {
  if ((error as { driverError?: { code?: unknown } }).driverError?.code === 'HS047') return null;
  throw error;
}

const MAKE = 'select make_invitation($1, $2, $3, $4, $5, $6)';
const WITHDRAW = 'select withdraw_invitation($1, $2) as mark';
const TAKE = 'select take_invitation($1) as taken';
