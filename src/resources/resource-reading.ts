import { Statement } from '../platform/database/statement.js';
import type { Resource, ResourceFacts } from './resource.js';

/** What was done to an entry. */
export type ResourceDeed = 'added' | 'changed' | 'checked' | 'hidden' | 'shown';

/** One version of an entry: all that was so from then on. */
export interface VersionRow {
  resource_id: string;
  version: number;
  deed: ResourceDeed;
  country: string | null;
  facts: ResourceFacts;
  hidden: boolean;
  /** ISO date. */
  checked_on: string | null;
  checked_by: string | null;
}

/** The same for the team: who checked, who changed; null when the account is gone, or it came with the forum. */
export interface NamedVersionRow extends VersionRow {
  checked_name: string | null;
  changed_name: string | null;
  changed_by: string | null;
  changed_at: Date;
}

/** A version as an entry. */
export function resourceOf(row: VersionRow): Resource {
  const { resource_id: id, version, country, facts, hidden, checked_on: checkedOn } = row;
  return { id, version, country, facts, hidden, checkedOn };
}

/** All there is of a version. */
export const VERSION = `v.resource_id, v.version, v.deed, v.country, v.facts, v.hidden, v.checked_on::text, v.checked_by`;

const IS_NEWEST = `v.version = (select max(n.version) from resource_versions n where n.resource_id = v.resource_id)`;

/** Every entry that people may see. */
export const shownResources = new Statement<VersionRow>(
  'shown-resources',
  `select ${VERSION} from resource_versions v where ${IS_NEWEST} and not v.hidden order by v.facts->>'name', v.resource_id`,
);

const NAMED = `select ${VERSION}, v.changed_by, v.changed_at, c.name as checked_name, w.name as changed_name
  from resource_versions v
  left join personas c on c.member_id = v.checked_by and c.kind = 'pseudonym'
  left join personas w on w.member_id = v.changed_by and w.kind = 'pseudonym'`;

/** The newest version of every entry, hidden ones too. */
export const newestVersions = new Statement<NamedVersionRow>(
  'newest-resource-versions',
  `${NAMED} where ${IS_NEWEST} order by v.facts->>'name', v.resource_id`,
);

/** All versions of one entry, newest first. */
export const versionsOfResource = new Statement<NamedVersionRow>(
  'versions-of-resource',
  `${NAMED} where v.resource_id = $1 order by v.version desc`,
);

/** How many entries that people see have no check by this team since a day $1. */
export const resourcesToCheck = new Statement<{ entries: number }>(
  'resources-to-check',
  `select count(*)::int as entries from resource_versions v
   where ${IS_NEWEST} and not v.hidden and (v.checked_on is null or v.checked_on < $1::date)`,
);
