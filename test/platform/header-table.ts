import type { Answer } from '../support/visitor.js';

const POLICY =
  "default-src 'none';style-src 'self';script-src 'self';img-src 'self';connect-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'";

/** What every answer carries, whoever asks for whatever. */
const EVERYWHERE: Record<string, string | undefined> = {
  'content-security-policy': POLICY,
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-dns-prefetch-control': 'off',
  'strict-transport-security': undefined,
  'access-control-allow-origin': undefined,
  'x-powered-by': undefined,
  server: undefined,
  etag: undefined,
  'last-modified': undefined,
};

/** What search engines may list, of guests' pages, and ask for again; everything else says `noindex`. */
const LISTED = ['GET /', 'GET /guidelines', 'GET /about', 'GET /crisis-lines', 'GET /resources'];

/** Guests' pages without a form: kept, but asked for anew each time. Everything else is kept nowhere. */
const ASKED_ANEW = /^no-(cache|store)$/;

/** Files that are the same for everybody, and say so. */
const KEPT_FOR_A_WHILE: Record<string, string> = { 'GET /robots.txt': 'public, max-age=3600' };

/** How an answer's headers differ from what they must be; nothing, if all is well. */
export function wrongHeaders(door: string, name: string, { headers, location }: Answer): string[] {
  const guest = name === 'guest';
  const expected = {
    ...EVERYWHERE,
    'x-robots-tag': guest && LISTED.includes(door) ? 'noarchive' : 'noindex',
    'cache-control': KEPT_FOR_A_WHILE[door] ?? (guest ? headers['cache-control'] : 'no-store'),
  };
  return [
    ...Object.entries(expected).flatMap(([header, value]) =>
      headers[header] === value ? [] : [`${header}: ${headers[header]}`],
    ),
    ...(guest && !KEPT_FOR_A_WHILE[door] && !ASKED_ANEW.test(headers['cache-control'] ?? '') ? ['kept'] : []),
    ...(location !== null && !/^\/(?![/\\])/.test(location) && door !== 'GET /exit'
      ? [`leads to ${location}`]
      : []),
    ...permissions(headers['permissions-policy'] ?? ''),
    ...contentType(headers['content-type'], location),
    ...cookies((headers['set-cookie'] ?? []) as unknown as string[]),
  ];
}

// Everything is off; passkeys alone are for our own pages.
function permissions(policy: string): string[] {
  const granted = policy.split(', ').filter((feature) => !/^[\w-]+=\(\)$/.test(feature));
  const wrong = granted.filter((feature) => !/^publickey-credentials-(get|create)=\(self\)$/.test(feature));
  return [
    ...wrong,
    ...['camera', 'geolocation', 'microphone'].filter((one) => !policy.includes(`${one}=()`)),
  ];
}

function contentType(type: string | undefined, location: string | null): string[] {
  const plain = /^(text\/(html|plain|csv)|application\/(json|x-ndjson|zip)); ?charset=utf-8$/i;
  return location !== null || type === undefined || plain.test(type) ? [] : [type];
}

function cookies(set: string[]): string[] {
  return set.filter(
    (cookie) => !/; HttpOnly; SameSite=(Lax|Strict)$/.test(cookie) || cookie.includes('Domain='),
  );
}
