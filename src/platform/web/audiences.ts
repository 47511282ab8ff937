import type { MemberRole } from './visit.js';

/** Who knocks at a door: a guest, or a member by role. */
export type Knocker = MemberRole | 'guest';

const EVERY_MEMBER = ['member', 'facilitator', 'trustee', 'moderator', 'lead', 'admin'] as const;

/**
 * Who may what: the kinds of doors, and whom each is open to. Every route names one kind; the guard knows no other
 * rule. A facilitator has the doors of `facilitator` beside a member's, and no power over posts. A trustee may do no
 * more than give second looks, by the doors of `second_look`, which are open to those who moderate too, and be the second
 * person by those of `name_opening`; `team` is the one door that all of them find open before their code.
 */
export const AUDIENCES = {
  anyone: ['guest', ...EVERY_MEMBER],
  member: EVERY_MEMBER,
  team: ['trustee', 'moderator', 'lead', 'admin'],
  facilitator: ['facilitator', 'moderator', 'lead', 'admin'],
  second_look: ['trustee', 'moderator', 'lead', 'admin'],
  staff: ['moderator', 'lead', 'admin'],
  lead: ['lead', 'admin'],
  name_opening: ['trustee', 'lead', 'admin'],
  admin: ['admin'],
} as const satisfies Record<string, readonly Knocker[]>;

export type Audience = keyof typeof AUDIENCES;

/** Whether a kind of door is open to somebody. */
export function isFor(audience: Audience, who: Knocker): boolean {
  const open: readonly Knocker[] = AUDIENCES[audience];
  return open.includes(who);
}
