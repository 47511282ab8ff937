import { emptyForm, type Form } from '../platform/web/form.js';
import { type Viewer, wearing } from '../platform/web/visit.js';
import { withKey } from '../threads/forms.js';
import { whoReads } from '../threads/thread.view.js';
import type { CheckInRow } from './check-in-reading.js';
import { LONGEST_AIM } from './forms.js';
import { STEPS } from './steps.js';

/** A form to check in with, as its pages show it. */
export function formView(
  row: CheckInRow,
  viewer: Viewer,
  form: Form<unknown> = emptyForm({ keep: 'yes' }),
): object {
  const here = wearing(viewer, row.thread_id);
  return {
    // Beside the form for an answer, which has a field of this name too.
    bodyId: 'check-in-body',
    action: `/threads/${row.thread_id}/check-ins`,
    steps: STEPS.map((step) => ({ value: step, label: `check-ins.step_${step}` })),
    longest: LONGEST_AIM,
    // Under a one-time name nothing is kept: it would tie that name to its member.
    oneTime: here.personaId === viewer.personaId ? null : here.name,
    whoReads: whoReads(row.members_only),
    form: withKey(form),
  };
}

/** Where a check-in is. */
export function linkView({ thread_id: id, title }: CheckInRow): { href: string; title: string } {
  return { href: `/threads/${id}`, title };
}
