import type { Request } from 'express';
import { isStaff } from '../web/visit.js';

/** What one network may do within some minutes: so often at once, then more slowly, then not until they are over. */
export interface Pace {
  free: number;
  most: number;
  minutes: number;
}

/** The kinds of forms that are counted by network, and searches, which their own page counts. Wide enough for a clinic or a students' home behind one address. */
export const PACES = {
  way_in: { free: 30, most: 90, minutes: 10 },
  sign_up: { free: 30, most: 90, minutes: 60 },
  words: { free: 60, most: 240, minutes: 10 },
  search: { free: 90, most: 90, minutes: 10 },
} as const satisfies Record<string, Pace>;

export type Door = keyof typeof PACES;

// What is never counted besides: leaving, help, what keeps words from being lost, what only its own reader sees, and every word
// to the team, which is counted by name where it is.
const NEVER =
  /^\/(sign-out|exit|crisis-lines|guidelines|about|safety-plan|reading-choices|drafts|notices|pause|reports|search|milestones|check-ins\/mine)(\/|$)|\/(draft|withdrawal|leaving|return|removal|report|messages|misread|second-look|about|details|company|saving|follow)$/;
// Where a passphrase, a code or a passkey is asked for, whatever the form does then; the team's as well.
const WAY_IN =
  /^\/((sign-in|recovery|recovery-code|password|account\/(passkeys|erasure))(\/|$)|account\/export(\/file)?\/?$)/;
const SIGN_UP = /^\/sign-up(\/|$)/;

/** Which kind of form a request sends; null for what is never counted: all reading, the team's work, and all of the above. */
export function doorOf({ method, path, visit }: Request): Door | null {
  if (method !== 'POST') return null;
  if (WAY_IN.test(path)) return 'way_in';
  if (NEVER.test(path)) return null;
  if (SIGN_UP.test(path)) return 'sign_up';
  return visit.viewer && isStaff(visit.viewer.office) ? null : 'words';
}
