import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { makeMemberKeys } from '../members/member-keys.js';
import { Member } from '../members/member.entity.js';
import { Passwords } from '../members/passwords.js';
import { newRecoveryCode, recoveryOf } from '../members/recovery-code.js';
import { Sessions } from '../members/sessions.js';
import { OneTimeNames } from '../personas/one-time-names.js';
import { Personas } from '../personas/personas.js';
import { Vault } from '../platform/vault/vault.js';
import type { MemberRole } from '../platform/web/visit.js';
import { type Credentials, credentialsOf } from './credentials.js';

/** A new account; `code` is the recovery code, known at this moment alone. */
export interface NewAccount {
  memberId: string;
  personaId: string;
  name: string;
  code: string;
}

/** The only admin cannot become something else: nobody would be left to make another. */
export class OnlyAdmin extends Error {
  override readonly name = 'OnlyAdmin';
}

/** Members with the pseudonym they go by: made, recognised, given a role. */
@Injectable()
export class Accounts {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly passwords: Passwords,
    private readonly personas: Personas,
    private readonly oneTimeNames: OneTimeNames,
    private readonly sessions: Sessions,
  ) {}

  /**
   * Makes a member and their pseudonym, both or neither.
   * @throws NameTaken, NameNotCleared about the name
   * @throws Problem 503 `too_busy`
   */
  async create(name: string, password: string, role: MemberRole = 'member'): Promise<NewAccount> {
    const passwordHash = await this.passwords.hash(password);
    const code = newRecoveryCode();
    const member = { id: randomUUID(), role, passwordHash, ...recoveryOf(this.vault, code) };
    const personaId = await this.database.transaction((manager) => this.insert(manager, member, name));
    return { memberId: member.id, personaId, name, code };
  }

  /**
   * Whom a name and a password let in; null for an unknown name and for a wrong password, after the same time.
   * @throws Problem 503 `too_busy`
   */
  async recognise(name: string, password: string): Promise<Credentials | null> {
    const credentials = await credentialsOf(this.database, name);
    const fits = await this.passwords.verify(credentials?.passwordHash ?? null, password);
    if (!fits || !credentials) return null;
    await this.keepUnderKeyInUse(credentials, password);
    return credentials;
  }

  /** Puts a new recovery code in the place of the old one. @returns the new one */
  async renewCode(memberId: string, manager: EntityManager = this.database.manager): Promise<string> {
    const code = newRecoveryCode();
    await manager.update(Member, { id: memberId }, recoveryOf(this.vault, code));
    return code;
  }

  /**
   * Gives a member another role and ends their sessions at once.
   * @returns whether there is such a name
   * @throws OnlyAdmin when no admin would be left
   */
  async changeRole(name: string, role: MemberRole): Promise<boolean> {
    const credentials = await credentialsOf(this.database, name);
    if (!credentials) return false;
    await this.database.transaction(async (manager) => {
      if (role !== 'admin') await keepAnAdmin(manager, credentials.memberId);
      await manager.update(Member, { id: credentials.memberId }, { role });
      await this.sessions.endAll(credentials.memberId, null, manager);
    });
    return true;
  }

  // A password can be moved to another key only while it is here. Whoever changes it meanwhile is right.
  private async keepUnderKeyInUse({ memberId, passwordHash }: Credentials, password: string): Promise<void> {
    if (passwordHash === null || this.passwords.isCurrent(passwordHash)) return;
    const change = { passwordHash: await this.passwords.hash(password) };
    await this.database.manager.update(Member, { id: memberId, passwordHash }, change);
  }

  private async insert(
    manager: EntityManager,
    member: Omit<Member, 'joinedOn'>,
    name: string,
  ): Promise<string> {
    await manager.insert(Member, member);
    await makeMemberKeys(manager, this.vault, [member.id]);
    await this.oneTimeNames.begin(manager, member.id);
    const persona = await this.personas.create(manager, member.id, name);
    return persona.id;
  }
}

// All of them locked, in one order: two admins who go at once must not each count on the other.
async function keepAnAdmin(manager: EntityManager, leaving: string): Promise<void> {
  const admins = await manager.query<{ id: string }[]>(
    `select id from members where role = 'admin' order by id for update`,
  );
  if (admins.length === 1 && admins[0]?.id === leaving) throw new OnlyAdmin();
}
