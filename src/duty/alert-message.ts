import { message } from '../platform/web/messages.js';
import type { Manner } from './next-step.js';
import type { Call } from './webhook.js';

export type ContactKind = 'json' | 'ntfy';

/** What an on-call contact is told: how grave, how many, where. Never a word of a text, no board, no id of a person. */
export interface AlertFacts {
  /** Of all that waits, the gravest. */
  manner: Manner;
  /** Nothing waits but what the workers left unscreened. */
  forgotten: boolean;
  texts: number;
  /** How many of them nobody on call was called about yet, where they were called before. */
  fresh: number;
  link: string;
}

/** An alert in the form that a contact's receiver understands. */
export function alertCall(kind: ContactKind, facts: AlertFacts): Call {
  const { manner, texts, link } = facts;
  const text = wordsOf(facts);
  if (kind === 'ntfy') return plain(text, { ...urgency(manner), Title: titleOf(manner), Click: link });
  return json({ tier: manner === 'unread' ? 'unread' : 'crisis', ...marks(manner), texts, link, text });
}

/** A trial of a contact, which says that nothing happened. */
export function trialCall(kind: ContactKind): Call {
  const text = message('duty.trial');
  if (kind === 'ntfy') return plain(text, { Title: message('duty.trial_title') });
  return json({ trial: true, text });
}

function wordsOf({ manner, forgotten, texts, fresh, link }: AlertFacts): string {
  const what = `duty.alert_${forgotten ? 'forgotten' : manner}`;
  const number = String(texts);
  const told = message(texts === 1 ? what : `${what}_of_many`, { number });
  const more = fresh > 0 && fresh < texts ? [message('duty.alert_fresh', { number: String(fresh) })] : [];
  return [told, ...more, message('duty.alert_link', { link })].join(' ');
}

function marks(manner: Manner): object {
  return manner === 'under_way' || manner === 'escalated' ? { [manner]: true } : {};
}

// As ntfy reads them: the highest priority rings through. What could not be read is told more quietly.
function urgency(manner: Manner): Record<string, string> {
  return manner === 'unread'
    ? { Priority: '4', Tags: 'hourglass' }
    : { Priority: '5', Tags: 'rotating_light' };
}

function titleOf(manner: Manner): string {
  return message(manner === 'unread' ? 'duty.alert_title_unread' : 'duty.alert_title');
}

function plain(body: string, headers: Record<string, string>): Call {
  return { body, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } };
}

function json(facts: object): Call {
  return { body: JSON.stringify(facts), headers: { 'Content-Type': 'application/json' } };
}
