import { HOME_SHOWN } from '../boards/moments.js';
import { Statement } from '../platform/database/statement.js';

/** A closed group on somebody's list: one they are in, or are invited to and did not say no. */
export interface OwnGroup {
  id: string;
  slug: string;
  name: string;
  welcome: string;
  joined: boolean;
  /** They invite to it, and take people out. */
  keeps: boolean;
  /** Nobody does, and they can begin to. */
  open: boolean;
}

// Nobody comes in while nobody keeps it. Who made it, and has the office no more, does not keep it again.
const SELECT = `
  select b.id, b.slug, b.name, b.welcome, g.joined, keeps_group(b.id, $1) as keeps,
    g.joined and not g.keeps and not k.kept as open
  from group_members g join boards b on b.id = g.board_id and b.closed
  cross join lateral (select group_is_kept(b.id) as kept) k
  where g.persona_id = $1 and not g.declined and g.taken_back is null and (g.joined or k.kept)`;

/** All of the name $1. */
export const groupsOf = new Statement<OwnGroup>('groups-of-name', `${SELECT} order by lower(b.name), b.id`);

HOME_SHOWN.asks(groupsOf, ({ viewer }) => viewer && [viewer.personaId]);

/** The one with the address $2, for the name $1. */
export const groupOf = new Statement<OwnGroup>('group-of-name', `${SELECT} and b.slug = $2`);

/** Those to which the name $1 said no: what they read of them once already. */
export const declinedBy = new Statement<{ slug: string; name: string }>(
  'groups-declined',
  `select b.slug, b.name from group_members g join boards b on b.id = g.board_id and b.closed
   where g.persona_id = $1 and g.declined order by lower(b.name), b.id`,
);

/** Who is in the group $1. Who was invited and did not come stands nowhere. */
export const namesInGroup = new Statement<{ name: string; keeps: boolean }>(
  'names-in-group',
  `select n.name, keeps_group(g.board_id, g.persona_id) as keeps from group_members g join personas n on n.id = g.persona_id
   where g.board_id = $1 and g.joined order by lower(n.name), n.id`,
);

/** A closed group as an admin sees it, who is not in it: how many are, and nothing of what it is. */
export interface GroupOfPlace {
  slug: string;
  people: number;
  kept: boolean;
  rests: boolean;
}

/** All that somebody is in. */
export const groupsOfPlace = new Statement<GroupOfPlace>(
  'groups-of-place',
  `select b.slug, count(*)::int as people, group_is_kept(b.id) as kept, b.archived as rests
   from boards b join group_members g on g.board_id = b.id and g.joined
   where b.closed group by b.id order by b.slug`,
);
