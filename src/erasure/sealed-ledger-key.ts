import { sealedColumn } from '../platform/vault/resealing.js';
import { LEDGER_KEY, LEDGER_KEY_CONTEXT } from './ledger-key.js';

/** The key of the ledger's tags: wrapped anew, it stays what it is. */
export const ledgerKeys = sealedColumn({
  what: 'key of the ledger of erasures',
  table: 'erasure_key',
  id: 'only_one',
  column: 'sealed',
  purpose: LEDGER_KEY,
  context: `'${LEDGER_KEY_CONTEXT}'`,
});
