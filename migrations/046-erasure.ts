import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  BEGIN,
  BEGINNINGS,
  ERASE_MEMBER,
  ERASE_NAME,
  FORMER,
  FUNCTIONS,
  LEAVE_TEAM,
  NOBODY,
} from './046-erasure-functions.js';

/**
 * Going for good, and taking a copy along: who is leaving at this moment, the ledger of what was erased (keyed tags, so
 * that a restored backup brings nobody back), and the copies that wait to be fetched. `former member` wears what stays.
 * Code: HS046 the only admin stays until there is another.
 */
export class Erasure1763800000046 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLES, ...FORMER_MEMBER, BEGIN, LEAVE_TEAM, ERASE_NAME, ERASE_MEMBER, NOBODY])
      await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const table of BEGINNINGS) await db.query(nobodyIn(table));
    for (const sql of [...LIMITS, ...WHERE_THEY_LIE]) await db.query(sql);
  }

  // Posts of who is gone stay, under a one-time name that is nobody's.
  async down(db: QueryRunner): Promise<void> {
    for (const sql of LIMITS_BEFORE) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`drop table exports, erasures, erasure_key, leavings`);
    await db.query(`
      update personas set kind = 'one_time', owner_tag = sha256('nobody'), owner_sealed = decode(repeat('00', 101), 'hex')
      where id = '${FORMER}'`);
    await db.query(kinds(`'pseudonym', 'one_time'`));
    for (const table of LIE) await db.query(`alter table ${table} reset (fillfactor)`);
  }
}

// Without times: none of them says more than that it is so. An export waits until the end of a quarter of a day.
const TABLES = [
  `create table leavings (
    member_id uuid primary key references members on delete cascade,
    keeps boolean not null
  )`,
  `create table erasures (tag bytea primary key check (octet_length(tag) = 32))`,
  `create table erasure_key (
    only_one boolean primary key default true check (only_one),
    sealed bytea not null
  )`,
  `create table exports (
    member_id uuid primary key references members on delete cascade,
    id uuid not null unique default gen_random_uuid(),
    tenths int not null default 0 check (tenths between 0 and 10),
    worked_on_until minute,
    sealed bytea,
    kept_until minute not null
      default date_bin('6 hours', now(), timestamptz '2026-01-01 00:00+00') + interval '24 hours',
    check ((sealed is not null) = (tenths = 10))
  )`,
];

const FORMER_MEMBER = [
  kinds(`'pseudonym', 'one_time', 'former'`),
  `insert into personas (id, kind, name, name_key, cleared_digest)
   values ('${FORMER}', 'former', 'former member', 'formermember', sha256('former member'))
   on conflict (id) do update set kind = 'former', owner_tag = null, owner_sealed = null`,
];

function kinds(list: string): string {
  return `alter table personas drop constraint personas_kind_check,
    add constraint personas_kind_check check (kind in (${list}))`;
}

function nobodyIn(table: string): string {
  return `create trigger ${table}_of_nobody before insert on ${table} for each row
    when (new.persona_id = '${FORMER}') execute function nobody_is_there()`;
}

// The name leaves a limit without anybody's doing it: what guards and records the rest is not asked.
const RULED =
  'id, set_by, kind, guideline, alone, starts_at, ends_at, confirmed_by, confirmed_at, lifted_by, lifted_at';
const guards = (when: string): string =>
  `create trigger guard_limits before insert or update${when} on limits for each row execute function guard_limit()`;
const records = (when: string): string =>
  `create trigger record_limit_changes after update${when} on limits for each row execute function record_limit()`;
const DROPPED = ['guard_limits', 'record_limit_changes'].map((name) => `drop trigger ${name} on limits`);
const LIMITS = [...DROPPED, guards(` of ${RULED}`), records(` of ${RULED}`)];
const LIMITS_BEFORE = [...DROPPED, guards(''), records('')];

// Room in each page, so that a row that loses its name stays where it was written; those that are there now are put
// into the order of their random ids, which says nothing at all.
const LIE = ['posts', 'limits', 'follow_ups', 'rests'];
const WHERE_THEY_LIE = LIE.flatMap((table) => [
  `alter table ${table} set (fillfactor = 70)`,
  `cluster ${table} using ${table}_pkey`,
]);
