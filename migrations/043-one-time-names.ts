import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One-time names. Whose one is stands in it twice, both unreadable without the key that lies outside the database: a
 * tag, so that there is one in a thread, and sealed. Each member has a list of their own, sealed and always of one size;
 * a new name waits apart, and a round writes every list anew, so that none of them says whose name is new.
 * Code: HS043 a notice to a one-time name is put away, never marked: the order of the rows would tell who read it.
 */
export class OneTimeNames1763800000043 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...OWNERS, ...LISTS, KEEP_UNMARKED, ON_MARKING]) await db.query(sql);
    await db.query(`revoke all on function keep_unmarked() from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function keep_unmarked() cascade`);
    await db.query(`drop table unfiled_names, name_lists`);
    await db.query(`alter table personas drop column owner_tag, drop column owner_sealed`);
  }
}

const OWNERS = [
  `alter table personas
    add column owner_tag bytea constraint one_name_in_a_thread unique check (octet_length(owner_tag) = 32),
    add column owner_sealed bytea check (octet_length(owner_sealed) = 101)`,
  // Names of before this was undone have lost their owner: they belong to nobody from now on.
  `update personas set owner_tag = sha256(uuid_send(gen_random_uuid())), owner_sealed = decode(repeat('00', 101), 'hex')
    where kind = 'one_time'`,
  `alter table personas add constraint one_time_names_have_an_owner
      check (num_nonnulls(owner_tag, owner_sealed) = case kind when 'one_time' then 2 else 0 end)`,
];

// Never moved out of the row: what lies elsewhere would have an order of its own.
const LISTS = [
  `create table name_lists (
    member_id uuid primary key references members on delete cascade,
    sealed bytea not null check (octet_length(sealed) = 2076)
  )`,
  `alter table name_lists alter column sealed set storage plain`,
  `create table unfiled_names (persona_id uuid primary key references personas on delete cascade)`,
];

const KEEP_UNMARKED = `
create function keep_unmarked() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from personas where id = old.persona_id and kind = 'one_time') then
    raise exception using errcode = 'HS043', message = 'A notice to a one-time name is put away, never marked.';
  end if;
  return new;
end $$`;

const ON_MARKING = `
create trigger keep_unmarked before update of read on notices
for each row execute function keep_unmarked()`;
