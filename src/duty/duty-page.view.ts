import { when } from '../platform/text/when.js';
import { emptyForm, type Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import type {
  AlertRow,
  BoardWithHours,
  ContactRow,
  SettingsRow,
  ShiftRow,
  StaffRow,
} from './duty-reading.js';
import { zoneWords } from './duty.view.js';
import { DAYS } from './forms.js';
import { weekView } from './week.view.js';

export interface WeekRows {
  settings: SettingsRow;
  boards: BoardWithHours[];
  shifts: ShiftRow[];
}

interface Rows extends WeekRows {
  staff: StaffRow[];
  contacts: ContactRow[];
  alerts: AlertRow[];
  overdue: boolean;
}

/** The forms of the page that were sent and could not be used. */
export interface SentForms {
  settings?: Form<unknown>;
  shift?: Form<unknown>;
  contact?: Form<unknown>;
}

/** The week, to be looked at. */
export function weekPageView({ settings, shifts, boards }: WeekRows): object {
  return {
    rota: settings.mode === 'rota',
    zone: zoneWords(settings.zone),
    week: weekView(shifts, boards),
    leads: null,
  };
}

/** The whole page, for those who change it: the rota, the contacts and the last alerts. */
export function dutyPageView(rows: Rows, forms: SentForms): object {
  const { settings, staff, boards, overdue, contacts, alerts } = rows;
  const leads = {
    settings: forms.settings ?? emptyForm(settingValues(settings)),
    zones: ZONES,
    shift: forms.shift ?? emptyForm({ from: '08:00', to: '22:00' }),
    staff,
    boards: boards.map(({ slug, name }) => ({ slug, name })),
    days: Object.keys(DAYS).map((id) => ({ id, label: message(`duty.day_${id}`) })),
    contact: forms.contact ?? emptyForm(),
    contacts: contacts.map(contactView),
    silent: contacts.filter(({ failures }) => failures > 0).map(({ name, failures }) => ({ name, failures })),
    waitMinutes: settings.wait_minutes,
    alerts: alerts.map(alertView),
    overdue,
  };
  return { ...weekPageView(rows), leads };
}

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((id) => ({
  id,
  label: zoneWords(id),
}));

function settingValues({ mode, zone, hold_concern, wait_minutes }: SettingsRow): Record<string, string> {
  const values = { mode, zone, wait_minutes: String(wait_minutes) };
  return hold_concern ? { ...values, hold_concern: 'yes' } : values;
}

function contactView({ id, name, kind, masked, trial, tried_at, trying, failures }: ContactRow): object {
  return {
    id,
    name,
    kind: message(`duty.kind_${kind}`),
    masked,
    trying,
    failures,
    trial: trial && tried_at && { how: message(`duty.outcome_${trial}`), at: when(tried_at) },
  };
}

function alertView({ revision_id, words_id, contact, round, texts, outcome, sent_at }: AlertRow): object {
  const how = message(`duty.outcome_${outcome}`);
  const href = words_id === null ? `/reviews/${revision_id}` : `/urgent-words/${words_id}`;
  return { href, contact, round, several: texts !== null && texts > 1 && texts, how, at: when(sent_at) };
}
