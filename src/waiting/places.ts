import { LISTED_DAYS, type WaitingRow } from './waiting-reading.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

type Place = [at: string, id: string];

// Behind everything: the half of the list that is over.
const OVER: Place = ['infinity', FIRST];

/** A place in the list, to be sealed. */
export function placeOf({ later, up_at, thread_id }: WaitingRow): string {
  return `${later ? 'later' : 'first'} ${up_at.toISOString()} ${thread_id}`;
}

/** Where the two halves of the list go on: people's first threads, then the others. @param place null for the top */
export function halvesFrom(place: string | null, now = new Date()): [...Place, ...Place] {
  const top: Place = [new Date(now.getTime() - LISTED_DAYS * 86_400_000).toISOString(), FIRST];
  if (place === null) return [...top, ...top];
  const [half, at = '', id = ''] = place.split(' ');
  return half === 'first' ? [at, id, ...top] : [...OVER, at, id];
}
