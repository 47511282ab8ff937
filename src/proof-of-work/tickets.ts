import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Vault } from '../platform/vault/vault.js';

const MINUTE_MS = 60_000;
/** The wait of who comes when few do; at most; and how many may come in a minute. */
const WAIT_MS = 3 * MINUTE_MS;
const LONGEST_MS = 30 * MINUTE_MS;
const EVERY_MS = 3_000;
/** So long a row of turns that nobody took may be taken at once. */
const SAVED_MS = MINUTE_MS;
/** How long a ticket holds from its time on. */
export const HOLDS_MS = 60 * MINUTE_MS;

const PURPOSE = 'waiting ticket';
const ticket = z.object({ id: z.string(), ready: z.number() });

/** A ticket as it stands now. */
export interface Turn {
  id: string;
  /** Minutes until its time, none when it has come and there is room. */
  minutes: number;
}

/**
 * A way in for browsers that cannot do the work: a ticket in the form itself, sealed, that holds from a time on. Who comes
 * when many do waits longer, and nobody is turned away. Coming in goes at the same pace: who drew thousands of tickets gets
 * no more people in with them. A visitor's tickets count as one.
 */
@Injectable()
export class Tickets {
  private next = 0;
  private nextRedeem = 0;
  now = Date.now;

  constructor(private readonly vault: Vault) {}

  /** @param visitId of whom it is for */
  give(visitId: string): string {
    const [soonest, latest] = [this.now() + WAIT_MS, this.now() + LONGEST_MS];
    const ready = Math.min(Math.max(soonest, this.next), latest);
    this.next = ready + EVERY_MS;
    return this.vault
      .seal(PURPOSE, JSON.stringify({ id: this.idFor(visitId), ready }), visitId)
      .toString('base64url');
  }

  /** @returns null for what is no ticket of this visitor's, or holds no longer */
  look(given: string, visitId: string): Turn | null {
    const found = this.open(given, visitId);
    if (!found || this.now() > found.ready + HOLDS_MS) return null;
    return { id: found.id, minutes: this.minutesTo(found.ready) };
  }

  /** One comes in by a ticket whose time has come. @returns what gives their turn back */
  redeem(): () => void {
    this.nextRedeem = this.turnsFrom() + EVERY_MS;
    return () => (this.nextRedeem -= EVERY_MS);
  }

  private minutesTo(ready: number): number {
    const minutes = Math.ceil((ready - this.now()) / MINUTE_MS);
    return Math.max(this.turnsFrom() > this.now() ? 1 : 0, minutes);
  }

  private turnsFrom(): number {
    return Math.max(this.nextRedeem, this.now() - SAVED_MS);
  }

  private idFor(visitId: string): string {
    return this.vault.tag(PURPOSE, visitId).toString('base64url');
  }

  private open(given: string, visitId: string): z.infer<typeof ticket> | null {
    try {
      return ticket.parse(JSON.parse(this.vault.open(PURPOSE, Buffer.from(given, 'base64url'), visitId)));
    } catch {
      return null;
    }
  }
}
