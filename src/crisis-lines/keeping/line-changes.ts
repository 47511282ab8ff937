import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { message } from '../../platform/web/messages.js';
import { record } from '../../record/record.js';
import type { LineFacts } from '../crisis-line.js';
import { reachOf } from './facts.js';
import type { CheckFields, LineFields, NewLineFields, StateFields } from './forms.js';
import { factsFrom, howFrom } from './line-form.js';
import type { CheckedHow, LineDeed, VersionRow } from './line-reading.js';
import { ListKeeper } from './list-keeper.js';
import { kept, type KeptLine } from './overlay.js';

/** What one change makes of an entry. */
interface Change {
  deed: LineDeed;
  /** Null: as it comes with the forum. */
  facts: LineFacts | null;
  hidden: boolean;
  how: CheckedHow | null;
}

/**
 * Changing the list: the new version, the entry of the record and the number that every process watches are one
 * transaction. Nothing is ever overwritten.
 */
@Injectable()
export class LineChanges {
  constructor(
    private readonly database: DataSource,
    private readonly keeper: ListKeeper,
  ) {}

  /** Adds an entry. @returns its id */
  async add(fields: NewLineFields, staffId: string): Promise<string> {
    const id = randomUUID();
    const facts = factsFrom(fields, null);
    await this.apply(id, 0, staffId, () => ({ deed: 'added', facts, hidden: false, how: howFrom(fields) }));
    return id;
  }

  /** Changes what an entry says. @returns false when somebody else changed it meanwhile: then nothing happens */
  change(id: string, fields: LineFields, staffId: string): Promise<boolean> {
    return this.apply(id, fields.number, staffId, (before) => ({
      deed: 'changed',
      facts: factsFrom(fields, before!.line),
      hidden: before!.hidden,
      how: howFrom(fields),
    }));
  }

  /** Says that an entry was checked today. @returns as `change` */
  check(id: string, { number, check: how }: CheckFields, staffId: string): Promise<boolean> {
    return this.apply(id, number, staffId, (before) => ({ ...asBefore(before!), deed: 'checked', how }));
  }

  /** Hides an entry from everybody who looks for help, or shows it again. @returns as `change` */
  switchTo(id: string, { number, state }: StateFields, staffId: string): Promise<boolean> {
    const hidden = state === 'hidden';
    return this.apply(id, number, staffId, (before) => ({ ...asBefore(before!), deed: state, hidden }));
  }

  private async apply(
    id: string,
    number: number,
    staffId: string,
    changeOf: (before: KeptLine | null) => Change,
  ): Promise<boolean> {
    const done = await this.database.transaction(async (manager) => {
      await manager.query(NEXT_VERSION);
      const [last] = await manager.query<VersionRow[]>(LAST_VERSION, [id]);
      if ((last?.version ?? 0) !== number) return false;
      const before = kept(id, last);
      await insert(manager, { id, number: number + 1, staffId }, changeOf(before), before, last);
      return true;
    });
    await this.keeper.refresh();
    return done;
  }
}

function asBefore({ own, hidden }: KeptLine): Omit<Change, 'deed'> {
  return { facts: own, hidden, how: null };
}

interface Place {
  id: string;
  number: number;
  staffId: string;
}

async function insert(
  manager: EntityManager,
  { id, number, staffId }: Place,
  { deed, facts, hidden, how }: Change,
  before: KeptLine | null,
  last: VersionRow | undefined,
): Promise<void> {
  const now = facts ?? before!.line;
  const check = how ? [today(), staffId, how, reachOf(now)] : lastCheck(last);
  const json = facts && JSON.stringify(facts);
  await manager.query(INSERT, [id, number, deed, now.country, json, hidden, ...check, staffId]);
  const words = message(`lines.recorded_${how ?? 'not_checked'}`, { country: now.country, name: now.name });
  await record(manager, {
    kind: 'configuration',
    actor: staffId,
    subject: id,
    code: `line_${deed}`,
    words: `${words}\n${now.source}`,
  });
}

// It goes on to stand for what it was made of; whether that is still so, `overlay.ts` sees.
function lastCheck(last: VersionRow | undefined): (string | null)[] {
  if (!last) return [null, null, null, null];
  return [last.checked_on, last.checked_by, last.checked_how, last.checked_reach];
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

// First of all: two changes at once take turns on this row.
const NEXT_VERSION = 'update lines_in_use set version = version + 1';

const LAST_VERSION = `
  select line_id, version, deed, country, facts, hidden, checked_on::text, checked_by, checked_how, checked_reach
  from line_versions where line_id = $1 order by version desc limit 1`;

const INSERT = `
  insert into line_versions (line_id, version, deed, country, facts, hidden, checked_on, checked_by, checked_how,
    checked_reach, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`;
