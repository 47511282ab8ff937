import { emptyForm } from '../platform/web/form.js';
import { message, textFile } from '../platform/web/messages.js';
import type { Milestone } from '../milestones/milestone.js';
import { withKey } from '../threads/forms.js';
import type { CompanyRow } from './company-reading.js';

/** A part of the wait: what to do in the next minutes. */
interface Wait {
  title: string;
  text: string;
}

const waits = textFile<Wait[]>('bad-night/waiting.json');

/** A company thread; `waits` where the visitor has words in its form that they did not send. */
export interface CompanyWaiting extends CompanyRow {
  waits: boolean;
}

/** The page for a bad night. */
export function badNightView(company: CompanyWaiting[], milestones: Milestone[]): object {
  return {
    reasons: milestones
      .filter(({ reasons }) => reasons !== '')
      .map(({ name, reasons }) => ({ name, reasons })),
    company: company.map(({ id, board, waits }) => ({
      action: `/threads/${id}/posts`,
      whole: `/threads/${id}/posts/new`,
      board,
      waits,
    })),
    form: withKey(emptyForm()),
  };
}

/** One part of the wait. @param asked from the address; anything else is the first */
export function waitingView(asked: unknown): object {
  const number = waits.findIndex((_, at) => String(at + 1) === asked) + 1 || 1;
  return {
    ...waits[number - 1],
    where: message('bad-night.part', { number: String(number), of: String(waits.length) }),
    before: number > 1 ? pathOf(number - 1) : null,
    next: number < waits.length ? pathOf(number + 1) : null,
  };
}

/** A board's company thread, as the board's page shows it. */
export function companyView({ id, title }: CompanyRow): object {
  return { href: `/threads/${id}`, title };
}

function pathOf(number: number): string {
  return number === 1 ? '/bad-night/waiting' : `/bad-night/waiting?part=${number}`;
}
