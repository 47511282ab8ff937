import type { Vault } from '../platform/vault/vault.js';

/**
 * Seals what is one member's alone, under that member's own key. What the forum's key sealed before there was one still
 * opens; where there is none, it is the forum's key that seals.
 */
export class PrivateVault {
  constructor(
    private readonly own: Vault | null,
    private readonly forums: Vault,
  ) {}

  /** As `Vault.seal`. */
  seal(purpose: string, text: string, context: string): Buffer {
    return (this.own ?? this.forums).seal(purpose, text, context);
  }

  /** As `Vault.open`. @throws VaultError */
  open(purpose: string, sealed: Buffer, context: string): string {
    if (this.own?.isCurrent(purpose, sealed, context)) return this.own.open(purpose, sealed, context);
    return this.forums.open(purpose, sealed, context);
  }

  /** Whether it is sealed as it would be today. */
  isCurrent(purpose: string, sealed: Buffer, context: string): boolean {
    return (this.own ?? this.forums).isCurrent(purpose, sealed, context);
  }
}
