/** How many weeks the figures look back, the present one included. */
export const WEEKS = 12;

/** SQL: the Monday with which the first of these weeks begins, as a UTC time without zone. */
export const FIRST_WEEK = `(date_trunc('week', now() at time zone 'utc') - interval '${WEEKS - 1} weeks')`;

/** SQL: the same, as a moment. */
export const SINCE = `(${FIRST_WEEK} at time zone 'utc')`;
