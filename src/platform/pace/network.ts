import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * The network that an address belongs to, as limits count it: an IPv4 address whole, of IPv6 the first 64 bits, which one
 * household has to itself. Null where an address says nothing of who is there: of this machine or a private network, such
 * as a proxy's, an onion service's or that of a room full of people.
 */
export function networkOf(address: string | undefined): string | null {
  const plain = (address ?? '').replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (isIPv4(plain)) return SHARED.check(plain) ? null : plain;
  if (!isIPv6(plain) || SHARED.check(plain, 'ipv6')) return null;
  return `${groups(plain).slice(0, 4).join(':')}::/64`;
}

const SHARED = new BlockList();
SHARED.addSubnet('0.0.0.0', 8);
SHARED.addSubnet('10.0.0.0', 8);
SHARED.addSubnet('100.64.0.0', 10);
SHARED.addSubnet('127.0.0.0', 8);
SHARED.addSubnet('169.254.0.0', 16);
SHARED.addSubnet('172.16.0.0', 12);
SHARED.addSubnet('192.168.0.0', 16);
SHARED.addSubnet('::', 127, 'ipv6');
SHARED.addSubnet('fc00::', 7, 'ipv6');
SHARED.addSubnet('fe80::', 10, 'ipv6');

// Eight groups, written one way: one network must not count as many by how it is written.
function groups(address: string): string[] {
  const [head = '', tail] = withoutDots(address).split('::');
  const [first, last] = [parts(head), parts(tail ?? '')];
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  return [...first, ...Array<string>(missing).fill('0'), ...last].map((group) =>
    Number.parseInt(group, 16).toString(16),
  );
}

function withoutDots(address: string): string {
  return address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...four: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = four.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
}

function parts(text: string): string[] {
  return text === '' ? [] : text.split(':');
}
