import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Retention } from '../../src/housekeeping/retention.js';
import { loadConfig } from '../../src/platform/config.js';
import { handOf, handOfOwner, refusal } from '../database/hands.js';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';

const { takenBack, decided, safeguarding, record } = loadConfig({}).keepDays;
const WORDS = 'Words that are over.';

let forum: Forum;
let retention: Retention;
let ana: Visitor;
let up: { threadId: string; postId: string };

beforeAll(async () => {
  forum = await startForum();
  retention = (await forum.startWorker()).get(Retention);
  ana = await forum.person('Ana');
  await forum.person('Moe', 'moderator');
  up = await threadOf(forum, ana);
});
afterAll(() => forum.stop());

/** Writes rows as they would have been written long ago: nothing waits for days in a test. */
async function past(...statements: string[]): Promise<void> {
  await forum.sql(
    ['begin', 'set local session_replication_role = replica', ...statements, 'commit'].join(';\n'),
  );
}

const ANA = `(select id from personas where name = 'Ana')`;
const MO = `(select member_id from personas where name = 'Moe')`;
const ago = (days: number) => `date_trunc('minute', now()) - interval '${days} days'`;

/** A text of Ana's in the open thread that has been in a state for so many days. @returns its id */
async function text(state: string, days: number): Promise<string> {
  const [post, revision] = [randomUUID(), randomUUID()];
  await past(
    `insert into posts (id, thread_id, persona_id, opening) values ('${post}', '${up.threadId}', ${ANA}, false)`,
    `insert into revisions (id, post_id, number, state, body, html, cleared_digest, advised_tier, submission_key, written_at, waiting_since, over_on)
       values ('${revision}', '${post}', 1, '${state}', '${WORDS}', '<p>${WORDS}</p>', text_digest(null, '${WORDS}', '<p>${WORDS}</p>'), 'none',
         gen_random_uuid(), ${ago(days)}, null, ${state === 'published' || state === 'held' ? 'null' : `current_date - ${days}`})`,
    `insert into verdicts (revision_id, digest, engine, tier, categories, score, matches, outcome)
       values ('${revision}', text_digest(null, '${WORDS}', '<p>${WORDS}</p>'), 'test', 'watch', '{}', 0, '[{"start":0,"end":5}]', 'clear')`,
  );
  return revision;
}

const bodyOf = async (id: string) =>
  (await forum.sql<{ body: string }>('select body from revisions where id = $1', [id]))[0]?.body;

describe('a text that is not up', () => {
  it.each([
    ['withdrawn', takenBack],
    ['superseded', takenBack],
    ['declined', decided],
    ['returned', decided],
    ['kept', decided],
    ['removed', decided],
  ])('that is %s loses its words after %i days, and not on the last of them', async (state, days) => {
    const [old, young] = [await text(state, days + 1), await text(state, days)];
    await retention.forget();
    expect([await bodyOf(old), await bodyOf(young)]).toEqual(['', WORDS]);
    const [left] = await forum.sql(
      `select r.state, r.title, r.html, r.cleared_digest, v.digest, v.matches from revisions r join verdicts v on v.revision_id = r.id where r.id = $1`,
      [old],
    );
    const nothing = Buffer.alloc(0);
    expect(left).toEqual({
      state,
      title: null,
      html: null,
      cleared_digest: nothing,
      digest: nothing,
      matches: [],
    });
  });

  it.each(['published', 'held'])('and one that is %s never does', async (state) => {
    const texts = [await text(state, 4000), await text(state, 0)];
    const [real] = await forum.sql<{ id: string; body: string }>(
      'select id, body from revisions where post_id = $1',
      [up.postId],
    );
    await past(`update revisions set written_at = ${ago(4000)} where id = '${real!.id}'`);
    await retention.forget();
    for (const id of texts) expect(await bodyOf(id)).toBe(WORDS);
    expect(await bodyOf(real!.id)).toBe(real!.body);
    expect((await forum.guest().open(`/threads/${up.threadId}`)).text).toContain(real!.body);
    await past(`delete from revisions where id in ('${texts.join("','")}')`);
  });

  /** Why a text is still needed; and what ends that. `$t` is the text. */
  const NEEDS: [why: string, begins: string, ends: string][] = [
    [
      'a reader told the team about it',
      `insert into reports (id, post_id, revision_id, persona_id, kind) select gen_random_uuid(), post_id, id, ${ANA}, 'spam' from revisions where id = $t`,
      `update reports set state = 'withdrawn' where revision_id = $t`,
    ],
    [
      'somebody reads it at this moment',
      `insert into claims values ($t, ${MO}, now() + interval '5 minutes')`,
      `update claims set until = now() - interval '1 second' where revision_id = $t`,
    ],
    [
      'its author is to be looked after',
      `insert into follow_ups (id, hours, persona_id, revision_id, board_id, since, due_at, state)
         select gen_random_uuid(), 24, ${ANA}, $t, board_id, ${ago(90)}, ${ago(89)}, 'open' from threads limit 1`,
      `update follow_ups set state = 'done', outcome = 'no_sign', done_by = ${MO}, done_at = ${ago(1)} where revision_id = $t`,
    ],
    [
      'it was escalated, and nobody saw that',
      `insert into escalations (id, revision_id, reason, escalated_by) values (gen_random_uuid(), $t, 'now', ${MO})`,
      `update escalations set acknowledged_at = ${ago(1)}, acknowledged_by = ${MO} where revision_id = $t`,
    ],
    [
      'words beside it sound like danger',
      `insert into urgent_words (source, subject, persona_id, revision_id, danger) values ('misread', $t, ${ANA}, $t, 'me')`,
      `update urgent_words set outcome = 'read', answered_by = ${MO}, answered_at = ${ago(1)} where revision_id = $t`,
    ],
    [
      'the safeguarding contact has not closed it',
      `insert into safeguarding_items (post_id, revision_id, persona_id, category) select post_id, id, ${ANA}, 'minor' from revisions where id = $t`,
      `update safeguarding_items set outcome = 'nothing_to_do', closed_by = ${MO}, closed_at = ${ago(1)} where revision_id = $t`,
    ],
    [
      'somebody was asked to look again',
      `with d as (insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at) values (gen_random_uuid(), $t, ${MO}, 'decline', '', ${ago(4000)}) returning id)
         insert into second_looks (id, decision_id) select gen_random_uuid(), id from d`,
      `with d as (insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at) values (gen_random_uuid(), $t, ${MO}, 'uphold', '', ${ago(decided + 1)}) returning id)
         insert into second_look_answers select l.id, d.id, false, false from d, second_looks l join decisions f on f.id = l.decision_id where f.revision_id = $t`,
    ],
    [
      'it was decided about lately',
      `insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at) values (gen_random_uuid(), $t, ${MO}, 'decline', '', ${ago(decided - 1)})`,
      `update decisions set decided_at = ${ago(decided + 1)} where revision_id = $t`,
    ],
    [
      'it waits on the desk',
      `insert into queue_items (kind, subject, revision_id, board_id, tier, urgency, since) select 'glance', $t, $t, board_id, 'watch', 1, ${ago(1)} from threads limit 1`,
      `delete from queue_items where revision_id = $t`,
    ],
    [
      'it is the whole text of one that is up with words hidden',
      `with d as (insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at) values (gen_random_uuid(), $t, ${MO}, 'mask', '', ${ago(4000)}) returning id),
            m as (insert into revisions (id, post_id, number, state, body, html, cleared_digest, advised_tier, submission_key, waiting_since)
              select gen_random_uuid(), post_id, 2, 'published', 'x', '<p>x</p>', text_digest(null, 'x', '<p>x</p>'), 'none', gen_random_uuid(), null from revisions where id = $t returning id)
         insert into masks (revision_id, original_id, decision_id) select m.id, $t, d.id from m, d`,
      `update revisions set state = 'withdrawn', over_on = current_date where id in (select revision_id from masks where original_id = $t)`,
    ],
  ];

  it.each(NEEDS)('keeps its words while %s', async (_, begins, ends) => {
    const id = await text('declined', 4000);
    const about = (sql: string) => sql.replaceAll('$t', `'${id}'`);
    await past(about(begins));
    await retention.forget();
    expect(await bodyOf(id)).toBe(WORDS);
    await past(about(ends));
    await retention.forget();
    expect(await bodyOf(id)).toBe('');
  });

  it('counts the day on which it is over, and no finer', async () => {
    const { postId } = await threadOf(forum, ana, { title: 'Taken back', body: 'I take this back.' });
    await ana.send(`/posts/${postId}/withdrawal`, {}, `/posts/${postId}/withdrawal`);
    const [row] = await forum.sql(
      `select state, over_on = current_date as today, pg_typeof(over_on)::text as type from revisions where post_id = $1`,
      [postId],
    );
    expect(row).toEqual({ state: 'withdrawn', today: true, type: 'date' });
  });

  it('has a page that says so, kindly, and offers no second look any more', async () => {
    const id = await text('declined', decided + 1);
    const [post] = await forum.sql<{ post_id: string }>('select post_id from revisions where id = $1', [id]);
    const path = `/posts/${post!.post_id}`;
    await past(
      `insert into decisions (id, revision_id, staff_id, outcome, guideline, digest, decided_at) values (gen_random_uuid(), '${id}', ${MO}, 'decline', 'kindness', '', ${ago(decided + 1)})`,
    );
    expect((await ana.get(path)).text).toContain(WORDS);
    expect((await ana.get(`${path}/second-look`)).status).toBe(200);
    await retention.forget();
    const page = await ana.get(path);
    expect(page.status).toBe(200);
    expect(page.text).toContain('We do not keep these words any more.');
    expect(page.html).not.toContain(WORDS);
    expect(page.html).not.toContain('second-look');
    expect((await ana.get(`${path}/second-look`)).location).toBe(path);
    const token = page.page.querySelector('[name=_csrf]')?.getAttribute('value') ?? '';
    expect((await ana.post(`${path}/second-look`, { _csrf: token, body: '' })).status).toBe(409);
    expect((await ana.get(`/threads/${up.threadId}`)).html).not.toContain(`href="${path}"`);
  });
});

/** What members and the team wrote to each other: a row that is `days` old, and what makes it one that still counts. */
type Row = [
  what: string,
  insert: (id: string, days: number) => string[],
  table: string,
  column: string,
  open: string,
  days: number,
];
const REVISION = `(select id from revisions where post_id = $p limit 1)`;
const LIMIT = (id: string, days: number) =>
  `insert into limits (id, member_id, persona_id, set_by, kind, guideline, starts_at, ends_at) values ('${id}', null, ${ANA}, ${MO}, 'cool_off', 'kindness', ${ago(days + 1)}, ${ago(days)})`;
const DECISION = (id: string, days: number) =>
  `insert into decisions (id, revision_id, staff_id, outcome, digest, decided_at) values ('${id}', ${REVISION}, ${MO}, 'publish', '', ${ago(days)})`;

/** A text of its own that is up, for what there is once of each. */
const TEXT = (id: string) => [
  `insert into posts (id, thread_id, persona_id, opening) select '${id}', thread_id, persona_id, false from posts where id = $p`,
  `insert into revisions (id, post_id, number, state, body, html, cleared_digest, advised_tier, submission_key, waiting_since)
     values ('${id}', '${id}', 1, 'published', 'x', '<p>x</p>', text_digest(null, 'x', '<p>x</p>'), 'none', gen_random_uuid(), null)`,
];

const EXCHANGES: Row[] = [
  [
    'a private note that was read',
    (id, days) => [
      `insert into limit_notes (id, persona_id, body, submission_key, read_by, read_at) values ('${id}', ${ANA}, 'x', gen_random_uuid(), ${MO}, ${ago(days)})`,
    ],
    'limit_notes',
    'id',
    'read_by = null, read_at = null',
    decided,
  ],
  [
    'a second look at a pause that is over',
    (id, days) => [
      LIMIT(id, days),
      `insert into limit_appeals (id, limit_id, persona_id, body, decision, answer, decided_by, decided_at) values ('${id}', '${id}', ${ANA}, 'x', 'stands', 'y', ${MO}, ${ago(days)})`,
    ],
    'limit_appeals',
    'id',
    'decision = null, answer = null, decided_by = null, decided_at = null',
    decided,
  ],
  [
    'the words of a pause that is over',
    (id, days) => [
      LIMIT(id, days),
      `insert into limit_words (limit_id, persona_id, reason) values ('${id}', ${ANA}, 'x')`,
    ],
    'limit_words',
    'limit_id',
    '',
    decided,
  ],
  [
    'the words of a reminder that is long ago',
    (id, days) => [
      `insert into limits (id, member_id, persona_id, set_by, kind, guideline, starts_at) values ('${id}', null, ${ANA}, ${MO}, 'notice', 'kindness', ${ago(days)})`,
      `insert into limit_words (limit_id, persona_id, reason) values ('${id}', ${ANA}, 'x')`,
    ],
    'limit_words',
    'limit_id',
    '',
    decided,
  ],
  [
    'the words of a decision',
    (id, days) => [
      DECISION(id, days),
      `insert into decision_texts (decision_id, reason) values ('${id}', 'x')`,
    ],
    'decision_texts',
    'decision_id',
    '',
    decided,
  ],
  [
    'what the team wrote to an author',
    (id, days) => [
      `insert into review_messages (id, revision_id, staff_id, sent_at, submission_key) values ('${id}', ${REVISION}, ${MO}, ${ago(days)}, gen_random_uuid())`,
      `insert into review_message_words values ('${id}', 'x')`,
    ],
    'review_messages',
    'id',
    '',
    decided,
  ],
  [
    'an escalation that somebody saw',
    (id, days) => [
      ...TEXT(id),
      `insert into escalations (id, revision_id, reason, escalated_by, acknowledged_by, acknowledged_at) values ('${id}', '${id}', 'now', ${MO}, ${MO}, ${ago(days)})`,
      `insert into escalation_words values ('${id}', 'x')`,
    ],
    'escalations',
    'id',
    'acknowledged_by = null, acknowledged_at = null',
    decided,
  ],
  [
    'what an author wrote beside a text',
    (id, days) => [...TEXT(id), `insert into misread_notes values ('${id}', 1, 'x', ${ago(days)})`],
    'misread_notes',
    'revision_id',
    '',
    decided,
  ],
  [
    'what was written to ask for a second look',
    (id, days) => [
      ...TEXT(id),
      DECISION(id, days),
      `insert into second_looks (id, decision_id) values ('${id}', '${id}')`,
      `insert into second_look_answers values ('${id}', '${id}', false, false)`,
      `insert into second_look_words values ('${id}', 1, '${id}', 'x')`,
    ],
    'second_look_words',
    'second_look_id',
    '',
    decided,
  ],
  [
    'a text taken over by a colleague',
    (id, days) => [
      `insert into take_overs (id, revision_id, from_staff, to_staff, word, taken_at) values ('${id}', ${REVISION}, ${MO}, ${MO}, 'x', ${ago(days)})`,
    ],
    'take_overs',
    'id',
    '',
    decided,
  ],
  [
    'a report that was answered',
    (id, days) => [
      `insert into reports (id, post_id, revision_id, persona_id, kind, state, answered_by, answered_at, outcome) values ('${id}', $p, ${REVISION}, ${ANA}, 'spam', 'answered', ${MO}, ${ago(days)}, 'looked_and_left')`,
      `insert into report_words values ('${id}', 1, 'x')`,
    ],
    'reports',
    'id',
    `state = 'open', answered_by = null, answered_at = null, outcome = null`,
    decided,
  ],
  [
    'urgent words that were answered',
    (id, days) => [
      `insert into urgent_words (id, source, subject, persona_id, danger, outcome, answered_by, answered_at) values ('${id}', 'note', '${id}', ${ANA}, 'me', 'read', ${MO}, ${ago(days)})`,
    ],
    'urgent_words',
    'id',
    'outcome = null, answered_by = null, answered_at = null',
    decided,
  ],
  [
    'a finding that somebody looked at',
    (id, days) => [
      `insert into findings (id, rescreening_id, revision_id, engine, terms_version, tier, categories, matches, seen_by, seen_at) values ('${id}', '${id}', ${REVISION}, 'test', 0, 'crisis', '{}', '[]', ${MO}, ${ago(days)})`,
    ],
    'findings',
    'id',
    'seen_by = null, seen_at = null',
    decided,
  ],
  [
    'a reset of a second factor that is over',
    (id, days) => [
      `insert into factor_resets (id, member_id, asked_by, state, ended_by, ended_at) values ('${id}', ${MO}, gen_random_uuid(), 'withdrawn', ${MO}, ${ago(days)})`,
    ],
    'factor_resets',
    'id',
    '',
    decided,
  ],
  [
    'a notice that was read',
    (id, days) => [
      `insert into notices (id, persona_id, kind, post_id, read, sent_at) values ('${id}', ${ANA}, 'published', $p, true, ${ago(days)})`,
      `insert into notice_words values ('${id}', 'x')`,
    ],
    'notices',
    'id',
    'read = false',
    decided,
  ],
  [
    'a notice that nobody fetched',
    (id, days) => [
      `insert into notices (id, persona_id, kind, post_id, read, sent_at) values ('${id}', ${ANA}, 'published', $p, false, ${ago(days)})`,
    ],
    'notices',
    'id',
    '',
    365,
  ],
  [
    'what the safeguarding contact closed',
    (id, days) => [
      `insert into safeguarding_items (id, post_id, revision_id, persona_id, category, outcome, closed_by, closed_at) values ('${id}', $p, ${REVISION}, ${ANA}, 'minor', 'nothing_to_do', ${MO}, ${ago(days)})`,
      `insert into safeguarding_words values ('${id}', 'x')`,
    ],
    'safeguarding_items',
    'id',
    'outcome = null, closed_by = null, closed_at = null',
    safeguarding,
  ],
];

describe('what members and the team wrote to each other', () => {
  const here = (sql: string) => sql.replaceAll('$p', `'${up.postId}'`);
  const isThere = async (table: string, column: string, id: string) =>
    (await forum.sql(`select from ${table} where ${column} = $1`, [id])).length === 1;

  it.each(EXCHANGES)(
    '%s goes when it is over for long enough, and no sooner',
    async (_, insert, table, column, open, days) => {
      const [old, young, waits] = [randomUUID(), randomUUID(), randomUUID()];
      await past(
        ...[...insert(old, days + 1), ...insert(young, days - 1), ...(open ? insert(waits, 4000) : [])].map(
          here,
        ),
      );
      if (open) await past(`update ${table} set ${open} where ${column} = '${waits}'`);
      if (open === 'read = false')
        await past(`update notices set sent_at = ${ago(days + 1)} where id = '${waits}'`);
      await retention.forget();
      const left = await Promise.all([old, young].map((id) => isThere(table, column, id)));
      expect(left).toEqual([false, true]);
      if (open) expect(await isThere(table, column, waits)).toBe(true);
      const tables = ['urgent_words', 'follow_ups', 'safeguarding_items', 'reports', 'queue_items'];
      await past(...tables.map((name) => `delete from ${name}`));
    },
  );

  it('the words of a pause stay while somebody is to look at it again, and as long after that', async () => {
    const id = randomUUID();
    const decidedAgo = (days: number) =>
      past(
        `update limit_appeals set decision = 'stands', answer = 'y', decided_by = ${MO}, decided_at = ${ago(days)} where id = '${id}'`,
      );
    await past(
      LIMIT(id, 4000),
      `insert into limit_words (limit_id, persona_id, reason) values ('${id}', ${ANA}, 'x')`,
      `insert into limit_appeals (id, limit_id, persona_id, body) values ('${id}', '${id}', ${ANA}, 'x')`,
    );
    const left = async () => {
      await retention.forget();
      return [await isThere('limit_words', 'limit_id', id), await isThere('limit_appeals', 'id', id)];
    };
    expect(await left()).toEqual([true, true]);
    await decidedAgo(decided - 1);
    expect(await left()).toEqual([true, true]);
    await decidedAgo(decided + 1);
    expect(await left()).toEqual([false, false]);
  });

  it('the record loses its words after long, and never an entry', async () => {
    await forum.sql(
      `select record_entry('configuration', null, null, 'board_changed', 'old words'), record_entry('configuration', null, null, 'board_changed', 'young words')`,
    );
    const words = () =>
      forum
        .sql<{ words: string }>(`select words from record_words where words like '% words' order by 1`)
        .then((rows) => rows.map((row) => row.words));
    const entries = () => forum.sql('select id, hash from record_entries order by place');
    const age = (days: number, which: string) =>
      `update record_entries set written_at = ${ago(days)} where id = (select entry_id from record_words where words = '${which}')`;
    await past(
      'alter table record_entries disable trigger record_is_append_only',
      age(record + 1, 'old words'),
      age(record - 1, 'young words'),
      'alter table record_entries enable always trigger record_is_append_only',
    );
    const before = await entries();
    await retention.forget();
    expect(await words()).toEqual(['young words']);
    expect(await entries()).toEqual(before);
  });
});

describe('PostgreSQL', () => {
  it('lets a worker forget nothing sooner than anybody may set it to, and the web nothing at all', async () => {
    const [web, worker] = [await handOf(forum.database.webUrl), await handOf(forum.database.workerUrl)];
    const calls = [
      'forget_texts(6, 90, 1)',
      'forget_texts(30, 59, 1)',
      'forget_texts(null, 90, 1)',
      'forget_exchanges(59)',
      'forget_notices(0)',
      'forget_safeguarding(-1)',
      'forget_record_words(89)',
    ];
    for (const call of calls) {
      expect(await refusal(worker.sql(`select ${call}`)), call).toBe('HS048');
      expect(await refusal(web.sql(`select ${call}`)), call).toBe('42501');
    }
    await Promise.all([web.end(), worker.end()]);
  });

  it('lets nobody alter a text but to nothing, and that only where it is over', async () => {
    const owner = await handOfOwner(forum.database.ownerUrl);
    const [gone, open] = [await text('declined', 1), await text('published', 1)];
    for (const words of [
      `body = 'Other words.'`,
      `body = '', title = 'A title'`,
      `html = '<p>x</p>'`,
      `body = '', html = null, state = 'superseded'`,
    ])
      expect(await refusal(owner.sql(`update revisions set ${words} where id = $1`, [gone])), words).toBe(
        'HS002',
      );
    expect(
      await refusal(owner.sql(`update revisions set body = '', html = null where id = $1`, [open])),
    ).toBe('23514');
    expect(
      await refusal(owner.sql(`update revisions set body = '', html = null where id = $1`, [gone])),
    ).toBeNull();
    await owner.end();
  });

  it('takes in no text without words', async () => {
    const web = await handOf(forum.database.webUrl);
    const insert = `insert into revisions (id, post_id, number, body, advised_tier, submission_key) values (gen_random_uuid(), $1, 9, '', 'none', gen_random_uuid())`;
    expect(await refusal(web.sql(insert, [up.postId]))).toBe('23514');
    await web.end();
  });
});

it('an invitation to a closed group that was taken back goes after two days, though nobody asks anybody any more', async () => {
  const [board] = await forum.sql<{ id: string }>(
    `insert into boards (slug, name, description, welcome, place, closed, listed, members_only)
     values ('six', 'Six', 'Six of us.', 'Hello.', 900, true, false, true) returning id`,
  );
  const days = () => forum.sql(`select current_date - taken_back as days from group_members`);
  await forum.sql(
    `insert into group_members (board_id, persona_id, taken_back) values ($1, ${ANA}, current_date - 1)`,
    [board!.id],
  );
  await retention.forget();
  expect(await days()).toEqual([{ days: 1 }]);
  await forum.sql('update group_members set taken_back = taken_back - 1');
  await retention.forget();
  expect(await days()).toEqual([]);
});
