import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOf, refusal } from '../database/hands.js';
import { answer as answerReaders } from '../reports/readers.js';
import { type Desk, heldThread, idsOf, LEA, MO, press, startDesk, threadUp } from '../reviews/desk.js';
import { answer as answerLook, UPHELD } from '../second-looks/looks.js';
import { CRISIS, tokenOf } from '../support/people.js';
import { clear, MILD, misread, onDesk, SOURCES, tell, urgent } from './words.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(() => clear(desk));

const WORDS = 'Thank you for telling us. Are you safe right now?';
const UNKNOWN =
  'Ich weiß nicht mehr weiter und möchte, dass bitte jemand mit mir redet, weil heute alles so schwer ist und niemand da ist.';

/** A held text, and words beside it that sound like danger. */
async function raised(words: string = CRISIS.me) {
  const text = await heldThread(desk, {}, MILD);
  await misread(desk.ana, text, words);
  const row = (await urgent(desk)).at(-1)!;
  return { text, id: row.id, path: `/urgent-words/${row.id}` };
}

const fill = (path: string, fields: Record<string, string>, who = desk.mo) =>
  who.send(path, { outcome: 'answered', reason: WORDS, ...fields }, `${path}/answer`);

const entries = () =>
  desk.sql(
    `select e.kind || ' ' || e.code as what, n.name as by from record_entries e join personas n on n.member_id = e.actor
     where e.code like '%words%' order by e.place`,
  );

describe('answering words that sound like danger', () => {
  it('tells who wrote them, leaves the desk, and stands in the record', async () => {
    const { path, id } = await raised();
    await desk.sql('delete from notices');
    expect((await fill(path, {})).location).toBe('/reviews');
    expect(await urgent(desk)).toMatchObject([{ outcome: 'answered', by: MO }]);
    expect((await onDesk(desk.mo)).map(({ href }) => href)).not.toContain(path);
    const notices = await desk.ana.get('/notices');
    expect(notices.text).toContain('The team has answered you');
    expect(notices.text).toContain(WORDS);
    expect(notices.html).not.toContain(MO);
    const trace = (what: string) => ({ what, by: MO });
    expect((await entries()).filter(({ what }) => String(what).includes('words'))).toEqual(
      expect.arrayContaining([trace('look urgent_words'), trace('follow_up words_answered')]),
    );
    expect(
      JSON.stringify(await desk.sql('select * from record_entries where subject = $1', [id])),
    ).not.toContain('safe');
  });

  it('can be that they have their answer elsewhere; then nobody is told anything', async () => {
    const { path } = await raised();
    await desk.sql('delete from notices');
    expect((await fill(path, { outcome: 'elsewhere', reason: '' })).status).toBe(303);
    expect(await urgent(desk)).toMatchObject([{ outcome: 'elsewhere' }]);
    expect(await desk.sql('select from notices')).toEqual([]);
  });

  it.each([
    ['without words', { reason: ' ' }, 'Please write a few words'],
    ['without a choice', { outcome: '' }, 'Please choose what you did.'],
    ['as only read, when it is danger', { outcome: 'read' }, 'Someone may be in danger here.'],
    ['with too many words', { reason: 'x'.repeat(5_001) }, '5,000 characters'],
    ['with a choice that is none', { outcome: 'ignored' }, 'Please choose what you did.'],
  ])('%s is shown again, words kept', async (_, fields, said) => {
    const { path } = await raised();
    const { _csrf, seen } = await desk.mo.hiddenFields(path, ['outcome']);
    const all = { _csrf: _csrf!, seen: seen!, outcome: 'answered', reason: WORDS, ...fields };
    const again = await desk.mo.post(`${path}/answer`, all);
    expect([again.status, again.text.includes(said)]).toEqual([422, true]);
    expect(again.page.querySelector('#reason')?.text.trim()).toBe(all.reason.trim());
    expect((await urgent(desk))[0]?.outcome).toBeNull();
  });

  it('can be only reading them where the screen could not judge them', async () => {
    const { path } = await raised(UNKNOWN);
    expect((await desk.mo.open(path)).text).toContain('The screen could not judge these words.');
    expect((await fill(path, { outcome: 'read', reason: '' })).status).toBe(303);
    expect((await urgent(desk))[0]).toMatchObject({ danger: 'unjudged', outcome: 'read' });
  });

  it('is not for words that came in meanwhile: the page comes back with them', async () => {
    const { path, text } = await raised();
    const seen = await desk.mo.hiddenFields(path, ['outcome']);
    await misread(desk.ana, text, `${CRISIS.me} Please.`);
    const again = await desk.mo.post(`${path}/answer`, { ...seen, outcome: 'answered', reason: WORDS });
    expect([again.status, again.text.includes('They wrote more while you read.')]).toEqual([422, true]);
    expect([again.text.includes(`${CRISIS.me} Please.`), again.text.includes(WORDS)]).toEqual([true, true]);
    expect((await urgent(desk))[0]?.outcome).toBeNull();
  });

  it('by many at once happens once; the slower are told by whom, and keep their words', async () => {
    const { path } = await raised();
    await desk.sql('delete from notices');
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        press(at % 2 ? desk.mo : desk.lea, `${path}/answer`, {
          outcome: 'answered',
          reason: WORDS,
          seen: '1',
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(9).fill(409)]);
    const { by } = (await urgent(desk))[0]!;
    const late = answers.find(({ status }) => status === 409)!;
    expect(late.text).toContain(`${by} was a moment faster`);
    expect(late.page.querySelector('#kept-words')?.text.trim()).toBe(WORDS);
    expect(await desk.sql('select from notices')).toHaveLength(1);
    expect((await desk.mo.get(path)).status).toBe(409);
  });

  it('leaves new words after it a place of their own', async () => {
    const { path, text } = await raised();
    await fill(path, {});
    await misread(desk.ana, text, CRISIS.under_way);
    expect((await urgent(desk)).map(({ outcome }) => outcome)).toEqual(
      expect.arrayContaining(['answered', null]),
    );
    expect((await onDesk(desk.mo))[0]?.href).not.toBe(path);
  });

  it('is for staff, with the token of its form, and of what is there', async () => {
    const { path } = await raised();
    const fields = { outcome: 'elsewhere', reason: '', seen: '1' };
    for (const who of [desk.ben, desk.ana, desk.guest(), await desk.person('Finn Field', 'facilitator')]) {
      expect((await who.get(path)).status).toBe(404);
      const sent = await who.post(`${path}/answer`, { ...fields, _csrf: await tokenOf(who) });
      expect(sent.status).toBe(404);
    }
    expect((await desk.mo.post(`${path}/answer`, fields)).status).toBe(403);
    for (const other of [randomUUID(), 'nothing']) {
      expect((await desk.mo.get(`/urgent-words/${other}`)).status).toBe(404);
      expect((await press(desk.mo, `/urgent-words/${other}/answer`, fields)).status).toBe(404);
    }
    expect((await press(desk.mo, `${path}/answer`, { ...fields, urgency: '0' })).status).toBe(400);
    expect((await urgent(desk))[0]?.outcome).toBeNull();
  });
});

describe('where these very words are answered by their own form', () => {
  it.each([
    [
      'a note',
      async () => {
        const id = await SOURCES.note!(desk, CRISIS.me);
        const urgentId = (await urgent(desk))[0]!.id;
        expect((await desk.mo.get(`/urgent-words/${urgentId}`)).location).toBe(`/limits/notes/${id}`);
        await desk.mo.send(`/limits/notes/${id}`, { outcome: 'answer', reason: WORDS });
      },
    ],
    [
      'a second look at a text',
      async () => {
        const look = await SOURCES.second_look!(desk, CRISIS.me);
        await answerLook(desk.mo, look, UPHELD);
      },
    ],
    [
      'what readers told us',
      async () => {
        const thread = await threadUp(desk, {}, 'Ben');
        await tell(desk.ana, thread, CRISIS.me);
        await answerReaders(desk.mo, thread, { reason: WORDS });
      },
    ],
  ])('nobody has to say so again: %s', async (_, work) => {
    await work();
    expect(await urgent(desk)).toMatchObject([{ outcome: 'answered', by: MO }]);
    expect((await onDesk(desk.mo)).filter(({ href }) => href.startsWith('/urgent-words'))).toEqual([]);
  });

  it('a second look at a pause too', async () => {
    const thread = await threadUp(desk);
    await desk.sql(
      `update members set role = 'lead' where id = (select member_id from personas where name = $1)`,
      [LEA],
    );
    const lea = await desk.person(LEA);
    await lea.send(
      `/posts/${thread.postId}/pause`,
      { kind: 'cool_off', hours: '24', guideline: 'kindness', reason: 'Please.' },
      `/posts/${thread.postId}/pause`,
    );
    const [limit] = await desk.sql<{ id: string }>(
      'select id from limits order by starts_at desc, id limit 1',
    );
    await desk.ana.send('/pause', { body: CRISIS.me }, `/pause/${limit!.id}/appeal`);
    const [appeal] = await desk.sql<{ id: string }>('select id from limit_appeals');
    expect(await urgent(desk)).toMatchObject([{ source: 'appeal', outcome: null }]);
    await desk.mo.send(`/limits/appeals/${appeal!.id}`, { decision: 'stands', reason: WORDS });
    expect(await urgent(desk)).toMatchObject([{ outcome: 'answered', by: MO }]);
  });

  it('an answer to the readers without words leaves them waiting', async () => {
    const thread = await threadUp(desk, {}, 'Ben');
    await tell(desk.ana, thread, CRISIS.me);
    expect((await answerReaders(desk.mo, thread, { outcome: 'reached_out', reason: '' })).status).toBe(303);
    expect((await urgent(desk))[0]?.outcome).toBeNull();
  });
});

describe('PostgreSQL itself', () => {
  it('refuses an answer by its writer, by who is no staff, and a second one', async () => {
    await raised();
    const [ana, ben, mo] = await Promise.all(['Ana', 'Ben', MO].map((name) => idsOf(desk, name)));
    const web = await handOf(desk.database.webUrl);
    const answer = (by: string) =>
      refusal(
        web.sql(`update urgent_words set outcome = 'elsewhere', answered_by = $1, answered_at = written_at`, [
          by,
        ]),
      );
    expect(await answer(ben!.memberId)).toBe('HS007');
    await desk.sql(`update members set role = 'moderator' where id = $1`, [ana!.memberId]);
    expect(await answer(ana!.memberId)).toBe('HS006');
    await desk.sql(`update members set role = 'member' where id = $1`, [ana!.memberId]);
    expect(await answer(mo!.memberId)).toBeNull();
    expect(await refusal(web.sql(`update urgent_words set outcome = 'read'`))).toBe('HS020');
    expect(await refusal(web.sql('delete from urgent_words'))).toBe('42501');
    expect(await refusal(web.sql(`update urgent_words set persona_id = $1`, [ben!.personaId]))).toBe('42501');
    await web.end();
  });
});
