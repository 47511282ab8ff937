import { sealedColumn } from '../platform/vault/resealing.js';
import { SECRET } from './secret.js';

/** The secrets of the team's authenticator apps. */
export const factorSecrets = sealedColumn({
  what: 'second factors',
  table: 'second_factors',
  id: 'member_id',
  column: 'secret_sealed',
  purpose: SECRET,
});
