import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PrivatePapers } from '../../members/private-papers.js';
import { Statement } from '../../platform/database/statement.js';
import { type Named, ownPersonas, type Viewer } from '../../platform/web/visit.js';
import { CALLS_AT_ANY_HOUR } from '../quiet.js';
import { isQuietAt, type QuietHours } from './quiet-hours.js';

type Owner = Pick<Viewer, 'memberId'>;

const KIND = 'reading hours';

const callingNow = new Statement<{ count: number }>(
  'notices-that-call-at-any-hour',
  `select count(*)::int as count from notices n
   where n.persona_id = any($1::uuid[]) and not n.read and ${CALLS_AT_ANY_HOUR}`,
);

/** When members want no mark beside their notices. It changes nothing but what their own pages show. */
@Injectable()
export class ReadingHours {
  constructor(
    private readonly database: DataSource,
    private readonly papers: PrivatePapers,
  ) {}

  /** Somebody's quiet hours; null where they have none. */
  of(owner: Owner): Promise<QuietHours | null> {
    return this.papers.of<QuietHours>(owner, KIND);
  }

  async keep(owner: Owner, hours: QuietHours): Promise<void> {
    await this.papers.change<QuietHours>(owner, KIND, () => hours);
  }

  async clear(owner: Owner): Promise<void> {
    await this.papers.change(owner, KIND, () => null);
  }

  /** How many notices the mark speaks of now. @param unread how many it would speak of at another hour */
  async calling(owner: Owner & Named, unread: number): Promise<number> {
    if (unread === 0) return 0;
    const hours = await this.of(owner);
    if (!hours || !isQuietAt(hours, new Date())) return unread;
    return (await callingNow.row(this.database, [ownPersonas(owner)]))?.count ?? 0;
  }
}
