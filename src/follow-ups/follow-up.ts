/** What became of somebody, as far as anybody knows. The last only where nothing is left to look at. */
export const OUTCOMES = [
  'came_back_well',
  'came_back_needs_us',
  'answered_by_others',
  'no_sign',
  'not_a_crisis',
  'erased',
] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** Ways to begin a private welcome back; the words of each stand in `views/follow-ups/messages.json`. */
export const WELCOMES = ['quiet', 'after_taking_back', 'after_a_long_night', 'for_a_helper'] as const;

export type Welcome = (typeof WELCOMES)[number];

/** After these hours a visit counts as coming back: before, it may be the one in which the words were written. */
export const AWAY_HOURS = 4;
