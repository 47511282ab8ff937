import type { Category, Tier } from '../screening/verdict.js';
import { type Note, NOTES } from './notes.js';

const ABOUT: Partial<Record<Category, Note>> = {
  suicide: 'suicide',
  third_party: 'suicide',
  overdose: 'suicide',
  self_harm: 'self_harm',
  hopelessness: 'despair',
  relapse: 'substance_use',
  harm_to_others: 'abuse',
  abuse_disclosed: 'abuse',
};

// What is told to the safeguarding contact alone becomes no note that everybody reads, unless the writer says so.
const TO_THE_WRITER_ALONE: Category[] = ['abuse_disclosed'];

/** What the words are about, as far as the screen can tell: suggested to their writer on the form. */
export function suggestedToWriter({ tier, categories }: { tier: Tier; categories: Category[] }): Note[] {
  if (tier !== 'concern' && tier !== 'crisis') return [];
  const notes = categories.map((category) => ABOUT[category]);
  return NOTES.filter((note) => notes.includes(note));
}

/** What the system adds by itself to a text that worries the screen; the writer may take it away. */
export function suggestedBySystem({ tier, categories }: { tier: Tier; categories: Category[] }): Note[] {
  const open = categories.filter((category) => !TO_THE_WRITER_ALONE.includes(category));
  const notes = suggestedToWriter({ tier, categories: open });
  return notes.length === 0 && tier === 'concern' ? ['despair'] : notes;
}
