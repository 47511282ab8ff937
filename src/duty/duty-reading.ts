import { BOARD_SHOWN } from '../boards/moments.js';
import { Statement } from '../platform/database/statement.js';
import type { ContactKind } from './alert-message.js';
import type { AlertOutcome } from './alert-outcome.js';
import type { Hours } from '../platform/time/weekly-hours.js';

export type DutyMode = 'no_rota' | 'rota';

export interface SettingsRow {
  mode: DutyMode;
  /** Name of the place's time zone, such as Europe/Berlin. */
  zone: string;
  hold_concern: boolean;
  wait_minutes: number;
}

export const dutySettings = new Statement<SettingsRow>(
  'duty-settings',
  'select mode, zone, hold_concern, wait_minutes from duty_settings',
);

/** Settings, and the hours in which somebody reads a board. */
export interface BoardHoursRow extends SettingsRow {
  hours: Hours[];
}

export const hoursOfBoard = new Statement<BoardHoursRow>(
  'hours-of-board',
  `select s.mode, s.zone, s.hold_concern, s.wait_minutes,
     coalesce((select json_agg(json_build_object('weekday', h.weekday, 'starts', h.starts, 'ends', h.ends))
       from staffed_hours h left join boards b on b.id = h.board_id
       where h.board_id is null or b.slug = $1), '[]') as hours
   from duty_settings s`,
);

BOARD_SHOWN.asks(hoursOfBoard, ({ slug }) => [slug]);

/** A board with its hours, those for all boards included. */
export interface BoardWithHours {
  slug: string;
  name: string;
  hours: Hours[];
}

export const hoursOfBoards = new Statement<BoardWithHours>(
  'hours-of-boards',
  `select b.slug, b.name, coalesce(
     json_agg(json_build_object('weekday', h.weekday, 'starts', h.starts, 'ends', h.ends))
       filter (where h.weekday is not null), '[]') as hours
   from boards b left join staffed_hours h on h.board_id is null or h.board_id = b.id
   where not b.closed and not b.archived and b.merging_into is null
   group by b.id order by b.place`,
);

/** A shift of the rota, with who has it. Shifts of people who left the team are not on it. */
export interface ShiftRow extends Hours {
  id: string;
  who: string;
  /** Null for all boards. */
  board: string | null;
}

export const allShifts = new Statement<ShiftRow>(
  'all-shifts',
  `select s.id, s.weekday, s.starts, s.ends, n.name as who, b.name as board
   from shifts s
   join staff_here m on m.id = s.member_id
   join personas n on n.member_id = m.id and n.kind = 'pseudonym'
   left join boards b on b.id = s.board_id
   order by s.weekday, s.starts, n.name, b.place, s.id`,
);

export interface StaffRow {
  /** Of the persona. */
  id: string;
  name: string;
}

export const allStaff = new Statement<StaffRow>(
  'all-staff',
  `select n.id, n.name from staff_here m join personas n on n.member_id = m.id and n.kind = 'pseudonym'
   order by lower(n.name), n.id`,
);

export interface ContactRow {
  id: string;
  name: string;
  kind: ContactKind;
  masked: string;
  /** Of the last trial; null when there was none, or it is on its way. */
  trial: AlertOutcome | null;
  tried_at: Date | null;
  trying: boolean;
  /** How often in a row it could not be reached. */
  failures: number;
}

export const allContacts = new Statement<ContactRow>(
  'all-contacts',
  `select c.id, c.name, c.kind, c.masked, t.outcome as trial, t.sent_at as tried_at,
     coalesce(t.due_at is not null, false) as trying, c.failures
   from on_call_contacts c
   left join lateral (select a.outcome, a.sent_at, a.due_at from alerts a
     where a.contact_id = c.id and a.revision_id is null and a.words_id is null order by a.number desc limit 1) t on true
   where not c.removed order by c.place`,
);

export interface AlertRow {
  revision_id: string | null;
  words_id: string | null;
  contact: string;
  round: number;
  /** How many it told of; null for old ones, which told of one. */
  texts: number | null;
  outcome: AlertOutcome;
  sent_at: Date;
}

/** The last alerts that were not trials. */
export const lastAlerts = new Statement<AlertRow>(
  'last-alerts',
  `select a.revision_id, a.words_id, c.name as contact, a.round, a.texts, a.outcome, a.sent_at
   from alerts a join on_call_contacts c on c.id = a.contact_id
   where coalesce(a.revision_id, a.words_id) is not null and a.outcome is not null order by a.number desc limit 10`,
);

/** Whether alerts wait that a worker should have sent. */
export const overdueAlerts = new Statement<{ overdue: boolean }>(
  'overdue-alerts',
  `select exists (select from alerts where outcome is null and due_at < now() - interval '1 minute')
     or (exists (select from on_call_contacts where not removed) and exists (
       select from ringing g join queue_items q on q.kind = g.kind and q.subject = g.subject
       where g.rings_at < now() - interval '1 minute')) as overdue`,
);
