import { sealedColumn } from '../../platform/vault/resealing.js';
import { LABEL } from './passkeys.js';

/** What members call their passkeys. */
export const passkeyLabels = sealedColumn({
  what: 'names of passkeys',
  table: 'passkeys',
  id: 'id',
  column: 'label_sealed',
  purpose: LABEL,
  context: 'member_id::text',
  where: 'label_sealed is not null',
});
