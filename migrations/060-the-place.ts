import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What an admin says of the place itself: its name, its look, whether it is open, and where its help begins.
 * Code: HS042 not this person's to change.
 */
export class ThePlace1763800000060 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [TABLE, THE_ONE, SET_PLACE]) await db.query(sql);
    await db.query(`revoke all on function ${FUNCTION} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function ${FUNCTION}`);
    await db.query(`drop table place`);
  }
}

const FUNCTION = 'set_place(jsonb, uuid, text)';

// One row, which every process reads again and again.
const TABLE = `
  create table place (
    only_one boolean primary key default true check (only_one),
    name text not null default 'Hearthside'
      check (char_length(name) between 2 and 60 and name = btrim(name) and name !~ '[[:cntrl:]]'),
    look text not null default 'hearth' check (look in ('hearth', 'shore', 'garden', 'slate')),
    mode text not null default 'open' check (mode in ('open', 'read_only', 'closed')),
    mode_reason text check (char_length(mode_reason) <= 200),
    first_countries text[] not null default '{}'
      check (cardinality(first_countries) <= 12 and array_to_string(first_countries, ' ', '?') ~ '^([A-Z]{2}( [A-Z]{2})*)?$'),
    lines_language text check (lines_language ~ '^[a-z]{2,3}$'),
    guide_put_away boolean not null default false
  )`;

// Where people are already, nobody has to be led through the beginning.
const THE_ONE = `
  insert into place (guide_put_away) select exists (select from members where role = 'member')`;

// `changes` has columns by their names. The place writes under its new name where `key_of_name` says that it is one, and
// nobody has it: somebody's name is never taken from them. The guide is no setting, and no matter for the record.
const SET_PLACE = `
create function set_place(changes jsonb, admin uuid, key_of_name text default null) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before place;
  later place;
  changed text;
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin says what the place is.';
  end if;
  select * into strict before from place for update;
  later := jsonb_populate_record(before, changes - 'only_one');
  if later is not distinct from before then
    return false;
  end if;
  update place set (name, look, mode, mode_reason, first_countries, lines_language, guide_put_away) = row (later.name,
    later.look, later.mode, later.mode_reason, later.first_countries, later.lines_language, later.guide_put_away);
  if key_of_name is not null and later.name <> before.name then
    begin
      update personas set name = later.name, name_key = key_of_name,
        cleared_digest = sha256(convert_to(later.name, 'UTF8'))
      where kind = 'site' and not exists (select from personas where name_key = key_of_name and kind <> 'site');
    exception when unique_violation then
      null; -- somebody signed up under it at this moment
    end;
  end if;
  select string_agg(format('%s: %s → %s', key, coalesce(b.value, '–'), coalesce(a.value, '–')), E'\\n' order by key)
    into changed
    from jsonb_each_text(to_jsonb(before)) b join jsonb_each_text(to_jsonb(later)) a using (key)
    where a.value is distinct from b.value and key <> 'guide_put_away';
  if changed is not null then
    perform record_entry('configuration', admin, null,
      case when later.mode = before.mode then 'place_changed' else 'place_' || later.mode end, changed);
  end if;
  return true;
end $$`;
