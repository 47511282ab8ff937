import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textDigest } from '../../src/threads/text-digest.js';
import { newDatabase, type TestDatabase } from '../support/database.js';
import {
  decide,
  everything,
  giveVerdict,
  type Hand,
  handOf,
  handOfOwner,
  hold,
  putUp,
  recordDecision,
  refusal,
  render,
  someone,
  type Someone,
  takeClaim,
  type Text,
  writeReply,
  writeRevision,
  writeThread,
} from './hands.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, ben: Someone, mo: Someone, lea: Someone, fay: Someone;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  ben = await someone(web.sql, 'Ben');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
  lea = await someone(web.sql, 'Lea', 'moderator');
  fay = await someone(web.sql, 'Fay', 'facilitator');
});

afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});

const hands = { web: () => web, worker: () => worker, owner: () => owner };
type Role = keyof typeof hands;

/** Expects a refusal with this code, after which all is as before. */
async function refused(code: string, role: Role, sql: string, values: unknown[] = []): Promise<void> {
  const before = await everything(owner.sql);
  expect(await refusal(hands[role]().sql(sql, values)), `${role}: ${sql}`).toBe(code);
  expect(await everything(owner.sql)).toEqual(before);
}

const pending = () => writeThread(web.sql, ana);
const held = async () => hold(worker.sql, await pending());
const published = async () => putUp(worker.sql, await pending());

// A crisis is never declined, so what is decided here was held for less.
async function decided(outcome: string): Promise<Text> {
  const text = await hold(worker.sql, await pending(), { tier: 'concern', about: null });
  await decide(web.sql, text, mo, outcome);
  return text;
}

async function removed(): Promise<Text> {
  const text = await published();
  await decide(web.sql, text, mo, 'remove');
  return text;
}

async function withdrawn(): Promise<Text> {
  const text = await published();
  await web.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.id]);
  return text;
}

async function superseded(): Promise<Text> {
  const text = await pending();
  await web.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
  return text;
}

const stages: Record<string, () => Promise<Text>> = {
  pending,
  held,
  published,
  returned: () => decided('return'),
  kept: () => decided('keep'),
  declined: () => decided('decline'),
  removed,
  withdrawn,
  superseded,
};

async function stateOf({ id }: Pick<Text, 'id'>): Promise<string | undefined> {
  const [row] = await owner.sql<{ state: string }>('select state from revisions where id = $1', [id]);
  return row?.state;
}

describe('the ways that are open', () => {
  it.each(Object.keys(stages))('leads a text to be %s', async (state) => {
    expect(await stateOf(await stages[state]!())).toBe(state);
  });

  it('lets the worker put a text up with its verdict, and gives it its place', async () => {
    const opening = await published();
    const reply = await putUp(worker.sql, await writeReply(web.sql, ben, opening.threadId));
    expect(await stateOf(reply)).toBe('published');
    const posts = await owner.sql(
      `select position, published_at is not null as dated from posts where id = $1`,
      [reply.postId],
    );
    expect(posts).toEqual([{ position: 2, dated: true }]);
    const [revision] = await owner.sql<{ cleared_digest: Buffer; waiting_since: Date | null }>(
      'select cleared_digest, waiting_since from revisions where id = $1',
      [reply.id],
    );
    expect(revision?.cleared_digest).toEqual(textDigest(reply));
    expect(revision?.waiting_since).toBeNull();
  });

  it('moves a thread to the top of its board at publication', async () => {
    const first = await published();
    await published();
    await putUp(worker.sql, await writeReply(web.sql, ben, first.threadId));
    const [top] = await owner.sql<{ id: string }>(
      'select id from threads order by activity desc nulls last limit 1',
    );
    expect(top?.id).toBe(first.threadId);
  });

  it('lets the web put a held text up with a decision, and ends the claim', async () => {
    const text = await held();
    await decide(web.sql, text, mo, 'publish');
    expect(await stateOf(text)).toBe('published');
    expect(await owner.sql('select from claims where revision_id = $1', [text.id])).toEqual([]);
  });

  it('replaces the published text by the next one that is cleared, at the same place', async () => {
    const first = await published();
    const next = await putUp(
      worker.sql,
      await writeRevision(web.sql, first, { title: 'Sun', body: 'It is over.' }),
    );
    expect([await stateOf(first), await stateOf(next)]).toEqual(['superseded', 'published']);
    const [post] = await owner.sql('select position from posts where id = $1', [first.postId]);
    expect(post).toEqual({ position: 1 });
  });

  it('clears once: a second verdict for the same text changes nothing', async () => {
    const text = await published();
    const again = await giveVerdict(worker.sql, text);
    const before = await everything(owner.sql);
    expect(await worker.sql('select clear_revision($1) as cleared', [again])).toEqual([{ cleared: false }]);
    expect(await everything(owner.sql)).toEqual(before);
  });

  it('lets a person put new words up after a removal', async () => {
    const text = await removed();
    const next = await hold(worker.sql, await writeRevision(web.sql, text, { title: 'Softer' }), {
      tier: 'none',
      about: null,
      why: 'after_removal',
    });
    await decide(web.sql, next, lea, 'publish');
    expect(await stateOf(next)).toBe('published');
  });
});

describe('publishing by hand', () => {
  for (const role of ['web', 'worker'] as const)
    it.each([
      ['pending', 'HS003'],
      ['held', 'HS003'],
      ['returned', 'HS001'],
      ['kept', 'HS001'],
      ['declined', 'HS001'],
      ['removed', 'HS001'],
      ['withdrawn', 'HS001'],
      ['superseded', 'HS001'],
    ])(`is refused to the ${role} for a text that is %s`, async (state, code) => {
      const text = await stages[state]!();
      await refused(code, role, `update revisions set state = 'published' where id = $1`, [text.id]);
    });

  it.each(['withdrawn', 'superseded', 'returned', 'kept', 'declined', 'removed'])(
    'is refused even to the owner of the tables for a text that is %s',
    async (state) => {
      const text = await stages[state]!();
      await refused('HS001', 'owner', `update revisions set state = 'published' where id = $1`, [text.id]);
    },
  );

  it.each([
    ['pending', 'returned', 'HS001'],
    ['pending', 'kept', 'HS001'],
    ['pending', 'declined', 'HS001'],
    ['pending', 'removed', 'HS001'],
    ['held', 'returned', 'HS003'],
    ['held', 'kept', 'HS003'],
    ['held', 'declined', 'HS003'],
    ['held', 'removed', 'HS001'],
    ['published', 'removed', 'HS003'],
    ['published', 'returned', 'HS001'],
    ['published', 'pending', 'HS001'],
    ['held', 'pending', 'HS001'],
    ['withdrawn', 'pending', 'HS001'],
  ])('is no more possible than other decisions by hand: %s to %s', async (before, after, code) => {
    const text = await stages[before]!();
    for (const role of ['web', 'worker'] as const)
      await refused(code, role, `update revisions set state = $2 where id = $1`, [text.id, after]);
  });

  const INSERT = `insert into revisions (id, post_id, number, title, body, submission_key, state, html, cleared_digest)
    values ($1, $2, 2, 'Rain', 'Words', $3, $4, $5, $6)`;

  it('is refused at the insert', async () => {
    const { postId } = await pending();
    for (const role of ['web', 'worker'] as const)
      await refused('42501', role, INSERT, [randomUUID(), postId, randomUUID(), 'published', '<p>', '']);
    const values = [randomUUID(), postId, randomUUID()];
    for (const rest of [
      ['published', '<p>', ''],
      ['held', null, null],
      ['pending', '<p>', null],
      ['pending', null, ''],
    ])
      await refused('HS001', 'owner', INSERT, [...values, ...rest]);
  });

  it('is refused by the constraint where the digest is not the text’s', async () => {
    const text = await published();
    const other = createHash('sha256').update('other').digest();
    await refused('23514', 'owner', `update revisions set cleared_digest = $2 where id = $1`, [
      text.id,
      other,
    ]);
    await refused('23514', 'owner', `update revisions set cleared_digest = null where id = $1`, [text.id]);
    const waiting = await pending();
    await refused('23514', 'owner', `update revisions set state = 'published' where id = $1`, [waiting.id]);
    await refused(
      '23514',
      'owner',
      `update revisions set state = 'published', html = '<p>', cleared_digest = $2 where id = $1`,
      [waiting.id, other],
    );
  });

  it('cannot make two texts of one post public', async () => {
    const text = await published();
    const next = await render(worker.sql, await writeRevision(web.sql, text, { title: 'Twice' }));
    await refused(
      '23505',
      'owner',
      `update revisions set state = 'published', cleared_digest = text_digest(title, body, html) where id = $1`,
      [next.id],
    );
  });

  it('cannot switch the guard off', async () => {
    for (const role of ['web', 'worker'] as const) {
      await refused('42501', role, 'alter table revisions disable trigger guard_revisions');
      await refused('42501', role, `set session_replication_role = 'replica'`);
      await refused('42501', role, `set role ${role === 'web' ? 'hearthside_worker' : 'hearthside_web'}`);
      await refused(
        '42501',
        role,
        `create or replace function may_become(text, text) returns boolean
        language sql as 'select true'`,
      );
      await refused('42501', role, 'alter table revisions drop constraint published_means_cleared');
    }
  });
});

describe('the two functions that publish', () => {
  it('belong to one role each, and what they call to neither', async () => {
    const text = await held();
    const verdict = await giveVerdict(worker.sql, text);
    const decision = await recordDecision(web.sql, text, mo, 'publish');
    await takeClaim(web.sql, text, mo);
    await refused('42501', 'web', 'select clear_revision($1)', [verdict]);
    await refused('42501', 'worker', 'select apply_decision($1)', [decision]);
    for (const role of ['web', 'worker'] as const) {
      await refused('42501', role, 'select publish_revision($1)', [text.id]);
      await refused(
        '42501',
        role,
        'select refuse_decision(d, r) from decisions d join revisions r on r.id = d.revision_id',
      );
    }
  });

  it('take verdicts from the worker alone, and decisions from the web alone', async () => {
    const text = await render(worker.sql, await pending());
    await expect(giveVerdict(web.sql, text)).rejects.toMatchObject({ code: '42501' });
    await expect(recordDecision(worker.sql, text, mo, 'publish')).rejects.toMatchObject({ code: '42501' });
    await expect(takeClaim(worker.sql, text, mo)).rejects.toMatchObject({ code: '42501' });
    expect(await owner.sql('select from verdicts where revision_id = $1', [text.id])).toEqual([]);
    expect(await owner.sql('select from decisions where revision_id = $1', [text.id])).toEqual([]);
  });

  it('clear nothing with a verdict about another text', async () => {
    const text = await render(worker.sql, await pending());
    for (const other of [
      { ...text, title: 'Another title' },
      { ...text, body: 'Other words.' },
      { ...text, html: '<p>Other words.</p>' },
      { ...text, title: null, body: `${text.title}${text.body}` },
    ]) {
      const verdict = await giveVerdict(worker.sql, text, { digest: textDigest(other) });
      await refused('HS004', 'worker', 'select clear_revision($1)', [verdict]);
    }
  });

  it('clear nothing that was rendered anew after its verdict', async () => {
    const text = await render(worker.sql, await pending());
    const verdict = await giveVerdict(worker.sql, text);
    await worker.sql(`update revisions set html = '<p>Other words.</p>' where id = $1`, [text.id]);
    await refused('HS004', 'worker', 'select clear_revision($1)', [verdict]);
  });

  it('clear nothing with a verdict that holds', async () => {
    const text = await render(worker.sql, await pending());
    const verdict = await giveVerdict(worker.sql, text, { outcome: 'hold' });
    await refused('HS009', 'worker', 'select clear_revision($1)', [verdict]);
  });

  it('clear nothing without a verdict, or decide without a decision', async () => {
    await refused('P0002', 'worker', 'select clear_revision($1)', [randomUUID()]);
    await refused('P0002', 'web', 'select apply_decision($1)', [randomUUID()]);
  });

  it('leave a held text to a person, whatever a later verdict says', async () => {
    const text = await held();
    const verdict = await giveVerdict(worker.sql, text);
    expect(await worker.sql('select clear_revision($1) as cleared', [verdict])).toEqual([{ cleared: false }]);
    expect(await stateOf(text)).toBe('held');
  });

  it('leave new words after a removal to a person', async () => {
    const text = await removed();
    const next = await render(worker.sql, await writeRevision(web.sql, text, { title: 'Softer' }));
    const verdict = await giveVerdict(worker.sql, next);
    await refused('HS008', 'worker', 'select clear_revision($1)', [verdict]);
  });

  it('let neither role hide a removal, so that the worker could clear what comes next', async () => {
    const text = await removed();
    for (const role of ['web', 'worker'] as const)
      await refused('HS003', role, `update revisions set state = 'superseded' where id = $1`, [text.id]);
  });
});

describe('a decision', () => {
  async function refusedDecision(
    code: string,
    text: Text,
    staff: Someone,
    outcome = 'publish',
    digest = textDigest(text),
  ): Promise<void> {
    const decision = await recordDecision(web.sql, text, staff, outcome, digest);
    await refused(code, 'web', 'select apply_decision($1)', [decision]);
  }

  it('needs a claim', async () => {
    await refusedDecision('HS005', await held(), mo);
  });

  it('needs a claim that has not ended', async () => {
    const text = await held();
    await takeClaim(web.sql, text, mo, `now() - interval '1 second'`);
    await refusedDecision('HS005', text, mo);
  });

  it('needs a claim of one’s own', async () => {
    const text = await held();
    await takeClaim(web.sql, text, lea);
    await refusedDecision('HS005', text, mo);
  });

  it('cannot be to decline a crisis: it is answered', async () => {
    const text = await held();
    expect(await refusal(decide(web.sql, text, mo, 'decline'))).toBe('HS009');
  });

  it.each(['publish', 'return', 'keep', 'decline'])('cannot be to %s one’s own text', async (outcome) => {
    const text = await hold(worker.sql, await writeThread(web.sql, mo));
    await takeClaim(web.sql, text, mo);
    await refusedDecision('HS006', text, mo, outcome);
  });

  it('cannot be to take down one’s own text', async () => {
    const text = await putUp(worker.sql, await writeThread(web.sql, mo));
    await takeClaim(web.sql, text, mo);
    await refusedDecision('HS006', text, mo, 'remove');
  });

  it('is for staff', async () => {
    const text = await held();
    for (const other of [ben, fay]) {
      await takeClaim(web.sql, text, other);
      await refusedDecision('HS007', text, other);
    }
    await takeClaim(web.sql, text, mo);
    await refusedDecision('HS007', text, { memberId: randomUUID(), personaId: randomUUID() });
  });

  it('is bound to the text that was read', async () => {
    const text = await held();
    await takeClaim(web.sql, text, mo);
    for (const other of [
      { ...text, title: 'Another title' },
      { ...text, body: 'Other words.' },
      { ...text, html: '<p>Other words.</p>' },
    ])
      await refusedDecision('HS004', text, mo, 'publish', textDigest(other));
  });

  it.each([
    ['pending', 'publish'],
    ['pending', 'return'],
    ['pending', 'keep'],
    ['pending', 'decline'],
    ['published', 'publish'],
    ['published', 'return'],
    ['published', 'decline'],
    ['held', 'remove'],
    ['returned', 'publish'],
    ['kept', 'publish'],
    ['declined', 'publish'],
    ['removed', 'publish'],
    ['withdrawn', 'publish'],
    ['withdrawn', 'return'],
    ['superseded', 'publish'],
    ['returned', 'return'],
    ['kept', 'keep'],
    ['declined', 'decline'],
    ['removed', 'remove'],
  ])('about a text that is %s cannot be to %s', async (state, outcome) => {
    const made = await stages[state]!();
    const text = state === 'pending' || state === 'superseded' ? { ...made, html: null } : made;
    await takeClaim(web.sql, text, lea);
    await refusedDecision('HS001', text, lea, outcome);
  });

  it('cannot be applied a second time', async () => {
    const text = await held();
    await takeClaim(web.sql, text, mo);
    const decision = await recordDecision(web.sql, text, mo, 'return');
    await web.sql('select apply_decision($1)', [decision]);
    await refused('HS005', 'web', 'select apply_decision($1)', [decision]);
    await takeClaim(web.sql, text, mo);
    await refused('HS001', 'web', 'select apply_decision($1)', [decision]);
  });

  it('knows five outcomes', async () => {
    const text = await held();
    const before = await everything(owner.sql);
    expect(await refusal(recordDecision(web.sql, text, mo, 'ignore'))).toBe('23514');
    expect(await everything(owner.sql)).toEqual(before);
  });

  it('is never changed or deleted, not even by the owner of the tables', async () => {
    await decided('return');
    const attempts = [
      `update decisions set outcome = 'publish'`,
      'delete from decisions',
      'truncate decisions cascade',
    ];
    for (const sql of attempts) {
      await refused('HS010', 'owner', sql);
      for (const role of ['web', 'worker'] as const) await refused('42501', role, sql);
    }
  });

  it('stays when the thread it was about is deleted', async () => {
    const text = await decided('decline');
    await owner.sql('delete from threads where id = $1', [text.threadId]);
    expect(await owner.sql('select outcome from decisions where revision_id = $1', [text.id])).toEqual([
      { outcome: 'decline' },
    ]);
  });
});

describe('a published text', () => {
  it.each([
    ['title', `'Another title'`],
    ['body', `'Other words.'`],
    ['number', '7'],
    ['post_id', 'gen_random_uuid()'],
    ['id', 'gen_random_uuid()'],
  ])('keeps its %s', async (column, value) => {
    const text = await published();
    const sql = `update revisions set ${column} = ${value} where id = $1`;
    for (const role of ['web', 'worker'] as const) await refused('42501', role, sql, [text.id]);
    await refused('HS002', 'owner', sql, [text.id]);
  });

  it.each(['held', 'published', 'returned', 'withdrawn'])('keeps its rendering, once %s', async (state) => {
    const text = await stages[state]!();
    const sql = `update revisions set html = '<p>Other words.</p>' where id = $1`;
    await refused('42501', 'web', sql, [text.id]);
    await refused('HS002', 'worker', sql, [text.id]);
    await refused('HS002', 'owner', sql, [text.id]);
  });

  it.each([
    ['revisions', `cleared_digest = ''`],
    ['revisions', `written_at = date_trunc('minute', now()) - interval '1 day'`],
    ['revisions', 'waiting_since = now()'],
    ['posts', 'position = 99'],
    ['posts', 'published_at = null'],
    ['posts', 'persona_id = gen_random_uuid()'],
    ['posts', 'opening = false'],
    ['threads', 'activity = 999999'],
    ['threads', 'last_position = 99'],
    ['threads', 'active_at = null'],
    ['threads', `state = 'locked'`],
  ])('keeps its place and its digest: %s, %s', async (table, change) => {
    await published();
    for (const role of ['web', 'worker'] as const)
      await refused('42501', role, `update ${table} set ${change}`);
  });

  it('is not given a place of its own choice', async () => {
    const { threadId } = await published();
    for (const role of ['web', 'worker'] as const) {
      await refused(
        '42501',
        role,
        `insert into posts (thread_id, persona_id, position, published_at) values ($1, $2, 1, null)`,
        [threadId, ana.personaId],
      );
      await refused('42501', role, `select nextval('thread_activity')`);
    }
  });

  it.each(['revisions', 'posts', 'threads', 'verdicts', 'boards'])(
    'is not deleted from %s',
    async (table) => {
      await published();
      for (const role of ['web', 'worker'] as const) {
        await refused('42501', role, `delete from ${table}`);
        await refused('42501', role, `truncate ${table} cascade`);
      }
    },
  );

  it('keeps its verdict', async () => {
    await published();
    for (const role of ['web', 'worker'] as const)
      await refused('42501', role, `update verdicts set tier = 'none', outcome = 'clear'`);
  });
});

describe('a withdrawn post', () => {
  const INSERT = `insert into public.revisions (id, post_id, number, title, body, advised_tier, submission_key)
    values ($1, $2, 2, 'Rain', 'Words', 'none', $3)`;

  it('takes no new text', async () => {
    const { postId } = await withdrawn();
    await refused('HS001', 'web', INSERT, [randomUUID(), postId, randomUUID()]);
  });

  it('is not hidden from the guard by a temporary table of the same name', async () => {
    const { postId } = await withdrawn();
    const sly = await handOf(database.webUrl);
    // Whether the table may be made at all does not matter here.
    await refusal(sly.sql('create temporary table revisions (post_id uuid, state text)'));
    const answer = await refusal(sly.sql(INSERT, [randomUUID(), postId, randomUUID()]));
    await sly.end();
    expect(answer).toBe('HS001');
    expect(await owner.sql('select state from revisions where post_id = $1', [postId])).toEqual([
      { state: 'withdrawn' },
    ]);
  });
});

describe('a name', () => {
  const INSERT = `insert into personas (name, name_key, cleared_digest, member_id) values ($1, $2, $3, $4)`;
  const sha = (text: string) => createHash('sha256').update(text).digest();

  it('is not there without its clearing digest', async () => {
    for (const digest of [null, Buffer.alloc(0), sha('Cleared')])
      await refused(digest ? '23514' : '23502', 'web', INSERT, [
        'Uncleared',
        'uncleared',
        digest,
        ana.memberId,
      ]);
  });

  it('is there with it, once', async () => {
    const { memberId } = await someone(web.sql, 'Cleared');
    const values = ['Second', 'second', sha('Second'), memberId];
    await refused('23505', 'web', INSERT, values);
  });

  it('is not changed afterwards', async () => {
    for (const role of ['web', 'worker'] as const)
      await refused('42501', role, `update personas set name = 'Other', cleared_digest = '' where id = $1`, [
        ana.personaId,
      ]);
    await refused('23514', 'owner', `update personas set name = 'Other' where id = $1`, [ana.personaId]);
  });

  it('is not given by the worker', async () => {
    await refused('42501', 'worker', INSERT, ['Worker', 'worker', sha('Worker'), ana.memberId]);
  });
});

describe('a time', () => {
  it('finer than a minute is refused', async () => {
    const text = await published();
    const fine = `'2026-11-22 20:00:01+00'`;
    const cuts = `'2026-11-22 20:00:00.000001+00'`;
    for (const time of [fine, cuts]) {
      await refused('23514', 'owner', `update revisions set written_at = ${time} where id = $1`, [text.id]);
      await refused('23514', 'owner', `update posts set published_at = ${time} where id = $1`, [text.postId]);
      await refused('23514', 'owner', `update threads set active_at = ${time} where id = $1`, [
        text.threadId,
      ]);
      await refused(
        '23514',
        'web',
        `insert into sessions (id_digest, owner_sealed, owner_tag, epoch, seen_at) values ('', decode(repeat('00', 64), 'hex'), decode(repeat('00', 32), 'hex'), 0, ${time})`,
      );
      await refused(
        '23514',
        'web',
        `insert into drafts (token_digest, sealed, kept_until) values ('', '', ${time})`,
      );
    }
  });

  it('to the minute is kept by every table that people’s times stand in', async () => {
    const columns = await owner.sql<{ name: string; type: string }>(
      `select format('%s.%s', table_name, column_name) as name, coalesce(domain_name, data_type) as type
       from information_schema.columns
       where table_schema = 'public' and data_type ~ '^(timestamp|time|date)' order by 1`,
    );
    expect(columns).toEqual([
      { name: 'alerts.due_at', type: 'timestamp with time zone' },
      { name: 'alerts.sent_at', type: 'minute' },
      { name: 'audits.drawn_at', type: 'minute' },
      { name: 'audits.followed_up_at', type: 'minute' },
      { name: 'audits.judged_at', type: 'minute' },
      { name: 'author_choices.left_at', type: 'minute' },
      { name: 'author_choices.over_at', type: 'minute' },
      { name: 'author_choices.reminded_at', type: 'minute' },
      { name: 'circle_phases.begins_at', type: 'minute' },
      { name: 'circle_phases.ends_at', type: 'minute' },
      { name: 'claims.until', type: 'timestamp with time zone' },
      { name: 'content_notes.said_at', type: 'minute' },
      { name: 'decisions.decided_at', type: 'minute' },
      { name: 'detail_wishes.wished_at', type: 'minute' },
      { name: 'drafts.kept_until', type: 'minute' },
      { name: 'escalation_steps.done_at', type: 'minute' },
      { name: 'escalations.acknowledged_at', type: 'minute' },
      { name: 'escalations.escalated_at', type: 'minute' },
      { name: 'exports.kept_until', type: 'minute' },
      { name: 'exports.worked_on_until', type: 'minute' },
      { name: 'factor_resets.asked_at', type: 'minute' },
      { name: 'factor_resets.ended_at', type: 'minute' },
      { name: 'findings.found_at', type: 'minute' },
      { name: 'findings.seen_at', type: 'minute' },
      { name: 'first_replies.answered_at', type: 'minute' },
      { name: 'first_replies.told_at', type: 'minute' },
      { name: 'first_replies.up_at', type: 'minute' },
      { name: 'follow_ups.done_at', type: 'minute' },
      { name: 'follow_ups.due_at', type: 'minute' },
      { name: 'follow_ups.greeted_at', type: 'minute' },
      { name: 'follow_ups.since', type: 'minute' },
      { name: 'follow_ups.welcomed_at', type: 'minute' },
      { name: 'followed_boards.told_from', type: 'minute' },
      { name: 'group_members.taken_back', type: 'date' },
      { name: 'help_answers.answered_at', type: 'minute' },
      { name: 'helped_marks.tell_from', type: 'minute' },
      { name: 'invitations.ends_on', type: 'date' },
      { name: 'invitations.made_on', type: 'date' },
      { name: 'key_holders.seen_at', type: 'minute' },
      { name: 'last_backup.made_at', type: 'minute' },
      { name: 'limit_appeals.asked_at', type: 'minute' },
      { name: 'limit_appeals.decided_at', type: 'minute' },
      { name: 'limit_notes.read_at', type: 'minute' },
      { name: 'limit_notes.written_at', type: 'minute' },
      { name: 'limits.confirmed_at', type: 'minute' },
      { name: 'limits.ends_at', type: 'minute' },
      { name: 'limits.lifted_at', type: 'minute' },
      { name: 'limits.starts_at', type: 'minute' },
      { name: 'line_versions.changed_at', type: 'minute' },
      { name: 'line_versions.checked_on', type: 'date' },
      { name: 'members.joined_on', type: 'date' },
      { name: 'misread_notes.written_at', type: 'minute' },
      { name: 'month_figures.month', type: 'date' },
      { name: 'months.fixed_at', type: 'minute' },
      { name: 'months.month', type: 'date' },
      { name: 'name_openings.asked_at', type: 'minute' },
      { name: 'name_openings.closed_at', type: 'minute' },
      { name: 'name_openings.opened_at', type: 'minute' },
      { name: 'name_openings.tell_on', type: 'date' },
      { name: 'name_openings.told_at', type: 'minute' },
      { name: 'notices.sent_at', type: 'minute' },
      { name: 'on_call_chain.told_at', type: 'timestamp with time zone' },
      { name: 'on_call_contacts.retry_at', type: 'timestamp with time zone' },
      { name: 'opening_answers.said_at', type: 'minute' },
      { name: 'own_drafts.kept_at', type: 'minute' },
      { name: 'passkeys.added_on', type: 'date' },
      { name: 'phrases_said.said_on', type: 'date' },
      { name: 'phrases_said.tell_from', type: 'minute' },
      { name: 'posts.published_at', type: 'minute' },
      { name: 'postvention_texts.written_at', type: 'minute' },
      { name: 'protocol_texts.written_at', type: 'minute' },
      { name: 'public_figures.month', type: 'date' },
      { name: 'queue_items.since', type: 'minute' },
      { name: 'reading_choices.kept_at', type: 'minute' },
      { name: 'record_entries.written_at', type: 'minute' },
      { name: 'reply_turns.until', type: 'minute' },
      { name: 'report_queue.oldest', type: 'minute' },
      { name: 'reports.answered_at', type: 'minute' },
      { name: 'reports.written_at', type: 'minute' },
      { name: 'rescreenings.ended_at', type: 'minute' },
      { name: 'rescreenings.next_written_at', type: 'timestamp with time zone' },
      { name: 'rescreenings.started_at', type: 'minute' },
      { name: 'resource_versions.changed_at', type: 'minute' },
      { name: 'resource_versions.checked_on', type: 'date' },
      { name: 'rests.asked_at', type: 'minute' },
      { name: 'rests.confirmed_at', type: 'minute' },
      { name: 'rests.knocked_at', type: 'minute' },
      { name: 'rests.lapsed_at', type: 'minute' },
      { name: 'rests.lapses_at', type: 'minute' },
      { name: 'rests.undone_at', type: 'minute' },
      { name: 'review_messages.sent_at', type: 'minute' },
      { name: 'revisions.over_on', type: 'date' },
      { name: 'revisions.waiting_since', type: 'timestamp with time zone' },
      { name: 'revisions.written_at', type: 'minute' },
      { name: 'ringing.rings_at', type: 'timestamp with time zone' },
      { name: 'ringing.taken_at', type: 'timestamp with time zone' },
      { name: 'safeguarding_contacts.named_at', type: 'minute' },
      { name: 'safeguarding_items.closed_at', type: 'minute' },
      { name: 'safeguarding_items.since', type: 'minute' },
      { name: 'safeguarding_texts.written_at', type: 'minute' },
      { name: 'safety_plans.kept_at', type: 'minute' },
      { name: 'search_resources.changed_at', type: 'minute' },
      { name: 'search_texts.published_at', type: 'minute' },
      { name: 'second_factors.set_on', type: 'date' },
      { name: 'second_looks.asked_at', type: 'minute' },
      { name: 'sessions.code_at', type: 'minute' },
      { name: 'sessions.desk_seen_at', type: 'minute' },
      { name: 'sessions.seen_at', type: 'minute' },
      { name: 'sessions.started_at', type: 'minute' },
      { name: 'sign_up_door.changed_at', type: 'minute' },
      { name: 'standing_decisions.decided_at', type: 'minute' },
      { name: 'take_overs.taken_at', type: 'minute' },
      { name: 'template_versions.written_at', type: 'minute' },
      { name: 'term_changes.changed_at', type: 'minute' },
      { name: 'term_shadows.day', type: 'date' },
      { name: 'threads.active_at', type: 'minute' },
      { name: 'urgent_words.answered_at', type: 'minute' },
      { name: 'urgent_words.written_at', type: 'minute' },
      { name: 'used_challenges.until', type: 'minute' },
      { name: 'vault_check.used_since', type: 'minute' },
      { name: 'verdicts.given_at', type: 'minute' },
      { name: 'volunteer_entries.day', type: 'date' },
      { name: 'volunteer_entries.until', type: 'date' },
      { name: 'volunteers.stopped_on', type: 'date' },
    ]);
  });
});
