import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  type Chain,
  type Contact,
  contactsInOrder,
  lockChain,
  logCall,
  moveOn,
  turnOf,
} from './alert-chain.js';
import { type AlertOutcome, forgetRepeats, keepScore, planRepeat } from './alert-outcome.js';
import { Caller } from './caller.js';
import { nextStep, type RingingThing } from './next-step.js';
import { anythingRings, noteReached, ringForForgotten, ringingThings, waitUntil } from './ringing.js';
import { anyTrialDue, nextTrial, settle } from './trials.js';

/**
 * Tells the on-call contacts what waits, one after the other, until somebody takes it: one chain of calls for
 * everything, so that a bad night is one phone ringing. The rows are the record.
 */
@Injectable()
export class Alerts {
  constructor(
    private readonly database: DataSource,
    private readonly caller: Caller,
  ) {}

  /** Whether this process can open the addresses of the contacts. */
  get hasKey(): boolean {
    return this.caller.hasKey;
  }

  /** Sends everything that is due. A process without the key leaves it to others. */
  async sendDue(stopping?: AbortSignal): Promise<void> {
    if (!this.hasKey) return;
    // A receiver that hangs in a trial keeps nobody in danger waiting.
    const done = await Promise.allSettled([this.callAll(stopping), this.tryAll(stopping)]);
    for (const each of done) if (each.status === 'rejected') throw each.reason;
  }

  private async callAll(stopping?: AbortSignal): Promise<void> {
    await ringForForgotten(this.database);
    if (!(await anythingRings.row(this.database))?.rings) return;
    while (!stopping?.aborted && (await this.callOne()));
  }

  private async tryAll(stopping?: AbortSignal): Promise<void> {
    if (!(await anyTrialDue.row(this.database))?.due) return;
    while (!stopping?.aborted && (await this.tryOne()));
  }

  private callOne(): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const chain = await lockChain(manager);
      if (!chain) return false;
      const contacts = await contactsInOrder(manager);
      const things = await ringingThings(manager);
      return (
        (await this.takeTurn(manager, chain, contacts, things)) ||
        this.repeat(manager, chain, contacts, things)
      );
    });
  }

  private async takeTurn(
    manager: EntityManager,
    chain: Chain,
    contacts: Contact[],
    things: RingingThing[],
  ): Promise<boolean> {
    const step = nextStep(things, chain.now, chain.told_at);
    if (step.what === 'wait') await waitUntil(manager, step.things, step.until);
    const turn = step.what === 'tell' ? turnOf(contacts, chain, step.anew) : null;
    if (step.what !== 'tell' || !turn) return false;
    const outcome = await this.call(manager, turn, step.things);
    await moveOn(manager, step.things, turn, outcome, {
      contacts: contacts.length,
      wait: chain.wait_minutes,
    });
    return true;
  }

  // Beside the chain, which has gone on to the next.
  private async repeat(
    manager: EntityManager,
    { round }: Chain,
    contacts: Contact[],
    things: RingingThing[],
  ): Promise<boolean> {
    const contact = contacts.find(({ again }) => again);
    if (!contact) return false;
    const waiting = things.filter(({ waits, taken, tries }) => waits && !taken && tries > 0);
    if (waiting.length === 0) await forgetRepeats(manager);
    else if ((await this.call(manager, { contact, round }, waiting)) === 'sent')
      await noteReached(manager, waiting);
    return waiting.length > 0;
  }

  private async call(
    manager: EntityManager,
    turn: { contact: Contact; round: number },
    things: RingingThing[],
  ): Promise<AlertOutcome> {
    const outcome = await this.caller.tell(turn.contact, things);
    await logCall(manager, things, turn, outcome);
    await keepScore(manager, turn.contact.id, outcome);
    await planRepeat(manager, turn.contact.id, outcome);
    return outcome;
  }

  private tryOne(): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const trial = await nextTrial(manager);
      if (!trial) return false;
      const outcome = trial.removed
        ? 'skipped'
        : await this.caller.tryOut({ ...trial, id: trial.contact_id });
      await settle(manager, trial, outcome);
      await keepScore(manager, trial.contact_id, outcome);
      return true;
    });
  }
}
