import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What can be found of other help: a row for each entry that people see, with the words of its newest version. PostgreSQL
 * keeps it, in the transaction in which an entry is added, changed, hidden or shown. Tips need none: they are answers.
 */
export class SearchResources1763800000061 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const sql of [...TABLE, RESOURCE_WORDS, FOLLOW_RESOURCE, WHAT_IS_THERE]) await db.query(sql);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
    await db.query(`
      create trigger follow_resources after insert on resource_versions
      for each row execute function follow_resource()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`drop trigger follow_resources on resource_versions`);
    for (const name of [...FUNCTIONS].reverse()) await db.query(`drop function ${name}`);
    await db.query(`drop table search_resources`);
  }
}

const FUNCTIONS = ['resource_words(jsonb)', 'follow_resource()'];

const TABLE = [
  `create table search_resources (
    resource_id uuid primary key,
    version int not null,
    country text,
    name text not null,
    said text not null,
    changed_at minute not null,
    words tsvector not null
  )`,
  `create index search_resource_words on search_resources using gin (words) with (fastupdate = off)`,
];

const RESOURCE_WORDS = `
create function resource_words(facts jsonb) returns tsvector language sql immutable parallel safe
  set search_path = public, pg_temp as $$
  select setweight(to_tsvector('pg_catalog.english', coalesce(facts->>'name', '')), 'A')
    || to_tsvector('pg_catalog.english', concat_ws(' ', facts->>'what', facts->>'whom', facts->>'cost',
      (select string_agg(kind, ' ') from jsonb_array_elements_text(facts->'kinds') kind)))
$$`;

const ROW = (version: string): string => `
    select ${version}.resource_id, ${version}.version, ${version}.country, coalesce(${version}.facts->>'name', ''),
      concat_ws(' ', nullif(${version}.facts->>'what', ''), nullif(${version}.facts->>'whom', ''), nullif(${version}.facts->>'cost', '')),
      ${version}.changed_at, resource_words(${version}.facts)`;

const FOLLOW_RESOURCE = `
create function follow_resource() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from search_resources where resource_id = new.resource_id and version < new.version;
  if not new.hidden then
    insert into search_resources (resource_id, version, country, name, said, changed_at, words) ${ROW('new')}
    on conflict do nothing;
  end if;
  return null;
end $$`;

const WHAT_IS_THERE = `
insert into search_resources (resource_id, version, country, name, said, changed_at, words) ${ROW('v')}
from resource_versions v
where not v.hidden and v.version = (select max(n.version) from resource_versions n where n.resource_id = v.resource_id)`;
