import { Injectable } from '@nestjs/common';
import { Vault } from '../vault/vault.js';

/** Where a list goes on, sealed for the URL: a running number in the open would count what is written here. */
@Injectable()
export class Cursors {
  constructor(private readonly vault: Vault) {}

  /** @param list what it belongs to, such as a board's id */
  seal(place: string, list: string): string {
    return this.vault.seal('cursor', place, list).toString('base64url');
  }

  /** The place, or null for anything that is not a cursor of this list. */
  open(cursor: unknown, list: string): string | null {
    if (typeof cursor !== 'string' || cursor === '') return null;
    try {
      return this.vault.open('cursor', Buffer.from(cursor, 'base64url'), list);
    } catch {
      return null;
    }
  }
}
