import type { Request } from 'express';
import type { Config } from '../config.js';

type Addresses = Pick<Config, 'publicUrl' | 'onionUrl' | 'secure'>;

/** Whether a request came by the forum's onion address, which stands beside the public one. */
export function isByOnion({ onionUrl }: Addresses, request: Pick<Request, 'headers'>): boolean {
  return onionUrl !== null && request.headers.host?.toLowerCase() === new URL(onionUrl).host;
}

/** Whether the visitor's browser reached the forum over TLS. Onion addresses mostly need none: Tor encrypts. */
export function isOverTls(addresses: Addresses, request: Pick<Request, 'headers'>): boolean {
  return isByOnion(addresses, request) ? Boolean(addresses.onionUrl?.startsWith('https:')) : addresses.secure;
}

/**
 * Whether the `Origin` that a browser names is one of ours. Our own forms say `null`, as our pages send no referrer;
 * a name that is another site's is what gives a foreign form away.
 */
export function isOwnOrigin(addresses: Addresses, { headers: { origin, host } }: Request): boolean {
  if (origin === undefined || origin === 'null') return true;
  const { publicUrl, onionUrl } = addresses;
  if ([publicUrl, onionUrl].some((url) => url !== null && new URL(url).origin === origin)) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
