import { emptyForm, type Form } from '../platform/web/form.js';
import { isFor } from '../platform/web/audiences.js';
import type { Viewer } from '../platform/web/visit.js';
import { keeps } from './closed-groups.js';
import type { OwnGroup } from './group-reading.js';

/** The page of somebody's groups, and of their invitations. */
export function groupsView(
  groups: OwnGroup[],
  { role, name }: Viewer,
  form: Form<unknown> = emptyForm(),
): object {
  return {
    groups: groups.filter(({ joined }) => joined).map(line),
    invitations: groups.filter(({ joined }) => !joined).map(line),
    mayMake: isFor('facilitator', role),
    pseudonym: name,
    form,
  };
}

/** The page of one group, for somebody who is in it. @param said what was just done: a message key */
export function groupView(
  group: OwnGroup,
  names: { name: string; keeps: boolean }[],
  viewer: Viewer,
  form: Form<unknown> = emptyForm(),
  said: string | null = null,
): object {
  const mayLeave = !group.keeps || names.every(({ keeps: own }, at) => own && at === 0);
  return { ...line(group), names, keeper: keeps(group, viewer), mayLeave, form, said };
}

function line({ slug, name, welcome }: OwnGroup): object {
  const href = `/closed-groups/${slug}`;
  return {
    name,
    welcome,
    href,
    boardHref: `/boards/${slug}`,
    acceptHref: `${href}/acceptance`,
    leaveHref: `${href}/leaving`,
    inviteHref: `${href}/invitations`,
    removeHref: `${href}/removals`,
  };
}
