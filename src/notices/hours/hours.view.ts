import type { Form } from '../../platform/web/form.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => ({
  id: String(hour),
  label: `${String(hour).padStart(2, '0')}:00`,
}));

const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((id) => ({
  id,
  label: id.replaceAll('_', ' '),
}));

/** The page on which a member chooses their quiet hours. @param kept they have some */
export function hoursView(form: Form<unknown>, kept: boolean): object {
  return { form, kept, hours: HOURS, zones: ZONES };
}
