import type { EntityManager } from 'typeorm';
import { newRecoveryCode, readRecoveryCode } from '../members/recovery-code.js';
import type { Vault } from '../platform/vault/vault.js';

const HOW_MANY = 10;
const PURPOSE = 'second-factor-code';

/** Puts new recovery codes in the place of all that were left. @returns them, known at this moment alone */
export async function renewCodes(manager: EntityManager, vault: Vault, memberId: string): Promise<string[]> {
  const codes = Array.from({ length: HOW_MANY }, newRecoveryCode);
  await manager.query('delete from second_factor_codes where member_id = $1', [memberId]);
  await manager.query('insert into second_factor_codes (member_id, digest) select $1, unnest($2::bytea[])', [
    memberId,
    codes.map((code) => digestOf(vault, code)),
  ]);
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
    'delete from second_factor_codes where member_id = $1 and digest = $2',
    [memberId, digestOf(vault, typed)],
  );
  return used === 1;
}

// A keyed tag: 140 random bits need no slow hash (ASVS 5.0 V6.5.2).
function digestOf(vault: Vault, code: string): Buffer {
  return vault.tag(PURPOSE, readRecoveryCode(code) ?? '');
}
