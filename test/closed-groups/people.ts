import type { Answer, Visitor } from '../support/visitor.js';

/** Makes a closed group. */
export async function makeGroup(keeper: Visitor, name: string): Promise<Answer> {
  return keeper.send('/closed-groups', { name, about: 'For the six of us.' });
}

/** The address of a group, from where making it led. */
export function slugOf({ location }: Answer): string {
  return location!.split('/').at(-1)!;
}

/** Invites somebody, who says yes. */
export async function invite(
  keeper: Visitor,
  slug: string,
  pseudonym: string,
  who: Visitor,
): Promise<Answer> {
  await keeper.send(`/closed-groups/${slug}`, { pseudonym }, `/closed-groups/${slug}/invitations`);
  return who.send('/closed-groups', {}, `/closed-groups/${slug}/acceptance`);
}
