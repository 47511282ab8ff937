import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The words that the team begins an answer with, every version of them; which version a decision began with; and who
 * noticed the text that was decided about: the screen, a person, or a rule of the place. PostgreSQL derives that last
 * one, so that nobody can type it.
 */
export class WordTemplates1763800000026 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.versions(db);
    await this.uses(db);
    await db.query(RECORD);
    await db.query(`
      create trigger record_templates after insert on template_versions
      for each row execute function record_template()`);
    // Nothing is made up for what was decided before.
    await db.query(
      `alter table decisions add column noticed_by text check (noticed_by in ('screen', 'person', 'rule'))`,
    );
    await db.query(WHO_NOTICED);
    await db.query(`
      create trigger who_noticed before insert on decisions
      for each row execute function note_who_noticed()`);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const name of FUNCTIONS) await db.query(`drop function ${name} cascade`);
    await db.query(`alter table decisions drop column noticed_by`);
    await db.query(`drop table decision_templates, template_versions`);
  }

  // No foreign key to who wrote it: the version outlives their account. Nobody wrote what comes with the forum.
  private async versions(db: QueryRunner): Promise<void> {
    await db.query(`
      create table template_versions (
        template_id uuid not null default gen_random_uuid(),
        version int not null check (version > 0),
        outcome text not null check (outcome in
          ('publish_with_note', 'mask', 'return', 'keep', 'decline', 'remove', 'message', 'pause')),
        name text not null check (char_length(name) between 1 and 60),
        words text not null check (char_length(words) between 1 and 5000),
        retired boolean not null default false,
        written_by uuid,
        written_at minute not null default date_trunc('minute', now()),
        primary key (template_id, version)
      )`);
    await this.appendOnly(db, 'template_versions');
  }

  private async uses(db: QueryRunner): Promise<void> {
    await db.query(`
      create table decision_templates (
        decision_id uuid primary key references decisions,
        template_id uuid not null,
        version int not null,
        foreign key (template_id, version) references template_versions
      )`);
    await db.query(`create index decisions_of_template on decision_templates (template_id, version)`);
    await this.appendOnly(db, 'decision_templates');
  }

  private async appendOnly(db: QueryRunner, table: string): Promise<void> {
    await db.query(`
      create trigger ${table}_are_append_only before update or delete or truncate on ${table}
      for each statement execute function refuse_rewriting()`);
  }
}

const FUNCTIONS = ['record_template()', 'note_who_noticed()'];

const RECORD = `
create function record_template() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  before template_versions;
begin
  if new.written_by is null then
    return null;
  end if;
  select * into before from template_versions
    where template_id = new.template_id and version < new.version order by version desc limit 1;
  perform record_entry('configuration', new.written_by, new.template_id,
    case when before.template_id is null then 'template_added' when new.retired and not before.retired then 'template_retired'
      when before.retired and not new.retired then 'template_brought_back' else 'template_changed' end,
    concat_ws(E'\\n\\n', new.name, new.words));
  return null;
end $$`;

// A second look is about what was decided first: who noticed stays the same. What is held though the screen thought
// nothing of it was held by a rule.
export const WHO_NOTICED = `
create function note_who_noticed() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  waits boolean := (select state = 'held' from revisions where id = new.revision_id);
  first text := (select outcome from standing_decisions where revision_id = new.revision_id limit 1);
  stopped text := (select why from verdicts where revision_id = new.revision_id order by given_at desc limit 1);
begin
  new.noticed_by := case
    when new.outcome = 'remove' or (not waits and first = 'remove') then 'person'
    when stopped is null or stopped in ('after_removal', 'resting', 'unscreened') then 'rule'
    else 'screen' end;
  return new;
end $$`;
