import { privateTable } from '../members/private-things.js';
import { CHOICES, CHOICES_OF } from './reading-choices.js';

/** How members want to read. */
export const readingChoices = privateTable({
  what: 'reading choices',
  table: 'reading_choices',
  purpose: CHOICES,
  owner: CHOICES_OF,
});
