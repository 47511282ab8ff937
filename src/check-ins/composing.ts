import { message } from '../platform/web/messages.js';
import { STEPS, type Step } from './steps.js';

/** What a check-in says. */
export interface Said {
  step: Step | '';
  body: string;
  aim: string;
}

/** A check-in as the one plain text that goes up, and is screened, like every post. */
export function composed({ step, body, aim }: Said): string {
  return [
    step && message('check-ins.today', { step: message(`check-ins.step_${step}`) }),
    body,
    aim && message('check-ins.one_aim', { aim }),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The same form as one for an ordinary answer, for when it came too late or has to wait. */
export function asAnswer(form: unknown): Record<string, unknown> {
  const { step, body, aim, ...rest } = (form ?? {}) as Record<string, unknown>;
  const said = { step: stepIn(step), body: textIn(body), aim: textIn(aim) };
  return { ...rest, body: composed(said) };
}

function stepIn(value: unknown): Step | '' {
  return STEPS.find((step) => step === value) ?? '';
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
