import http from 'node:http';
import https from 'node:https';
import {
  addressIn,
  isPublicAddress,
  type LookUpAll,
  PrivateAddress,
  publicLookup,
} from './public-address.js';

/** How a call to a webhook went. */
export type CallOutcome = 'sent' | 'not_taken' | 'not_reached' | 'timed_out' | 'private_address';

export interface Call {
  headers: Record<string, string>;
  body: string;
}

export interface CallRules {
  /** Whether http, this machine and private networks may be called too. */
  anywhere: boolean;
  /** Milliseconds for everything from the look-up to the answer. */
  patience: number;
  /** For tests; the machine's own otherwise. */
  ask?: LookUpAll;
}

/** Posts to a webhook, once. Redirections are not followed: whatever is not a success counts as not taken. */
export async function callWebhook(url: URL, call: Call, rules: CallRules): Promise<CallOutcome> {
  if (!mayCall(url, rules.anywhere)) return 'private_address';
  try {
    const status = await post(url, call, rules);
    return status >= 200 && status < 300 ? 'sent' : 'not_taken';
  } catch (error) {
    return outcomeOf(error as Error);
  }
}

/** Whether a URL may be called, as far as it says so by itself. */
export function mayCall(url: URL, anywhere: boolean): boolean {
  if (anywhere) return url.protocol === 'https:' || url.protocol === 'http:';
  const address = addressIn(url);
  return url.protocol === 'https:' && (address === null || isPublicAddress(address)) && !isLocalName(url);
}

function isLocalName({ hostname }: URL): boolean {
  return /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(hostname) || !hostname.includes('.');
}

function post(url: URL, { headers, body }: Call, { anywhere, patience, ask }: CallRules): Promise<number> {
  const { request } = url.protocol === 'https:' ? https : http;
  const options = {
    method: 'POST',
    headers: { ...headers, 'Content-Length': Buffer.byteLength(body) },
    agent: false,
    signal: AbortSignal.timeout(patience),
    ...(anywhere ? {} : { lookup: publicLookup(ask) }),
  } as const;
  return new Promise((resolve, reject) => {
    const sending = request(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      // What it says beside its status is nothing to us.
      response.destroy();
    });
    sending.on('error', reject);
    sending.end(body);
  });
}

function outcomeOf(error: Error): CallOutcome {
  if (error instanceof PrivateAddress) return 'private_address';
  const timedOut = error.name === 'AbortError' || error.name === 'TimeoutError';
  return timedOut ? 'timed_out' : 'not_reached';
}
