import type { Vault } from '../platform/vault/vault.js';

/** The peppers of a ring of keys, and which of them a hash was made with: that stands in it as `keyid`, as PHC strings have it. */
export class Peppers {
  private readonly keys: Buffer[];
  private readonly ids: string[];

  constructor(vault: Vault) {
    this.keys = vault.keys('pepper');
    this.ids = vault.keyIds().map(written);
  }

  /** The one in use. */
  get first(): Buffer {
    return this.keys[0]!;
  }

  /** Those that a hash may have been made with: all for one that says nothing. Else one, so that each hash takes as long. */
  of(encoded: string): Buffer[] {
    const id = idIn(encoded);
    return id === null ? this.keys : [this.keys[this.ids.indexOf(id)] ?? this.first];
  }

  /** Says in a new hash that it was made with the one in use. */
  mark(encoded: string): string {
    return markedWith(encoded, this.ids[0]!);
  }

  /** Whether a hash was made with the one in use; while there is only one, whatever it says. */
  isCurrent(encoded: string): boolean {
    return this.keys.length === 1 || idIn(encoded) === this.ids[0];
  }
}

/** The name of a key as it stands in hashes. */
export function written(keyId: Buffer): string {
  return keyId.toString('base64').replace(/=+$/, '');
}

function markedWith(encoded: string, id: string): string {
  return encoded.replace(/(,p=\d+)\$/, (_, cost: string) => `${cost},keyid=${id}$`);
}

function idIn(encoded: string): string | null {
  return /,keyid=([^,$]+)[,$]/.exec(encoded)?.[1] ?? null;
}
