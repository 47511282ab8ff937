import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { MemberRole } from '../../src/platform/web/visit.js';
import { textDigest } from '../../src/threads/text-digest.js';

/** Runs one statement and gives its rows, as some role. */
export type Sql = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>;

/** A connection of one role. */
export interface Hand {
  sql: Sql;
  end: () => Promise<void>;
}

export async function handOf(url: string): Promise<Hand> {
  const client = new pg.Client({ connectionString: url });
  // A database that is dropped at the end ends its connections.
  client.on('error', () => undefined);
  await client.connect();
  return {
    sql: async <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) =>
      (await client.query<Row>(text, values)).rows,
    end: () => client.end(),
  };
}

/** A connection as the role that owns the tables. @param url a superuser's */
export async function handOfOwner(url: string): Promise<Hand> {
  const hand = await handOf(url);
  const [row] = await hand.sql<{ owner: string }>(
    `select quote_ident(tableowner) as owner from pg_tables where schemaname = 'public' and tablename = 'revisions'`,
  );
  await hand.sql(`set role ${row!.owner}`);
  return hand;
}

/** The code with which PostgreSQL refuses, or null when it does not. */
export async function refusal(work: Promise<unknown>): Promise<string | null> {
  return work.then(
    () => null,
    (error: unknown) =>
      codeOf(error) ?? codeOf((error as { driverError?: unknown }).driverError) ?? 'no code',
  );
}

function codeOf(error: unknown): string | undefined {
  return (error as { code?: string } | undefined)?.code;
}

export interface Someone {
  memberId: string;
  personaId: string;
}

/** Makes a member with a name, as the web does. */
export async function someone(sql: Sql, name: string, role: MemberRole = 'member'): Promise<Someone> {
  const made = { memberId: randomUUID(), personaId: randomUUID() };
  await sql(`insert into members (id, role, password_hash, recovery_digest) values ($1, $2, 'none', '')`, [
    made.memberId,
    role,
  ]);
  await sql(
    `insert into personas (id, kind, name, name_key, cleared_digest, member_id) values ($1, 'pseudonym', $2, $3, $4, $5)`,
    [made.personaId, name, name.toLowerCase(), createHash('sha256').update(name).digest(), made.memberId],
  );
  return made;
}

/** One revision, and what it belongs to. */
export interface Text {
  id: string;
  postId: string;
  threadId: string;
  title: string | null;
  body: string;
  html: string | null;
}

export interface Words {
  title?: string | null;
  body?: string;
  board?: string;
}

/** Writes the opening post of a new thread, as the web does: pending. */
export async function writeThread(
  sql: Sql,
  { personaId }: Pick<Someone, 'personaId'>,
  { title = 'Rain again', body = 'It is grey here.', board = 'depression' }: Words = {},
): Promise<Text> {
  const threadId = randomUUID();
  await sql(`insert into threads (id, board_id) select $1, id from boards where slug = $2`, [
    threadId,
    board,
  ]);
  return writePost(sql, threadId, personaId, { title, body }, true);
}

/** Writes an answer, as the web does: pending. */
export async function writeReply(
  sql: Sql,
  { personaId }: Pick<Someone, 'personaId'>,
  threadId: string,
  body = 'I know that feeling.',
): Promise<Text> {
  return writePost(sql, threadId, personaId, { title: null, body }, false);
}

async function writePost(
  sql: Sql,
  threadId: string,
  personaId: string,
  words: { title: string | null; body: string },
  opening: boolean,
): Promise<Text> {
  const postId = randomUUID();
  await sql(`insert into posts (id, thread_id, persona_id, opening) values ($1, $2, $3, $4)`, [
    postId,
    threadId,
    personaId,
    opening,
  ]);
  return writeRevision(sql, { postId, threadId }, words);
}

/** Gives a post another text, as the web does: pending. What waits of the post is not replaced by this alone. */
export async function writeRevision(
  sql: Sql,
  { postId, threadId }: Pick<Text, 'postId' | 'threadId'>,
  { title = null, body = 'Other words.' }: Words = {},
): Promise<Text> {
  const id = randomUUID();
  await sql(
    `insert into revisions (id, post_id, number, title, body, advised_tier, submission_key)
     values ($1, $2, (select count(*) + 1 from revisions where post_id = $2), $3, $4, 'none', $5)`,
    [id, postId, title, body, randomUUID()],
  );
  return { id, postId, threadId, title, body, html: null };
}

/** Renders a text, as the worker does before its verdict. */
export async function render(sql: Sql, text: Text): Promise<Text> {
  const html = `<p>${text.body}</p>`;
  await sql(`update revisions set html = $2 where id = $1`, [text.id, html]);
  return { ...text, html };
}

export interface Judgement {
  tier?: string;
  about?: string | null;
  why?: string;
  categories?: string[];
  matches?: object[];
  outcome?: 'clear' | 'hold' | 'ask';
  /** That of the text, unless it is to be another's. */
  digest?: Buffer;
}

/** Records a verdict, as the worker does. @returns its id */
export async function giveVerdict(sql: Sql, text: Text, judgement: Judgement = {}): Promise<string> {
  const { tier = 'none', about = null, outcome = 'clear', categories = [], matches = [] } = judgement;
  const id = randomUUID();
  await sql(
    `insert into verdicts (id, revision_id, digest, engine, tier, categories, about, score, matches, outcome, why)
     values ($1, $2, $3, 'by hand', $4, $5, $6, 0.5, $7, $8, $9)`,
    [
      id,
      text.id,
      judgement.digest ?? textDigest(text),
      tier,
      categories,
      about,
      JSON.stringify(matches),
      outcome,
      outcome === 'clear' ? null : (judgement.why ?? 'crisis'),
    ],
  );
  return id;
}

/** Puts a text up, as the worker does. */
export async function putUp(sql: Sql, text: Text): Promise<Text> {
  const rendered = await render(sql, text);
  await sql('select clear_revision($1)', [await giveVerdict(sql, rendered)]);
  return rendered;
}

/** Holds a text, as the worker does. */
export async function hold(sql: Sql, text: Text, judgement: Judgement = {}): Promise<Text> {
  const rendered = await render(sql, text);
  await giveVerdict(sql, rendered, { tier: 'crisis', about: 'me', ...judgement, outcome: 'hold' });
  await sql(`update revisions set state = 'held' where id = $1`, [text.id]);
  return rendered;
}

/** Claims a text, as the web does. @param until an SQL expression */
export async function takeClaim(
  sql: Sql,
  text: Pick<Text, 'id'>,
  { memberId }: Pick<Someone, 'memberId'>,
  until = `now() + interval '20 minutes'`,
): Promise<void> {
  await sql(
    `insert into claims (revision_id, staff_id, until) values ($1, $2, ${until})
     on conflict (revision_id) do update set staff_id = excluded.staff_id, until = excluded.until`,
    [text.id, memberId],
  );
}

/** Records a decision that is not yet applied, as the web does. @returns its id */
export async function recordDecision(
  sql: Sql,
  text: Text,
  { memberId }: Pick<Someone, 'memberId'>,
  outcome: string,
  digest = textDigest(text),
): Promise<string> {
  const id = randomUUID();
  await sql(
    `insert into decisions (id, revision_id, staff_id, outcome, guideline, digest) values ($1, $2, $3, $4, 'kindness', $5)`,
    [id, text.id, memberId, outcome, digest],
  );
  return id;
}

/** Claims a text and decides about it, as the web does. */
export async function decide(sql: Sql, text: Text, staff: Someone, outcome: string): Promise<void> {
  await takeClaim(sql, text, staff);
  await sql('select apply_decision($1)', [await recordDecision(sql, text, staff, outcome)]);
}

const TABLES = [
  'members',
  'personas',
  'threads',
  'posts',
  'revisions',
  'verdicts',
  'claims',
  'decisions',
  'masks',
  'notices',
];

/** Everything that a refusal must leave as it was. */
export async function everything(sql: Sql): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const table of TABLES)
    found[table] = (await sql(`select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`)).map(
      ({ row }) => row as unknown,
    );
  return found;
}
