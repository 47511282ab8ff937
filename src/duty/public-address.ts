import { lookup as lookUp, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** The address is one of this machine or of a private network, where nothing may be asked for. */
export class PrivateAddress extends Error {
  override name = 'PrivateAddress';
}

export type LookUpAll = (
  name: string,
  options: { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

// Everything that is not for the public internet, by the registries of special addresses (RFC 6890 and later).
const NOT_PUBLIC: [network: string, prefix: number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

// Of IPv6 only global unicast is public, and of that not what carries an IPv4 address inside.
const PUBLIC_V6: [string, number] = ['2000::', 3];
const NOT_PUBLIC_V6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const refused = new BlockList();
for (const [network, prefix] of NOT_PUBLIC) refused.addSubnet(network, prefix, 'ipv4');
const refusedV6 = new BlockList();
for (const [network, prefix] of NOT_PUBLIC_V6) refusedV6.addSubnet(network, prefix, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet(...PUBLIC_V6, 'ipv6');

/** Whether an address is one of the public internet. */
export function isPublicAddress(address: string): boolean {
  const plain = address.split('%')[0]!;
  if (isIP(plain) === 4) return !refused.check(plain, 'ipv4');
  return isIP(plain) === 6 && globalV6.check(plain, 'ipv6') && !refusedV6.check(plain, 'ipv6');
}

/** The address that a URL names by itself, without asking anybody; null where it names a host. */
export function addressIn({ hostname }: URL): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return isIP(bare) ? bare : null;
}

/**
 * Looks names up for a connection, and refuses a name with any address that is not public. The connection goes to the
 * addresses that were looked at, so that a name cannot lead elsewhere a moment later.
 */
export function publicLookup(ask: LookUpAll = lookUp): LookupFunction {
  return (name, options, answer) => {
    ask(name, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '');
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isPublicAddress(address)))
        return answer(new PrivateAddress(), '');
      if (options.all) answer(null, addresses);
      else answer(null, first.address, first.family);
    });
  };
}
