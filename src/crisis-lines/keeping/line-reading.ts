import { Statement } from '../../platform/database/statement.js';

/** What was done to an entry. */
export type LineDeed = 'added' | 'changed' | 'checked' | 'hidden' | 'shown';

/** How the people who run this place checked an entry: by calling or writing to it, or on its own site. */
export type CheckedHow = 'called' | 'looked';

/** One version of an entry: all that was so from then on. */
export interface VersionRow {
  line_id: string;
  version: number;
  deed: LineDeed;
  country: string;
  /** Null: as it comes with the forum. */
  facts: unknown;
  hidden: boolean;
  /** ISO date. */
  checked_on: string | null;
  checked_by: string | null;
  checked_how: CheckedHow | null;
  checked_reach: string | null;
}

/** The same for people: who checked, who changed; null when the account is gone. */
export interface NamedVersionRow extends VersionRow {
  checked_name: string | null;
  changed_name: string | null;
  changed_at: Date;
}

const FACTS = `v.line_id, v.version, v.deed, v.country, v.facts, v.hidden, v.checked_on::text, v.checked_by, v.checked_how,
  v.checked_reach`;

const NAMED = `select ${FACTS}, v.changed_at, c.name as checked_name, w.name as changed_name
  from line_versions v
  left join personas c on c.member_id = v.checked_by and c.kind = 'pseudonym'
  left join personas w on w.member_id = v.changed_by and w.kind = 'pseudonym'`;

/** The newest version of each entry that has any, oldest entry first. */
export const newestVersions = new Statement<NamedVersionRow>(
  'newest-line-versions',
  `${NAMED} where v.version = (select max(n.version) from line_versions n where n.line_id = v.line_id)
   order by (select f.changed_at from line_versions f where f.line_id = v.line_id and f.version = 1), v.line_id`,
);

/** All versions of one entry, newest first. */
export const versionsOfLine = new Statement<NamedVersionRow>(
  'versions-of-line',
  `${NAMED} where v.line_id = $1 order by v.version desc`,
);

/** Tells whether anything changed, and which countries are served. */
export const linesInUse = new Statement<{ version: number; served: string[] }>(
  'lines-in-use',
  'select version, served from lines_in_use',
);

/** Version, countries and entries in one statement, so that all are of the same moment. */
export const listInUse = new Statement<{ version: number; served: string[]; versions: VersionRow[] }>(
  'list-in-use',
  `select u.version, u.served, coalesce(
     (select json_agg(json_build_object('line_id', v.line_id, 'version', v.version, 'deed', v.deed, 'country', v.country,
        'facts', v.facts, 'hidden', v.hidden, 'checked_on', v.checked_on, 'checked_by', v.checked_by,
        'checked_how', v.checked_how, 'checked_reach', v.checked_reach)
        order by (select f.changed_at from line_versions f where f.line_id = v.line_id and f.version = 1), v.line_id)
      from line_versions v
      where v.version = (select max(n.version) from line_versions n where n.line_id = v.line_id)), '[]') as versions
   from lines_in_use u`,
);
