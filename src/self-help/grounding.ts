import { textFile } from '../platform/web/messages.js';

/** One small step: what to do, and a word beside it. */
interface Step {
  title: string;
  text: string;
}

const steps = textFile<Step[]>('self-help/grounding.json');

/** One step as a page shows it. @param asked from the address; anything else than a step is the first */
export function groundingView(asked: unknown): object {
  const number = steps.findIndex((_, at) => String(at + 1) === asked) + 1 || 1;
  return {
    ...steps[number - 1],
    number,
    of: steps.length,
    before: number > 1 ? pathOf(number - 1) : null,
    next: number < steps.length ? pathOf(number + 1) : null,
  };
}

function pathOf(number: number): string {
  return number === 1 ? '/grounding' : `/grounding?step=${number}`;
}
