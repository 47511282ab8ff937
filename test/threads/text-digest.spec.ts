import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { textDigest } from '../../src/threads/text-digest.js';
import { newDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await newDatabase();
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

type Text = Parameters<typeof textDigest>[0];

const ODD: [string, Text][] = [
  ['plain words', { title: 'A title', body: 'A body.', html: '<p>A body.</p>' }],
  ['no title', { title: null, body: 'A body.', html: '<p>A body.</p>' }],
  ['no rendering', { title: 'A title', body: 'A body.', html: null }],
  ['nothing at all', { title: null, body: '', html: null }],
  ['emoji and family', { title: '🕯️', body: '👩‍👩‍👧‍👦 \u{10ffff}', html: '<p>👩‍👩‍👧‍👦</p>' }],
  ['composed and decomposed', { title: 'é', body: 'e\u0301', html: 'é' }],
  ['quotes and backslashes', { title: `'"\\`, body: `\\x41 \\n $1 %s '; --`, html: '<p>&amp;</p>' }],
  ['line ends and tabs', { title: 'a', body: 'a\nb\r\nc\td\u2028e', html: 'a\u00a0b' }],
  ['other scripts', { title: '日本語', body: 'العربية עברית ไทย', html: '한국어' }],
  [
    'ten thousand signs',
    { title: 't'.repeat(120), body: '🕯'.repeat(10_000), html: '<p>x</p>'.repeat(5_000) },
  ],
];

describe('the digest that a verdict is bound to', () => {
  it.each(ODD)("is PostgreSQL's own, for %s", async (_, text) => {
    const { rows } = await client.query<{ digest: Buffer }>('select text_digest($1, $2, $3) as digest', [
      text.title,
      text.body,
      text.html,
    ]);
    expect(textDigest(text).toString('hex')).toBe(rows[0]?.digest.toString('hex'));
  });

  it('differs for every text, and when a letter moves from one part to the next', () => {
    const moved: Text[] = [
      { title: 'ab', body: 'c', html: 'd' },
      { title: 'a', body: 'bc', html: 'd' },
      { title: 'a', body: 'b', html: 'cd' },
      { title: null, body: 'abc', html: 'd' },
      { title: 'abc', body: '', html: 'd' },
    ];
    const digests = [...ODD.map(([, text]) => text), ...moved].map((text) =>
      textDigest(text).toString('hex'),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('tells composed from decomposed letters', () => {
    const one = textDigest({ title: null, body: 'é', html: null });
    expect(one.equals(textDigest({ title: null, body: 'e\u0301', html: null }))).toBe(false);
  });
});
