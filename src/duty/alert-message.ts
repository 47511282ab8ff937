import { message } from '../platform/web/messages.js';
import type { About } from '../screening/verdict.js';
import type { Call } from './webhook.js';

export type ContactKind = 'json' | 'ntfy';

/** What an on-call contact is told: never a word of the text, no name, no id of a person. */
export interface AlertFacts {
  about: About;
  /** The board's name. */
  board: string;
  /** How long it has waited. */
  minutes: number;
  link: string;
}

/** An alert in the form that a contact's receiver understands. */
export function alertCall(kind: ContactKind, facts: AlertFacts): Call {
  const text = message('duty.alert', {
    ...facts,
    about: aboutWords(facts.about),
    minutes: String(facts.minutes),
  });
  if (kind === 'ntfy')
    return plain(text, { ...URGENT, Title: message('duty.alert_title'), Click: facts.link });
  const { about, board, minutes, link } = facts;
  return json({ tier: 'crisis', about, board, waiting_minutes: minutes, link, text });
}

/** A trial of a contact, which says that nothing happened. */
export function trialCall(kind: ContactKind): Call {
  const text = message('duty.trial');
  if (kind === 'ntfy') return plain(text, { Title: message('duty.trial_title') });
  return json({ trial: true, text });
}

// As ntfy reads them: the highest priority rings through.
const URGENT = { Priority: '5', Tags: 'rotating_light' };

function plain(body: string, headers: Record<string, string>): Call {
  return { body, headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers } };
}

function json(facts: object): Call {
  return { body: JSON.stringify(facts), headers: { 'Content-Type': 'application/json' } };
}

function aboutWords(about: About): string {
  return message(`duty.about_${about}`);
}
