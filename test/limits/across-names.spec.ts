import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Visitor } from '../support/visitor.js';
import { wear, type Worn, wornThreadUp } from '../support/worn.js';
import { COOL_OFF, give, idsOf, later, limited, type Place, press, startPlace, writer } from './pauses.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

interface Row extends Record<string, unknown> {
  id: string;
  member_id: string | null;
  persona_id: string;
}

const limitsOn = (personaId: string) =>
  place.sql<Row>('select id, member_id, persona_id from limits where persona_id = $1', [personaId]);

/** Somebody new with a thread under the pseudonym and one under each of these names. */
async function wearer(pseudonym: string, ...names: string[]) {
  const someone = await writer(place, pseudonym);
  const worn: Worn[] = [];
  for (const name of names) worn.push(await wornThreadUp(place, pseudonym, name));
  return { ...someone, worn };
}

/** The same, with a pause on each of the one-time names. */
async function paused(pseudonym: string, ...names: string[]) {
  const someone = await wearer(pseudonym, ...names);
  for (const post of someone.worn) expect((await give(place.moe, post)).status).toBe(303);
  return someone;
}

// What the form of a thread or an answer sends, whatever it offers just now.
const write = (who: Visitor, threadId: string) =>
  press(who, `/threads/${threadId}/posts`, { body: 'Soup again.', key: randomUUID() });
const open = (who: Visitor) =>
  press(who, '/boards/anxiety/threads', { title: 'Soup', body: 'Soup again.', key: randomUUID() });

describe('a pause that was given to a one-time name', () => {
  it('is stored with that name alone, and stops the person under every name', async () => {
    const { who, worn, text } = await paused('Pia', 'Mossy Lark');
    expect(await limitsOn(worn[0]!.personaId)).toMatchObject([{ member_id: null }]);
    const words = await place.sql('select member_id from limit_words where persona_id = $1', [
      worn[0]!.personaId,
    ]);
    expect(words).toEqual([{ member_id: null }]);
    await wear(place, 'Pia', 'Second Lark', text.threadId);
    for (const answer of [
      await write(who, worn[0]!.threadId),
      await write(who, text.threadId),
      await open(who),
    ])
      expect([
        answer.status,
        answer.text.includes('You have a pause.'),
        answer.page.querySelector('form[action="/pause/notes"] [name=as]') !== null,
      ]).toEqual([403, true, true]);
  });

  it('begun by the pseudonym, stops the one-time names too', async () => {
    const { who } = await limited(place, 'Paul', place.moe);
    const worn = await wornThreadUp(place, 'Paul', 'Grey Heron');
    expect((await write(who, worn.threadId)).status).toBe(403);
    expect(await limitsOn(worn.personaId)).toEqual([]);
  });

  it('shows nowhere to the team but on that name', async () => {
    const { worn, text, name } = await wearer('Petra', 'Warm Stone', 'Small Boat');
    const others = [text.postId, worn[1]!.postId].map((id) => `/posts/${id}/pause`);
    const before = await seenOn(others);
    expect(before.join()).not.toContain('A limit is active');
    await give(place.moe, worn[0]!);
    expect(await seenOn(others)).toEqual(before);
    expect((await place.lea.open(`/posts/${worn[0]!.postId}/pause`)).text).toContain('A limit is active');
    const list = await place.lea.open('/limits');
    expect(list.text).toContain('Warm Stone');
    for (const other of [name, 'Small Boat']) expect(list.text).not.toContain(other);
  });

  it('shares nothing in the database with a pause of another name', async () => {
    const { worn } = await paused('Pablo', 'Tall Pine', 'Early Bird');
    const { memberId, personaId } = await idsOf(place, 'Pablo');
    const rows = await place.sql<{ row: string }>(
      `select l::text as row from limits l where l.persona_id = any($1)`,
      [worn.map((each) => each.personaId)],
    );
    expect(rows).toHaveLength(2);
    for (const { row } of rows) for (const tie of [memberId, personaId]) expect(row).not.toContain(tie);
  });

  it('stands on the person’s own page with the others, each with its name', async () => {
    const { who, worn } = await paused('Pola', 'Late Bird', 'Old Oak');
    const page = await who.open('/pause');
    expect(page.text).toContain('you cannot post, under any of your names');
    for (const [at, name] of ['Late Bird', 'Old Oak'].entries()) {
      const [limit] = await limitsOn(worn[at]!.personaId);
      expect(page.page.querySelector(`[aria-labelledby=limit-${limit!.id}]`)?.text).toContain(name);
    }
    expect((await place.ben.open('/pause')).text).not.toContain('Late Bird');
  });

  it('ends under every name when it ends', async () => {
    const { who, worn, text } = await paused('Pim', 'Blue Door');
    const [limit] = await limitsOn(worn[0]!.personaId);
    expect((await write(who, text.threadId)).status).toBe(403);
    await later(place, limit!.id, 24);
    expect((await write(who, text.threadId)).status).toBe(303);
  });
});

describe('words to the team about it', () => {
  it('ask for a second look under the name that it was given to', async () => {
    const { who, worn, name } = await paused('Perla', 'Thin Moon', 'High Hill');
    const [limit] = await limitsOn(worn[1]!.personaId);
    const sent = await who.send('/pause', { body: 'Please look again.' }, `/pause/${limit!.id}/appeal`);
    expect(sent.status).toBe(303);
    const [asked] = await place.sql<{ id: string; persona_id: string }>(
      'select id, persona_id from limit_appeals where limit_id = $1',
      [limit!.id],
    );
    expect(asked!.persona_id).toBe(worn[1]!.personaId);
    const page = await place.mia.open(`/limits/appeals/${asked!.id}`);
    expect(page.text).toContain('A second look for High Hill');
    for (const other of [name, 'Thin Moon']) expect(page.text).not.toContain(other);
    const decision = { decision: 'lifted', reason: 'We see it differently now.' };
    expect((await place.mia.send(`/limits/appeals/${asked!.id}`, decision)).status).toBe(303);
    expect(await noticesTo(worn[1]!.personaId)).toEqual(['appeal_lifted', 'paused']);
    expect(await noticesTo((await idsOf(place, name)).personaId)).toEqual([]);
    // The other pause still holds.
    expect((await write(who, worn[1]!.threadId)).status).toBe(403);
  });

  it('go as a note of that name where it is too late for a second look, if a life may be at risk', async () => {
    const { who, worn } = await paused('Pepe', 'Deep Well');
    const [limit] = await limitsOn(worn[0]!.personaId);
    const where = `/pause/${limit!.id}/appeal`;
    await who.send('/pause', { body: 'Please look again.' }, where);
    const late = await press(who, where, { body: 'I am going to kill myself tonight.' });
    expect(late.location).toBe('/pause?late=yes');
    expect(await notesFrom(worn[0]!.personaId)).toEqual(['I am going to kill myself tonight.']);
    const again = await press(who, where, { body: 'Once more, please.' });
    expect(again.page.querySelector(`option[value="${worn[0]!.personaId}"][selected]`)).not.toBeNull();
  });

  it('come from a name that their writer chose, and from no other', async () => {
    const { who, worn, name } = await paused('Polly', 'Slow Train');
    const unsaid = await note(who, 'May I explain?', '');
    expect([unsaid.status, unsaid.page.querySelector('#body')?.text.trim()]).toEqual([422, 'May I explain?']);
    expect(unsaid.text).toContain('Please choose the name that the team is to see.');
    expect((await note(who, 'May I explain?', worn[0]!.personaId)).status).toBe(303);
    expect(await notesFrom(worn[0]!.personaId)).toEqual(['May I explain?']);
    const own = await idsOf(place, name);
    expect((await note(who, 'From myself.', own.personaId)).status).toBe(303);
    expect(await notesFrom(own.personaId)).toEqual(['From myself.']);
    expect((await note(who, 'From Ben.', (await idsOf(place, 'Ben')).personaId)).status).toBe(400);
    const page = await who.open('/pause');
    for (const words of ['as Slow Train', `as ${name}`]) expect(page.text).toContain(words);
    const list = await place.moe.open('/limits');
    expect(list.page.querySelectorAll('a').map(({ text }) => text)).toContain('Slow Train, a private note');
  });

  it('need no choice where there is one name', async () => {
    expect((await place.ben.open('/pause')).page.querySelector('[name=as]')).toBeNull();
    expect((await place.ben.send('/pause', { body: 'Only me.' }, '/pause/notes')).status).toBe(303);
  });
});

describe('a one-time name of somebody who joined the team', () => {
  it('counts as a member’s, and is nobody’s own to pause or to free', async () => {
    const { worn } = await wearer('Pavel', 'Soft Rain', 'Wide Sky');
    await place.sql(`update members set role = 'moderator' where id = $1`, [
      (await idsOf(place, 'Pavel')).memberId,
    ]);
    const pavel = await place.person('Pavel');
    const own = await pavel.get(`/posts/${worn[0]!.postId}/pause`);
    expect([own.status, own.text.includes('This one is yours')]).toEqual([409, true]);
    expect((await press(pavel, `/posts/${worn[0]!.postId}/pause`, COOL_OFF)).status).toBe(409);
    expect((await give(place.moe, worn[0]!)).status).toBe(303);
    const [limit] = await limitsOn(worn[0]!.personaId);
    expect((await pavel.open('/limits')).text).not.toContain('Soft Rain');
    expect((await press(pavel, `/limits/${limit!.id}/lift`)).status).toBe(403);
    expect((await press(place.moe, `/limits/${limit!.id}/lift`)).status).toBe(303);
  });
});

const note = (who: Visitor, body: string, as: string): Promise<Answer> =>
  who.send('/pause', { body, as }, '/pause/notes');

async function notesFrom(personaId: string): Promise<string[]> {
  const rows = await place.sql<{ body: string }>('select body from limit_notes where persona_id = $1', [
    personaId,
  ]);
  return rows.map(({ body }) => body);
}

async function noticesTo(personaId: string): Promise<string[]> {
  const rows = await place.sql<{ kind: string }>(
    'select kind from notices where persona_id = $1 order by kind',
    [personaId],
  );
  return rows.map(({ kind }) => kind);
}

// What a page says, without what is new in each: the token and the key of its form.
async function seenOn(paths: string[]): Promise<string[]> {
  const pages = await Promise.all(paths.map((path) => place.lea.open(path)));
  return pages.map(({ page }) => page.querySelector('main')!.outerHTML.replace(/value="[^"]*"/g, ''));
}
