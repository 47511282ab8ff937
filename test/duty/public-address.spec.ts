import type { LookupAddress } from 'node:dns';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, PrivateAddress, publicLookup } from '../../src/duty/public-address.js';
import { mayCall } from '../../src/duty/webhook.js';

const PRIVATE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.0.192',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::ffff:10.0.0.1',
  '::ffff:8.8.8.8',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001:db8::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'fec0::1',
  'ff02::1',
  'no address',
  '',
];
const PUBLIC = [
  '1.1.1.1',
  '8.8.8.8',
  '100.128.0.1',
  '172.32.0.1',
  '192.167.0.1',
  '2606:4700::1111',
  '2a00:1450::1',
];

describe('an address', () => {
  it.each(PRIVATE)('is not public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(PUBLIC)('is public: %s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('a webhook', () => {
  it.each([
    'http://example.org/a',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://169.254.169.254/latest/meta-data/',
    'https://localhost/',
    'https://localhost./',
    'https://any.localhost/',
    'https://printer.local/',
    'https://metadata.google.internal/',
    'https://intranet/',
    'ftp://example.org/',
    'file:///etc/passwd',
  ])('may not be %s', (url) => {
    expect(mayCall(new URL(url), false)).toBe(false);
  });

  it.each(['https://ntfy.sh/a-long-topic', 'https://example.org:8443/hook?key=1', 'https://1.1.1.1/'])(
    'may be %s',
    (url) => {
      expect(mayCall(new URL(url), false)).toBe(true);
    },
  );

  it('may be anywhere on the web where the operator says so, and nowhere else', () => {
    expect(mayCall(new URL('http://127.0.0.1:8080/'), true)).toBe(true);
    expect(mayCall(new URL('file:///etc/passwd'), true)).toBe(false);
  });
});

describe('a name', () => {
  const look = (addresses: string[], all = true) =>
    new Promise((resolve) => {
      const found = addresses.map((address): LookupAddress => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
      const ask = publicLookup((_name, _options, answer) => answer(null, found));
      ask('example.org', { all }, (error, address) => resolve(error ?? address));
    });

  it('leads where it leads', async () => {
    expect(await look(['1.1.1.1'], false)).toBe('1.1.1.1');
    expect(await look(['1.1.1.1', '2606:4700::1111'])).toHaveLength(2);
  });

  it.each([[['127.0.0.1']], [['1.1.1.1', '10.0.0.1']], [['1.1.1.1', '::1']], [[]]])(
    'is refused when it leads to %j',
    async (addresses) => {
      expect(await look(addresses)).toBeInstanceOf(PrivateAddress);
      expect(await look(addresses, false)).toBeInstanceOf(PrivateAddress);
    },
  );
});
