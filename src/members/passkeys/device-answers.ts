import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { z } from 'zod';

const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(8000);
const id = base64url.max(1400);
const kind = z.literal('public-key');
const extensions = z.object({}).transform(() => ({}));

// Only what is looked at goes on: the rest, such as how a device is attached, is dropped here.
const answer = z.object({
  id,
  rawId: id,
  type: kind,
  clientExtensionResults: extensions,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.nullish().transform((handle) => handle ?? undefined),
  }),
});
const made = z.object({
  id,
  rawId: id,
  type: kind,
  clientExtensionResults: extensions,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
});
const clientData = z.object({ challenge: base64url });

/** What a device answered when it was asked to sign; null for what is no such answer. */
export function answerOf(text: string): AuthenticationResponseJSON | null {
  return parsed(answer, text);
}

/** What a device answered when it was asked to make a passkey; null for what is no such answer. */
export function madeOf(text: string): RegistrationResponseJSON | null {
  return parsed(made, text);
}

/** The challenge that an answer says it is for; null for none. */
export function challengeIn(
  answered: AuthenticationResponseJSON | RegistrationResponseJSON | null,
): string | null {
  const json = Buffer.from(answered?.response.clientDataJSON ?? '', 'base64url').toString();
  return parsed(clientData, json)?.challenge ?? null;
}

function parsed<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A public key (COSE, ES256) whose private half was thrown away: what is checked for an unknown passkey. */
export const NOBODYS_KEY = Buffer.from(
  'pQECAyYgASFYID4v3zej_MY8RMoVyGAWqhS-Oxsi3lVjzoPPCyfIrVPWIlggJyRtpMJ5m0BU5UmJmwSY0uYKmdwy8rE-aEO91uAKb4k',
  'base64url',
);
