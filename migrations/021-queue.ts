import type { MigrationInterface, QueryRunner } from 'typeorm';
import { FUNCTIONS, HANDING, LATEST, SYNC, TRIGGERS } from './021-queue-functions.js';

/**
 * The one queue of the moderators' desk: a row for everything that waits, kept by triggers of what it is about, in the
 * order in which it should be read; and how a claim goes from one to another.
 */
export class Queue1763800000021 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.items(db);
    await this.handing(db);
    for (const sql of [LATEST, ...SYNC, ...HANDING]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    for (const sql of TRIGGERS) await db.query(sql);
    await this.fill(db);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['revisions', 'audits', 'reports', 'second_looks', 'second_look_answers'])
      await db.query(`drop trigger queue_${table} on ${table}`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    for (const table of ['take_overs', 'hand_overs', 'queue_items']) await db.query(`drop table ${table}`);
  }

  // Least urgency first, then the oldest. No name and no member: whose text it is, is looked up by its revision.
  private async items(db: QueryRunner): Promise<void> {
    await db.query(`
      create table queue_items (
        kind text not null check (kind in ('held', 'glance', 'report', 'second_look', 'audit')),
        subject uuid not null,
        revision_id uuid not null references revisions on delete cascade,
        board_id uuid not null references boards on delete cascade,
        tier text not null check (tier in ('none', 'watch', 'concern', 'crisis')),
        about text,
        urgency smallint not null check (urgency between 0 and 8),
        since minute not null,
        primary key (kind, subject)
      )`);
    await db.query(`create index queue_in_order on queue_items (urgency, since, subject)`);
    await db.query(`create index queue_of_board on queue_items (board_id, urgency, since, subject)`);
    await db.query(`create index queue_of_kind on queue_items (kind, urgency, since, subject)`);
    await db.query(`create index queue_of_tier on queue_items (tier, urgency, since, subject)`);
    await db.query(`create index queue_counted on queue_items (kind, tier, since)`);
    await db.query(`create index queue_of_revision on queue_items (revision_id)`);
  }

  private async fill(db: QueryRunner): Promise<void> {
    await db.query(`select queue_revision(id) from revisions where state in ('held', 'published')`);
    await db.query(`select queue_audit(id) from audits`);
    await db.query(`select queue_report(post_id) from reports where state = 'open' group by post_id`);
    await db.query(`select queue_second_look(id) from second_looks`);
  }

  // Whoever handed a text over is not asked about it again, and nobody asks why.
  private async handing(db: QueryRunner): Promise<void> {
    await db.query(`
      create table hand_overs (
        revision_id uuid not null references revisions on delete cascade,
        staff_id uuid not null references members on delete cascade,
        primary key (revision_id, staff_id)
      )`);
    await db.query(`
      create table take_overs (
        id uuid primary key default gen_random_uuid(),
        revision_id uuid not null references revisions on delete cascade,
        from_staff uuid not null references members on delete cascade,
        to_staff uuid not null references members on delete cascade,
        word text not null check (char_length(word) between 1 and 300),
        taken_at minute not null default date_trunc('minute', now())
      )`);
    await db.query(`create index take_overs_of_staff on take_overs (from_staff, taken_at)`);
  }
}
