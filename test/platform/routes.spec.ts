import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedLines } from '../../src/crisis-lines/all-lines.js';
import { isStaff, type MemberRole } from '../../src/platform/web/visit.js';
import { NOT_LOOKED_AT, PAGES } from '../journeys/pages.js';
import { doorsOf } from '../support/doors.js';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, decide, openThread, settled, threadOf, tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';
import { wear } from '../support/worn.js';
import { wrongHeaders } from './header-table.js';

/**
 * What each visitor gets at each door: a status, or `sign-in` where the door leads to the way in. Posted forms carry a
 * good token and nothing else: 422 or 303 means that the door was open.
 *
 * A facilitator gets what a member gets, but for the notes on posts, and so does the author of another post. A lead gets what a moderator gets, and
 * an admin what a lead gets, where nothing else is written.
 */
type Outcomes = [guest: string, member: string, moderator: string, lead?: string, admin?: string];

const DOORS: Record<string, Outcomes> = {
  'GET /': ['200', '200', '200'],
  'GET /boards/:slug': ['200', '200', '200'],
  'GET /settings': ['404', '404', '404', '404', '200'],
  'POST /settings': ['404', '404', '404', '404', '422'],
  'POST /settings/mode': ['404', '404', '404', '404', '422'],
  'GET /settings/words': ['404', '404', '404', '404', '200'],
  'GET /setup': ['404', '404', '404', '404', '200'],
  'POST /setup/guide': ['404', '404', '404', '404', '400'],
  'GET /opening': ['404', '404', '404', '404', '200'],
  'POST /opening/answers': ['404', '404', '404', '404', '422'],
  'POST /opening/sign-up': ['404', '404', '404', '404', '422'],
  'POST /board-settings/listing': ['404', '404', '404', '404', '422'],
  'POST /opening/proof': ['404', '404', '404', '404', '422'],
  'GET /invitations': ['404', '404', '404', '404', '200'],
  'POST /invitations': ['404', '404', '404', '404', '422'],
  'POST /invitations/:id/withdrawal': ['404', '404', '404', '404', '303'],
  'GET /board-settings': ['404', '404', '200'],
  'GET /board-settings/:slug': ['404', '404', '200'],
  'POST /board-settings/:slug/texts': ['404', '404', '422'],
  'POST /board-settings/:slug/working': ['404', '404', '404', '404', '422'],
  'POST /board-settings/:slug/place': ['404', '404', '404', '404', '303'],
  'POST /board-settings/:slug/merging': ['404', '404', '404', '404', '422'],
  'POST /board-settings/boards': ['404', '404', '404', '404', '422'],
  'POST /board-settings/ready': ['404', '404', '404', '404', '422'],
  'GET /boards/:slug/about': ['200', '200', '200'],
  'GET /boards/:slug/first-steps': ['200', '200', '200'],
  'GET /closed-groups': ['sign-in', '200', '200'],
  'POST /closed-groups': ['404', '404', '422'],
  'GET /closed-groups/:slug': ['sign-in', '404', '404'],
  'POST /closed-groups/:slug/invitations': ['403', '404', '404'],
  'POST /closed-groups/:slug/removals': ['403', '404', '404'],
  'POST /closed-groups/:slug/acceptance': ['403', '404', '404'],
  'POST /closed-groups/:slug/leaving': ['403', '404', '404'],
  'POST /closed-groups/:slug/keeping': ['403', '404', '404'],
  'POST /closed-groups/:slug/refusal/removal': ['403', '303', '303'],
  'GET /group-settings': ['404', '404', '404', '404', '200'],
  'POST /group-settings/:slug/rest': ['404', '404', '404', '404', '400'],
  'POST /threads/:id/hearing': ['403', '400', '400'],
  'POST /threads/:id/second-board': ['403', '404', '404'],
  'POST /board-settings': ['404', '404', '404', '404', '422'],
  'GET /safeguarding': ['404', '404', '404'],
  'GET /safeguarding/:id': ['404', '404', '404'],
  'POST /safeguarding/:id/closing': ['404', '404', '404'],
  'GET /safeguarding/guidance': ['404', '404', '404', '404', '200'],
  'POST /safeguarding/guidance': ['404', '404', '404', '404', '422'],
  'GET /safeguarding/contacts': ['404', '404', '404', '404', '200'],
  'POST /safeguarding/contacts': ['404', '404', '404', '404', '422'],
  'POST /safeguarding/contacts/:id/removal': ['404', '404', '404'],
  'GET /waiting': ['sign-in', '200', '200'],
  'GET /boards/:slug/waiting': ['sign-in', '200', '200'],
  'POST /threads/:id/turn': ['403', '303', '409', '303', '303'],
  'POST /threads/:id/turn/release': ['403', '303', '303'],
  'GET /threads/:id/check-ins/new': ['sign-in', '404', '404'],
  'POST /threads/:id/check-ins': ['403', '404', '404'],
  'GET /check-ins/mine': ['sign-in', '200', '200'],
  'POST /check-ins/mine/removal': ['403', '303', '303'],
  'POST /check-ins/mine/clearing': ['403', '422', '422'],
  'GET /boards/:slug/check-in-settings': ['404', '404', '200'],
  'POST /boards/:slug/check-in-settings': ['404', '404', '422'],
  'GET /boards/:slug/threads/new': ['200', '200', '200'],
  'GET /search': ['200', '200', '200'],
  'POST /search': ['422', '422', '422'],
  'POST /boards/:slug/threads': ['422', '422', '422'],
  'GET /threads/:id': ['200', '200', '200'],
  'GET /threads/:id/posts/new': ['200', '200', '200'],
  'POST /threads/:id/posts': ['422', '422', '422'],
  'GET /threads/:id/choices': ['sign-in', '404', '404'],
  'POST /threads/:id/wishes': ['403', '404', '404'],
  'POST /threads/:id/readers': ['403', '404', '404'],
  'GET /threads/:id/notices': ['sign-in', '404', '404'],
  'POST /threads/:id/leaving': ['403', '404', '404'],
  'POST /threads/:id/return': ['403', '404', '404'],
  'GET /notices/left': ['sign-in', '200', '200'],
  'GET /notices/hours': ['sign-in', '200', '200'],
  'POST /notices/hours': ['403', '422', '422'],
  'POST /notices/hours/removal': ['403', '303', '303'],
  'GET /following': ['sign-in', '200', '200'],
  'POST /threads/:id/follow': ['403', '303', '303'],
  'POST /threads/:id/follow/removal': ['403', '303', '303'],
  'POST /boards/:slug/follow': ['403', '303', '303'],
  'POST /boards/:slug/follow/removal': ['403', '303', '303'],
  'GET /saved': ['sign-in', '200', '200'],
  'POST /posts/:id/saving': ['403', '303', '303'],
  'POST /posts/:id/saving/removal': ['403', '303', '303'],
  'GET /threads/mine': ['sign-in', '200', '200'],
  'GET /names': ['sign-in', '200', '200'],
  'GET /names/about': ['200', '200', '200'],
  'POST /names/notices/:id/removal': ['403', '404', '404'],
  'GET /posts/:id': ['303', '303', '303'],
  'GET /posts/:id/edit': ['sign-in', '404', '404'],
  'POST /posts/:id/revisions': ['403', '404', '404'],
  'GET /posts/:id/withdrawal': ['sign-in', '404', '404'],
  'POST /posts/:id/withdrawal': ['403', '404', '404'],
  'GET /posts/:id/removal': ['404', '404', '200'],
  'POST /posts/:id/removal': ['404', '404', '422'],
  'GET /posts/:id/mask': ['404', '404', '200'],
  'GET /posts/:id/notes': ['sign-in', '404', '200'],
  'POST /posts/:id/notes': ['403', '404', '303'],
  'POST /posts/:id/phrase': ['403', '400', '400'],
  'POST /posts/:id/phrase/removal': ['403', '303', '303'],
  'POST /posts/:id/helped': ['403', '404', '404'],
  'POST /posts/:id/helped/removal': ['403', '404', '404'],
  'GET /circles': ['200', '200', '200'],
  'GET /boards/:slug/circles': ['200', '200', '200'],
  'GET /boards/:slug/circles/new': ['404', '404', '200'],
  'POST /boards/:slug/circles': ['404', '404', '422'],
  'GET /threads/:id/times': ['404', '404', '404'],
  'POST /threads/:id/times': ['404', '404', '404'],
  'POST /threads/:id/part-notices': ['403', '404', '404'],
  'POST /threads/:id/part-notices/removal': ['403', '404', '404'],
  'GET /threads/:id/hand-over': ['404', '404', '404'],
  'POST /threads/:id/hand-over': ['404', '404', '404'],
  'POST /threads/:id/hand-over/withdrawal': ['404', '404', '404'],
  'POST /threads/:id/taking': ['404', '404', '404'],
  'POST /threads/:id/closing': ['404', '404', '404'],
  'POST /threads/:id/reopening': ['404', '404', '404'],
  'GET /facilitating': ['404', '404', '200'],
  'GET /facilitating/topics/new': ['404', '404', '200'],
  'POST /facilitating/topics': ['404', '404', '422'],
  'GET /facilitating/topics/:id': ['404', '404', '404'],
  'POST /facilitating/topics/:id/versions': ['404', '404', '404'],
  'GET /facilitating/badges': ['404', '404', '404', '200'],
  'POST /facilitating/badges': ['404', '404', '404', '422'],
  'GET /boards/:slug/tips': ['200', '200', '200'],
  'GET /tips': ['404', '404', '200'],
  'POST /posts/:id/tip/proposal': ['404', '404', '404'],
  'POST /posts/:id/tip/removal': ['404', '404', '404'],
  'GET /posts/:id/tip': ['sign-in', '404', '404'],
  'POST /posts/:id/tip': ['403', '404', '404'],
  'GET /posts/:id/block': ['sign-in', '200', '200'],
  'POST /posts/:id/block': ['403', '303', '303'],
  'GET /reading-choices': ['sign-in', '200', '200'],
  'POST /reading-choices': ['403', '422', '422'],
  'POST /reading-choices/removal': ['403', '303', '303'],
  'POST /reading-choices/names/:id/removal': ['403', '404', '404'],
  'GET /posts/:id/report': ['200', '200', '200'],
  'POST /posts/:id/report': ['403', '422', '422'],
  'GET /reports': ['404', '404', '200'],
  'GET /reports/posts/:postId': ['404', '404', '200'],
  'POST /reports/posts/:postId/answer': ['404', '404', '422'],
  'GET /reports/mine': ['sign-in', '200', '200'],
  'GET /reports/:id': ['sign-in', '200', '404'],
  'POST /reports/:id/words': ['403', '422', '404'],
  'POST /reports/:id/withdrawal': ['403', '303', '404'],
  'GET /posts/:id/pause': ['404', '404', '200'],
  'POST /posts/:id/pause': ['404', '404', '422'],
  'GET /limits': ['404', '404', '200'],
  'POST /limits/:id/lift': ['404', '404', '303'],
  'POST /limits/:id/confirm': ['404', '404', '404'],
  'GET /limits/appeals/:id': ['404', '404', '200'],
  'POST /limits/appeals/:id/decision': ['404', '404', '422'],
  'GET /limits/notes/:id': ['404', '404', '200'],
  'POST /limits/notes/:id/answer': ['404', '404', '422'],
  'GET /pause': ['sign-in', '200', '200'],
  'GET /posts/:id/name-opening': ['404', '404', '404', '404'],
  'POST /posts/:id/name-opening': ['404', '404', '404', '404'],
  'GET /name-openings': ['404', '404', '404', '200'],
  'GET /name-openings/:id': ['404', '404', '404', '200'],
  'GET /name-openings/:id/name': ['404', '404', '404', '404'],
  'POST /name-openings/:id/confirmation': ['404', '404', '404', '303'],
  'POST /name-openings/:id/refusal': ['404', '404', '404', '409'],
  'POST /pause/notes': ['403', '422', '422'],
  'POST /pause/:id/appeal': ['403', '422', '422'],
  'GET /posts/:id/second-look': ['sign-in', '404', '404'],
  'POST /posts/:id/second-look': ['403', '404', '404'],
  'GET /posts/:id/misread': ['sign-in', '404', '404'],
  'POST /posts/:id/misread': ['403', '404', '404'],
  'POST /posts/:id/about': ['403', '400', '400'],
  'POST /posts/:id/details': ['403', '400', '400'],
  'POST /posts/:id/company': ['403', '404', '404'],
  'GET /grounding': ['200', '200', '200'],
  'GET /where-you-are': ['200', '200', '200'],
  'GET /safety-plan': ['200', '200', '200'],
  'POST /safety-plan': ['403', '303', '303'],
  'POST /safety-plan/removal': ['403', '303', '303'],
  'GET /milestones': ['sign-in', '200', '200'],
  'POST /milestones': ['403', '422', '422'],
  'GET /milestones/new': ['sign-in', '200', '200'],
  'GET /milestones/:id': ['sign-in', '404', '404'],
  'GET /milestones/:id/edit': ['sign-in', '404', '404'],
  'POST /milestones/:id/changes': ['403', '404', '404'],
  'POST /milestones/:id/removal': ['403', '303', '303'],
  'GET /milestones/:id/setback': ['sign-in', '404', '404'],
  'POST /milestones/:id/setbacks': ['403', '404', '404'],
  'POST /milestones/:id/setbacks/removal': ['403', '404', '404'],
  'GET /milestones/:id/ending': ['sign-in', '404', '404'],
  'POST /milestones/:id/ending': ['403', '404', '404'],
  'POST /milestones/:id/beginning': ['403', '404', '404'],
  'GET /milestones/:id/goals/new': ['sign-in', '404', '404'],
  'GET /milestones/:id/goals/:goal': ['sign-in', '404', '404'],
  'POST /milestones/:id/goals': ['403', '404', '404'],
  'POST /milestones/:id/goals/:goal/removal': ['403', '404', '404'],
  'GET /milestones/:id/sharing': ['sign-in', '404', '404'],
  'GET /bad-night': ['200', '200', '200'],
  'GET /bad-night/waiting': ['200', '200', '200'],
  'GET /second-looks': ['404', '404', '200'],
  'GET /second-looks/:id': ['404', '404', '200'],
  'POST /second-looks/:id/decision': ['404', '404', '422'],
  'GET /drafts/waiting': ['sign-in', '303', '303'],
  'POST /drafts/waiting/removal': ['303', '303', '303'],
  'GET /drafts': ['sign-in', '200', '200'],
  'POST /drafts/removal': ['403', '303', '303'],
  'POST /drafts/:id/removal': ['403', '404', '404'],
  'POST /boards/:slug/draft': ['403', '303', '303'],
  'POST /threads/:id/draft': ['403', '303', '303'],
  'POST /posts/:id/draft': ['403', '404', '404'],
  'GET /exit': ['303', '303', '303'],
  'POST /exit': ['200', '200', '200'],
  'GET /exit/about': ['200', '200', '200'],
  'POST /exit/titles': ['400', '400', '400'],
  'GET /notices': ['sign-in', '200', '200'],
  'GET /reviews': ['404', '404', '200'],
  'GET /reviews/:id': ['404', '404', '200'],
  'POST /reviews/:id/claim': ['404', '404', '303'],
  'POST /reviews/:id/release': ['404', '404', '303'],
  'POST /reviews/:id/decision': ['404', '404', '409'],
  'POST /reviews/:id/hand-over': ['404', '404', '303'],
  'POST /reviews/:id/take-over': ['404', '404', '422'],
  'POST /reviews/:id/escalation': ['404', '404', '409'],
  'POST /reviews/:id/escalation/acknowledgement': ['404', '404', '409'],
  'POST /reviews/:id/escalation/steps': ['404', '404', '409'],
  'POST /reviews/:id/message': ['404', '404', '409'],
  'GET /reviews/:id/answers': ['404', '404', '200'],
  'GET /posts/:id/messages': ['sign-in', '404', '404'],
  'POST /posts/:id/messages': ['403', '404', '404'],
  'GET /protocol': ['404', '404', '200'],
  'GET /protocol/versions/:version': ['404', '404', '200'],
  'POST /protocol': ['404', '404', '404', '422'],
  'GET /urgent-words/:id': ['404', '404', '200'],
  'POST /urgent-words/:id/answer': ['404', '404', '422'],
  'GET /glances/:id': ['404', '404', '200'],
  'POST /glances/:id/seen': ['404', '404', '303'],
  'GET /break': ['404', '404', '200'],
  'POST /break': ['404', '404', '303'],
  'GET /follow-ups': ['404', '404', '200'],
  'GET /follow-ups/:id': ['404', '404', '200'],
  'POST /follow-ups/:id/done': ['404', '404', '422'],
  'POST /follow-ups/:id/welcome': ['404', '404', '422'],
  'POST /welcome-back/dismissal': ['403', '303', '303'],
  'GET /postvention': ['404', '404', '200'],
  'POST /postvention/text': ['404', '404', '404', '422'],
  'POST /postvention/:id/undo': ['404', '404', '404'],
  'GET /posts/:id/postvention': ['404', '404', '404', '200'],
  'POST /posts/:id/postvention': ['404', '404', '404', '422'],
  'GET /audits': ['404', '404', '200'],
  'GET /audits/:id': ['404', '404', '200'],
  'POST /audits/:id/judgement': ['404', '404', '422'],
  'POST /audits/:id/follow-up': ['404', '404', '404'],
  'GET /quality': ['404', '404', '404', '200'],
  'GET /workload': ['404', '404', '404', '200'],
  'GET /transparency': ['200', '200', '200'],
  'GET /transparency.csv': ['200', '200', '200'],
  'GET /record': ['404', '404', '404', '200'],
  'POST /record/export': ['404', '404', '404', '200'],
  'GET /rescreenings': ['404', '404', '200'],
  'POST /rescreenings': ['404', '404', '404', '303'],
  'POST /rescreenings/:id/cancellation': ['404', '404', '404', '303'],
  'POST /findings/:id/look': ['404', '404', '303'],
  'GET /duty': ['404', '404', '200'],
  'POST /duty/mode': ['404', '404', '404', '422'],
  'POST /duty/shifts': ['404', '404', '404', '422'],
  'POST /duty/shifts/:id/remove': ['404', '404', '404', '303'],
  'POST /duty/contacts': ['404', '404', '404', '422'],
  'POST /duty/contacts/:id/test': ['404', '404', '404', '303'],
  'POST /duty/contacts/:id/remove': ['404', '404', '404', '303'],
  'GET /templates': ['404', '404', '200'],
  'GET /templates/new': ['404', '404', '404', '200'],
  'POST /templates': ['404', '404', '404', '422'],
  'GET /templates/:id': ['404', '404', '200'],
  'POST /templates/:id/versions': ['404', '404', '404', '422'],
  'POST /templates/:id/state': ['404', '404', '404', '422'],
  'GET /lines': ['404', '404', '404', '200'],
  'GET /lines/new': ['404', '404', '404', '200'],
  'GET /lines/:id': ['404', '404', '404', '200'],
  'POST /lines': ['404', '404', '404', '422'],
  'POST /lines/served': ['404', '404', '404', '422'],
  'POST /lines/served/removal': ['404', '404', '404', '422'],
  'POST /lines/:id/check': ['404', '404', '404', '422'],
  'POST /lines/:id/versions': ['404', '404', '404', '422'],
  'POST /lines/:id/state': ['404', '404', '404', '422'],
  'GET /terms': ['404', '404', '404', '200'],
  'GET /terms/new': ['404', '404', '404', '200'],
  'GET /terms/:id': ['404', '404', '404', '200'],
  'POST /terms': ['404', '404', '404', '422'],
  'POST /terms/trial': ['404', '404', '404', '422'],
  'POST /terms/:id/trial': ['404', '404', '404', '422'],
  'POST /terms/:id/revisions': ['404', '404', '404', '422'],
  'POST /terms/:id/state': ['404', '404', '404', '422'],
  'GET /sign-up': ['200', '303', '303'],
  'POST /sign-up': ['422', '303', '303'],
  'GET /sign-in': ['200', '303', '303'],
  'POST /sign-in': ['422', '303', '303'],
  'POST /sign-out': ['303', '303', '303'],
  'GET /sign-in/code': ['404', '404', '303'],
  'POST /sign-in/code': ['404', '404', '303'],
  'GET /account/second-factor': ['404', '404', '200'],
  'POST /account/second-factor': ['404', '404', '422'],
  'GET /account/second-factor/change': ['404', '404', '303'],
  'POST /account/second-factor/change': ['404', '404', '422'],
  'GET /account/second-factor/codes': ['404', '404', '303'],
  'POST /account/second-factor/codes': ['404', '404', '422'],
  'GET /account/second-factor/removal': ['404', '404', '303'],
  'POST /account/second-factor/removal': ['404', '404', '422'],
  'GET /factor-resets': ['404', '404', '404', '200'],
  'POST /factor-resets': ['404', '404', '404', '422'],
  'POST /factor-resets/:id/confirmation': ['404', '404', '404', '303'],
  'POST /factor-resets/:id/withdrawal': ['404', '404', '404', '409'],
  'GET /recovery': ['200', '200', '200'],
  'POST /recovery': ['422', '422', '422'],
  'GET /account': ['sign-in', '200', '200'],
  'GET /password': ['sign-in', '200', '200'],
  'POST /password': ['403', '422', '422'],
  'GET /recovery-code': ['sign-in', '200', '200'],
  'POST /recovery-code': ['403', '422', '422'],
  'POST /sign-in/passkey': ['422', '303', '303'],
  'GET /account/passkeys': ['sign-in', '200', '200'],
  'POST /account/passkeys': ['403', '422', '422'],
  'GET /account/passkeys/new': ['sign-in', '200', '200'],
  'POST /account/passkeys/new': ['403', '422', '422'],
  'POST /account/passkeys/:id/label': ['403', '404', '404'],
  'GET /account/passkeys/:id/removal': ['sign-in', '404', '404'],
  'POST /account/passkeys/:id/removal': ['403', '404', '404'],
  'GET /password/removal': ['sign-in', '303', '303'],
  'POST /password/removal': ['403', '303', '303'],
  'GET /account/export': ['sign-in', '200', '200'],
  'POST /account/export': ['403', '422', '422'],
  'POST /account/export/file': ['403', '303', '303'],
  'POST /account/export/removal': ['403', '303', '303'],
  'GET /account/erasure': ['sign-in', '200', '200'],
  'POST /account/erasure': ['403', '422', '422'],
  'GET /account/erasure/done': ['200', '200', '200'],
  'GET /account/sessions': ['sign-in', '200', '200'],
  'POST /account/sessions/end': ['403', '303', '303'],
  'POST /account/sessions/:id/end': ['403', '404', '404'],
  'GET /crisis-lines': ['200', '200', '200'],
  'POST /crisis-lines/country': ['400', '400', '400'],
  'GET /resources': ['200', '200', '200'],
  'GET /resource-list': ['404', '404', '404', '200'],
  'GET /resource-list/new': ['404', '404', '404', '200'],
  'POST /resource-list': ['404', '404', '404', '422'],
  'GET /resource-list/:id': ['404', '404', '404', '200'],
  'POST /resource-list/:id/versions': ['404', '404', '404', '422'],
  'POST /resource-list/:id/check': ['404', '404', '404', '422'],
  'POST /resource-list/:id/state': ['404', '404', '404', '422'],
  'GET /volunteers': ['404', '404', '404', '200'],
  'GET /volunteers/:id': ['404', '404', '404', '200'],
  'POST /volunteers/:id/entries': ['404', '404', '404', '422'],
  'POST /volunteers/:id/entries/:entry/removal': ['404', '404', '404', '404'],
  'GET /volunteering': ['sign-in', '404', '200'],
  'POST /volunteering/words': ['403', '404', '303'],
  'POST /volunteering/agreement': ['403', '404', '303'],
  'POST /volunteering/badge/removal': ['403', '404', '303'],
  'GET /guidelines': ['200', '200', '200'],
  'GET /about': ['200', '200', '200'],
  'GET /status': ['200', '200', '200'],
  'GET /robots.txt': ['200', '200', '200'],
  'GET /leaving': ['400', '400', '400'],
  'GET /healthz': ['200', '200', '200'],
  'GET /readyz': ['200', '200', '200'],
};

/** A trustee gets what a member gets, but for second looks, which have come to them, and their second factor. */
const TRUSTEES_DOORS: Record<string, string> = {
  'GET /second-looks': '200',
  'GET /second-looks/:id': '200',
  'POST /second-looks/:id/decision': '422',
  'GET /name-openings': '200',
  'GET /limits/appeals/:id': '200',
  'POST /limits/appeals/:id/decision': '422',
  'GET /sign-in/code': '303',
  'POST /sign-in/code': '303',
  'GET /account/second-factor': '200',
  'POST /account/second-factor': '422',
  'GET /account/second-factor/change': '303',
  'POST /account/second-factor/change': '422',
  'GET /account/second-factor/codes': '303',
  'POST /account/second-factor/codes': '422',
  'GET /account/second-factor/removal': '303',
  'POST /account/second-factor/removal': '422',
};

/** Where a facilitator finds more than a member. */
const FACILITATORS_DOORS: Record<string, string> = {
  'GET /boards/:slug/check-in-settings': '200',
  'POST /boards/:slug/check-in-settings': '422',
  'GET /posts/:id/notes': '200',
  'POST /posts/:id/notes': '303',
  'GET /board-settings': '200',
  'GET /board-settings/:slug': '200',
  'POST /board-settings/:slug/texts': '422',
  'POST /closed-groups': '422',
  'GET /tips': '200',
  'GET /volunteering': '200',
  'POST /volunteering/words': '303',
  'POST /volunteering/agreement': '303',
  'POST /volunteering/badge/removal': '303',
  'GET /boards/:slug/circles/new': '200',
  'POST /boards/:slug/circles': '422',
  'GET /facilitating': '200',
  'GET /facilitating/topics/new': '200',
  'POST /facilitating/topics': '422',
};

const PEOPLE = ['guest', 'Ben', 'Moe'] as const;

/** Everybody else, each in a forum of their own, where nobody has been at the doors before them. */
type Expected = (outcomes: Outcomes, door: string) => string;
const OTHERS: [who: string, name: string, role: MemberRole, expected: Expected][] = [
  ['a facilitator', 'Finn', 'facilitator', ([, member], door) => FACILITATORS_DOORS[door] ?? member],
  ['the author of another post', 'Oda', 'member', ([, member]) => member],
  ['a trustee', 'Tove', 'trustee', ([, member], door) => TRUSTEES_DOORS[door] ?? member],
  ['a lead', 'Lea', 'lead', ([, , moderator, lead = moderator]) => lead],
  ['an admin', 'Ada', 'admin', ([, , moderator, lead = moderator, admin = lead]) => admin],
];

interface AtTheDoor {
  visitor: Visitor;
  token?: string;
}

let forum: Forum;
let ids: Record<string, string>;
/** Who is signed in already: signing in anew for each door took longer than the doors. */
const here = new Map<string, AtTheDoor>();

/** A forum with something behind every door. @param reporter who told the team about a post */
async function furnish(reporter = 'Ben'): Promise<void> {
  forum = await startForum();
  here.clear();
  const ana = await forum.person('Ana');
  const up = await threadOf(forum, ana);
  const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
  await settled(forum, held.postId);
  const [review] = await forum.sql<{ id: string }>('select id from revisions where post_id = $1', [
    held.postId,
  ]);
  ids = { threads: up.threadId, posts: up.postId, reviews: review?.id ?? '', boards: 'depression' };
  ids['board-settings'] = 'depression';
  ids['closed-groups'] = 'group-of-others';
  ids['group-settings'] = 'group-of-others';
  ids.glances = await glance(forum, up.postId);
  await mask(forum, up.postId);
  ids['second-looks'] = await secondLook(forum);
  const [audit] = await forum.sql<{ id: string }>(
    'insert into audits (verdict_id) select id from verdicts where revision_id in (select id from revisions where post_id = $1) returning id',
    [up.postId],
  );
  ids.audits = audit?.id ?? '';
  const [followUp] = await forum.sql<{ id: string }>('select id from follow_ups order by id limit 1');
  ids['follow-ups'] = followUp?.id ?? '';
  const [finding] = await forum.sql<{ id: string }>(
    `with run as (insert into rescreenings (started_by, texts) values (gen_random_uuid(), 1) returning id)
     insert into findings (rescreening_id, revision_id, engine, terms_version, tier, categories, matches)
     select run.id, r.id, 'test', 0, 'crisis', '{}', '[]' from run, revisions r where r.post_id = $1 returning id`,
    [(await threadOf(forum, ana)).postId],
  );
  ids.findings = finding?.id ?? '';
  // The reporter's is about another post: the first waits for an answer when theirs is taken back.
  await tell(forum, 'Cleo', up.postId);
  ids.reports = await tell(forum, reporter, (await threadOf(forum, ana)).postId);
  await forum.person('Moe', 'moderator');
  ids.limits = await limit(forum);
  ids.pause = await limit(forum);
  const [asked] = await forum.sql<{ appeal: string; note: string }>(
    `with asked as (insert into limit_appeals (limit_id, persona_id, body)
         select $1, id, 'Please look.' from personas where name = 'Ana' returning id),
       noted as (insert into limit_notes (persona_id, body, submission_key)
         select id, 'A note.', gen_random_uuid() from personas where name = 'Ana' returning id)
     select asked.id as appeal, noted.id as note from asked, noted`,
    [ids.pause],
  );
  ids.appeals = asked?.appeal ?? '';
  ids.notes = asked?.note ?? '';
  const [urgent] = await forum.sql<{ id: string }>(
    `insert into urgent_words (source, subject, persona_id, danger)
     select 'appeal', $1, id, 'me' from personas where name = 'Ana' returning id`,
    [ids.appeals],
  );
  ids['urgent-words'] = urgent?.id ?? '';
  await furnishForLeads();
}

describe('the doors', () => {
  beforeAll(() => furnish());
  afterAll(() => forum.stop());

  it('are all known, and there is none without an entry', () => {
    expect(doorsOf(forum).sort()).toEqual(Object.keys(DOORS).sort());
  });

  it('are looked at in a browser, or have a reason in test/journeys/pages.ts', () => {
    const pages = doorsOf(forum).flatMap((door) => (door.startsWith('GET ') ? [door.slice(4)] : []));
    expect([...Object.keys(PAGES), ...Object.keys(NOT_LOOKED_AT)].sort()).toEqual(pages.sort());
  });

  describe.each(Object.entries(DOORS))('%s', (door, expected) => {
    it.each(PEOPLE.map((name, at): [string, string | undefined] => [name, expected[at]]))(
      'for %s: %s',
      async (name, outcome) => {
        const answer = await knock(door, name);
        expect(outcomeOf(answer)).toBe(outcome);
        expect(wrongHeaders(door, name, answer)).toEqual([]);
      },
    );
  });

  it('look to others like doors that were never there', async () => {
    const ben = await forum.person('Ben');
    const [hidden, none] = [await ben.get('/reviews'), await ben.get(`/${randomUUID()}`)];
    expect(hidden.text).toBe(none.text);
  });

  it('close at once when somebody is no longer staff', async () => {
    const zoe = await forum.person('Zoe', 'moderator');
    expect((await zoe.get('/reviews')).status).toBe(200);
    await forum.sql(
      `update members set role = 'member' where id = (select member_id from personas where name = 'Zoe')`,
    );
    expect((await zoe.get('/reviews')).status).toBe(404);
  });
});

describe.each(OTHERS)('the doors, for %s', (_, name, role, expectedOf) => {
  const member = !isStaff(role);
  beforeAll(async () => {
    await furnish(member ? name : 'Ben');
    if (role === 'trustee') await aDayAgo();
    await isNow(name, role);
    const who = await forum.person(name, role);
    await openThread(forum, who, { title: 'A walk', body: 'The river was high today.' });
  });
  afterAll(() => forum.stop());

  it.each(Object.entries(DOORS).map(([door, outcomes]) => [door, expectedOf(outcomes, door)]))(
    '%s: %s',
    async (door, outcome) => {
      expect(outcomeOf(await knock(door, name))).toBe(outcome);
    },
  );
});

/** What stands behind the doors that are for leads alone. */
async function furnishForLeads(): Promise<void> {
  const made = async (sql: string): Promise<string> => (await forum.sql<{ id: string }>(sql))[0]?.id ?? '';
  const someone = await forum
    .person('Nia', 'moderator')
    .then(() => `select member_id from personas where name = 'Nia'`);
  ids.terms = await made(
    `insert into terms (phrase, category, tier, note) values ('old toll bridge', 'suicide', 'none', '') returning id`,
  );
  ids.lines = shippedLines[0]!.id;
  ids.volunteers = await made(`select id from personas where name = 'Nia'`);
  ids['resource-list'] = await made('select resource_id as id from resource_versions limit 1');
  ids.templates = await made(`select template_id as id from template_versions order by name limit 1`);
  ids.rescreenings = await made(
    `update rescreenings set state = 'done', ended_at = date_trunc('minute', now()) returning id`,
  );
  ids.shifts = await made(
    `insert into shifts (member_id, weekday, starts, ends) select member_id, 1, 480, 600 from (${someone}) nia returning id`,
  );
  ids.contacts = await made(
    `insert into on_call_contacts (name, kind, masked, url_sealed) values ('Phone', 'json', 'x', 'x') returning id`,
  );
  ids.invitations = await made(
    `insert into invitations (id, mark, tag, uses, uses_left, ends_on, made_by)
     values (gen_random_uuid(), 'MARK', sha256('a code'), 1, 1, current_date, gen_random_uuid()) returning id`,
  );
  ids['name-openings'] = await nameOpening();
  ids['factor-resets'] = await made(
    `with factor as (insert into second_factors (member_id, secret_sealed, last_step) ${someone.replace('member_id', "member_id, '', 0")} returning member_id)
     insert into factor_resets (member_id, asked_by) select member_id, gen_random_uuid() from factor returning id`,
  );
}

/** Somebody who leads asks to open the link of a one-time name. @returns the id of the opening */
async function nameOpening(): Promise<string> {
  await forum.person('Nell', 'lead');
  const persona = await wear(forum, 'Ana', 'Mossy Lark');
  const [row] = await forum.sql<{ id: string }>(
    `insert into name_openings (id, persona_id, ground, asked_by)
     select gen_random_uuid(), $1, 'danger', member_id from personas where name = 'Nell' returning id`,
    [persona],
  );
  return row?.id ?? '';
}

/** Gives Ana a cool-off. @returns its id */
async function limit(of: Forum): Promise<string> {
  const [row] = await of.sql<{ id: string }>(
    `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
     select gen_random_uuid(), a.member_id, a.id, m.member_id, 'cool_off', 'kindness', date_trunc('minute', now()) + interval '1 day'
     from personas a, personas m where a.name = 'Ana' and m.name = 'Moe' returning id`,
  );
  return row?.id ?? '';
}

/** Lets the screen doubt what is up. @returns the id of the text */
async function glance(of: Forum, postId: string): Promise<string> {
  const [text] = await of.sql<{ id: string }>(
    `update verdicts set tier = 'watch' where revision_id in (select id from revisions where post_id = $1) returning revision_id as id`,
    [postId],
  );
  await of.sql('select queue_revision($1)', [text?.id]);
  return text?.id ?? '';
}

/** Lets the team have hidden words of what is up. */
async function mask(of: Forum, postId: string): Promise<void> {
  await of.sql(
    `with made as (insert into decisions (revision_id, staff_id, outcome, digest)
       select id, gen_random_uuid(), 'mask', '' from revisions where post_id = $1 returning id, revision_id)
     insert into masks (revision_id, original_id, decision_id) select revision_id, revision_id, id from made`,
    [postId],
  );
}

/** Ana asks somebody else to look at what was decided. @returns the id of the second look */
async function secondLook(of: Forum): Promise<string> {
  const [ana, noor] = [await of.person('Ana'), await of.person('Noor', 'moderator')];
  const { postId } = await openThread(of, ana, { title: 'Kept', body: CRISIS.me });
  await settled(of, postId);
  await decide(of, noor, postId, 'keep');
  await ana.send(`/posts/${postId}/second-look`, { body: '' });
  const [look] = await of.sql<{ id: string }>('select id from second_looks');
  return look?.id ?? '';
}

/** The role of somebody who may have been there before as a member. */
async function isNow(name: string, role: MemberRole): Promise<void> {
  await forum.sql(
    'update members set role = $2 where id = (select member_id from personas where name = $1)',
    [name, role],
  );
}

/** Lets the second looks have waited for a day: then they have come to trustees. */
async function aDayAgo(): Promise<void> {
  await forum.sql(`
    begin;
    set local session_replication_role = replica;
    update second_looks set asked_at = asked_at - interval '1 day';
    update limit_appeals set asked_at = asked_at - interval '1 day';
    commit`);
}

/** Tells the team about a post. @returns the id of the report */
async function tell(of: Forum, name: string, postId: string): Promise<string> {
  const who = await of.person(name);
  const { location } = await who.send(`/posts/${postId}/report`, { kind: 'spam' });
  return location?.split('/').at(-1) ?? '';
}

async function knock(door: string, name: string): Promise<Answer> {
  const [method = '', pattern = ''] = door.split(' ');
  const { visitor, token } = here.get(name) ?? (await comes(name));
  const path = pattern
    .replace(/^\/([\w-]+)\/:\w+/, (_, kind: string) => `/${kind}/${ids[kind]}`)
    .replace(/^\/limits\/(appeals|notes)\/:id/, (_, kind: string) => `/limits/${kind}/${ids[kind]}`)
    .replace(/^\/duty\/(shifts|contacts)\/:id/, (_, kind: string) => `/duty/${kind}/${ids[kind]}`)
    .replace(':version', '0')
    .replace(':postId', ids.posts ?? '');
  const answer =
    method === 'GET'
      ? await visitor.get(path)
      : await visitor.post(path, { _csrf: token ?? (await tokenOf(visitor)) });
  stays(name, visitor, answer);
  return answer;
}

async function comes(name: string): Promise<AtTheDoor> {
  return { visitor: name === 'guest' ? forum.guest() : await forum.person(name) };
}

/** Whose page still offers to sign out is signed in, and stays for the next door; everybody else comes anew. */
function stays(name: string, visitor: Visitor, { html }: Answer): void {
  const token = /action="\/sign-out">[^]*?name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token) here.set(name, { visitor, token });
  else here.delete(name);
}

function outcomeOf({ status, location }: Answer): string {
  return location?.startsWith('/sign-in') ? 'sign-in' : String(status);
}
