import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MemberKeys } from '../../members/member-keys.js';
import type { PrivateVault } from '../../members/private-vault.js';
import { Statement } from '../../platform/database/statement.js';
import { Vault } from '../../platform/vault/vault.js';
import { type Name, openDraft, OWN_DRAFT_OF, placesOf, sealDraft, type Writer } from './draft-seal.js';
import { mayWrite, THREAD_SHOWN } from '../moments.js';
import { asWorn } from '../names/worn.js';
import { type DraftWords, isEmpty } from './draft-words.js';
import type { Target } from './target.js';

/** Words that a member has typed and not sent, and when they were kept. */
export interface OwnDraft extends DraftWords {
  id: string;
  keptAt: Date;
}

interface Row {
  id: string;
  place: Buffer;
  sealed: Buffer;
  kept_at: Date;
}

/** Of one name; the oldest goes when there are more. */
export const MOST_DRAFTS = 20;

const draftAt = new Statement<Row>(
  'own_draft_at',
  'select id, place, sealed, kept_at from own_drafts where place = any($1::bytea[]) order by kept_at desc limit 1',
);
THREAD_SHOWN.asks(draftAt, (looks) => {
  if (!mayWrite(looks)) return null;
  const { viewer, vault, thread } = looks;
  return [placesOf(vault, asWorn(viewer!, thread.id, thread.worn), { thread: thread.id })];
});

const draftsOf = new Statement<Row>(
  'own_drafts_of_writer',
  'select id, place, sealed, kept_at from own_drafts where writer = any($1::bytea[]) order by kept_at desc, id',
);
const wasSent = new Statement<{ sent: boolean }>(
  'own_draft_was_sent',
  'select true as sent from revisions where submission_key = $1 and body = $2',
);

/**
 * Members' drafts: sealed with their own key for one name and one form, and found by keyed tags alone. Nobody but their
 * writer is ever shown them; no page of the team's reads this table.
 */
@Injectable()
export class OwnDrafts {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly keys: MemberKeys,
  ) {}

  /** Keeps the words in place of what the form had kept before; without any words there is nothing left to keep. */
  async keep(writer: Writer, words: DraftWords): Promise<void> {
    if (isEmpty(words)) return this.clear(writer, words.target);
    const [tags, places] = [this.tags(writer), placesOf(this.vault, writer, words.target)];
    const [place, ...former] = places as [Buffer];
    const sealed = sealDraft(await this.keys.of(writer.memberId), writer, place, words);
    await this.database.transaction(async (manager) => {
      await manager.query('delete from own_drafts where place = any($1::bytea[])', [former]);
      await manager.query(KEEP, [tags[0], place, sealed]);
      await manager.query(KEEP_THE_LATEST, [tags, place, MOST_DRAFTS]);
    });
  }

  /** What waits in a form, or null. */
  async at(writer: Writer, target: Target): Promise<OwnDraft | null> {
    const row = await draftAt.row(this.database, [placesOf(this.vault, writer, target)]);
    return row && this.open(await this.keys.of(writer.memberId), writer, row);
  }

  /** All that waits, the latest first. */
  async all(writer: Writer): Promise<OwnDraft[]> {
    const rows = await draftsOf.rows(this.database, [this.tags(writer)]);
    const own = await this.keys.of(writer.memberId);
    const drafts = await Promise.all(rows.map((row) => this.open(own, writer, row)));
    return drafts.filter((draft) => draft !== null);
  }

  /** Forgets what a form kept: it was sent, or there are no words any more. */
  async clear(writer: Name, target: Target): Promise<void> {
    await this.database.query('delete from own_drafts where place = any($1::bytea[])', [
      placesOf(this.vault, writer, target),
    ]);
  }

  /** The same of several names of one person. */
  async allUnder(names: Writer[]): Promise<OwnDraft[]> {
    const drafts: OwnDraft[] = [];
    for (const name of names) drafts.push(...(await this.all(name)));
    return drafts.sort((one, other) => other.keptAt.getTime() - one.keptAt.getTime());
  }

  /** Throws one away. @returns it, or null when no one of these names has one with this id */
  async remove(names: Writer[], id: string): Promise<OwnDraft | null> {
    for (const name of names) {
      const draft = (await this.all(name)).find((each) => each.id === id);
      if (draft) await this.clear(name, draft.target);
      if (draft) return draft;
    }
    return null;
  }

  /** Throws all of them away, also those that cannot be opened any more. */
  async clearAll(writer: Name): Promise<void> {
    await this.database.query('delete from own_drafts where writer = any($1::bytea[])', [this.tags(writer)]);
  }

  // A late keeping can come after the sending: words that arrived are no draft. One that cannot be opened counts as none.
  private async open(
    own: PrivateVault,
    writer: Writer,
    { id, place, sealed, kept_at }: Row,
  ): Promise<OwnDraft | null> {
    const words = openDraft(own, writer, place, sealed);
    if (!words) return null;
    const sent = await wasSent.row(this.database, [words.key, words.body]);
    if (!sent) return { ...words, id, keptAt: kept_at };
    await this.clear(writer, words.target);
    return null;
  }

  private tags({ personaId }: Name): Buffer[] {
    return this.vault.tags(OWN_DRAFT_OF, personaId);
  }
}

const KEEP = `
  insert into own_drafts (writer, place, sealed) values ($1, $2, $3)
  on conflict (place) do update set sealed = $3, kept_at = date_trunc('minute', now())`;

const KEEP_THE_LATEST = `
  delete from own_drafts where writer = any($1::bytea[]) and id not in (
    select id from own_drafts where writer = any($1::bytea[]) order by place = $2 desc, kept_at desc, id limit $3)`;
