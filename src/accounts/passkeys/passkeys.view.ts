import { MOST_PASSKEYS, type OwnPasskey } from '../../members/passkeys/passkeys.js';
import { dayOf } from '../day.js';

/** The list of a member's passkeys. @param password whether a passphrase lets them in too */
export function passkeysView(
  passkeys: OwnPasskey[],
  password: boolean,
  errors: object | null = null,
): object {
  return {
    passkeys: passkeys.map(passkeyView),
    password,
    enough: passkeys.length >= MOST_PASSKEYS,
    onlyOne: passkeys.length === 1 && !password,
    form: { errors },
  };
}

/** One passkey. */
export function passkeyView({ id, label, added }: OwnPasskey): object {
  const path = `/account/passkeys/${id}`;
  return { id, label, added: dayOf(added), labelHref: `${path}/label`, removalHref: `${path}/removal` };
}
