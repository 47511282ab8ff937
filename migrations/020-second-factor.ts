import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The staff's second factor: a sealed secret for each of them, recovery codes as keyed tags, and resets that one lead
 * asks for and another carries out. A session knows when its code was given, and when the desk was last used.
 */
export class SecondFactor1763800000020 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table sessions add column code_at minute, add column desk_seen_at minute`);
    await this.factors(db);
    await this.codes(db);
    await this.resets(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`delete from notices where kind like 'factor\\_%'`);
    await db.query(`drop table factor_resets`);
    await db.query(`drop table second_factor_codes`);
    await db.query(`drop table second_factors`);
    await db.query(`alter table sessions drop column desk_seen_at, drop column code_at`);
  }

  // `last_step` is the time step of the last code that was taken: neither it nor one before it is taken again.
  private async factors(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_factors (
        member_id uuid primary key references members on delete cascade,
        secret_sealed bytea not null,
        last_step int not null,
        tries minute[] not null default '{}',
        set_on date not null default current_date
      )`);
  }

  private async codes(db: QueryRunner): Promise<void> {
    await db.query(`
      create table second_factor_codes (
        member_id uuid not null references second_factors on delete cascade,
        digest bytea not null,
        primary key (member_id, digest)
      )`);
  }

  // No foreign keys to who asked and who ended it. Who asks is never who is reset; whoever does both waited a day.
  private async resets(db: QueryRunner): Promise<void> {
    await db.query(`
      create table factor_resets (
        id uuid primary key default gen_random_uuid(),
        member_id uuid not null references members on delete cascade,
        asked_by uuid not null check (asked_by <> member_id),
        asked_at minute not null default date_trunc('minute', now()),
        state text not null default 'open' check (state in ('open', 'done', 'withdrawn')),
        ended_by uuid,
        ended_at minute,
        check ((state = 'open') = (ended_at is null)),
        check (state <> 'done' or ended_by <> member_id),
        check (state <> 'done' or ended_by <> asked_by or ended_at >= asked_at + interval '24 hours')
      )`);
    await db.query(
      `create unique index open_reset_of_member on factor_resets (member_id) where state = 'open'`,
    );
  }
}
