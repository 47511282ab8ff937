import { createHash } from 'node:crypto';

/** One way in which something secret could lie in a file. */
export interface Needle {
  of: string;
  as: string;
  bytes: Buffer;
}

/** What was found where it must not be. */
export interface Find {
  of: string;
  as: string;
  beside: string;
}

/** A text in eight encodings, in lower and upper case where letters have one. */
export function needlesFor(of: string, text: string): Needle[] {
  const cases = [...new Set([text, text.toLowerCase(), text.toUpperCase()])];
  return cases.flatMap((each) => encodings(Buffer.from(each)).map(([as, bytes]) => ({ of, as, bytes })));
}

/** Digests that need no key: who has all addresses has those too. */
export function digestsOf(of: string, text: string): Needle[] {
  return ['md5', 'sha1', 'sha256', 'sha512'].flatMap((kind) => {
    const digest = createHash(kind).update(text).digest();
    const written = [
      digest,
      ...['hex', 'base64', 'base64url'].map((as) => Buffer.from(digest.toString(as as 'hex'))),
    ];
    return written.map((bytes) => ({ of, as: kind, bytes }));
  });
}

function encodings(bytes: Buffer): [string, Buffer][] {
  const hex = bytes.toString('hex');
  const wide = Buffer.from(bytes.toString('utf8'), 'utf16le');
  const each = (before: string): string =>
    [...bytes].map((byte) => before + byte.toString(16).padStart(2, '0')).join('');
  return [
    ['plain', bytes],
    ['reversed', Buffer.from(bytes).reverse()],
    ['hex', Buffer.from(hex)],
    ['hex', Buffer.from(hex.toUpperCase())],
    ['URL-encoded', Buffer.from(each('%'))],
    ['URL-encoded', Buffer.from(each('%').toUpperCase())],
    ['URL-encoded', Buffer.from(encodeURIComponent(bytes.toString('utf8')))],
    ['JSON-escaped', Buffer.from(each('\\u00'))],
    ['JSON-escaped', Buffer.from(JSON.stringify(bytes.toString('utf8')).slice(1, -1))],
    ['UTF-16', wide],
    ['UTF-16', Buffer.from(wide).swap16()],
    ...[0, 1, 2].map((before): [string, Buffer] => ['base64', base64At(bytes, before)]),
    ...[0, 1, 2].map((before): [string, Buffer] => ['base64url', urlSafe(base64At(bytes, before))]),
  ];
}

// Inside something longer it begins at any of three places of a group, and its first and last signs depend on what is beside it.
function base64At(bytes: Buffer, before: number): Buffer {
  const whole = Buffer.concat([Buffer.alloc(before), bytes]);
  const signs = whole.toString('base64').replaceAll('=', '');
  return Buffer.from(signs.slice(Math.ceil((before * 8) / 6), Math.floor((whole.length * 8) / 6)));
}

function urlSafe(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('+', '-').replaceAll('/', '_'));
}

/** Looks for many needles at once: by their first four bytes, then whole. */
export class Search {
  private readonly first = new Uint8Array(65_536);
  private readonly byStart = new Map<number, Needle[]>();

  constructor(needles: Needle[]) {
    const known = new Set<string>();
    for (const needle of needles) {
      const key = needle.bytes.toString('latin1');
      if (needle.bytes.length < 8)
        throw new Error(`Too short to be found by more than chance: ${needle.of}.`);
      if (!known.has(key)) this.note(needle);
      known.add(key);
    }
  }

  in(bytes: Buffer): Find[] {
    const found: Find[] = [];
    for (let at = 0; at + 8 <= bytes.length; at++)
      if (this.first[bytes[at]! | (bytes[at + 1]! << 8)]) found.push(...this.at(bytes, at));
    return found;
  }

  private at(bytes: Buffer, at: number): Find[] {
    const possible = this.byStart.get(bytes.readUInt32LE(at)) ?? [];
    const found = possible.filter((needle) =>
      bytes.subarray(at, at + needle.bytes.length).equals(needle.bytes),
    );
    return found.map(({ of, as }) => ({ of, as, beside: around(bytes, at) }));
  }

  private note(needle: Needle): void {
    const start = needle.bytes.readUInt32LE(0);
    this.first[start & 0xffff] = 1;
    this.byStart.set(start, [...(this.byStart.get(start) ?? []), needle]);
  }
}

function around(bytes: Buffer, at: number): string {
  return bytes
    .subarray(Math.max(0, at - 60), at + 80)
    .toString('latin1')
    .replace(/[^\x20-\x7e]+/g, '·');
}
