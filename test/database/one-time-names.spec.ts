import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase, type TestDatabase } from '../support/database.js';
import { type Hand, handOf, handOfOwner, refusal, someone, type Someone } from './hands.js';

let database: TestDatabase;
let owner: Hand, web: Hand, worker: Hand;
let ana: Someone;

beforeAll(async () => {
  database = await newDatabase();
  owner = await handOfOwner(database.ownerUrl);
  web = await handOf(database.webUrl);
  worker = await handOf(database.workerUrl);
  ana = await someone(web.sql, 'Ana');
});

afterAll(async () => {
  for (const hand of [owner, web, worker]) await hand.end();
  await database.drop();
});

const NAME = `insert into personas (kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
  values ($1, $2, $2, sha256(convert_to($2, 'UTF8')), $3, $4)`;
const tag = (fill: string) => Buffer.alloc(32, fill);
const SEALED = Buffer.alloc(101);

// A name of its own for each row: only what is tested can be in the way.
function make(kind: string, owned: [Buffer | null, Buffer | null]): Promise<unknown> {
  return web.sql(NAME, [kind, randomUUID().slice(0, 8), ...owned]);
}

describe('a one-time name in the database', () => {
  it('has both, a tag and what is sealed, always as long, and one for each tag', async () => {
    expect(await refusal(make('one_time', [null, null]))).toBe('23514');
    expect(await refusal(make('one_time', [tag('a'), null]))).toBe('23514');
    expect(await refusal(make('one_time', [tag('a'), Buffer.alloc(100)]))).toBe('23514');
    expect(await refusal(make('one_time', [Buffer.alloc(31), SEALED]))).toBe('23514');
    await make('one_time', [tag('b'), SEALED]);
    expect(await refusal(make('one_time', [tag('b'), SEALED]))).toBe('23505');
  });

  it('belongs to no member that can be read, and a pseudonym has nothing sealed', async () => {
    expect(
      await refusal(owner.sql(`update personas set member_id = $1 where kind = 'one_time'`, [ana.memberId])),
    ).toBe('23514');
    expect(
      await refusal(
        owner.sql(`update personas set owner_tag = $1, owner_sealed = $2 where kind = 'pseudonym'`, [
          tag('c'),
          SEALED,
        ]),
      ),
    ).toBe('23514');
  });

  it('is not to be given to somebody else, nor a list changed for one alone', async () => {
    expect(await refusal(web.sql('update personas set owner_sealed = owner_sealed'))).toBe('42501');
    expect(await refusal(web.sql('update name_lists set sealed = sealed'))).toBe('42501');
    for (const table of ['personas', 'name_lists', 'unfiled_names'])
      expect(await refusal(worker.sql(`select from ${table}`))).toBe('42501');
  });

  it('has lists of one size', async () => {
    const insert = 'insert into name_lists (member_id, sealed) values ($1, $2)';
    await owner.sql('delete from name_lists');
    for (const size of [0, 2075, 2077])
      expect(await refusal(web.sql(insert, [ana.memberId, Buffer.alloc(size)]))).toBe('23514');
    await web.sql(insert, [ana.memberId, Buffer.alloc(2076)]);
  });

  it('has notices that nobody marks as read; those of a pseudonym are', async () => {
    const id = randomUUID();
    await make('one_time', [tag('d'), SEALED]);
    const [name] = await owner.sql<{ id: string }>('select id from personas where owner_tag = $1', [
      tag('d'),
    ]);
    await owner.sql(`insert into notices (id, persona_id, kind) values ($1, $2, 'held')`, [id, name!.id]);
    for (const hand of [web, owner])
      expect(await refusal(hand.sql('update notices set read = true where id = $1', [id]))).toBe('HS043');
    await owner.sql(`insert into notices (persona_id, kind) values ($1, 'held')`, [ana.personaId]);
    await web.sql('update notices set read = true where persona_id = $1', [ana.personaId]);
  });
});
