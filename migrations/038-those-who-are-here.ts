import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GUARD_LIMIT } from './015-limit-functions.js';
import { SOMEONE_ELSE } from './018-second-look-functions.js';
import { HANDING } from './021-queue-functions.js';
import { TRIGGERS } from './023-postvention.js';
import { OTHERS } from './027-alone-appeals.js';
import { GUARD, GUARD_NEW } from './027-provisional-rests.js';

/**
 * Somebody of the team whose name rests is nobody who could read, look again or confirm: what was left to them comes
 * back to those who are here. And while a name rests for now alone, letters to it are written: the person may be alive.
 */
export class ThoseWhoAreHere1763800000038 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(HERE);
    for (const sql of COUNTING) await db.query(replacing(onlyThoseHere(sql)));
    await db.query(replacing(changed(SKIP_NOTICE, RESTS_ANYHOW, RESTS_FOR_GOOD)));
  }

  async down(db: QueryRunner): Promise<void> {
    for (const sql of [...COUNTING, SKIP_NOTICE]) await db.query(replacing(sql));
    await db.query('drop view staff_here');
  }
}

const HERE = `
create view staff_here with (security_invoker = true) as
  select m.id, m.role from members m
  where m.role in ('moderator', 'lead', 'admin')
    and not exists (select from resting_names z join personas n on n.id = z.persona_id where n.member_id = m.id)`;

// Each asks somewhere whether anybody else is there.
const COUNTING = [GUARD_LIMIT, SOMEONE_ELSE, ...HANDING, OTHERS, GUARD_NEW, GUARD];

const ANYBODY_ELSE = [
  `from members m where m.role in ('lead', 'admin') and m.id <> new.set_by`,
  `join members m on m.role in ('moderator', 'lead', 'admin')`,
  `from members m
    where m.role in ('moderator', 'lead', 'admin') and m.id <> staff`,
  `join members d on d.id <> l.set_by`,
  `from members
      where role in ('lead', 'admin') and id <> new.asked_by`,
  `from members
      where role in ('lead', 'admin') and id <> actor`,
];

const SKIP_NOTICE = TRIGGERS.find(({ body }) => body.includes('skip_notice_of_rest'))!.body;
const RESTS_ANYHOW = `from resting_names where persona_id = new.persona_id`;
const RESTS_FOR_GOOD = `from rests where persona_id = new.persona_id and confirmed_at is not null and undone_at is null`;

function onlyThoseHere(sql: string): string {
  const asking = ANYBODY_ELSE.find((part) => sql.includes(part)) ?? ANYBODY_ELSE[0]!;
  return changed(sql, asking, asking.replace('members', 'staff_here'));
}

// A function of an older migration that reads otherwise than it did is not to be passed over in silence.
function changed(sql: string, part: string, instead: string): string {
  if (!sql.includes(part)) throw new Error(`There is no “${part}” to be changed.`);
  return sql.replace(part, () => instead);
}

function replacing(sql: string): string {
  return sql.replaceAll('create function', 'create or replace function');
}
