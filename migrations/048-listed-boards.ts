import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether search engines may list what everybody reads on a board: not unless an admin says so, under their name. */
export class ListedBoards1763800000048 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`alter table boards add column listed boolean not null default false`);
    await db.query(SET_LISTED);
    await db.query(`revoke all on function set_listed(uuid, boolean, uuid) from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop function set_listed(uuid, boolean, uuid)`);
    await db.query(`alter table boards drop column listed`);
  }
}

const SET_LISTED = `
create function set_listed(board uuid, may boolean, admin uuid) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from members where id = admin and role = 'admin') then
    raise exception using errcode = 'HS042', message = 'An admin says which boards search engines may list.';
  end if;
  perform set_config('hearthside.actor', admin::text, true);
  update boards set listed = may where id = board and listed <> may;
  perform set_config('hearthside.actor', '', true);
end $$`;
