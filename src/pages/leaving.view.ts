import { domainToUnicode } from 'node:url';
import { addressIn, isPublicAddress } from '../duty/public-address.js';
import { isOnionHost } from '../platform/text/onion.js';

/** Where a link leads, as it can be read before anybody goes there. */
export interface LeavingView {
  /** The whole address as a browser opens it. */
  url: string;
  /** The name of the site, letter by letter as computers write it. */
  site: string;
  /** How that name may look, where it has letters beyond a to z. */
  looksLike: string | null;
  /** The end of a long name: it says whose site it is. */
  end: string | null;
  /** Message keys: what else to know. */
  notes: string[];
  /** The link stood on a page of ours; a link from elsewhere gets no button of ours. */
  fromHere: boolean;
}

const LONG_NAME = 40;
const PARTS_AT_THE_END = 3;
const HOUSE_NAMES = /^[^.]+$|\.(localhost|local|internal|lan|home|home\.arpa)$/;

/**
 * @param url an address of the web, as `webAddress` gives it
 * @param sentFrom what the browser says of the page that the link stood on (`Sec-Fetch-Site`), if it does
 */
export function leavingView(url: string, sentFrom: string | undefined): LeavingView {
  const target = new URL(url);
  const { hostname } = target;
  return {
    url,
    site: hostname,
    looksLike: looksOf(hostname),
    end: hostname.length > LONG_NAME ? hostname.split('.').slice(-PARTS_AT_THE_END).join('.') : null,
    notes: notesOf(target).map((note) => `leaving.${note}`),
    // Old browsers say nothing; somebody who types an address says `none`.
    fromHere: sentFrom === undefined || sentFrom === 'same-origin',
  };
}

// Turned to letters only where that is a name: what cannot be turned comes back empty.
function looksOf(hostname: string): string | null {
  const letters = domainToUnicode(hostname);
  return letters && letters !== hostname ? letters : null;
}

function notesOf(target: URL): string[] {
  const { hostname, protocol, port } = target;
  const address = addressIn(target);
  const home = address ? !isPublicAddress(address) : HOUSE_NAMES.test(hostname);
  return [
    ...(home ? ['own_network'] : []),
    ...(address ? ['number'] : []),
    ...(looksOf(hostname) ? ['other_letters'] : []),
    ...(port ? ['port'] : []),
    ...(protocol === 'http:' && !isOnionHost(hostname) ? ['open'] : []),
  ];
}
