import type { Part } from './027-waits.js';

// How many passages each takes from who is in no danger; the program says so, since PostgreSQL does not know who is.
const PASSAGES: [string, number][] = [
  ['report_words', 5],
  ['second_look_words', 5],
  ['misread_notes', 3],
];

/** One passage more where it speaks of danger. What was taken in stays when this is undone. */
export const LATE_WORDS: Part = {
  up: PASSAGES.map(
    ([table]) => `alter table ${table} drop constraint ${table}_number_check,
      add constraint ${table}_number_check check (number >= 1)`,
  ),
  down: PASSAGES.flatMap(([table, most]) => [
    `alter table ${table} drop constraint ${table}_number_check,
      add constraint ${table}_number_check check (number between 1 and ${most}) not valid`,
    validWherePossible(table),
  ]),
};

// Where more was taken in, the check holds for what comes from then on.
function validWherePossible(table: string): string {
  return `do $$ begin
    alter table ${table} validate constraint ${table}_number_check;
  exception when check_violation then null;
  end $$`;
}
