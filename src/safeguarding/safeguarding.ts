import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { addLetter } from '../notices/letters.js';
import { sendNotice } from '../notices/send-notice.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Vault } from '../platform/vault/vault.js';
import { ownPersonas, type Viewer } from '../platform/web/visit.js';
import { record, recordLook } from '../record/record.js';
import type { ClosingFields } from './forms.js';
import { itemById, type ItemRow, openItems, standing } from './safeguarding-reading.js';

/** What young people and people who are hurt told, for the safeguarding contact alone. */
@Injectable()
export class Safeguarding {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** What waits, longest first. @throws NotFound for everybody but the contact */
  async list(viewer: Viewer): Promise<ItemRow[]> {
    await this.forContact(viewer);
    return openItems.rows(this.database, [ownPersonas(viewer)]);
  }

  /** One item. Opening it is recorded. @throws NotFound, also for whom it is about */
  async open(id: string, viewer: Viewer): Promise<ItemRow> {
    await this.forContact(viewer);
    const item = isUuid(id) ? await itemById.row(this.database, [ownPersonas(viewer), id]) : null;
    if (!item) throw new NotFound();
    await recordLook(this.database.manager, {
      actor: viewer.memberId,
      subject: item.id,
      code: 'safeguarding_item',
    });
    return item;
  }

  /** Closes an item, with the words for its author, or for those who come after. @returns whether it was open still */
  async close(item: ItemRow, fields: ClosingFields, { memberId }: Viewer): Promise<boolean> {
    return this.database.transaction((manager) => close(manager, this.vault, item, fields, memberId));
  }

  /** Whether somebody is the contact, and how much waits. */
  async standing(viewer: Viewer): Promise<{ contact: boolean; open: number; contacts: number }> {
    return (await standing.row(this.database, [viewer.memberId, ownPersonas(viewer)]))!;
  }

  private async forContact(viewer: Viewer): Promise<void> {
    if (!(await this.standing(viewer)).contact) throw new NotFound();
  }
}

async function close(
  manager: EntityManager,
  vault: Vault,
  { id, persona_id, post_id }: ItemRow,
  { outcome, reason }: ClosingFields,
  actor: string,
): Promise<boolean> {
  const [, closed] = await manager.query<[unknown, number]>(CLOSE, [id, outcome, actor]);
  if (closed !== 1) return false;
  // An answer is for its reader alone, and is kept in no second place.
  if (outcome === 'answered') {
    const notice = await sendNotice(manager, persona_id, 'safeguarding_answered', { postId: post_id });
    await addLetter(manager, vault, notice, persona_id, reason);
  } else await manager.query('insert into safeguarding_words (item_id, words) values ($1, $2)', [id, reason]);
  await record(manager, { kind: 'report', actor, subject: id, code: `safeguarding_${outcome}` });
  return true;
}

const CLOSE = `
  update safeguarding_items set outcome = $2, closed_by = $3, closed_at = date_trunc('minute', now())
  where id = $1 and closed_at is null`;
