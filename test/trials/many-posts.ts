import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

const FOLDER = 'training/posts';

/** Invented sentences of the project's own. */
function sentences(): string[] {
  const lines = readdirSync(FOLDER).flatMap((file) =>
    readFileSync(`${FOLDER}/${file}`, 'utf8').trim().split('\n'),
  );
  return lines.map((line) => (JSON.parse(line) as { text: string }).text).filter((text) => text.length < 400);
}

/**
 * Fills a database with threads of ten posts each, on all boards, by two thousand names: one to fourteen sentences, of
 * which some come often and most seldom. Every fifth thread is for members; every fiftieth post was taken back. By SQL and
 * without triggers, as if it had been there before there was an index.
 */
export async function fillWithPosts(url: string, posts: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    const texts = sentences();
    await client.query(SENTENCES, [texts]);
    for (const sql of [...NAMES, ...threads(posts / 10), ...drawn(posts, texts.length), ...WRITTEN])
      await client.query(sql);
    await client.query('commit');
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const SENTENCES = `create temp table sentences on commit drop as
  select (row_number() over () - 1)::int as n, text from unnest($1::text[]) text`;

const NAMES = [
  'create unique index on sentences (n)',
  'analyze sentences',
  `create temp table names on commit drop as
    select gen_random_uuid() as id, gen_random_uuid() as member, n from generate_series(1, 2000) n`,
  `insert into members (id, role, password_hash, recovery_digest) select member, 'member', 'none', '' from names`,
  `insert into personas (id, kind, name, name_key, cleared_digest, member_id)
    select id, 'pseudonym', 'Writer ' || n, 'writer' || n, sha256(convert_to('Writer ' || n, 'UTF8')), member from names`,
];

const threads = (count: number): string[] => [
  `create temp table places on commit drop as
    select id, (row_number() over (order by place))::int as n from boards`,
  `create temp table talks on commit drop as
    select gen_random_uuid() as id, n, n % 5 = 0 as for_members from generate_series(1, ${count}) n`,
  `insert into threads (id, board_id, last_position, activity, active_at, members_only)
    select t.id, p.id, 10, nextval('thread_activity'), date_trunc('minute', now()), for_members
    from talks t join places p on p.n = 1 + t.n % (select count(*) from places)`,
];

// Half of all sentences come from the first third of them.
const drawn = (posts: number, texts: number): string[] => [
  `create temp table drawn on commit drop as
    select gen_random_uuid() as post, gen_random_uuid() as revision, n, n % 10 as place,
      least(14, 1 + floor(-ln(1 - random()) * 3))::int as sentences from generate_series(0, ${posts - 1}) n`,
  `insert into posts (id, thread_id, persona_id, opening, position, published_at)
    select post, t.id, w.id, place = 0, place + 1, date_trunc('minute', now()) - make_interval(mins => (${posts} - d.n) * 3)
    from drawn d join talks t on t.n = 1 + d.n / 10 join names w on w.n = 1 + (d.n::bigint * 7919) % 2000`,
  `create temp table bodies on commit drop as
    select d.post, d.revision, d.n, d.place, string_agg(s.text, ' ') as body
    from drawn d
    cross join lateral generate_series(1, d.sentences) each
    join sentences s on s.n = floor(${texts} * power(abs(hashint8(d.n * 100 + each) % 1000000) / 1000000.0, 1.5))::int
    group by d.post, d.revision, d.n, d.place`,
];

const WRITTEN = [
  `insert into revisions (id, post_id, number, state, title, body, html, cleared_digest, submission_key, waiting_since)
    select revision, post, 1, case when n % 50 = 7 then 'withdrawn' else 'published' end, title, body, html,
      text_digest(title, body, html), gen_random_uuid(), null
    from (select *, case when place = 0 then left(body, 60) end as title,
      '<p>' || replace(replace(body, '&', '&amp;'), '<', '&lt;') || '</p>' as html from bodies) texts`,
];
