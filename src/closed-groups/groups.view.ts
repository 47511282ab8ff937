import { emptyForm, type Form } from '../platform/web/form.js';
import { isFor } from '../platform/web/audiences.js';
import type { Viewer } from '../platform/web/visit.js';
import type { GroupOfPlace, OwnGroup } from './group-reading.js';

/** The page of somebody's groups, and of their invitations. */
export function groupsView(
  groups: OwnGroup[],
  declined: { slug: string; name: string }[],
  { role, name }: Viewer,
  form: Form<unknown> = emptyForm(),
): object {
  return {
    groups: groups.filter(({ joined }) => joined).map(line),
    invitations: groups.filter(({ joined }) => !joined).map(line),
    declined: declined.map((group) => ({
      name: group.name,
      againHref: `/closed-groups/${group.slug}/refusal/removal`,
    })),
    mayMake: isFor('facilitator', role),
    pseudonym: name,
    form,
  };
}

/** The page of one group, for somebody who is in it. @param said what was just done: a message key */
export function groupView(
  group: OwnGroup,
  names: { name: string; keeps: boolean }[],
  form: Form<unknown> = emptyForm(),
  said: string | null = null,
): object {
  return {
    ...line(group),
    names,
    keeper: group.keeps,
    open: group.open,
    alone: names.length === 1,
    form,
    said,
  };
}

/** The page of all groups, for an admin. */
export function groupsOfPlaceView(groups: GroupOfPlace[]): object {
  return { groups: groups.map((group) => ({ ...group, restHref: `/group-settings/${group.slug}/rest` })) };
}

function line({ slug, name, welcome, open }: OwnGroup): object {
  const href = `/closed-groups/${slug}`;
  return {
    name,
    welcome,
    open,
    href,
    boardHref: `/boards/${slug}`,
    acceptHref: `${href}/acceptance`,
    leaveHref: `${href}/leaving`,
    inviteHref: `${href}/invitations`,
    removeHref: `${href}/removals`,
    keepHref: `${href}/keeping`,
  };
}
