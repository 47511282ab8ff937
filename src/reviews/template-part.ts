import type { Form } from '../platform/web/form.js';
import type { Blanks } from '../templates/filling.js';
import type { TemplateOutcome } from '../templates/template.js';
import { offerView } from '../templates/template.view.js';
import type { Templates } from '../templates/templates.js';
import { withTemplate } from '../templates/using.js';
import type { ReviewRow } from './review.js';

type Judged = Pick<ReviewRow, 'tier' | 'state' | 'name' | 'board_name'>;

/** The words that a decision about a text may begin with, as the form offers them. */
export async function templatePart(
  templates: Templates,
  review: Judged,
  form: Form<unknown>,
): Promise<object> {
  const offered = await templates.offered(outcomesFor(review));
  return { templates: offerView(offered, blanksOf(review), form) };
}

/** The form with the chosen words in it. */
export async function begun(templates: Templates, review: Judged, sent: Form<unknown>): Promise<Form<never>> {
  return withTemplate(sent, await templates.offered(outcomesFor(review)), blanksOf(review));
}

/** The words that a message before a decision may begin with. */
export async function messagePart(
  templates: Templates,
  review: Judged,
  form: Form<unknown>,
): Promise<object> {
  const offered = await templates.offered(['message']);
  return { messageTemplates: offerView(offered, blanksOf(review), form) };
}

/** The form of a message with the chosen words in it. */
export async function begunMessage(
  templates: Templates,
  review: Judged,
  sent: Form<unknown>,
): Promise<Form<never>> {
  return withTemplate(sent, await templates.offered(['message']), blanksOf(review), 'body');
}

// For a crisis there is no bare no, and no words for one.
function outcomesFor({ state, tier }: Judged): TemplateOutcome[] {
  if (state === 'published') return ['remove'];
  const open: TemplateOutcome[] = ['publish_with_note', 'mask', 'return', 'keep'];
  return tier === 'crisis' ? open : [...open, 'decline'];
}

function blanksOf({ name, board_name }: Judged): Blanks {
  return { name, board: board_name };
}
