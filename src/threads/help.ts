import type { About, Category, Verdict } from '../screening/verdict.js';

/** Which help a page shows its author; the words are in `views/partials/help-first.hbs`. */
export type Help = About | 'concern';

// Who seeks, gives or praises a way to die may be in danger, or bring someone there.
const HARMFUL: Category[] = ['method_info', 'method_seeking', 'encouragement'];

/** The help that a verdict calls for, null for none. */
export function helpOf({
  tier,
  about,
  categories,
}: Pick<Verdict, 'tier' | 'about' | 'categories'>): Help | null {
  if (tier === 'crisis') return about ?? 'me';
  if (HARMFUL.some((category) => categories.includes(category))) return about ?? 'unclear';
  return tier === 'concern' ? 'concern' : null;
}
