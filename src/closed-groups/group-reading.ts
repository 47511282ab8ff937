import { Statement } from '../platform/database/statement.js';

/** A closed group on somebody's list: one they are in, or are invited to and did not say no. */
export interface OwnGroup {
  id: string;
  slug: string;
  name: string;
  welcome: string;
  joined: boolean;
  keeps: boolean;
}

const SELECT = `
  select b.id, b.slug, b.name, b.welcome, g.joined, g.keeps
  from group_members g join boards b on b.id = g.board_id and b.closed
  where g.persona_id = $1 and not g.declined`;

/** All of the name $1. */
export const groupsOf = new Statement<OwnGroup>('groups-of-name', `${SELECT} order by lower(b.name), b.id`);

/** The one with the address $2, for the name $1. */
export const groupOf = new Statement<OwnGroup>('group-of-name', `${SELECT} and b.slug = $2`);

/** Who is in the group $1. Who was invited and did not come stands nowhere. */
export const namesInGroup = new Statement<{ name: string; keeps: boolean }>(
  'names-in-group',
  `select n.name, g.keeps from group_members g join personas n on n.id = g.persona_id
   where g.board_id = $1 and g.joined order by lower(n.name), n.id`,
);
