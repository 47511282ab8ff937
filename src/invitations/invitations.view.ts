import { emptyForm, type Form } from '../platform/web/form.js';
import { MOST_DAYS, MOST_USES } from './forms.js';
import type { InvitationRow } from './invitations.js';

const USUAL = { uses: '1', days: '14' };
const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** The page of the invitations. @param code of the one that was made just now */
export function invitationsView(
  rows: InvitationRow[],
  form: Form<unknown> = emptyForm(USUAL),
  code: string | null = null,
): object {
  return { invitations: rows.map(line), form, code, most: { uses: MOST_USES, days: MOST_DAYS } };
}

function line({ id, mark, uses, uses_left, ends_on }: InvitationRow): object {
  return {
    id,
    mark,
    uses,
    left: uses_left,
    one: uses === 1,
    ends: day.format(new Date(`${ends_on}T00:00:00Z`)),
  };
}
