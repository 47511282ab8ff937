import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** What a page's script would be told to do otherwise. */
export interface Otherwise {
  origin?: string;
  host?: string;
  challenge?: string;
  /** Without a finger, a face or a code. */
  unverified?: boolean;
  counter?: number;
  userHandle?: Buffer;
  type?: string;
}

interface Options {
  challenge: string;
  rp?: { id: string };
  rpId?: string;
  user?: { id: string; name: string };
}

const UP = 0x01;
const UV = 0x04;
const ATTESTED = 0x40;

/** A phone that keeps one passkey (ES256), and answers as phones do. */
export class Authenticator {
  readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  private handle: Buffer = Buffer.alloc(0);
  counter = 0;

  constructor(private readonly origin = 'http://localhost:3000') {}

  /** Makes a passkey, as `navigator.credentials.create` would. */
  make(json: string, otherwise: Otherwise = {}): string {
    const { challenge, rp, user } = JSON.parse(json) as Options;
    this.handle = Buffer.from(user?.id ?? '', 'base64url');
    const data = this.authenticatorData(rp?.id ?? '', otherwise, this.attested());
    const response = {
      clientDataJSON: this.clientData('webauthn.create', challenge, otherwise),
      attestationObject: base64url(attestation(data)),
    };
    return this.answer(response);
  }

  /** Signs, as `navigator.credentials.get` would. */
  sign(json: string, otherwise: Otherwise = {}): string {
    const { challenge, rpId } = JSON.parse(json) as Options;
    this.counter = otherwise.counter ?? this.counter + 1;
    const data = this.authenticatorData(rpId ?? '', otherwise);
    const clientDataJSON = this.clientData('webauthn.get', challenge, otherwise);
    const hashed = createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest();
    const signature = base64url(sign('sha256', Buffer.concat([data, hashed]), this.keys.privateKey));
    const userHandle = base64url(otherwise.userHandle ?? this.handle);
    return this.answer({ clientDataJSON, authenticatorData: base64url(data), signature, userHandle });
  }

  private answer(response: object): string {
    const id = base64url(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }

  private clientData(type: string, challenge: string, otherwise: Otherwise): string {
    const data = {
      type: otherwise.type ?? type,
      challenge: otherwise.challenge ?? challenge,
      origin: otherwise.origin ?? this.origin,
      crossOrigin: false,
    };
    return base64url(Buffer.from(JSON.stringify(data)));
  }

  private authenticatorData(host: string, otherwise: Otherwise, attested: Buffer = Buffer.alloc(0)): Buffer {
    const flags = UP | (otherwise.unverified ? 0 : UV) | (attested.length > 0 ? ATTESTED : 0);
    const count = Buffer.alloc(4);
    count.writeUInt32BE(otherwise.counter ?? this.counter);
    const place = createHash('sha256')
      .update(otherwise.host ?? host)
      .digest();
    return Buffer.concat([place, Buffer.from([flags]), count, attested]);
  }

  private attested(): Buffer {
    const length = Buffer.from([0, this.id.length]);
    return Buffer.concat([Buffer.alloc(16), length, this.id, cose(this.keys.publicKey)]);
  }
}

// { 1: 2, 3: -7, -1: 1, -2: x, -3: y } in CBOR.
function cose(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' });
  const [left, right] = [x, y].map((part) => Buffer.from(part ?? '', 'base64url'));
  const head = Buffer.from('a5010203262001215820', 'hex');
  return Buffer.concat([head, left!, Buffer.from('225820', 'hex'), right!]);
}

// { fmt: "none", attStmt: {}, authData } in CBOR.
function attestation(data: Buffer): Buffer {
  const head = Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex');
  return Buffer.concat([head, Buffer.from([0x58, data.length]), data]);
}

function base64url(buffer: Buffer): string {
  return buffer.toString('base64url');
}
