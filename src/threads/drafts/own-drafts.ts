import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../../platform/database/statement.js';
import { Vault } from '../../platform/vault/vault.js';
import type { Viewer } from '../../platform/web/visit.js';
import { type DraftWords, isEmpty } from './draft-words.js';
import { type Target, targetKey } from './target.js';

/** Words that a member has typed and not sent, and when they were kept. */
export interface OwnDraft extends DraftWords {
  id: string;
  keptAt: Date;
}

/** Whose drafts: the name that writes them. */
type Writer = Pick<Viewer, 'personaId'>;

interface Row {
  id: string;
  place: Buffer;
  sealed: Buffer;
  kept_at: Date;
}

const PURPOSE = 'own draft';
/** Of one name; the oldest goes when there are more. */
export const MOST_DRAFTS = 20;

const draftAt = new Statement<Row>(
  'own_draft_at',
  'select id, place, sealed, kept_at from own_drafts where place = $1',
);
const draftsOf = new Statement<Row>(
  'own_drafts_of_writer',
  'select id, place, sealed, kept_at from own_drafts where writer = $1 order by kept_at desc, id',
);
const wasSent = new Statement<{ sent: boolean }>(
  'own_draft_was_sent',
  `select true as sent from revisions r join posts p on p.id = r.post_id
   where r.submission_key = $1 and p.persona_id = $2 and r.body = $3`,
);

/**
 * Members' drafts: sealed with the forum's key for one name and one form, and found by keyed tags alone. Nobody but their
 * writer is ever shown them; no page of the team's reads this table.
 */
@Injectable()
export class OwnDrafts {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
  ) {}

  /** Keeps the words in place of what the form had kept before; without any words there is nothing left to keep. */
  async keep(writer: Writer, words: DraftWords): Promise<void> {
    if (isEmpty(words)) return this.clear(writer, words.target);
    const place = this.place(writer, words.target);
    const sealed = this.vault.seal(PURPOSE, JSON.stringify(words), contextOf(writer, place));
    await this.database.transaction(async (manager) => {
      await manager.query(
        `insert into own_drafts (writer, place, sealed) values ($1, $2, $3)
         on conflict (place) do update set sealed = $3, kept_at = date_trunc('minute', now())`,
        [this.tag(writer), place, sealed],
      );
      await manager.query(
        `delete from own_drafts where writer = $1 and id not in (
           select id from own_drafts where writer = $1 order by place = $2 desc, kept_at desc, id limit $3)`,
        [this.tag(writer), place, MOST_DRAFTS],
      );
    });
  }

  /** What waits in a form, or null. */
  async at(writer: Writer, target: Target): Promise<OwnDraft | null> {
    const row = await draftAt.row(this.database, [this.place(writer, target)]);
    return row && this.open(writer, row);
  }

  /** All that waits, the latest first. */
  async all(writer: Writer): Promise<OwnDraft[]> {
    const rows = await draftsOf.rows(this.database, [this.tag(writer)]);
    const drafts = await Promise.all(rows.map((row) => this.open(writer, row)));
    return drafts.filter((draft) => draft !== null);
  }

  /** Forgets what a form kept: it was sent, or there are no words any more. */
  async clear(writer: Writer, target: Target): Promise<void> {
    await this.database.query('delete from own_drafts where place = $1', [this.place(writer, target)]);
  }

  /** Throws one away. @returns it, or null when the writer has none with this id */
  async remove(writer: Writer, id: string): Promise<OwnDraft | null> {
    const draft = (await this.all(writer)).find((each) => each.id === id);
    if (draft) await this.clear(writer, draft.target);
    return draft ?? null;
  }

  /** Throws all of them away, also those that cannot be opened any more. */
  async clearAll(writer: Writer): Promise<void> {
    await this.database.query('delete from own_drafts where writer = $1', [this.tag(writer)]);
  }

  // A late keeping can come after the sending: words that arrived are no draft. One that cannot be opened counts as none.
  private async open(writer: Writer, { id, place, sealed, kept_at }: Row): Promise<OwnDraft | null> {
    const words = this.unseal(sealed, contextOf(writer, place));
    if (!words) return null;
    const sent = await wasSent.row(this.database, [words.key, writer.personaId, words.body]);
    if (!sent) return { ...words, id, keptAt: kept_at };
    await this.clear(writer, words.target);
    return null;
  }

  private unseal(sealed: Buffer, context: string): DraftWords | null {
    try {
      return JSON.parse(this.vault.open(PURPOSE, sealed, context)) as DraftWords;
    } catch {
      return null;
    }
  }

  private tag({ personaId }: Writer): Buffer {
    return this.vault.tag('own draft of', personaId);
  }

  private place({ personaId }: Writer, target: Target): Buffer {
    return this.vault.tag('own draft at', `${personaId}/${targetKey(target)}`);
  }
}

function contextOf({ personaId }: Writer, place: Buffer): string {
  return `${personaId}/${place.toString('hex')}`;
}
