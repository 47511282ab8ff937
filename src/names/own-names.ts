import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ReadingChoices } from '../folding/reading-choices.js';
import { MOST_TO_NAMES, type NoticeRow, noticesOfNames } from '../notices/notice-reading.js';
import { withLetters } from '../notices/letters.js';
import { NotFound } from '../platform/errors/problem.js';
import { isUuid } from '../platform/text/uuid.js';
import { Vault } from '../platform/vault/vault.js';
import { type OneTimeName, ownPersonas, type Viewer } from '../platform/web/visit.js';
import { type NamedThread, threadsById } from './thread-reading.js';
import { ownNameView, type OwnNameView } from './own-name.view.js';

/** A member's own one-time names, and the messages to each. Reading them writes nothing: the rows would be seen together. */
@Injectable()
export class OwnNames {
  constructor(
    private readonly database: DataSource,
    private readonly vault: Vault,
    private readonly reading: ReadingChoices,
  ) {}

  /** All of them by name, those with messages first; `most` says how many messages are shown, where there are more. */
  async all(viewer: Viewer): Promise<{ names: OwnNameView[]; most: number | null }> {
    const reader = await this.reading.reader(viewer);
    const threads = await this.threadsOf(viewer);
    const rows = await noticesOfNames.rows(this.database, [
      viewer.names.map(({ personaId }) => personaId),
      ownPersonas(viewer),
    ]);
    const notices = this.byName(viewer.names, rows.slice(0, MOST_TO_NAMES));
    const views = viewer.names.map((name) =>
      ownNameView(name, threads.get(name.threadId) ?? null, notices.get(name.personaId) ?? [], reader),
    );
    return { names: views.sort(withMessagesFirst), most: rows.length > MOST_TO_NAMES ? MOST_TO_NAMES : null };
  }

  /** Puts one message to one of the names away, for good. @throws NotFound for what is not theirs */
  async putAway(id: string, { names }: Viewer): Promise<void> {
    const own = names.map(({ personaId }) => personaId);
    const [, affected] = isUuid(id)
      ? await this.database.query<[unknown, number]>(
          'delete from notices where id = $1 and persona_id = any($2::uuid[])',
          [id, own],
        )
      : [null, 0];
    if (affected === 0) throw new NotFound();
  }

  private async threadsOf(viewer: Viewer): Promise<Map<string, NamedThread>> {
    const rows = await threadsById.rows(this.database, [
      viewer.names.map(({ threadId }) => threadId),
      ownPersonas(viewer),
    ]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private byName(names: OneTimeName[], rows: NoticeRow[]): Map<string, NoticeRow[]> {
    const byName = new Map<string, NoticeRow[]>();
    for (const { personaId } of names) {
      const to = rows.filter((row) => row.persona_id === personaId);
      byName.set(personaId, withLetters(this.vault, personaId, to));
    }
    return byName;
  }
}

function withMessagesFirst(one: OwnNameView, other: OwnNameView): number {
  const [first, second] = [Number(one.notices.length > 0), Number(other.notices.length > 0)];
  return second - first || one.name.localeCompare(other.name, 'en');
}
