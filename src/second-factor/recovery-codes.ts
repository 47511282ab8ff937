import type { EntityManager } from 'typeorm';
import { newRecoveryCode, readRecoveryCode } from '../members/recovery-code.js';
import type { Vault } from '../platform/vault/vault.js';

const HOW_MANY = 10;
const PURPOSE = 'second-factor-code';

/** Puts new recovery codes in the place of all that were left. @returns them, known at this moment alone */
export async function renewCodes(manager: EntityManager, vault: Vault, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  await manager.query('delete from second_factor_codes where member_id = $1', [memberId]);
  await manager.query(
    'insert into second_factor_codes (member_id, digest, key) select $1, unnest($2::bytea[]), $3',
    [memberId, codes.map((code) => digestsOf(vault, code)[0]), vault.keyIds()[0]],
  );
  return codes;
}

/** Uses a recovery code up. @returns whether it was one of theirs */
export async function useRecoveryCode(
  manager: EntityManager,
  vault: Vault,
  memberId: string,
  typed: string,
): Promise<boolean> {
  const [, used] = await manager.query<[unknown, number]>(
    'delete from second_factor_codes where member_id = $1 and digest = any($2::bytea[])',
    [memberId, digestsOf(vault, typed)],
  );
  return used === 1;
}

// Keyed tags, that of the key in use first: 140 random bits need no slow hash (ASVS 5.0 V6.5.2).
function digestsOf(vault: Vault, code: string): Buffer[] {
  return vault.tags(PURPOSE, readRecoveryCode(code) ?? '');
}
