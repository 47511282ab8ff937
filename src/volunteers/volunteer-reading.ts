import { Statement } from '../platform/database/statement.js';
import type { MemberRole } from '../platform/web/visit.js';

export type EntryKind = 'training' | 'supervision' | 'leave' | 'guidelines';

/** One line of somebody's record. Days are ISO dates. */
export interface EntryRow {
  id: string;
  kind: EntryKind;
  day: string;
  until: string | null;
  words: string;
  by_whom: string;
}

/** Somebody who helps here, with all that is written down. */
export interface VolunteerRow {
  member_id: string;
  persona_id: string;
  name: string;
  role: MemberRole;
  words: string;
  stopped_on: string | null;
  badge: string | null;
  entries: EntryRow[];
}

const ROLES = `('facilitator', 'moderator', 'lead', 'admin')`;

const VOLUNTEER = `
  select m.id as member_id, n.id as persona_id, n.name, m.role, coalesce(v.words, '') as words, v.stopped_on::text, g.words as badge,
    coalesce((select json_agg(json_build_object('id', e.id, 'kind', e.kind, 'day', e.day, 'until', e.until, 'words', e.words,
      'by_whom', e.by_whom) order by e.day desc, e.id) from volunteer_entries e where e.member_id = m.id), '[]') as entries
  from members m
  join personas n on n.member_id = m.id and n.kind = 'pseudonym'
  left join volunteers v on v.member_id = m.id
  left join facilitator_badges g on g.persona_id = n.id`;

/** Everybody who moderates or facilitates, and whoever did within the year. */
export const allVolunteers = new Statement<VolunteerRow>(
  'all-volunteers',
  `${VOLUNTEER} where m.role in ${ROLES} or v.member_id is not null order by n.name`,
);

/** One of them. @param $1 the id of their pseudonym, or of the member */
export const oneVolunteer = new Statement<VolunteerRow>(
  'one-volunteer',
  `${VOLUNTEER} where (n.id = $1 or m.id = $1) and (m.role in ${ROLES} or v.member_id is not null)`,
);

/** How many trainings of those who help here run out before a day $1, or have. */
export const runningOut = new Statement<{ entries: number }>(
  'volunteers-running-out',
  `select count(*)::int as entries from volunteer_entries e join volunteers v on v.member_id = e.member_id
   where v.stopped_on is null and e.kind = 'training' and e.until < $1::date`,
);
