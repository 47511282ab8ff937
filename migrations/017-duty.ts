import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When people read what is held, and who is told at once of a crisis. A crisis that is held raises its alert here, in
 * the same transaction, whoever holds it; the rows are what the workers look for.
 */
export class Duty1763800000017 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.settings(db);
    await this.shifts(db);
    await this.contacts(db);
    await this.alerts(db);
    await db.query(RAISE_ALERT);
    await db.query(`revoke all on function raise_alert() from public`);
    await db.query(`
      create trigger alert_when_held after update of state on revisions
      for each row when (new.state = 'held' and old.state <> 'held') execute function raise_alert()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger alert_when_held on revisions`);
    await db.query(`drop function raise_alert`);
    await db.query(`drop table alerts`);
    await db.query(`drop table on_call_contacts`);
    await db.query(`drop view staffed_hours`);
    await db.query(`drop table shifts`);
    await db.query(`drop table duty_settings`);
  }

  private async settings(db: QueryRunner): Promise<void> {
    await db.query(`
      create table duty_settings (
        only_one boolean primary key default true check (only_one),
        mode text not null default 'no_rota' check (mode in ('no_rota', 'rota')),
        zone text not null default 'UTC' check (char_length(zone) between 1 and 60),
        hold_concern boolean not null default false,
        wait_minutes int not null default 5 check (wait_minutes between 0 and 120)
      )`);
    await db.query(`insert into duty_settings default values`);
  }

  // Minutes of the day by the place's clock; a shift that ends no later than it starts ends on the next day.
  private async shifts(db: QueryRunner): Promise<void> {
    await db.query(`
      create table shifts (
        id uuid primary key default gen_random_uuid(),
        member_id uuid not null references members on delete cascade,
        board_id uuid references boards on delete cascade,
        weekday int not null check (weekday between 1 and 7),
        starts int not null check (starts between 0 and 1439),
        ends int not null check (ends between 0 and 1439),
        unique nulls not distinct (member_id, board_id, weekday, starts, ends)
      )`);
    // A view of the owner's: the worker may know the hours, never whose they are.
    await db.query(`
      create view staffed_hours as
        select distinct s.board_id, s.weekday, s.starts, s.ends
        from shifts s join members m on m.id = s.member_id
        where m.role in ('moderator', 'lead', 'admin')`);
  }

  // Never deleted, as alerts name them; the address of one that was removed is gone.
  private async contacts(db: QueryRunner): Promise<void> {
    await db.query(`
      create table on_call_contacts (
        id uuid primary key default gen_random_uuid(),
        place int generated always as identity,
        name text not null check (char_length(name) between 1 and 60),
        kind text not null check (kind in ('json', 'ntfy')),
        masked text not null,
        url_sealed bytea not null,
        removed boolean not null default false,
        check (not removed or url_sealed = '')
      )`);
  }

  // Without a text it is a trial of its contact. The exact time stands there only while it waits.
  private async alerts(db: QueryRunner): Promise<void> {
    await db.query(`
      create table alerts (
        id uuid primary key default gen_random_uuid(),
        number bigint generated always as identity,
        revision_id uuid references revisions on delete cascade,
        contact_id uuid not null references on_call_contacts,
        round int not null default 1 check (round >= 1),
        due_at timestamptz default now(),
        sent_at minute,
        outcome text check (outcome in ('sent', 'not_taken', 'not_reached', 'timed_out', 'private_address',
          'unreadable', 'skipped', 'answered')),
        check ((outcome is null) = (due_at is not null)),
        check ((outcome is null) = (sent_at is null))
      )`);
    await db.query(`create unique index one_alert_waits on alerts (revision_id) where outcome is null`);
    await db.query(
      `create unique index one_trial_waits on alerts (contact_id) where outcome is null and revision_id is null`,
    );
    await db.query(`create index alerts_due on alerts (due_at) where outcome is null`);
    await db.query(`create index alerts_of_revision on alerts (revision_id)`);
    await db.query(`create index alerts_by_number on alerts (number desc)`);
  }
}

export const RAISE_ALERT = `
create function raise_alert() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if (select tier from verdicts where revision_id = new.id order by given_at desc limit 1) = 'crisis' then
    -- A contact that is being added waits for this text, or this text for the contact: neither misses the other.
    perform from duty_settings for share;
    insert into alerts (revision_id, contact_id)
      select new.id, id from on_call_contacts where not removed order by place limit 1
      on conflict do nothing;
  end if;
  return null;
end $$`;
