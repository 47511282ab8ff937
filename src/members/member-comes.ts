import { Moment } from '../platform/database/moment.js';
import type { Vault } from '../platform/vault/vault.js';

/** Somebody who is signed in asks for a page: it is known who they are, and nothing else yet. */
export const MEMBER_COMES = new Moment<{ memberId: string; epoch: number; vault: Vault }>('member-comes');
