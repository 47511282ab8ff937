import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hide, MARK } from '../../src/platform/text/masking.js';
import { renderText } from '../../src/threads/rendering.js';
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
  render,
  refusal,
  someone,
  type Someone,
  takeClaim,
  type Text,
  writeRevision,
  writeThread,
} from './hands.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone, fay: Someone, mo: Someone, lea: Someone;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
  fay = await someone(web.sql, 'Fay', 'facilitator');
  mo = await someone(web.sql, 'Mo the moderator', 'moderator');
  lea = await someone(web.sql, 'Lea', 'moderator');
});

afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});

const TITLE = 'Rain at 12 Mill Lane';
const BODY = 'I am so alone. Please ring 0151 496 0000 tonight, I do not want to die.';
const APPLY = 'select apply_mask($1, $2, $3, $4, $5)';

interface Mask {
  title: string | null;
  body: string;
  html: string;
}

const GOOD: Mask = {
  title: `Rain at ${MARK}`,
  body: `I am so alone. Please ring ${MARK} tonight, I do not want to die.`,
  html: `<p>I am so alone. Please ring ${MARK} tonight, I do not want to die.</p>`,
};

const held = async (): Promise<Text> =>
  hold(worker.sql, await writeThread(web.sql, ana, { title: TITLE, body: BODY }));

/** What a web process that decides to mask sends. */
function apply(decision: string, mask: Mask = GOOD, id: string = randomUUID()): [string, unknown[]] {
  return [APPLY, [decision, id, mask.title, mask.body, mask.html]];
}

async function claimed(text: Text, staff = mo, outcome = 'mask'): Promise<string> {
  await takeClaim(web.sql, text, staff);
  return recordDecision(web.sql, text, staff, outcome);
}

async function masked(): Promise<Text & { masked: string; decision: string }> {
  const text = await held();
  const [decision, id] = [await claimed(text), randomUUID()];
  await web.sql(...apply(decision, GOOD, id));
  return { ...text, masked: id, decision };
}

async function refused(code: string, [sql, values]: [string, unknown[]], by: Hand = web): Promise<void> {
  const before = await everything(owner.sql);
  expect(await refusal(by.sql(sql, values)), JSON.stringify(values)).toBe(code);
  expect(await everything(owner.sql)).toEqual(before);
}

const statesOf = (postId: string) =>
  owner.sql<{ state: string; title: string; body: string }>(
    'select state, title, body from revisions where post_id = $1 order by number',
    [postId],
  );

describe('a mask', () => {
  it('puts a revision of its own up, and leaves the author’s words as they were', async () => {
    const text = await masked();
    expect(await statesOf(text.postId)).toEqual([
      { state: 'superseded', title: TITLE, body: BODY },
      { state: 'published', title: GOOD.title, body: GOOD.body },
    ]);
    const [row] = await owner.sql<{ position: number; digest: Buffer; same: boolean }>(
      `select p.position, m.cleared_digest as digest, m.written_at = o.written_at as same
       from masks k join revisions m on m.id = k.revision_id join revisions o on o.id = k.original_id
       join posts p on p.id = m.post_id where k.decision_id = $1`,
      [text.decision],
    );
    expect(row).toEqual({ position: 1, digest: textDigest(GOOD), same: true });
    expect(await owner.sql('select from claims where revision_id = $1', [text.id])).toEqual([]);
  });

  it('is known by the same mark in the program and in PostgreSQL', async () => {
    expect(await web.sql('select hidden_mark() as mark')).toEqual([{ mark: MARK }]);
  });

  it('takes the place of the words that were up', async () => {
    const up = await putUp(worker.sql, await writeThread(web.sql, ana));
    const next = await hold(worker.sql, await writeRevision(web.sql, up, { title: TITLE, body: BODY }));
    await web.sql(...apply(await claimed(next)));
    const states = (await statesOf(up.postId)).map(({ state }) => state);
    expect(states).toEqual(['superseded', 'superseded', 'published']);
  });

  it('goes up in a crisis', async () => {
    const text = await masked();
    expect(await owner.sql('select tier from verdicts where revision_id = $1', [text.id])).toEqual([
      { tier: 'crisis' },
    ]);
  });
});

describe('what a mask may not do', () => {
  let text: Text;
  let decision: string;
  beforeEach(async () => {
    text = await held();
    decision = await claimed(text);
  });

  const others: [what: string, mask: Partial<Mask>][] = [
    ['other words in the body', { body: GOOD.body.replace('alone', 'happy') }],
    ['more words in the body', { body: `${GOOD.body} Buy pills.` }],
    ['more words before', { body: `Hello. ${GOOD.body}` }],
    ['words left out without a mark', { body: GOOD.body.replace('not ', '') }],
    ['a mark where nothing was', { body: GOOD.body.replace('alone', `alone${MARK}`) }],
    ['words in another order', { body: `tonight, ${MARK}I am so alone.` }],
    ['an empty body', { body: '' }],
    ['the mark alone', { body: MARK, html: `<p>${MARK}</p>` }],
    ['marks and signs alone', { body: `${MARK}.`, html: `<p>${MARK}.</p>` }],
    ['no body', { body: null as unknown as string }],
    ['another title', { title: 'Buy pills' }],
    ['no title', { title: null }],
    ['nothing at all', { title: TITLE, body: BODY, html: `<p>${BODY}</p>` }],
    ['other words in the rendering', { html: GOOD.html.replace('alone', 'happy') }],
    ['more words in the rendering', { html: `${GOOD.html}<p>Buy pills.</p>` }],
    ['words left out of the rendering', { html: GOOD.html.replace('not ', '') }],
    ['an empty rendering', { html: '' }],
    ['no rendering', { html: null as unknown as string }],
    ['a script', { html: `${GOOD.html}<script src="/x.js"></script>` }],
    ['a picture', { html: `${GOOD.html}<img src="https://example.org/x">` }],
    ['a link', { html: GOOD.html.replace('ring', '<a href="https://example.org">ring</a>') }],
    ['an event', { html: GOOD.html.replace('<p>', '<p onclick="x()">') }],
    ['louder words', { html: GOOD.html.replace('alone', '<strong>alone</strong>') }],
    ['words as if quoted', { html: `<blockquote>${GOOD.html}</blockquote>` }],
    ['a number before words', { html: `<ol start="116"><li>${GOOD.html}</li></ol>` }],
    ['a list that nobody made', { html: `<ul>${GOOD.html}</ul>` }],
    ['a style', { html: GOOD.html.replace('<p>', '<p style="display:none">') }],
    ['a tag that does not end', { html: `${GOOD.html}<p` }],
    ['a comment', { html: GOOD.html.replace('</p>', '<!-- --></p>') }],
    ['capital letters of tags', { html: `${GOOD.html}<SCRIPT></SCRIPT>` }],
  ];

  it.each(others)('is %s', async (_, mask) => {
    await refused('HS024', apply(decision, { ...GOOD, ...mask }));
  });

  it('is to go up without a decision, or with another', async () => {
    await refused('P0002', apply(randomUUID()));
    for (const outcome of ['publish', 'return', 'keep'])
      await refused('HS001', apply(await recordDecision(web.sql, text, mo, outcome)));
  });

  it('is to go up by the other door', async () => {
    await refused('HS001', ['select apply_decision($1)', [decision]]);
  });

  it('is to be somebody else’s claim, or an ended one', async () => {
    await refused('HS005', apply(await recordDecision(web.sql, text, lea, 'mask')));
    await takeClaim(web.sql, text, mo, `now() - interval '1 second'`);
    await refused('HS005', apply(decision));
  });

  it('is to be one’s own text', async () => {
    const own = await hold(worker.sql, await writeThread(web.sql, mo, { title: TITLE, body: BODY }));
    await refused('HS006', apply(await claimed(own)));
  });

  it('is to come from somebody who is not staff', async () => {
    for (const other of [ana, fay]) {
      const written = await hold(worker.sql, await writeThread(web.sql, lea, { title: TITLE, body: BODY }));
      await refused('HS007', apply(await claimed(written, other)));
    }
  });

  it('is to be about a text that nobody read', async () => {
    const digest = textDigest({ ...text, body: 'Other words.' });
    await refused('HS004', apply(await recordDecision(web.sql, text, mo, 'mask', digest)));
  });

  it('is to carry the words of a different post', async () => {
    const other = await hold(
      worker.sql,
      await writeThread(web.sql, ana, { title: 'Sun', body: 'A bright day.' }),
    );
    await refused('HS024', apply(await claimed(other)));
  });

  it('is to take a revision that is there', async () => {
    await refused('23505', apply(decision, GOOD, text.id));
  });

  it('is to be decided twice', async () => {
    await web.sql(...apply(decision));
    await refused('HS005', apply(decision));
    await takeClaim(web.sql, text, mo);
    await refused('HS001', apply(decision));
  });

  it.each(['published', 'returned', 'kept', 'withdrawn', 'pending', 'superseded'])(
    'is to be of a text that is %s',
    async (state) => {
      const made = await staged(state);
      await refused('HS001', apply(await claimed(made)));
    },
  );

  it('is to be called by the worker, or its parts by anybody who writes rows', async () => {
    await refused('42501', apply(decision), worker);
    for (const hand of [web, worker])
      await refused('42501', ['insert into masks values ($1, $2, $3)', [text.id, text.id, decision]], hand);
    const done = await masked();
    for (const sql of ['delete from masks', `update masks set original_id = '${text.id}'`])
      await refused('42501', [sql, []]);
    await refused('HS001', [`update revisions set state = 'published' where id = $1`, [done.id]]);
    await refused('HS001', [`update revisions set state = 'published' where id = $1`, [done.id]], owner);
  });

  async function staged(state: string): Promise<Text> {
    const words = await writeThread(web.sql, ana, { title: TITLE, body: BODY });
    if (state === 'pending') return words;
    if (state === 'published') return putUp(worker.sql, words);
    const made = await hold(worker.sql, words);
    if (state === 'withdrawn' || state === 'superseded')
      await web.sql('update revisions set state = $2 where id = $1', [made.id, state]);
    else await decide(web.sql, made, mo, state === 'returned' ? 'return' : 'keep');
    return made;
  }
});

describe('a second look at a mask', () => {
  async function asked(): Promise<Awaited<ReturnType<typeof masked>> & { look: string }> {
    const text = await masked();
    const look = randomUUID();
    await web.sql('insert into second_looks (id, decision_id) values ($1, $2)', [look, text.decision]);
    return { ...text, look };
  }

  // What the web sends that answers.
  async function answer(
    text: Text & { look: string },
    outcome: string,
    staff = lea,
  ): Promise<[string, unknown[]]> {
    await takeClaim(web.sql, text, staff);
    const decision = await recordDecision(web.sql, text, staff, outcome);
    await web.sql(
      'insert into second_look_answers (second_look_id, decision_id, alone) values ($1, $2, false)',
      [text.look, decision],
    );
    return ['select apply_decision($1)', [decision]];
  }

  const waits = async ({ look }: { look: string }) =>
    (await owner.sql(`select from queue_items where kind = 'second_look' and subject = $1`, [look])).length;

  it('waits in the queue while the masked text is up', async () => {
    const text = await asked();
    expect(await waits(text)).toBe(1);
    await web.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.masked]);
    expect(await waits(text)).toBe(0);
  });

  it('puts the author’s words up, in the same place', async () => {
    const text = await asked();
    await web.sql(...(await answer(text, 'publish')));
    expect((await statesOf(text.postId)).map(({ state }) => state)).toEqual(['published', 'superseded']);
    expect(await owner.sql('select position from posts where id = $1', [text.postId])).toEqual([
      { position: 1 },
    ]);
    expect(await waits(text)).toBe(0);
    expect(
      await owner.sql('select outcome from standing_decisions where revision_id = $1', [text.id]),
    ).toEqual([{ outcome: 'publish' }]);
  });

  it('lets it stand', async () => {
    const text = await asked();
    await web.sql(...(await answer(text, 'uphold')));
    expect((await statesOf(text.postId)).map(({ state }) => state)).toEqual(['superseded', 'published']);
  });

  it('is refused to who decided, and when the masked text is not up any more', async () => {
    const text = await asked();
    await refused('HS018', await answer(text, 'publish', mo));
    const gone = await asked();
    await web.sql(`update revisions set state = 'withdrawn' where id = $1`, [gone.masked]);
    await refused('HS001', await answer(gone, 'publish'));
    const anew = await asked();
    await putUp(worker.sql, await writeRevision(web.sql, anew, { title: 'Sun', body: 'It is over.' }));
    await refused('HS001', await answer(anew, 'publish'));
  });

  it('does not bring the hidden words back a second time', async () => {
    const text = await asked();
    const publish = await answer(text, 'publish');
    await web.sql(...publish);
    await putUp(worker.sql, await writeRevision(web.sql, text, { title: 'Sun', body: 'It is over.' }));
    await takeClaim(web.sql, text, lea);
    await refused('HS001', publish);
  });

  it('cannot be asked of a decision that was never carried out', async () => {
    const text = await held();
    const decision = await claimed(text);
    const ask = 'insert into second_looks (id, decision_id) values ($1, $2)';
    await refused('HS018', [ask, [randomUUID(), decision]]);
    await web.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    await refused('HS018', [ask, [randomUUID(), decision]]);
  });
});

describe('hides_only, asked about any text', () => {
  const TEXTS = [
    'Plain words, ring 0151 496 0000 or come to 12 Mill Lane.',
    '**Bold 0151 words** and *soft 0151 ones*.',
    '- one 0151\n- two 0151\n\n> said 0151\n\n1. first 0151\n2. second',
    'A [link 0151](https://example.org/0151/b) and <https://example.org/0151>.',
    '0151 begins and ends 0151',
    'Before a bracket 0151(evenings) and [0151](x).',
    '&amp; <b>0151</b> "quoted" 0151 \\* it’s 😀 0151',
    'Ünïcödé 0151 日本語 0151 текст',
    `The author wrote ${MARK} and 0151.`,
  ];

  const ASK = 'select hides_only_words(null, $1, $2, null, $3, $4) as good';
  const escaped = (text: string) => text.replaceAll(MARK, MARK.replace(/[[\]]/g, '\\$&'));

  it.each(TEXTS)('knows a mask by what the program makes of %j', async (text) => {
    const after = hide(text, ['0151']);
    const rendered = [renderText(text), renderText(escaped(after))];
    expect(await web.sql(ASK, [text, rendered[0], after, rendered[1]])).toEqual([{ good: true }]);
    const other = [after.replace(/[a-z]/, 'z9'), rendered[1]!.replace(/>([^<]*?)[a-z]/, '>$1z9')];
    expect(await web.sql(ASK, [text, rendered[0], other[0], rendered[1]])).toEqual([{ good: false }]);
    expect(await web.sql(ASK, [text, rendered[0], after, other[1]])).toEqual([{ good: false }]);
  });

  const LOST = [
    ['whoever speaks, with the sign of the quote', '> Ben Miller wrote: stay away tonight', '> Ben Miller'],
    ['the first of two lines that are quoted', '> Ben Miller wrote:\n> stay away', '> Ben Miller wrote:\n> '],
    ['a quote in a quote', '> > Ben Miller wrote\n\nI did not.', '> > Ben Miller'],
    ['a whole quote', 'He said\n\n> stay away\n\nand left.', '> stay away'],
    ['what parts two quotes', '> he said\n\nand I said\n\n> she said', '\n\nand I said\n\n'],
    ['the sign of a list', 'Mine:\n\n- one\n- two', '- two'],
    ['the number of a list', '1. one\n2. two', '2. two'],
  ] as const;

  it.each(LOST)('says no where a mask takes along %s', async (_, text, passage) => {
    const after = hide(text, [passage]);
    const rendered = [renderText(text), renderText(escaped(after))];
    expect(await web.sql(ASK, [text, rendered[0], after, rendered[1]])).toEqual([{ good: false }]);
  });

  const MOVED = [
    [
      'another’s words out of the quote',
      '<p>[words hidden] wrote</p><blockquote>stay away</blockquote><p>I did not.</p>',
    ],
    ['own words into the quote', '<blockquote>[words hidden] wrote stay away I did not.</blockquote>'],
    ['the end of the quote', '<blockquote>[words hidden] wrote</blockquote> stay away I did not.'],
  ];

  it.each(MOVED)('says no where the rendering moves %s', async (_, html) => {
    const text = '> Ben Miller wrote stay away\n\nI did not.';
    const after = hide(text, ['Ben Miller']);
    const rendered = [renderText(text), renderText(escaped(after))];
    expect(await web.sql(ASK, [text, rendered[0], after, rendered[1]])).toEqual([{ good: true }]);
    expect(await web.sql(ASK, [text, rendered[0], after, html])).toEqual([{ good: false }]);
  });

  it('says no to a random change, and yes to random passages', async () => {
    let seed = 11;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let round = 0; round < 300; round++) {
      const text = Array.from({ length: 40 }, () => 'abc de\n'[random(7)]).join('');
      const from = random(35);
      const after = hide(text, [text.slice(from, from + 1 + random(5))]);
      const [row] = await web.sql<{ good: boolean; bad: boolean; more: boolean }>(
        'select hides_only($1, $2) as good, hides_only($1, $3) as bad, hides_only($1, $4) as more',
        [text, after, after.replace(/[abcde](?![a-z ]*\])/, 'x'), `${after}x`],
      );
      expect(row).toEqual({ good: true, bad: false, more: false });
    }
  });
});

describe('a verdict', () => {
  it('puts no text up that brings hidden words back, and any other', async () => {
    const text = await masked();
    const [again, anew] = [
      await writeRevision(web.sql, text, { title: 'Sun', body: 'I am glad. Ring 0151-496-0000.' }),
      { title: 'Sun', body: 'I am glad. Ring somebody.' },
    ];
    const verdict = await giveVerdict(worker.sql, await render(worker.sql, again));
    await refused('HS008', ['select clear_revision($1)', [verdict]], worker);
    await web.sql(`update revisions set state = 'superseded' where id = $1`, [again.id]);
    await putUp(worker.sql, await writeRevision(web.sql, text, anew));
    const states = (await statesOf(text.postId)).map(({ state }) => state);
    expect(states).toEqual(['superseded', 'superseded', 'superseded', 'published']);
  });

  it('does not clear a masked text again', async () => {
    const text = await masked();
    const verdict = await giveVerdict(worker.sql, { ...text, ...GOOD, id: text.masked });
    expect(await worker.sql('select clear_revision($1) as cleared', [verdict])).toEqual([{ cleared: false }]);
  });
});
