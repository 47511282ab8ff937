import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { type Vault, VaultError } from '../platform/vault/vault.js';
import { alertCall, type AlertFacts, type ContactKind, trialCall } from './alert-message.js';
import type { AlertOutcome } from './alert-outcome.js';
import { CONTACT_URL } from './contact-url.js';
import { CONTACT_VAULT } from './contact-vault.js';
import type { RingingThing } from './next-step.js';
import { type Call, callWebhook } from './webhook.js';

/** Milliseconds that a receiver has to answer. */
const PATIENCE_MS = 5_000;

interface Called {
  id: string;
  kind: ContactKind;
  url_sealed: Buffer;
}

/** Calls contacts: the only place that opens their addresses. */
@Injectable()
export class Caller {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CONTACT_VAULT) private readonly vault: Vault | null,
  ) {}

  /** Whether this process can open the addresses of the contacts. */
  get hasKey(): boolean {
    return this.vault !== null;
  }

  /** Tells a contact of what waits. @param things the gravest first; at least one */
  async tell(contact: Called, things: RingingThing[]): Promise<AlertOutcome> {
    return this.call(contact, alertCall(contact.kind, this.facts(things)));
  }

  /** Tells a contact that nothing happened. */
  async tryOut(contact: Called): Promise<AlertOutcome> {
    return this.call(contact, trialCall(contact.kind));
  }

  private async call({ id, url_sealed }: Called, call: Call): Promise<AlertOutcome> {
    const url = this.vault && urlOf(this.vault, id, url_sealed);
    if (!url) return 'unreadable';
    return callWebhook(url, call, { anywhere: this.config.webhooksAnywhere, patience: PATIENCE_MS });
  }

  private facts(things: RingingThing[]): AlertFacts {
    const [gravest] = things as [RingingThing];
    return {
      manner: gravest.manner,
      forgotten: things.every(({ kind }) => kind === 'pending'),
      texts: things.length,
      fresh: things.filter(({ tries }) => tries === 0).length,
      link: new URL(doorOf(things), this.config.publicUrl).href,
    };
  }
}

function urlOf(vault: Vault, id: string, sealed: Buffer): URL | null {
  try {
    return new URL(vault.open(CONTACT_URL, sealed, id));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}

// To several leads the list, which has them in their order. What no screen has read yet stands on no page of its own.
function doorOf([thing, another]: RingingThing[]): string {
  if (!thing || another || thing.kind === 'pending') return '/reviews';
  return thing.kind === 'held' ? `/reviews/${thing.subject}` : `/urgent-words/${thing.subject}`;
}
