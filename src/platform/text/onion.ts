import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const VERSION = 3;

/** Whether a URL is the address of an onion service and nothing more; a mistyped one is not. */
export function isOnionUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, origin, hostname } = new URL(text);
  return /^https?:$/.test(protocol) && text.replace(/\/$/, '') === origin && isOnionHost(hostname);
}

/** Whether a host name ends in the address of an onion service of version 3: its key, a checksum, the version. */
export function isOnionHost(hostname: string): boolean {
  const address = /(?:^|\.)([a-z2-7]{56})\.onion$/.exec(hostname)?.[1];
  if (!address) return false;
  const bytes = decoded(address);
  const [key, checksum, version] = [bytes.subarray(0, 32), bytes.subarray(32, 34), bytes[34]];
  return version === VERSION && checksumOf(key).equals(checksum);
}

function checksumOf(key: Buffer): Buffer {
  const text = Buffer.concat([Buffer.from('.onion checksum'), key, Buffer.from([VERSION])]);
  return createHash('sha3-256').update(text).digest().subarray(0, 2);
}

// Base 32: 56 letters of five bits are 35 bytes.
function decoded(address: string): Buffer {
  const bits = [...address].map((letter) => ALPHABET.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}
