import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { message } from '../platform/web/messages.js';
import { record } from '../record/record.js';
import type { CheckFields, NewResourceFields, ResourceFields, StateFields } from './forms.js';
import { type Resource, sameReach } from './resource.js';
import { written } from './resource-form.js';
import { type ResourceDeed, VERSION, type VersionRow } from './resource-reading.js';
import { placeName } from './resource.view.js';

/** What one change makes of an entry. */
interface Change {
  deed: ResourceDeed;
  country: string | null;
  facts: Resource['facts'];
  hidden: boolean;
  /** Whether somebody looked today. */
  looked: boolean;
}

type ChangeOf = (before: VersionRow | undefined) => Change;

/** Changing the directory: the new version and the entry of the record are one transaction. Nothing is ever overwritten. */
@Injectable()
export class ResourceChanges {
  constructor(private readonly database: DataSource) {}

  /** Adds an entry. @returns its id */
  async add(fields: NewResourceFields, staffId: string): Promise<string> {
    const id = randomUUID();
    const { looked } = fields;
    await this.apply(id, 0, staffId, () => ({ deed: 'added', hidden: false, looked, ...written(fields) }));
    return id;
  }

  /** Changes what an entry says. @returns false when somebody else changed it meanwhile: then nothing happens */
  change(id: string, fields: ResourceFields, staffId: string): Promise<boolean> {
    const { looked, number } = fields;
    return this.apply(id, number, staffId, (before) => ({
      ...{ deed: 'changed', hidden: before!.hidden, looked },
      ...written(fields),
    }));
  }

  /** Says that an entry was looked at today, and is right. @returns as `change` */
  check(id: string, { number }: CheckFields, staffId: string): Promise<boolean> {
    return this.apply(id, number, staffId, (before) => ({
      ...asBefore(before!),
      deed: 'checked',
      looked: true,
    }));
  }

  /** Hides an entry from everybody who looks for help, or shows it again. @returns as `change` */
  switchTo(id: string, { number, state }: StateFields, staffId: string): Promise<boolean> {
    const hidden = state === 'hidden';
    return this.apply(id, number, staffId, (before) => ({ ...asBefore(before!), deed: state, hidden }));
  }

  private apply(id: string, number: number, staffId: string, changeOf: ChangeOf): Promise<boolean> {
    return this.database.transaction(async (manager) => {
      await manager.query(LOCK, [id]);
      const [last] = await manager.query<VersionRow[]>(LAST_VERSION, [id]);
      if ((last?.version ?? 0) !== number) return false;
      await insert(manager, id, staffId, changeOf(last), last);
      return true;
    });
  }
}

function asBefore({ country, facts, hidden }: VersionRow): Omit<Change, 'deed'> {
  return { country, facts, hidden, looked: false };
}

async function insert(
  manager: EntityManager,
  id: string,
  staffId: string,
  change: Change,
  last: VersionRow | undefined,
): Promise<void> {
  const { deed, country, facts, hidden } = change;
  const version = (last?.version ?? 0) + 1;
  const values = [
    id,
    version,
    deed,
    country,
    JSON.stringify(facts),
    hidden,
    ...checkOf(change, staffId, last),
  ];
  await manager.query(INSERT, [...values, staffId]);
  const words = message('resource-list.recorded', {
    name: facts.name,
    place: placeName(country),
    source: facts.source,
  });
  await record(manager, {
    kind: 'configuration',
    actor: staffId,
    subject: id,
    code: `resource_${deed}`,
    words,
  });
}

// A check goes on to count while the way to the service stays the same.
function checkOf(change: Change, staffId: string, last: VersionRow | undefined): (string | null)[] {
  if (change.looked) return [new Date().toISOString().slice(0, 10), staffId];
  return last && sameReach(last, change) ? [last.checked_on, last.checked_by] : [null, null];
}

const LOCK = `select pg_advisory_xact_lock(hashtextextended('resource ' || $1, 0))`;

const LAST_VERSION = `select ${VERSION} from resource_versions v where v.resource_id = $1 order by v.version desc limit 1`;

const INSERT = `
  insert into resource_versions (resource_id, version, deed, country, facts, hidden, checked_on, checked_by, changed_by)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
