import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Config } from '../platform/config.js';
import { CONFIG } from '../platform/config.module.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import type { Vault } from '../platform/vault/vault.js';
import { record } from '../record/record.js';
import { CONTACT_URL, maskedUrl } from './contact-url.js';
import { CONTACT_VAULT } from './contact-vault.js';
import type { ContactFields } from './forms.js';
import { mayCall } from './webhook.js';

/** Whom a crisis is told to. The web seals their addresses and cannot read them back; only the worker calls them. */
@Injectable()
export class Contacts {
  constructor(
    private readonly database: DataSource,
    @Inject(CONTACT_VAULT) private readonly vault: Vault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Whether an address may be called; the worker looks again at where it leads, each time. */
  mayCall({ url }: ContactFields): boolean {
    return mayCall(url, this.config.webhooksAnywhere);
  }

  /** Adds a contact at the end of the list. What rings and was told to nobody yet is told to them. */
  async add({ name, kind, url }: ContactFields, staffId: string): Promise<void> {
    const id = randomUUID();
    const sealed = this.vault.seal(CONTACT_URL, url.href, id);
    await this.database.transaction(async (manager) => {
      await manager.query(
        'insert into on_call_contacts (id, name, kind, masked, url_sealed) values ($1, $2, $3, $4, $5)',
        [id, name, kind, maskedUrl(url), sealed],
      );
      await recordContact(manager, staffId, id, 'contact_added', name);
    });
  }

  /** Takes a contact off the list, and forgets the address. @throws NotFound for what is no id */
  async remove(id: string, staffId: string): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.database.transaction(async (manager) => {
      const [[gone]] = await manager.query<[{ name: string }[], number]>(REMOVE, [id]);
      if (gone) await recordContact(manager, staffId, id, 'contact_removed', gone.name);
    });
  }

  /** Asks the workers to send a contact a trial; a second one only when the first has gone. @throws NotFound */
  async test(id: string): Promise<void> {
    if (!isUuid(id)) throw new NotFound();
    await this.database.query(
      `insert into alerts (id, contact_id) select $1, id from on_call_contacts where id = $2 and not removed
       on conflict do nothing`,
      [randomUUID(), id],
    );
  }
}

async function recordContact(
  manager: EntityManager,
  actor: string,
  subject: string,
  code: string,
  words: string,
): Promise<void> {
  await record(manager, { kind: 'duty', actor, subject, code, words });
}

const REMOVE = `
  update on_call_contacts set removed = true, url_sealed = '' where id = $1 and not removed returning name`;
