import type { Mode } from '../place/place-now.js';
import type { Audience } from '../platform/web/audiences.js';

/**
 * When a route is there: in every mode; unless the place is closed; or only while it is open, since it puts words up. In
 * a closed place those who moderate go on reading, and nobody's words go up.
 */
export type Holds = 'always' | 'unless_closed' | 'while_open';

/**
 * What holds for a route. The team's routes hold always. Of all others one reads unless the place is closed, and writes while
 * it is open: what holds for longer has its line here, and a route that has none holds for no longer than these.
 */
export function whatHolds(method: string, pattern: string, audience: Audience | undefined): Holds {
  if (audience && TEAMS.has(audience)) return 'always';
  const posts = method === 'POST';
  if (posts ? has(ALWAYS_POSTS, pattern) : has(ALWAYS_PAGES, pattern)) return 'always';
  if (!posts) return 'unless_closed';
  if (audience === 'facilitator') return has(OPENS_WORDS, pattern) ? 'while_open' : 'unless_closed';
  return has(UNLESS_CLOSED_POSTS, pattern) ? 'unless_closed' : 'while_open';
}

/** Whether a route that holds so is there in a mode, for who moderates and for everybody else. */
export function isThere(holds: Holds, mode: Mode, moderates: boolean): boolean {
  if (mode === 'open' || holds === 'always') return true;
  return holds === 'unless_closed' && (mode === 'read_only' || moderates);
}

const TEAMS: ReadonlySet<Audience> = new Set<Audience>([
  'team',
  'second_look',
  'staff',
  'lead',
  'name_opening',
  'admin',
]);

// Help, the ways in and out, and all below them, pages and forms alike.
const HELP_AND_DOORS = [
  '/crisis-lines/**',
  '/bad-night/**',
  '/safety-plan/**',
  '/exit/**',
  '/sign-in/**',
  '/sign-out',
  '/recovery',
];

// What is one's own, and the letters between a person and the team.
const OWN = [
  '/account/**',
  '/password/**',
  '/recovery-code',
  '/notices/**',
  '/names/**',
  '/drafts/**',
  '/pause/**',
  '/reports/**',
  '/reading-choices/**',
  '/milestones/**',
  '/check-ins/mine/**',
  '/volunteering/**',
  '/posts/:id/withdrawal',
  '/posts/:id/messages',
  '/posts/:id/second-look',
  '/posts/:id/misread',
];

const ALWAYS_PAGES = [
  ...HELP_AND_DOORS,
  ...OWN,
  '/grounding',
  '/where-you-are',
  '/resources',
  '/guidelines',
  '/about',
  '/status',
  '/transparency',
  '/transparency.csv',
  '/leaving',
  '/robots.txt',
  '/healthz',
  '/readyz',
  '/posts/:id',
  '/threads/mine',
];

// Keeping words for later is one's own, and so is what one says of words that wait for the team.
const ALWAYS_POSTS = [
  ...HELP_AND_DOORS,
  ...OWN,
  '/boards/:slug/draft',
  '/threads/:id/draft',
  '/posts/:id/draft',
  '/posts/:id/about',
  '/posts/:id/details',
  '/posts/:id/report',
  '/welcome-back/dismissal',
];

// Nobody reads a new word of theirs.
const UNLESS_CLOSED_POSTS = [
  '/search',
  '/sign-up',
  '/posts/:id/block',
  '/posts/:id/tip',
  '/posts/:id/notes',
  '/posts/:id/saving/**',
  '/posts/:id/phrase/removal',
  '/posts/:id/helped/removal',
  '/threads/:id/follow/**',
  '/boards/:slug/follow/**',
  '/threads/:id/hearing',
  '/threads/:id/leaving',
  '/threads/:id/return',
  '/threads/:id/readers',
  '/threads/:id/wishes',
  '/threads/:id/turn/release',
  '/threads/:id/part-notices/**',
  '/closed-groups/**',
];

// Of what facilitators do, what opens a thread for words.
const OPENS_WORDS = ['/boards/:slug/circles', '/threads/:id/reopening'];

function has(patterns: string[], pattern: string): boolean {
  return patterns.some((each) =>
    each.endsWith('/**') ? isBelow(pattern, each.slice(0, -3)) : pattern === each,
  );
}

function isBelow(pattern: string, top: string): boolean {
  return pattern === top || pattern.startsWith(`${top}/`);
}
