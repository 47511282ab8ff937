/** Who looks at the pages: a guest, Ana who wrote, and of the team Moss (moderator), Lou (lead), Ada (admin). */
export const PEOPLE = ['guest', 'Ana', 'Moss', 'Lou', 'Ada'] as const;
export type Who = (typeof PEOPLE)[number];

/** Who looks at a page, which one of its kind, and with what after the `?`. */
type Look = readonly [who: Who, thing?: string, query?: string];

/**
 * Every page that the forum answers with, by its route, and who looks at it in a browser. A new route fails
 * `test/platform/routes.spec.ts` until it stands here, or below with a reason.
 */
export const PAGES: Record<string, Look[]> = {
  '/': [['guest'], ['Ana']],
  '/about': [['guest']],
  '/status': [['guest']],
  '/account': [['Ana']],
  '/account/erasure': [['Ana']],
  '/account/erasure/done': [['guest']],
  '/account/export': [['Ana']],
  '/account/passkeys': [['Ana']],
  '/account/passkeys/new': [['Ana']],
  '/account/second-factor': [['Lou']],
  '/account/sessions': [['Ana']],
  '/audits': [['Moss']],
  '/audits/:id': [
    ['Moss', 'to judge'],
    ['Moss', 'judged a crisis'],
  ],
  '/bad-night': [['guest'], ['Ana']],
  '/bad-night/waiting': [['guest'], ['guest', '', 'part=5']],
  '/board-settings': [['Ada'], ['Moss']],
  '/board-settings/:slug': [
    ['Ada', 'board'],
    ['Moss', 'board'],
  ],
  '/boards/:slug': [['guest', 'board']],
  '/boards/:slug/check-in-settings': [['Moss', 'board']],
  '/boards/:slug/about': [['guest', 'board']],
  '/boards/:slug/first-steps': [['guest', 'board']],
  '/boards/:slug/threads/new': [['guest', 'board']],
  '/boards/:slug/circles': [['guest', 'board']],
  '/boards/:slug/circles/new': [['Moss', 'board']],
  '/boards/:slug/tips': [['guest', 'board']],
  '/boards/:slug/waiting': [['Ana', 'board']],
  '/break': [['Moss']],
  '/check-ins/mine': [['Ana']],
  '/closed-groups': [['Ana'], ['Moss']],
  '/group-settings': [['Ada']],
  '/circles': [['guest']],
  '/crisis-lines': [['guest'], ['guest', '', 'country=FR']],
  '/drafts': [['Ana']],
  '/duty': [['Lou']],
  '/exit/about': [['guest']],
  '/factor-resets': [['Lou']],
  '/facilitating': [['Moss']],
  '/facilitating/badges': [['Lou']],
  '/facilitating/topics/new': [['Moss']],
  '/follow-ups': [['Moss']],
  '/follow-ups/:id': [['Moss', 'follow-up']],
  '/glances/:id': [['Moss', 'glance']],
  '/following': [['Ana']],
  '/grounding': [['guest'], ['guest', '', 'step=6']],
  '/guidelines': [['guest']],
  '/invitations': [['Ada']],
  '/leaving': [['guest', '', 'to=https%3A%2F%2Fexample.org%2F']],
  '/limits': [['Moss']],
  '/limits/appeals/:id': [['Lou', 'appeal']],
  '/limits/notes/:id': [['Moss', 'note']],
  '/lines': [['Lou']],
  '/lines/:id': [['Lou', 'line']],
  '/lines/new': [['Lou']],
  '/milestones': [['Ana']],
  '/milestones/:id': [['Ana', 'milestone']],
  '/milestones/:id/edit': [['Ana', 'milestone']],
  '/milestones/:id/ending': [['Ana', 'milestone']],
  '/milestones/:id/goals/new': [['Ana', 'milestone']],
  '/milestones/:id/setback': [['Ana', 'milestone']],
  '/milestones/:id/sharing': [['Ana', 'milestone']],
  '/milestones/new': [['Ana']],
  '/notices': [['Ana']],
  '/notices/hours': [['Ana']],
  '/notices/left': [['Ana']],
  '/name-openings': [['Lou']],
  '/name-openings/:id': [['Lou', 'link']],
  '/name-openings/:id/name': [['Lou', 'link']],
  '/names': [['Ana']],
  '/names/about': [['guest']],
  '/opening': [['Ada']],
  '/password': [['Ana']],
  '/pause': [['Ana']],
  '/posts/:id': [
    ['Ana', 'held'],
    ['Ana', 'kept'],
  ],
  '/posts/:id/block': [['Ana', 'Ben’s']],
  '/posts/:id/edit': [['Ana', 'opening']],
  '/posts/:id/mask': [['Moss', 'Ben’s']],
  '/posts/:id/messages': [['Ana', 'held']],
  '/posts/:id/misread': [['Ana', 'held']],
  '/posts/:id/name-opening': [['Lou', 'one-time post']],
  '/posts/:id/notes': [['Moss', 'opening']],
  '/posts/:id/pause': [['Moss', 'Ben’s']],
  '/posts/:id/postvention': [['Lou', 'Ben’s']],
  '/posts/:id/removal': [['Moss', 'Ben’s']],
  '/posts/:id/report': [
    ['guest', 'opening'],
    ['Moss', 'opening'],
  ],
  '/posts/:id/second-look': [['Ana', 'kept']],
  '/posts/:id/withdrawal': [['Ana', 'opening']],
  '/postvention': [['Moss'], ['Lou']],
  '/protocol': [['Moss'], ['Lou']],
  '/protocol/versions/:version': [['Moss', 'version']],
  '/quality': [['Lou']],
  '/reading-choices': [['Ana']],
  '/record': [['Lou']],
  '/recovery': [['guest']],
  '/recovery-code': [['Ana']],
  '/reports': [['Moss']],
  '/reports/:id': [['Ana', 'report']],
  '/reports/mine': [['Ana']],
  '/reports/posts/:postId': [['Moss', 'Ben’s']],
  '/rescreenings': [['Moss'], ['Lou']],
  '/resource-list': [['Lou']],
  '/resource-list/:id': [['Lou', 'resource']],
  '/resource-list/new': [['Lou']],
  '/resources': [['guest'], ['guest', '', 'country=GB&kind=groups']],
  '/reviews': [['Moss']],
  '/reviews/:id': [
    ['Moss', 'review'],
    ['Lou', 'review'],
  ],
  '/safeguarding': [['Ada']],
  '/safeguarding/:id': [['Ada', 'in confidence']],
  '/safeguarding/contacts': [['Ada']],
  '/safeguarding/guidance': [['Ada']],
  '/safety-plan': [['guest'], ['Ana']],
  '/saved': [['Ana']],
  '/search': [['guest'], ['Ana']],
  '/second-looks': [['Moss']],
  '/second-looks/:id': [
    ['Moss', 'second look'],
    ['Lou', 'second look'],
  ],
  '/settings': [['Ada']],
  '/settings/words': [['Ada']],
  '/setup': [['Ada']],
  '/sign-in': [['guest']],
  '/sign-up': [['guest']],
  '/templates': [['Moss'], ['Lou']],
  '/templates/:id': [['Lou', 'template']],
  '/templates/new': [['Lou']],
  '/terms': [['Lou']],
  '/terms/:id': [['Lou', 'term']],
  '/terms/new': [['Lou']],
  '/threads/:id': [
    ['guest', 'thread'],
    ['Ana', 'thread'],
  ],
  '/threads/:id/choices': [['Ana', 'thread']],
  '/threads/:id/notices': [['Ana', 'thread']],
  '/threads/:id/posts/new': [['guest', 'thread', 'quote']],
  '/threads/mine': [['Ana']],
  '/tips': [['Moss']],
  '/transparency': [['guest']],
  '/urgent-words/:id': [['Lou', 'urgent words']],
  '/volunteering': [['Moss']],
  '/volunteers': [['Lou']],
  '/volunteers/:id': [['Lou', 'volunteer']],
  '/waiting': [['Ana'], ['Moss']],
  '/where-you-are': [['guest']],
  '/workload': [['Lou']],
};

/** Routes that this look leaves out, and why. */
export const NOT_LOOKED_AT: Record<string, string> = {
  '/account/passkeys/:id/removal': 'needs a passkey: passkeys.spec.ts looks at it',
  '/password/removal': 'needs a passkey: passkeys.spec.ts looks at it',
  '/account/second-factor/change': 'needs a factor: second-factor.spec.ts looks at it',
  '/account/second-factor/codes': 'needs a factor: second-factor.spec.ts looks at it',
  '/account/second-factor/removal': 'needs a factor: second-factor.spec.ts looks at it',
  '/facilitating/topics/:id': 'needs a topic of a facilitator: circles.spec.ts looks at it',
  '/threads/:id/times': 'needs a circle that one leads: circles.spec.ts looks at it',
  '/threads/:id/hand-over': 'needs a circle that one leads: circles.spec.ts looks at it',
  '/threads/:id/check-ins/new': 'needs an open check-in: check-ins.spec.ts looks at it',
  '/drafts/waiting': 'needs a guest’s words: words-kept.spec.ts looks at it',
  '/closed-groups/:slug': 'needs a closed group: boards.spec.ts looks at it',
  '/exit': 'leads elsewhere at once',
  '/milestones/:id/goals/:goal': 'two things in one address: milestones.spec.ts looks at it',
  '/healthz': 'for machines',
  '/readyz': 'for machines',
  '/reviews/:id/answers': 'for a script, which asks whether an answer came',
  '/posts/:id/tip': 'needs an answer that helped: kind-words.spec.ts looks at it',
  '/sign-in/code': 'needs a factor: second-factor.spec.ts looks at it',
  '/robots.txt': 'a file',
  '/transparency.csv': 'a file',
};

/** The addresses of one of the people. @param ids of the things, by the names above */
export function pathsFor(who: Who, ids: Record<string, string>): string[] {
  const looks = Object.entries(PAGES).flatMap(([route, all]) => all.map((look) => ({ route, look })));
  return looks
    .filter(({ look }) => look[0] === who)
    .map(({ route, look: [, thing = '', query] }) => addressOf(route, idOf(thing, ids)) + asked(query, ids));
}

function addressOf(route: string, id: string): string {
  return route.replace(/:\w+/, id);
}

function idOf(thing: string, ids: Record<string, string>): string {
  const id = thing === '' ? '' : ids[thing];
  if (id === undefined) throw new Error(`Nobody made “${thing}”.`);
  return id;
}

function asked(query: string | undefined, ids: Record<string, string>): string {
  if (query === undefined) return '';
  return query === 'quote' ? `?quote=${idOf('Ben’s', ids)}` : `?${query}`;
}
