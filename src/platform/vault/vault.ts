import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

/** What was sealed is damaged, was sealed with another key, or for another purpose. */
export class VaultError extends Error {
  override readonly name = 'VaultError';
}

/** Bytes that sealing adds to a text. */
export const OVERHEAD = 28;

const NONCE = 12;
const TAG = 16;
const ID = 8;

/**
 * Authenticated encryption and keyed tags under keys that are derived, one for each purpose, from the
 * forum's ring of master keys (HKDF-SHA-256, RFC 5869). The first key of the ring is in use; the others still open what
 * they sealed. A purpose is a constant of the code, such as 'draft'.
 */
export class Vault {
  private readonly ring: readonly DerivedKeys[];

  /** @param masters 32 secret bytes, or several of them: the one in use first */
  constructor(masters: Buffer | readonly Buffer[]) {
    this.ring = [masters].flat().map((master) => new DerivedKeys(master));
    if (this.ring.length === 0) throw new VaultError('There is no key.');
  }

  /**
   * Seals a text with AES-256-GCM, under the key in use.
   * @param context what the text belongs to; opening needs the same
   * @returns nonce, tag and cipher text in one buffer
   */
  seal(purpose: string, text: string, context: string): Buffer {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key(purpose), nonce).setAAD(Buffer.from(context));
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /**
   * Opens what `seal` made, under whichever key of the ring.
   * @throws VaultError when it is damaged or belongs elsewhere
   */
  open(purpose: string, sealed: Buffer, context: string): string {
    for (const key of this.keys(purpose)) {
      const text = deciphered(key, sealed, context);
      if (text !== null) return text;
    }
    throw new VaultError(`A sealed ${purpose} cannot be opened.`);
  }

  /** Whether it was sealed under the key in use, and can be opened. */
  isCurrent(purpose: string, sealed: Buffer, context: string): boolean {
    return deciphered(this.key(purpose), sealed, context) !== null;
  }

  /** A keyed tag (HMAC-SHA-256, 32 bytes) of a text: equal for equal texts, meaningless without the key in use. */
  tag(purpose: string, text: string): Buffer {
    return tagged(this.key(purpose), text);
  }

  /** The tags of a text under each key of the ring, for looking it up: `= any($1)`. The one in use first. */
  tags(purpose: string, text: string): Buffer[] {
    return this.keys(purpose).map((key) => tagged(key, text));
  }

  /** Whether `tag` is the tag of `text` under any key of the ring, compared in constant time. */
  isTag(purpose: string, text: string, tag: Buffer): boolean {
    const fits = this.tags(purpose, text).map((own) => isEqual(own, tag));
    return fits.includes(true);
  }

  /** The derived key of a purpose, 32 bytes, from the key in use: for libraries that take a key, such as a pepper. */
  key(purpose: string): Buffer {
    return this.ring[0]!.of(purpose);
  }

  /** The same from each key of the ring, the one in use first. */
  keys(purpose: string): Buffer[] {
    return this.ring.map((derived) => derived.of(purpose));
  }

  /** What names each key of the ring and says nothing else of it, 8 bytes; the one in use first. */
  keyIds(): Buffer[] {
    return this.tags('key id', 'of this key').map((tag) => tag.subarray(0, ID));
  }
}

class DerivedKeys {
  private readonly known = new Map<string, Buffer>();

  constructor(private readonly master: Buffer) {}

  of(purpose: string): Buffer {
    return this.known.get(purpose) ?? this.derive(purpose);
  }

  private derive(purpose: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.master, '', `hearthside/${purpose}`, 32));
    this.known.set(purpose, key);
    return key;
  }
}

function tagged(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

function isEqual(own: Buffer, given: Buffer): boolean {
  return given.length === own.length && timingSafeEqual(given, own);
}

function deciphered(key: Buffer, sealed: Buffer, context: string): string | null {
  try {
    const opener = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG });
    opener.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return opener.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + opener.final('utf8');
  } catch {
    return null;
  }
}
