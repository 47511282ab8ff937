import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20; // as long as SHA-1's output, which RFC 4226 recommends
const DRIFT_STEPS = 1;

/** A new secret for an authenticator app, in base 32. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/**
 * What an authenticator app reads from the picture (RFC 6238 with SHA-1, six digits, 30 seconds: what every app knows).
 * @param label what the app shows beside the code: the place, never a name, for apps copy it to where we know nothing of
 */
export function appUri(secret: string, label: string): string {
  return new TOTP({ issuer: 'Hearthside', label, secret: Secret.fromBase32(secret) }).toString();
}

/**
 * The time step that a typed code belongs to: that of now, or one beside it, since clocks differ. Null for a wrong code.
 * Whoever takes a code remembers its step, so that none is good twice.
 */
export function stepOf(secret: string, typed: string, now: number): number | null {
  const token = typed.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = TOTP.validate({
    token,
    secret: Secret.fromBase32(secret),
    timestamp: now,
    window: DRIFT_STEPS,
  });
  return delta === null ? null : Math.floor(now / 1_000 / PERIOD_SECONDS) + delta;
}
