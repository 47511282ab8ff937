import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The record of what staff decide, change and look at: append-only, each entry chained to the one before it by its
 * hash. One function writes it, `record_entry`; triggers on the tables of other features call it, so that nobody can
 * forget to. Words stand apart, salted, so that erasing them leaves the chain whole.
 */
export class Record1763800000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await this.entries(db);
    await this.words(db);
    await db.query(FIELD);
    await db.query(HASH);
    await db.query(SEAL);
    await this.pending(db);
    await db.query(ENTRY);
    await db.query(`alter table rescreenings add column ended_by uuid`);
    for (const { body, name } of WRITERS) await db.query(writer(name, body));
    for (const { name, on } of WRITERS) await db.query(`create ${on} execute function ${name}()`);
    for (const name of FUNCTIONS) await db.query(`revoke all on function ${name} from public`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const { name } of WRITERS) await db.query(`drop function ${name}() cascade`);
    await db.query(`alter table rescreenings drop column ended_by`);
    await db.query(`drop table record_pending, record_words`);
    for (const name of ['seal_entry()', ENTRY_NAME, 'record_hash(record_entries)', 'record_field(bytea)'])
      await db.query(`drop function ${name}`);
    await db.query(`drop table record_entries`);
    await db.query(`drop domain record_code`);
    await db.query(`drop domain record_kind`);
  }

  // No foreign keys to people or texts: the record outlives them. A code is never a sentence: it cannot be erased.
  private async entries(db: QueryRunner): Promise<void> {
    await db.query(`
      create domain record_kind as text check (value in ('decision', 'limit', 'appeal', 'report', 'configuration', 'role',
        'look', 'duty', 'second_factor', 'audit', 'rescreening', 'follow_up'))`);
    await db.query(`create domain record_code as text check (value ~ '^[a-z][a-z0-9_-]{0,39}$')`);
    await db.query(`
      create table record_entries (
        place bigint primary key check (place > 0),
        id uuid not null unique,
        kind record_kind not null,
        actor uuid,
        subject uuid,
        code record_code,
        words_digest bytea,
        written_at minute not null,
        previous bytea not null unique,
        hash bytea not null unique
      )`);
    await db.query(`create index record_by_kind on record_entries (kind, place desc)`);
    await db.query(`create index record_of_subject on record_entries (subject, kind, actor)`);
    // "Always": not even a session that plays a replica passes by it.
    await db.query(`
      create trigger record_is_append_only before update or delete or truncate on record_entries
      for each statement execute function refuse_rewriting()`);
    await db.query(`alter table record_entries enable always trigger record_is_append_only`);
  }

  private async words(db: QueryRunner): Promise<void> {
    await db.query(`
      create table record_words (
        entry_id uuid primary key references record_entries (id),
        salt bytea not null,
        words text not null
      )`);
    await db.query(`
      create trigger record_words_are_kept_or_erased before update on record_words
      for each statement execute function refuse_rewriting()`);
    await db.query(`alter table record_words enable always trigger record_words_are_kept_or_erased`);
  }

  // What a transaction has recorded waits here until it commits; nobody else ever sees a row in it.
  private async pending(db: QueryRunner): Promise<void> {
    await db.query(`
      create table record_pending (
        id uuid primary key default gen_random_uuid(),
        kind record_kind not null,
        actor uuid,
        subject uuid,
        code record_code,
        words text
      )`);
    await db.query(`
      create constraint trigger seal_entries after insert on record_pending deferrable initially deferred
      for each row execute function seal_entry()`);
  }
}

const ENTRY_NAME = 'record_entry(text, uuid, uuid, text, text)';

// Length first, so that no letter can move from one field to the next without a trace; -1 for what is not there.
const FIELD = `
create function record_field(value bytea) returns bytea language sql immutable as $$
  select coalesce(int4send(octet_length(value)) || value, int4send(-1))
$$`;

// The same stands in src/record/chain.ts, which checks it without trusting this function.
const HASH = `
create function record_hash(entry record_entries) returns bytea language sql stable as $$
  select sha256(record_field(entry.previous)
    || record_field(convert_to(entry.place::text, 'UTF8'))
    || record_field(convert_to(entry.id::text, 'UTF8'))
    || record_field(convert_to(entry.kind, 'UTF8'))
    || record_field(convert_to(entry.actor::text, 'UTF8'))
    || record_field(convert_to(entry.subject::text, 'UTF8'))
    || record_field(convert_to(entry.code, 'UTF8'))
    || record_field(entry.words_digest)
    || record_field(convert_to(extract(epoch from entry.written_at)::text, 'UTF8')))
$$`;

// Runs when the transaction commits: it holds all its other locks already, so that waiting for the lock of the chain
// can never make a circle. Places have no gaps, so that one that is missing tells.
const SEAL = `
create function seal_entry() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
  entry record_entries;
  last record_entries;
  salt bytea;
begin
  delete from record_pending where id = new.id;
  perform pg_advisory_xact_lock(4871267);
  select * into last from record_entries order by place desc limit 1;
  entry.place := coalesce(last.place, 0) + 1;
  entry.previous := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  entry.id := new.id;
  entry.kind := new.kind;
  entry.actor := new.actor;
  entry.subject := new.subject;
  entry.code := new.code;
  entry.written_at := date_trunc('minute', clock_timestamp());
  if new.words is not null then
    salt := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
    entry.words_digest := sha256(salt || convert_to(new.words, 'UTF8'));
  end if;
  entry.hash := record_hash(entry);
  insert into record_entries values (entry.*);
  if new.words is not null then
    insert into record_words (entry_id, salt, words) values (new.id, salt, new.words);
  end if;
  return null;
end $$`;

const ENTRY = `
create function record_entry(kind text, actor uuid, subject uuid, code text, words text) returns void
  language sql security definer set search_path = public, pg_temp as $$
  insert into record_pending (kind, actor, subject, code, words) values (kind, actor, subject, code, nullif(words, ''))
$$`;

interface Writer {
  name: string;
  on: string;
  body: string;
}

const WRITERS: Writer[] = [
  {
    // Deferred: what the moderator wrote is saved after the decision.
    name: 'record_decision',
    on: 'constraint trigger record_decisions after insert on decisions deferrable initially deferred for each row',
    body: `perform record_entry('decision', new.staff_id, new.revision_id, new.outcome,
      (select concat_ws(E'\\n\\n', reason, note) from decision_texts where decision_id = new.id));`,
  },
  {
    name: 'record_term',
    on: 'trigger record_terms after insert on term_changes for each row',
    body: `perform record_entry('configuration', new.staff_id, new.term_id,
      'term_' || coalesce((select case when state = new.state then 'changed' else new.state end from term_changes
        where term_id = new.term_id and version < new.version order by version desc limit 1), 'added'),
      concat_ws(E'\\n', format('%s (%s, %s)', new.phrase, new.category, new.tier), nullif(new.note, '')));`,
  },
  {
    // Boards are changed by whoever runs the database.
    name: 'record_board',
    on: 'trigger record_boards after update on boards for each row when (old.* is distinct from new.*)',
    body: `perform record_entry('configuration', null, new.id, 'board_changed', (
      select string_agg(format('%s: %s → %s', key, b.value, a.value), E'\\n' order by key)
      from jsonb_each_text(to_jsonb(old)) b join jsonb_each_text(to_jsonb(new)) a using (key)
      where a.value is distinct from b.value));`,
  },
  {
    name: 'record_rescreening',
    on: 'trigger record_rescreenings after insert or update of state on rescreenings for each row',
    body: `if tg_op = 'INSERT' then
      perform record_entry('rescreening', new.started_by, new.id, 'started', null);
    elsif new.state <> old.state then
      perform record_entry('rescreening', new.ended_by, new.id, new.state, null);
    end if;`,
  },
  {
    name: 'record_audit',
    on: 'trigger record_audits after update on audits for each row',
    body: `if new.judged_at is not null and old.judged_at is null then
      perform record_entry('audit', new.judged_by, new.id, new.judgement, null);
    end if;
    if new.followed_up_at is not null and old.followed_up_at is null then
      perform record_entry('audit', new.followed_up_by, new.id, 'followed_up', null);
    end if;`,
  },
  {
    // Who gives a role does it at the machine: there is nobody to name.
    name: 'record_role',
    on: 'trigger record_roles after insert or update of role or delete on members for each row',
    body: `if tg_op = 'INSERT' and new.role <> 'member' or tg_op = 'UPDATE' and new.role <> old.role then
      perform record_entry('role', null, new.id, new.role, null);
    elsif tg_op = 'DELETE' and old.role <> 'member' then
      perform record_entry('role', null, old.id, 'gone', null);
    end if;`,
  },
];

function writer(name: string, body: string): string {
  return `
create function ${name}() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  ${body}
  return null;
end $$`;
}

const FUNCTIONS = [
  'record_field(bytea)',
  'record_hash(record_entries)',
  'seal_entry()',
  ENTRY_NAME,
  ...WRITERS.map(({ name }) => `${name}()`),
];
