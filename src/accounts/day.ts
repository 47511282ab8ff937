const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** An ISO day in words, such as 21 November. */
export function dayOf(day: string): string {
  return DAY.format(new Date(`${day}T00:00:00Z`));
}
