import { errorLine } from '../logging/error-line.js';
import { logger } from '../logging/logger.js';
import { Page } from './answers.js';

/**
 * One of these pages with something more beside what it is about; every other answer as it is. What stands beside a page
 * never takes the page with it: where it cannot be read the page comes without.
 */
export async function beside(
  templates: ReadonlySet<string>,
  answer: unknown,
  more: () => Promise<object>,
): Promise<unknown> {
  if (!(answer instanceof Page) || !templates.has(answer.template)) return answer;
  try {
    return new Page(answer.template, { ...answer.view, ...(await more()) }, answer.options);
  } catch (error) {
    logger.warn(errorLine(error), 'what stands beside a page could not be read');
    return answer;
  }
}
