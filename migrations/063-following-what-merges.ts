import type { MigrationInterface, QueryRunner } from 'typeorm';
import { GATHER } from './057-following-functions.js';

/** Whoever follows a board hears what is new on it while it becomes part of another, and of those that become part of it. */
export class FollowingWhatMerges1763800000063 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(asReplacement(GATHER_OF_WHOLE));
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(asReplacement(GATHER));
  }
}

// A board on its way counts as the one that it becomes part of, for what is new and for who follows.
const GATHER_OF_WHOLE = GATHER.replaceAll(
  'coalesce(b.merged_into, b.id)',
  'coalesce(b.merged_into, b.merging_into, b.id)',
)
  .replace('select l.board_id, p.persona_id', 'select w.id as board_id, p.persona_id')
  .replace(
    '(values (t.board_id), (t.second_board_id)) l (board_id)',
    `(select coalesce(b.merging_into, b.id) as id from boards b where b.id in (t.board_id, t.second_board_id)) w`,
  )
  .replace('group by l.board_id, p.persona_id', 'group by w.id, p.persona_id');

function asReplacement(sql: string): string {
  return sql.replace('create function', 'create or replace function');
}
