import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pauses } from '../../src/limits/pauses.js';
import { type Hand, handOf, putUp, refusal, type Someone, writeThread } from '../database/hands.js';
import { BAN, give, idsOf, limited, type Place, startPlace } from './pauses.js';

/*
 * What PostgreSQL itself refuses to the web's account, whatever the code above it may do: HS015 for who may not,
 * HS020 for what is not rewritten, 23514 for bounds, 42501 for what is no right of the web at all.
 */
let place: Place;
let web: Hand;
const people: Record<string, Someone> = {};
beforeAll(async () => {
  place = await startPlace();
  web = await handOf(place.database.webUrl);
  for (const name of ['Ana', 'Ben', 'Moe', 'Mia', 'Lea', 'Lou', 'Ada'])
    people[name] = await idsOf(place, name);
});
afterAll(async () => {
  await web.end();
  await place.stop();
});

const member = (name: string) => people[name]!.memberId;

interface Wanted {
  by: string;
  of: string;
  kind: string;
  hours?: number | null;
  wears?: string | null;
}

function setLimit({ by, of, kind, hours = null, wears = of }: Wanted, id = randomUUID()) {
  return web.sql(
    `insert into limits (id, member_id, persona_id, set_by, kind, guideline, ends_at)
     values ($1, $2, $3, $4, $5, 'kindness', date_trunc('minute', now()) + make_interval(hours => $6::int))`,
    [id, member(of), wears && people[wears]!.personaId, member(by), kind, hours],
  );
}

async function made(wanted: Wanted): Promise<string> {
  const id = randomUUID();
  await setLimit(wanted, id);
  return id;
}

describe('a limit', () => {
  it.each<[string, Wanted]>([
    ['of 72 hours', { by: 'Moe', of: 'Ana', kind: 'cool_off', hours: 72 }],
    ['of 90 days', { by: 'Lea', of: 'Ana', kind: 'suspension', hours: 2160 }],
    ['on staff of a lower rank', { by: 'Lea', of: 'Moe', kind: 'notice' }],
  ])('is taken: %s', async (_, wanted) => {
    expect(await refusal(setLimit(wanted))).toBeNull();
  });

  it.each<[string, string, Wanted]>([
    ['23514', 'a cool-off of 73 hours', { by: 'Moe', of: 'Ana', kind: 'cool_off', hours: 73 }],
    ['23514', 'a cool-off that ends before it begins', { by: 'Moe', of: 'Ana', kind: 'cool_off', hours: -1 }],
    ['23514', 'a cool-off without an end', { by: 'Moe', of: 'Ana', kind: 'cool_off' }],
    ['23514', 'a suspension of 91 days', { by: 'Lea', of: 'Ana', kind: 'suspension', hours: 2184 }],
    ['23514', 'a ban with an end', { by: 'Lea', of: 'Ana', kind: 'ban', hours: 24 }],
    ['23514', 'a notice with an end', { by: 'Lea', of: 'Ana', kind: 'notice', hours: 24 }],
    ['23514', 'another kind', { by: 'Lea', of: 'Ana', kind: 'shame' }],
    ['HS015', 'from a member', { by: 'Ben', of: 'Ana', kind: 'notice' }],
    ['HS015', 'a suspension from a moderator', { by: 'Moe', of: 'Ana', kind: 'suspension', hours: 24 }],
    ['HS015', 'a ban from a moderator', { by: 'Moe', of: 'Ana', kind: 'ban' }],
    ['HS015', 'on oneself', { by: 'Ada', of: 'Ada', kind: 'notice' }],
    ['HS015', 'on one’s like', { by: 'Moe', of: 'Mia', kind: 'notice' }],
    ['HS015', 'on who leads', { by: 'Lea', of: 'Ada', kind: 'notice' }],
    ['HS015', 'under the name of somebody else', { by: 'Lea', of: 'Ana', kind: 'notice', wears: 'Ben' }],
  ])('is refused (%s): %s', async (code, _, wanted) => {
    expect(await refusal(setLimit(wanted))).toBe(code);
  });

  it('begins now, and says for itself whether it was given alone', async () => {
    for (const column of ['starts_at', 'alone', 'lifted_at', 'confirmed_by'])
      expect(
        await refusal(web.sql(`insert into limits (id, ${column}) values (gen_random_uuid(), null)`)),
      ).toBe('42501');
  });

  it('is never altered or deleted, by the owner neither', async () => {
    const id = await made({ by: 'Lea', of: 'Ana', kind: 'suspension', hours: 24 });
    for (const change of [
      'kind = $2',
      'ends_at = null, kind = $2',
      'guideline = $2',
      'set_by = gen_random_uuid(), guideline = $2',
      'member_id = gen_random_uuid(), guideline = $2',
    ])
      expect(await refusal(place.sql(`update limits set ${change} where id = $1`, [id, 'notice']))).toBe(
        'HS020',
      );
    for (const sql of ['delete from limits', 'truncate limits cascade'])
      expect(await refusal(place.sql(sql))).toBe('HS011');
    for (const sql of ['delete from limits', 'truncate limits', `update limits set kind = 'notice'`])
      expect(await refusal(web.sql(sql))).toBe('42501');
  });
});

const lift = (id: string, by: string) =>
  web.sql(`update limits set lifted_by = $2, lifted_at = date_trunc('minute', now()) where id = $1`, [
    id,
    member(by),
  ]);
const confirm = (id: string, by: string) =>
  web.sql(`update limits set confirmed_by = $2, confirmed_at = date_trunc('minute', now()) where id = $1`, [
    id,
    member(by),
  ]);

describe('lifting and confirming', () => {
  it('is refused to who may not', async () => {
    const id = await made({ by: 'Lea', of: 'Ana', kind: 'ban' });
    for (const name of ['Ana', 'Ben', 'Moe']) expect(await refusal(lift(id, name))).toBe('HS015');
    for (const name of ['Ana', 'Ben', 'Moe', 'Lea']) expect(await refusal(confirm(id, name))).toBe('HS015');
    expect(await refusal(confirm(id, 'Lou'))).toBeNull();
  });

  it('happens once each, and neither is taken back', async () => {
    const id = await made({ by: 'Lea', of: 'Ana', kind: 'ban' });
    await confirm(id, 'Lou');
    expect(await refusal(confirm(id, 'Ada'))).toBe('HS020');
    const back = 'update limits set confirmed_by = null, confirmed_at = null where id = $1';
    expect(await refusal(web.sql(back, [id]))).toBe('HS020');
    await lift(id, 'Lea');
    expect(await refusal(lift(id, 'Lou'))).toBe('HS020');
    const again = 'update limits set lifted_by = null, lifted_at = null where id = $1';
    expect(await refusal(web.sql(again, [id]))).toBe('HS020');
  });

  it('both at once is refused: the second person cannot come in by the door of lifting', async () => {
    const id = await made({ by: 'Lea', of: 'Ana', kind: 'ban' });
    const both = `update limits set lifted_by = $2, lifted_at = date_trunc('minute', now()),
      confirmed_by = $3, confirmed_at = date_trunc('minute', now()) where id = $1`;
    expect(await refusal(web.sql(both, [id, member('Lea'), member('Moe')]))).toBe('HS020');
  });

  it('is not there for what is no ban', async () => {
    const id = await made({ by: 'Lea', of: 'Ana', kind: 'suspension', hours: 24 });
    expect(await refusal(confirm(id, 'Lou'))).toBe('23514');
  });
});

describe('a second look', () => {
  const ask = async (limitId: string, name: string): Promise<string> => {
    const [row] = await web.sql<{ id: string }>(
      `insert into limit_appeals (limit_id, persona_id, body) values ($1, $2, 'Please.') returning id`,
      [limitId, people[name]!.personaId],
    );
    return row!.id;
  };
  const decide = (id: string, by: string, decision = 'stands') =>
    web.sql(
      `update limit_appeals set decision = $3, answer = 'Yes.', decided_by = $2, decided_at = date_trunc('minute', now())
       where id = $1`,
      [id, member(by), decision],
    );

  it('is asked for by who is limited, and decided once, by somebody else', async () => {
    const limit = await made({ by: 'Moe', of: 'Ben', kind: 'cool_off', hours: 24 });
    expect(await refusal(ask(limit, 'Ana'))).toBe('HS015');
    const id = await ask(limit, 'Ben');
    for (const name of ['Moe', 'Ben', 'Ana']) expect(await refusal(decide(id, name))).toBe('HS015');
    expect(await refusal(lift(limit, 'Mia'))).toBe('HS015');
    await decide(id, 'Mia', 'lifted');
    expect(await refusal(decide(id, 'Lea'))).toBe('HS020');
    expect(await refusal(lift(limit, 'Mia'))).toBeNull();
  });

  it('of a ban is a lead’s', async () => {
    const id = await ask(await made({ by: 'Lea', of: 'Ben', kind: 'ban' }), 'Ben');
    expect(await refusal(decide(id, 'Moe'))).toBe('HS015');
    expect(await refusal(decide(id, 'Lou'))).toBeNull();
  });

  it('keeps the words that were sent', async () => {
    for (const table of ['limit_appeals', 'limit_notes'])
      expect(await refusal(web.sql(`update ${table} set body = 'Other.'`))).toBe('42501');
  });
});

describe('when an account is gone', () => {
  it('the words go with it, and the record of the limit stays', async () => {
    const { name, id, who } = await limited(place, 'Gone', place.lea, BAN);
    await who.send('/pause', { body: 'Please look.' }, `/pause/${id}/appeal`);
    await who.send('/pause', { body: 'A note.' }, '/pause/notes');
    const { memberId, personaId } = await idsOf(place, name);
    await place.sql('delete from threads where id in (select thread_id from posts where persona_id = $1)', [
      personaId,
    ]);
    await place.sql('delete from members where id = $1', [memberId]);
    const left = async (table: string, column: string, of: string) =>
      (await place.sql(`select from ${table} where ${column} = $1`, [of])).length;
    expect(await left('limits', 'id', id)).toBe(1);
    expect(await left('limit_words', 'limit_id', id)).toBe(0);
    expect(await left('limit_appeals', 'limit_id', id)).toBe(0);
    expect(await left('limit_notes', 'persona_id', personaId)).toBe(0);
    const row = (await place.lou.get('/limits')).page
      .querySelectorAll('tbody tr')
      .find((one) => one.text.includes('A name that is gone'));
    expect(row?.text).toContain('Ban');
    expect((await place.lea.send('/limits', {}, `/limits/${id}/lift`)).status).toBe(303);
  });
});

describe('a one-time name', () => {
  it('is limited as that name alone, and no row ties it to anybody', async () => {
    const personaId = randomUUID();
    await place.sql(
      `insert into personas (id, kind, name, name_key, cleared_digest, owner_tag, owner_sealed)
       values ($1, 'one_time', 'Once Only', 'onceonly', $2, sha256(gen_random_uuid()::text::bytea), decode(repeat('00', 101), 'hex'))`,
      [personaId, createHash('sha256').update('Once Only').digest()],
    );
    const text = await putUp(place.sql, await writeThread(place.sql, { personaId }));
    expect((await give(place.moe, text)).status).toBe(303);
    expect(await place.sql('select member_id from limits where persona_id = $1', [personaId])).toEqual([
      { member_id: null },
    ]);
    const pauses = place.app.get(Pauses, { strict: false });
    expect(await pauses.of({ memberId: member('Ada'), personaId })).toMatchObject({ kind: 'cool_off' });
    expect((await place.mia.get(`/posts/${text.postId}/pause`)).text).toContain('A limit is active');
    expect((await place.mia.get('/limits')).text).toContain('Once Only');
  });
});
