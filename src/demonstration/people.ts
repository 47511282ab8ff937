import { randomBytes } from 'node:crypto';
import type { Accounts } from '../accounts/accounts.js';
import type { OneTimeNames } from '../personas/one-time-names.js';
import type { MemberRole, Viewer } from '../platform/web/visit.js';

/** Those of the team; everybody else of the story is a member. */
const ROLES: Record<string, MemberRole> = {
  'Rowan Alder': 'moderator',
  'Tamsin Reed': 'moderator',
  'Isla Fern': 'facilitator',
  'Old Jetty': 'facilitator',
  'Marlow Finch': 'lead',
  'Ada Hearth': 'admin',
};

/** Whom visitors of a demonstration can be, and what as. */
export const DOORS = {
  'a member': 'Juniper Vale',
  'a moderator': 'Rowan Alder',
  'a facilitator': 'Isla Fern',
  'an admin': 'Ada Hearth',
} as const;

/** The invented people, each made when the story first needs them. */
export class People {
  private readonly known = new Map<string, Pick<Viewer, 'memberId' | 'personaId'>>();

  constructor(
    private readonly accounts: Accounts,
    private readonly oneTimeNames: OneTimeNames,
    /** The words that open each door; nobody knows those of the others. */
    private readonly passwords: ReadonlyMap<string, string>,
  ) {}

  /** Somebody as the pages know who is signed in. */
  async as(name: string): Promise<Viewer> {
    const role = ROLES[name] ?? 'member';
    const { memberId, personaId } = this.known.get(name) ?? (await this.make(name, role));
    const names = await this.oneTimeNames.of(memberId);
    return { memberId, personaId, name, role, office: role, missing: null, unread: 0, names };
  }

  private async make(name: string, role: MemberRole): Promise<Pick<Viewer, 'memberId' | 'personaId'>> {
    const password = this.passwords.get(name) ?? randomBytes(24).toString('base64url');
    const account = await this.accounts.create(name, password, role);
    this.known.set(name, account);
    return account;
  }
}
