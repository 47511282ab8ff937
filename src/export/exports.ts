import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MemberKeys } from '../members/member-keys.js';
import { Statement } from '../platform/database/statement.js';
import { archiveOf } from './archive.js';
import { Collecting } from './collecting.js';

/** How far a member's copy is. */
export interface ExportState {
  id: string;
  /** Of ten: a full ten is ready. */
  tenths: number;
}

const PURPOSE = 'export';
// Sizes of what is sealed say little: from here on they double.
const SMALLEST = 64 * 1024;

const stateOf = new Statement<ExportState>(
  'export_of_member',
  'select id, tenths from exports where member_id = $1 and kept_until > now()',
);

/**
 * Copies of all that is a member's own. Made beside the requests, in web processes, which alone have the key; the row is
 * the job. What is made waits sealed under the member's own key, until it is fetched, for a day at most.
 */
@Injectable()
export class Exports {
  constructor(
    private readonly database: DataSource,
    private readonly keys: MemberKeys,
    private readonly collecting: Collecting,
  ) {}

  /** How far it is; null where there is none. */
  state(memberId: string): Promise<ExportState | null> {
    return stateOf.row(this.database, [memberId]);
  }

  /** Asks for a copy. One that is being made, or waits, stays. @returns its id */
  async ask(memberId: string): Promise<string> {
    await this.database.query('delete from exports where member_id = $1 and kept_until <= now()', [memberId]);
    await this.database.query('insert into exports (member_id) values ($1) on conflict do nothing', [
      memberId,
    ]);
    return (await this.state(memberId))?.id ?? '';
  }

  /** Throws it away, made or not. */
  async remove(memberId: string): Promise<void> {
    await this.database.query('delete from exports where member_id = $1', [memberId]);
  }

  /** The archive, when it is ready; it stays until `remove`. */
  async fetch(memberId: string): Promise<Buffer | null> {
    const [row] = await this.database.query<{ id: string; sealed: Buffer }[]>(
      'select id, sealed from exports where member_id = $1 and sealed is not null and kept_until > now()',
      [memberId],
    );
    if (!row) return null;
    const text = await this.keys.open(memberId, PURPOSE, row.sealed, row.id);
    return Buffer.from(text.trimEnd(), 'base64');
  }

  /** Those that nobody works on. */
  async waiting(): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(`select id from exports where ${FREE}`);
    return rows.map(({ id }) => id);
  }

  /** Forgets what nobody fetched in time. */
  async forgetOld(): Promise<void> {
    await this.database.query('delete from exports where kept_until <= now()');
  }

  /** Makes one, unless somebody else is at it. One that is thrown away meanwhile is not kept. */
  async make(id: string): Promise<void> {
    const memberId = await this.take(id);
    if (!memberId) return;
    const copy = await this.collecting.of(memberId, (done) => this.note(id, done));
    const text = padded(Buffer.from(archiveOf(copy)).toString('base64'));
    const sealed = await this.keys.seal(memberId, PURPOSE, text, id);
    await this.database.query(DONE, [id, sealed]);
  }

  private async take(id: string): Promise<string | null> {
    const [rows] = await this.database.query<[{ member_id: string }[], number]>(TAKE, [id]);
    return rows[0]?.member_id ?? null;
  }

  // Also says that somebody is still at it.
  private async note(id: string, done: number): Promise<void> {
    await this.database.query(NOTE, [id, Math.min(9, Math.floor(done * 9))]);
  }
}

const FREE = `sealed is null and (worked_on_until is null or worked_on_until <= now())`;
const LEASE = `date_trunc('minute', now()) + interval '3 minutes'`;
const TAKE = `update exports set worked_on_until = ${LEASE} where id = $1 and ${FREE} returning member_id`;
const NOTE = `update exports set tenths = $2, worked_on_until = ${LEASE} where id = $1 and sealed is null`;
const DONE =
  'update exports set tenths = 10, worked_on_until = null, sealed = $2 where id = $1 and sealed is null';

function padded(text: string): string {
  const doublings = Math.max(0, Math.ceil(Math.log2(text.length / SMALLEST)));
  return text.padEnd(SMALLEST * 2 ** doublings);
}
