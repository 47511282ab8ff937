import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys that change. A key for each member, wrapped by the forum's, under which their private things are sealed. Which key
 * of the forum's ring is in use, which are being left, and which processes know which: tags alone. And letters of the team
 * to one person, sealed.
 */
export class Keys1763800000044 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [MEMBER_KEYS, ...RING, ...MARKS, ...LETTERS]) await db.query(sql);
  }

  // A sealed letter cannot be opened here: the notice stays, without it.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notice_words where words is null`);
    await db.query(`alter table notice_words drop column sealed, alter column words set not null`);
    await db.query(`alter table second_factor_codes drop column key`);
    await db.query(`alter table members drop column recovery_key`);
    await db.query(`alter table vault_check drop column leaving, drop column used_since`);
    await db.query(`drop table key_holders, member_keys`);
  }
}

// Of one size, and never moved out of the row: it says nothing but that there is a member.
const MEMBER_KEYS = `
  create table member_keys (
    member_id uuid primary key references members on delete cascade,
    sealed bytea not null check (octet_length(sealed) = 92)
  )`;

// A process that is killed is forgotten by its minute.
const RING = [
  `alter table vault_check add column leaving bytea[] not null default '{}', add column used_since minute`,
  `create table key_holders (
    id uuid primary key,
    tags bytea[] not null check (cardinality(tags) > 0),
    seen_at minute not null default date_trunc('minute', now())
  )`,
];

// Under which key a code was tagged; null where that was before keys could change.
const MARKS = [
  `alter table members add column recovery_key bytea check (octet_length(recovery_key) = 8)`,
  `alter table second_factor_codes add column key bytea check (octet_length(key) = 8)`,
];

const LETTERS = [
  `alter table notice_words
    alter column words drop not null,
    add column sealed bytea check (octet_length(sealed) between 256 and 65536),
    add constraint open_or_sealed check (num_nonnulls(words, sealed) = 1)`,
];
