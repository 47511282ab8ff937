import { createHmac } from 'node:crypto';

/** What the ledger holds of somebody who is gone: tags that mean nothing without its key, for a name and for a member. */
export class Marks {
  /** @param key of the ledger, 32 bytes */
  constructor(private readonly key: Buffer) {}

  /** @param keeps whether the posts stay, under "former member" */
  ofName(personaId: string, keeps: boolean): Buffer {
    return this.tag(`${keeps ? 'kept' : 'removed'}/${personaId}`);
  }

  ofMember(memberId: string): Buffer {
    return this.tag(`member/${memberId}`);
  }

  private tag(text: string): Buffer {
    return createHmac('sha256', this.key).update(text).digest();
  }
}
