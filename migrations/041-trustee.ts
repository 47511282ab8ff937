import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  AMENDED,
  type Amendment,
  FUNCTIONS,
  HERE,
  MADE,
  RENAMED,
  TRIGGERS,
} from './041-trustee-functions.js';

/**
 * A trustee: somebody outside the daily team who gives second looks and nothing else, at once where nobody of the team
 * can, else after a day. PostgreSQL refuses every other decision of theirs. And a rota without shifts of people who are
 * on the team no more.
 */
export class Trustee1763800000041 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(ROLES(`'member', 'facilitator', 'trustee', 'moderator', 'lead', 'admin'`));
    for (const sql of [...TABLES, HERE]) await db.query(sql);
    for (const [was, is] of RENAMED) await db.query(`alter function ${was}(uuid) rename to ${is}`);
    for (const sql of MADE) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of [...TRIGGERS, ...ROTA]) await db.query(sql);
    for (const amendment of AMENDED) await amend(db, amendment);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name, was, is } of [...AMENDED].reverse()) await amend(db, { name, was: is, is: was });
    await db.query(HOURS());
    await db.query(`drop trigger leave_the_rota on members`);
    await db.query(`drop trigger note_who_looked on second_look_answers`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    for (const [was, is] of RENAMED) await db.query(`alter function ${is}(uuid) rename to ${was}`);
    for (const sql of FORGET) await db.query(sql);
    await db.query(ROLES(`'member', 'facilitator', 'moderator', 'lead', 'admin'`));
  }
}

const ROLES = (roles: string) => `
  alter table members drop constraint members_role_check, add constraint members_role_check check (role in (${roles}))`;

const TABLES = [
  `alter table second_look_answers add column outside boolean not null default false`,
  `alter table limit_appeals add column outside boolean not null default false`,
  `create table trustee_calls (
    member_id uuid not null references members on delete cascade,
    subject uuid not null,
    primary key (member_id, subject)
  )`,
];

// Hours of somebody whose name rests are nobody's hours; should it be undone, they are theirs again.
const HOURS = (and = '') => `
  create or replace view staffed_hours as
    select distinct s.board_id, s.weekday, s.starts, s.ends
    from shifts s join members m on m.id = s.member_id
    where m.role in ('moderator', 'lead', 'admin')${and}`;

const IS_HERE = `
      and not exists (select from resting_names z join personas n on n.id = z.persona_id where n.member_id = m.id)`;

const ROTA = [
  HOURS(IS_HERE),
  `delete from shifts s using members m where m.id = s.member_id and m.role not in ('moderator', 'lead', 'admin')`,
];

const FORGET = [
  `delete from notices where kind = 'second_looks_wait'`,
  `update members set role = 'member' where role = 'trustee'`,
  `drop view trustees_here`,
  `drop table trustee_calls`,
  `alter table limit_appeals drop column outside`,
  `alter table second_look_answers drop column outside`,
];

// The function as it stands, with one part of it changed. A change that finds nothing to change would leave a door open.
async function amend(db: QueryRunner, { name, was, is }: Amendment): Promise<void> {
  const [found] = (await db.query(
    `select pg_get_functiondef(oid) as source from pg_proc where proname = $1 and pronamespace = 'public'::regnamespace`,
    [name],
  )) as { source: string }[];
  if (found?.source.split(was).length !== 2) throw new Error(`Not found once in ${name}: ${was}`);
  await db.query(found.source.replace(was, () => is));
}
