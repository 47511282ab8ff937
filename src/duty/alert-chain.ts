import type { EntityManager } from 'typeorm';
import type { AlertOutcome } from './alert-outcome.js';
import type { ContactKind } from './alert-message.js';
import type { RingingThing } from './next-step.js';
import { calledAbout } from './ringing.js';

// Three times through the list. Only while nobody at all was reached it goes on, once an hour: a net that was away for
// the night must not leave a crisis alone.
const ROUNDS = 3;
const LATER_MINUTES = 60;

/** Where the chain of calls stands, at this moment. */
export interface Chain {
  /** Of who was called last. */
  place: number | null;
  round: number;
  told_at: Date | null;
  wait_minutes: number;
  now: Date;
}

/** Somebody to call. */
export interface Contact {
  id: string;
  place: number;
  kind: ContactKind;
  url_sealed: Buffer;
  /** A call that did not reach them is to be repeated. */
  again: boolean;
}

/** Whose turn it is. */
export interface Turn {
  contact: Contact;
  round: number;
  /** Nobody comes after them in this round. */
  last: boolean;
}

/** Locks the chain: one worker calls, and a killed one lets go of it. Null while another does. */
export async function lockChain(manager: EntityManager): Promise<Chain | null> {
  const [chain] = await manager.query<Chain[]>(
    `select c.place, c.round, c.told_at, s.wait_minutes, now()
     from on_call_chain c cross join duty_settings s for update of c skip locked`,
  );
  return chain ?? null;
}

/** Everybody on the list, in their order. */
export async function contactsInOrder(manager: EntityManager): Promise<Contact[]> {
  return manager.query(
    `select id, place, kind, url_sealed, coalesce(retry_at <= now(), false) as again
     from on_call_contacts where not removed order by place`,
  );
}

/** Who is called next; null where the list is empty. @param anew the list begins from its top */
export function turnOf(contacts: Contact[], { place, round }: Chain, anew: boolean): Turn | null {
  const next = anew ? undefined : contacts.find((contact) => contact.place > (place ?? 0));
  const contact = next ?? contacts[0];
  if (!contact) return null;
  const number = anew ? 1 : next || place === null ? round : round + 1;
  return { contact, round: number, last: contact === contacts.at(-1) };
}

/** Moves the chain on after a call: at once where the contact could not be reached and another comes. */
export async function moveOn(
  manager: EntityManager,
  things: RingingThing[],
  { contact, round, last }: Turn,
  outcome: AlertOutcome,
  { contacts, wait }: { contacts: number; wait: number },
): Promise<void> {
  const reached = outcome === 'sent';
  const heard = reached || things.some(({ told }) => told);
  const pause = heard || round < ROUNDS ? wait : LATER_MINUTES;
  const minutes = reached || last ? pause : 0;
  await calledAbout(manager, things, { reached, minutes, most: ROUNDS * contacts });
  await manager.query('update on_call_chain set place = $1, round = $2, told_at = clock_timestamp()', [
    contact.place,
    round,
  ]);
}

/** Writes down how a call went. @param things what was told, the gravest first */
export async function logCall(
  manager: EntityManager,
  things: RingingThing[],
  { contact, round }: Pick<Turn, 'contact' | 'round'>,
  outcome: AlertOutcome,
): Promise<void> {
  const [{ kind, subject }] = things as [RingingThing];
  const [text, words] = kind === 'words' ? [null, subject] : [subject, null];
  await manager.query(
    `insert into alerts (revision_id, words_id, contact_id, round, texts, outcome, sent_at, due_at)
     values ($1, $2, $3, $4, $5, $6, date_trunc('minute', now()), null)`,
    [text, words, contact.id, round, things.length, outcome],
  );
}
