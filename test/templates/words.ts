import type { Desk } from '../reviews/desk.js';
import { press } from '../reviews/desk.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** Adds words by the form, as a lead. @returns the id */
export async function addTemplate(lead: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const { location } = await lead.send('/templates/new', { ...WORDS, ...fields });
  return location?.split('/').at(-1) ?? '';
}

export const WORDS = {
  outcome: 'keep',
  name: 'A grey day',
  body: 'Thank you, {name}. The lines at the top of this page are there. We read along on {board}.',
};

/** Has the form of a decision begun with words, without scripts. */
export function begin(
  who: Visitor,
  { id }: { id: string },
  template: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  const all = { guideline: '', reason: '', began: '', ...fields, step: 'template', template };
  return press(who, `/reviews/${id}/decision`, all);
}

export function reasonOn({ page }: Answer): string {
  return (page.querySelector('#reason')?.textContent ?? '').trim();
}

export function beganOn({ page }: Answer): string {
  const form = page.querySelectorAll('form').find((each) => each.querySelector('#reason'));
  return form?.querySelector('[name=began]')?.getAttribute('value') ?? '';
}

/** Which versions decisions began with. */
export function noted({ sql }: Desk): Promise<{ outcome: string; template_id: string; version: number }[]> {
  return sql(
    'select d.outcome, t.template_id, t.version from decision_templates t join decisions d on d.id = t.decision_id order by d.outcome',
  );
}
