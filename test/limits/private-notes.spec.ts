import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CRISIS, tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { BAN, limited, noticesOf, type Place, press, recorded, startPlace } from './pauses.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const ANSWER = 'Thank you for telling us. We talked about it.';

const send = (who: Visitor, body: string) => who.send('/pause', { body }, '/pause/notes');

async function notesOf(name: string): Promise<{ id: string; body: string; answer: string | null }[]> {
  return place.sql(
    `select n.id, n.body, n.answer from limit_notes n join personas p on p.id = n.persona_id
     where p.name = $1 order by n.written_at, n.body`,
    [name],
  );
}

async function noteFrom(name: string, body = 'May I explain what I meant?') {
  const who = await place.person(name);
  await send(who, body);
  const [note] = await notesOf(name);
  return { who, id: note!.id, path: `/limits/notes/${note!.id}` };
}

const answer = (staff: Visitor, path: string, fields: Record<string, string> = {}) =>
  staff.send(path, { outcome: 'answer', reason: ANSWER, ...fields });

describe('a private note', () => {
  it('goes to the team alone, whatever the pause, and says whether somebody has read it', async () => {
    const { who } = await limited(place, 'Ailis', place.lea, BAN);
    await send(who, 'Zanzibar, and thank you.');
    expect((await who.get('/pause')).text).toContain('We have this. Nobody has read it yet');
    for (const visitor of [place.ben, place.guest()])
      for (const path of ['/pause', '/', '/boards/depression', '/notices'])
        expect((await visitor.open(path)).html).not.toContain('Zanzibar');
    expect((await place.moe.get('/limits')).html).not.toContain('Zanzibar');
    const [note] = await notesOf('Ailis');
    expect((await place.moe.get(`/limits/notes/${note!.id}`)).text).toContain('Zanzibar, and thank you.');
  });

  it('is open to members without a pause too', async () => {
    await noteFrom('Ben');
    expect(await notesOf('Ben')).toHaveLength(1);
  });

  it('sent twice is one; other words from the same form are another', async () => {
    const who = await place.person('Aoife');
    const fields = { ...(await who.hiddenFields('/pause', ['body'])), body: 'Once.' };
    await Promise.all([who.post('/pause/notes', fields), who.post('/pause/notes', fields)]);
    await who.post('/pause/notes', { ...fields, body: 'Twice.' });
    expect((await notesOf('Aoife')).map(({ body }) => body)).toEqual(['Once.', 'Twice.']);
  });

  it('is taken five times a day, also when ten come at once; then the words come back, with the lines', async () => {
    const who = await place.person('Bodil');
    const { _csrf } = (await who.hiddenFields('/pause', ['body'])) as { _csrf: string };
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        who.post('/pause/notes', { _csrf, key: randomUUID(), body: `Note ${at}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(5);
    expect(await notesOf('Bodil')).toHaveLength(5);
    const late = await send(who, 'One more.');
    expect(late.status).toBe(429);
    expect(late.page.querySelector('#body')?.text.trim()).toBe('One more.');
    expect(late.page.querySelector('aside.help')).not.toBeNull();
    const crisis = await send(who, CRISIS.me);
    expect(crisis.status).toBe(303);
    expect((await notesOf('Bodil')).map(({ body }) => body)).toContain(CRISIS.me);
    await place.sql('delete from limit_notes where body = $1', [CRISIS.me]);
    await place.sql(`update limit_notes set written_at = written_at - interval '24 hours'`);
    expect((await send(who, 'One more.')).status).toBe(303);
  });

  it.each([
    ['without words', ' ', 'There are no words here yet.'],
    ['too long', 'a'.repeat(11_001), '11,000 characters'],
  ])('%s comes back, words kept', async (_, body, said) => {
    const late = await send(await place.person('Britt'), body);
    expect([late.status, late.text.includes(said)]).toEqual([422, true]);
    expect(late.page.querySelector('#body')?.text.trim()).toBe(body.trim());
    expect(await notesOf('Britt')).toEqual([]);
  });

  it('needs a name and the token of its form', async () => {
    expect((await place.guest().get('/pause')).location).toBe('/sign-in?next=%2Fpause');
    expect((await place.ben.post('/pause/notes', { body: 'Hm.', key: randomUUID() })).status).toBe(403);
    const guest = place.guest();
    const fields = { body: 'Hm.', key: randomUUID(), _csrf: await tokenOf(guest) };
    expect((await guest.post('/pause/notes', fields)).status).toBe(403);
  });

  it('holds no markup', async () => {
    const { who } = await noteFrom('Carla', '<b>bold</b> & <script>alert(1)</script>');
    const page = await who.get('/pause');
    expect(page.html).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(page.html).not.toContain('<script>alert');
  });
});

describe('answering a note', () => {
  it('happens once, by a message', async () => {
    const { who, path } = await noteFrom('Dagny');
    expect((await answer(place.moe, path)).location).toBe('/limits');
    expect(await noticesOf(place, 'Dagny')).toEqual(['note_answered']);
    expect((await who.get('/notices')).text).toContain(ANSWER);
    const page = await who.get('/pause');
    expect([page.text.includes(ANSWER), page.html.includes('Moe')]).toEqual([true, false]);
    expect((await place.mia.get(path)).status).toBe(409);
    const late = await press(place.mia, `${path}/answer`, { outcome: 'answer', reason: 'Mine.' });
    expect([late.status, late.text.includes('Moe was a moment faster')]).toEqual([409, true]);
    expect(late.page.querySelector('#kept-words')?.text.trim()).toBe('Mine.');
  });

  it('by many at once happens once', async () => {
    const { path, id } = await noteFrom('Dilys');
    const answers = await Promise.all(
      [place.moe, place.mia, place.lea, place.lou, place.ada].map((staff) =>
        press(staff, `${path}/answer`, { outcome: 'answer', reason: ANSWER }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409]);
    expect(await place.sql('select from notices where limit_note_id = $1', [id])).toHaveLength(1);
  });

  it('can be only that somebody has read it', async () => {
    const { who, path } = await noteFrom('Edda');
    await answer(place.moe, path, { outcome: 'read', reason: '' });
    expect((await who.get('/pause')).text).toContain('Someone from the team has read this');
    expect(await noticesOf(place, 'Edda')).toEqual([]);
    expect((await place.moe.get('/limits')).html).not.toContain(path);
  });

  it('is never left out for words that sound like danger; these stand first', async () => {
    await noteFrom('Elin', 'A small thing.');
    const { path } = await noteFrom('Elsa', CRISIS.me);
    const top = (await place.moe.get('/reviews')).page.querySelector('table.queue td:first-child a');
    expect(top?.text).toContain('A private note, from Elsa');
    expect((await place.moe.get('/reviews')).html).not.toContain('from Elin');
    expect((await place.moe.get(top?.getAttribute('href') ?? '')).location).toBe(path);
    const first = (await place.moe.get('/limits')).page.querySelector('tbody tr');
    expect([first?.text.includes('Elsa'), first?.text.includes('Crisis')]).toEqual([true, true]);
    expect((await place.moe.get(path)).page.querySelector('input[value=read]')).toBeNull();
    const forged = await press(place.moe, `${path}/answer`, { outcome: 'read', reason: '' });
    expect([forged.status, forged.text.includes('Someone may be in danger here.')]).toEqual([422, true]);
    expect((await answer(place.moe, path)).status).toBe(303);
    expect((await place.moe.get('/reviews')).html).not.toContain('from Elsa');
  });

  it('asks for words, and for one of the two', async () => {
    const { path } = await noteFrom('Emmi');
    expect((await answer(place.moe, path, { reason: ' ' })).status).toBe(422);
    const none = await answer(place.moe, path, { outcome: '' });
    expect([none.status, none.page.querySelector('#reason')?.text.trim()]).toEqual([422, ANSWER]);
  });

  it('is for staff, and for nobody’s own note', async () => {
    const own = await noteFrom('Mia');
    for (const visitor of [place.mia, place.ben, place.guest(), await place.person('Finn', 'facilitator')]) {
      expect((await visitor.get(own.path)).status).toBe(404);
      const fields = { outcome: 'answer', reason: ANSWER, _csrf: await tokenOf(visitor) };
      expect((await visitor.post(`${own.path}/answer`, fields)).status).toBe(404);
    }
    expect((await place.mia.get('/limits')).html).not.toContain(own.path);
    for (const id of [randomUUID(), 'none'])
      expect((await place.moe.get(`/limits/notes/${id}`)).status).toBe(404);
  });

  it('begins with a look, which is recorded', async () => {
    const { path, id } = await noteFrom('Fenja');
    await place.lea.get(path);
    expect(await recorded(place, id)).toEqual(['look limit_note by Lea']);
  });
});
