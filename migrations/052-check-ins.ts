import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When the check-ins of a board open: each day, each week or not at all, by the clock of the board. Facilitators and the
 * team say so under their name; no right on a table does.
 * Code: HS053 not this person's to say.
 */
export class CheckIns1763800000052 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(RHYTHMS);
    await db.query(SET);
    await db.query(`revoke all on function ${NAME} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function ${NAME}`);
    await db.query(`drop table check_in_rhythms`);
  }
}

// Without a zone the clock is that of the whole place.
const RHYTHMS = `
create table check_in_rhythms (
  board_id uuid primary key references boards on delete cascade,
  rhythm text not null check (rhythm in ('daily', 'weekly', 'none')),
  weekday int not null default 1 check (weekday between 1 and 7),
  hour int not null default 4 check (hour between 0 and 23),
  zone text check (zone ~ '^[A-Za-z][A-Za-z0-9_+/-]{1,59}$')
)`;

const NAME = 'set_check_in_rhythm(uuid, text, int, int, text, uuid)';

// The record names no closed group.
const SET = `
create function set_check_in_rhythm(board uuid, how text, day int, at int, clock text, who uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members where id = who and role in ('facilitator', 'moderator', 'lead', 'admin')) then
    raise exception using errcode = 'HS053', message = 'Facilitators and the team say when check-ins open.';
  end if;
  insert into check_in_rhythms as c (board_id, rhythm, weekday, hour, zone) values (board, how, day, at, clock)
    on conflict (board_id) do update
      set rhythm = excluded.rhythm, weekday = excluded.weekday, hour = excluded.hour, zone = excluded.zone
      where (c.rhythm, c.weekday, c.hour, c.zone) is distinct from
        (excluded.rhythm, excluded.weekday, excluded.hour, excluded.zone);
  if found then
    perform record_entry('configuration', who, (select id from boards where id = board and not closed), 'check_ins_' || how, null);
  end if;
end $$`;
