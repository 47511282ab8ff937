import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { type Vault, VaultError } from '../platform/vault/vault.js';
import { planNext, settle, waitForClaim } from './alert-chain.js';
import { alertCall, type AlertFacts, trialCall } from './alert-message.js';
import { CONTACT_URL } from './contact-url.js';
import { CONTACT_VAULT } from './contact-vault.js';
import { type AlertOutcome, anyAlertDue, type DueAlert, mostUrgentAlert } from './due-alert.js';
import { callWebhook } from './webhook.js';

/** Milliseconds that a receiver has to answer. */
const PATIENCE_MS = 5_000;
// How many are sent at a time: a receiver that hangs must not keep all others waiting.
const LANES = 3;

/** Tells the on-call contacts, one after the other, until somebody takes the text. The rows are the record. */
@Injectable()
export class Alerts {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CONTACT_VAULT) private readonly vault: Vault | null,
  ) {}

  /** Whether this process can open the addresses of the contacts. */
  get hasKey(): boolean {
    return this.vault !== null;
  }

  /** Sends everything that is due, the most urgent first. A process without the key leaves it to others. */
  async sendDue(stopping?: AbortSignal): Promise<void> {
    const { vault } = this;
    if (!vault || !(await anyAlertDue.row(this.database))?.due) return;
    const lanes = await Promise.allSettled(
      Array.from({ length: LANES }, () => this.sendOnes(vault, stopping)),
    );
    for (const lane of lanes) if (lane.status === 'rejected') throw lane.reason;
  }

  private async sendOnes(vault: Vault, stopping?: AbortSignal): Promise<void> {
    while (!stopping?.aborted && (await this.sendOne(vault)));
  }

  private sendOne(vault: Vault): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      const alert = await mostUrgentAlert(manager);
      if (alert) await this.handle(manager, vault, alert);
      return alert !== null;
    });
  }

  private async handle(manager: EntityManager, vault: Vault, alert: DueAlert): Promise<void> {
    if (alert.revision_id === null) return settle(manager, alert, await this.deliver(vault, alert));
    if (!alert.held) return settle(manager, alert, 'answered');
    if (alert.claimed) return waitForClaim(manager, alert);
    const outcome = await this.deliver(vault, alert);
    await settle(manager, alert, outcome);
    await planNext(manager, alert, outcome);
  }

  private async deliver(vault: Vault, alert: DueAlert): Promise<AlertOutcome> {
    if (alert.removed) return 'skipped';
    const url = urlOf(vault, alert);
    if (!url) return 'unreadable';
    const call =
      alert.revision_id === null ? trialCall(alert.kind) : alertCall(alert.kind, this.facts(alert));
    return callWebhook(url, call, { anywhere: this.config.webhooksAnywhere, patience: PATIENCE_MS });
  }

  private facts({ about, board, minutes, revision_id }: DueAlert): AlertFacts {
    return {
      about: about ?? 'unclear',
      board: board ?? '',
      minutes: minutes ?? 0,
      link: new URL(`/reviews/${revision_id}`, this.config.publicUrl).href,
    };
  }
}

function urlOf(vault: Vault, { contact_id, url_sealed }: DueAlert): URL | null {
  try {
    return new URL(vault.open(CONTACT_URL, url_sealed, contact_id));
  } catch (error) {
    if (error instanceof VaultError) return null;
    throw error;
  }
}
