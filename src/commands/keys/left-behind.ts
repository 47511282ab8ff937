import type { DataSource } from 'typeorm';
import { written } from '../../members/peppers.js';
import type { Vault } from '../../platform/vault/vault.js';

/** What only its owner can bring under the key in use, as far as that has not happened: how many of each. */
export interface LeftBehind {
  passphrases: number;
  recoveryCodes: number;
  /** Members of whom neither fits any more, and who have no passkey. */
  lockedOut: number;
  factorCodes: number;
  guestsTexts: number;
  invitations: number;
}

/** Counts it. @param since when the key in use came into use */
export async function leftBehind(
  database: DataSource,
  vault: Vault,
  since: Date | null,
): Promise<LeftBehind> {
  const [id] = vault.keyIds();
  const [row] = await database.query<LeftBehind[]>(COUNT, [`,keyid=${written(id!)}$`, id, since]);
  return row!;
}

/** Whether nothing is. */
export function isNobody(left: LeftBehind): boolean {
  return Object.values(left).every((count) => count === 0);
}

/** What would become of them without the old key. */
export function consequences(left: LeftBehind): string[] {
  const lines: [string, number][] = [
    ['members locked out for good, as neither passphrase nor recovery code would fit', left.lockedOut],
    ['passphrases that would not fit, as nobody signed in with them since the change', left.passphrases],
    ['recovery codes that would not fit, as they are from before the change', left.recoveryCodes],
    ['people on the team with no recovery code that fits for their second factor', left.factorCodes],
    ['texts of guests, kept for a day, that could not be opened', left.guestsTexts],
    ['invitations that would not be known', left.invitations],
  ];
  return lines.filter(([, count]) => count > 0).map(([words, count]) => `${words}: ${count}`);
}

// An invitation and a text of a guest say no more than about when they were made: those of that time count too.
const COUNT = `
  with m as (
    select id, password_hash is not null as has_password,
      password_hash is not null and position($1 in password_hash) = 0 as old_password,
      recovery_key is distinct from $2 as old_code
    from members)
  select
    (select count(*)::int from m where old_password) as "passphrases",
    (select count(*)::int from m where old_code) as "recoveryCodes",
    (select count(*)::int from m where old_code and (old_password or not has_password)
      and not exists (select from passkeys p where p.member_id = m.id)) as "lockedOut",
    (select count(distinct member_id)::int from second_factor_codes where key is distinct from $2) as "factorCodes",
    (select count(*)::int from drafts where kept_until > now() and kept_until <= $3::timestamptz + interval '25 hours')
      as "guestsTexts",
    (select count(*)::int from invitations where uses_left > 0 and ends_on >= current_date and made_on <= $3::timestamptz::date)
      as "invitations"`;
