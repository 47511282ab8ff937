import type { Form } from '../platform/web/form.js';
import { message } from '../platform/web/messages.js';
import { zoneWords } from '../duty/duty.view.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const ZONES = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** The page on which somebody says when check-ins open. @param placeZone the zone of the whole place */
export function rhythmView(placeZone: string, form: Form<unknown>): object {
  return {
    rhythms: ['daily', 'weekly', 'none'].map((value) => ({ value, label: `check-ins.rhythm_${value}` })),
    weekdays: WEEKDAYS.map((day) => ({ id: String(day), label: message(`duty.day_${day}`) })),
    hours: HOURS.map((hour) => ({ id: String(hour), label: `${String(hour).padStart(2, '0')}:00` })),
    zones: [
      { id: '', label: message('check-ins.zone_of_place', { zone: zoneWords(placeZone) }) },
      ...ZONES.map((id) => ({ id, label: zoneWords(id) })),
    ],
    form,
  };
}
