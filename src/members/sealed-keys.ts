import { sealedColumn } from '../platform/vault/resealing.js';
import { MEMBER_KEY } from './member-keys.js';

/** The keys of members: wrapped anew, they stay what they are. */
export const memberKeys = sealedColumn({
  what: 'keys of members',
  table: 'member_keys',
  id: 'member_id',
  column: 'sealed',
  purpose: MEMBER_KEY,
});
