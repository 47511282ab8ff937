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

const NONCE = 12;
const TAG = 16;

/**
 * Authenticated encryption and keyed tags under keys that are derived, one for each purpose, from the
 * forum's master key (HKDF-SHA-256, RFC 5869). A purpose is a constant of the code, such as 'draft'.
 */
export class Vault {
  private readonly derived = new Map<string, Buffer>();

  /** @param master 32 secret bytes */
  constructor(private readonly master: Buffer) {}

  /**
   * Seals a text with AES-256-GCM.
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
   * Opens what `seal` made.
   * @throws VaultError when it is damaged or belongs elsewhere
   */
  open(purpose: string, sealed: Buffer, context: string): string {
    try {
      return this.decipher(purpose, sealed, context);
    } catch {
      throw new VaultError(`A sealed ${purpose} cannot be opened.`);
    }
  }

  /** A keyed tag (HMAC-SHA-256, 32 bytes) of a text: equal for equal texts, meaningless without the key. */
  tag(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(purpose)).update(text).digest();
  }

  /** Whether `tag` is the tag of `text`, compared in constant time. */
  isTag(purpose: string, text: string, tag: Buffer): boolean {
    const expected = this.tag(purpose, text);
    return tag.length === expected.length && timingSafeEqual(tag, expected);
  }

  /** The derived key of a purpose, 32 bytes: for libraries that take a key, such as a pepper. */
  key(purpose: string): Buffer {
    const known = this.derived.get(purpose);
    return known ?? this.derive(purpose);
  }

  private derive(purpose: string): Buffer {
    const key = Buffer.from(hkdfSync('sha256', this.master, '', `hearthside/${purpose}`, 32));
    this.derived.set(purpose, key);
    return key;
  }

  private decipher(purpose: string, sealed: Buffer, context: string): string {
    const opener = createDecipheriv('aes-256-gcm', this.key(purpose), sealed.subarray(0, NONCE), {
      authTagLength: TAG,
    });
    opener.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    return opener.update(sealed.subarray(NONCE + TAG), undefined, 'utf8') + opener.final('utf8');
  }
}
