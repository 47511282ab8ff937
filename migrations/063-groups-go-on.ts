import type { MigrationInterface, QueryRunner } from 'typeorm';
import { INVITE, JOIN, KEEPS_GROUP, LEAVE, TAKE_OUT } from './055-closed-group-functions.js';
import {
  FORGET_TAKEN_BACK,
  GROUP_FUNCTIONS,
  GROUP_IS_KEPT,
  INVITE_ONCE,
  JOIN_WHAT_IS_KEPT,
  KEEPS,
  LEAVE_TO_OTHERS,
  MAY_ASK_AGAIN,
  REST,
  TAKE_BACK,
  TAKE_ON,
} from './063-group-functions.js';

/**
 * Closed groups go on without who made them: when nobody keeps one, whoever is in it and agrees first keeps it. Nobody
 * comes in meanwhile. An admin can let a group rest without reading it, and a no can be taken back.
 */
export class GroupsGoOn1763800000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...COLUMNS, GROUP_IS_KEPT, MAY_ASK_AGAIN, TAKE_ON, REST, FORGET_TAKEN_BACK])
      await db.query(sql);
    for (const sql of [KEEPS, INVITE_ONCE, TAKE_BACK, JOIN_WHAT_IS_KEPT, LEAVE_TO_OTHERS])
      await db.query(sql);
    for (const name of GROUP_FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  // Going back, whoever took a group on keeps it no more, as they have no office, and its members stay.
  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from group_members where taken_back is not null`);
    for (const sql of [KEEPS_GROUP, INVITE, TAKE_OUT, JOIN, LEAVE])
      await db.query(sql.replace('create function', 'create or replace function'));
    for (const name of GROUP_FUNCTIONS) await db.query(`drop function ${name}`);
    await db.query(`alter table group_members drop column took_on, drop column taken_back`);
  }
}

// An invitation that was taken back is known for a day or two, so that the same is not told twice; then it is forgotten.
const COLUMNS = [
  `alter table group_members
    add column took_on boolean not null default false check (keeps or not took_on),
    add column taken_back date check (taken_back is null or not (joined or declined))`,
];
