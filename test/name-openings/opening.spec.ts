import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { handOf, refusal } from '../database/hands.js';
import { idsOf, press } from '../limits/pauses.js';
import type { Visitor } from '../support/visitor.js';
import {
  ago,
  ask,
  asked,
  AT_ONCE,
  hidden,
  type Place,
  REASON,
  recorded,
  startPlace,
  told,
} from './openings.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const LATER = { ...AT_ONCE, tell: 'later', days: '30', because: 'The order forbids it before then.' };

const entriesFor = async (who: Visitor): Promise<number> =>
  (await who.open('/record?kind=name_opening')).page.querySelectorAll('main tbody tr').length;

describe('opening the link of a one-time name', () => {
  it('takes two who lead, a reason, and shows the pseudonym to the two alone', async () => {
    const { id, path, post } = await asked(place, 'Ivo', 'Mossy Lark', place.lea);
    const waits = await place.lea.open(path);
    expect(waits.text).toContain('Now a second person looks');
    expect(waits.text).toContain('If nobody answers in three days, name a trustee or another lead.');
    expect(waits.page.querySelector('form[action$=confirmation]')).toBeNull();
    expect((await place.lea.get(`${path}/name`)).status).toBe(404);
    const read = await place.lou.open(path);
    expect(read.text).toContain(REASON);
    expect((await place.lou.open('/name-openings')).text).toContain('For you to look at.');
    expect((await place.lou.send(path, {}, `${path}/confirmation`)).status).toBe(303);
    for (const one of [place.lea, place.lou]) {
      const page = await one.open(`${path}/name`);
      expect([page.status, page.text.includes('Ivo')]).toEqual([200, true]);
      expect(page.headers['cache-control']).toContain('no-store');
    }
    expect((await place.ada.get(`${path}/name`)).status).toBe(404);
    const others = [await place.ada.open(path), await place.ada.open('/name-openings')];
    for (const page of others) expect(page.html).not.toContain('Ivo');
    expect(await recorded(place, id)).toEqual(
      ['asked_danger by Lea', 'told', 'opened by Lou', 'looked by Lea', 'looked by Lou'].sort(
        (a, b) => order(a) - order(b),
      ),
    );
    expect((await place.lea.open('/record?kind=name_opening')).text).toContain('as the second person');
    expect(
      await place.sql('select told_at is not null as told from name_openings where id = $1', [id]),
    ).toEqual([{ told: true }]);
    await ago(place, id, 24);
    for (const one of [place.lea, place.lou]) expect((await one.get(`${path}/name`)).status).toBe(404);
    expect((await place.lou.open(path)).text).toContain('Was opened');
    expect((await ask(place.lou, post)).status).toBe(303);
  });

  it('is told to the name, and by it to the person', async () => {
    const { path, worn, who, pseudonym } = await asked(place, 'Ina', 'Grey Heron', place.lea);
    expect(await told(place, worn)).toEqual([]);
    await place.lou.send(path, {}, `${path}/confirmation`);
    expect([await told(place, worn), await told(place, pseudonym)]).toEqual([['name_opened'], []]);
    const page = await who.open('/names');
    expect(page.text).toContain('Two people have opened the link between this name and your account.');
    expect(page.text).toContain('They feared for a life.');
    expect(page.text).not.toMatch(/\b(?:Lea|Lou)\b/);
  });

  it('is told later where that is asked for, with why, and on the day at the latest', async () => {
    const { id, path, worn } = await asked(place, 'Ilse', 'Warm Stone', place.lea, LATER);
    await place.lou.send(path, {}, `${path}/confirmation`);
    const page = await place.lou.open(path);
    expect(page.text).toContain('The order forbids it before then.');
    await place.startWorker().then((worker) => worker.get(Housekeeping).tidy());
    expect(await told(place, worn)).toEqual([]);
    await ago(place, id, 30 * 24);
    await place.startWorker().then((worker) => worker.get(Housekeeping).tidy());
    expect(await told(place, worn)).toEqual(['name_opened']);
    await place.startWorker().then((worker) => worker.get(Housekeeping).tidy());
    expect(await told(place, worn)).toEqual(['name_opened']);
    await place.stopWorker();
  });

  it('stands in the record for the two alone until the person is told: it may be somebody who leads', async () => {
    const three = [place.lea, place.lou, place.ada];
    const before = await Promise.all(three.map(entriesFor));
    const grown = async () =>
      (await Promise.all(three.map(entriesFor))).map((entries, at) => entries - before[at]!);
    const { id, path } = await asked(place, 'Ilka', 'Green Gate', place.lea, LATER);
    expect(await grown()).toEqual([1, 0, 0]);
    await place.lou.send(path, {}, `${path}/confirmation`);
    await place.lou.open(`${path}/name`);
    expect(await grown()).toEqual([3, 3, 0]);
    await ago(place, id, 30 * 24);
    await place.startWorker().then((worker) => worker.get(Housekeeping).tidy());
    expect(await grown()).toEqual([4, 4, 4]);
    const refused = await asked(place, 'Inka', 'White Gate', place.lea);
    expect(await grown()).toEqual([5, 4, 4]);
    await place.ada.send(refused.path, {}, `${refused.path}/refusal`);
    expect(await grown()).toEqual([6, 6, 6]);
    await place.stopWorker();
  });

  it('keeps the words of a form that cannot be used', async () => {
    const { post } = await hidden(place, 'Iris', 'Small Boat');
    const wrong = [
      [{ ...AT_ONCE, ground: 'order' }, 'Please write who gave the order'],
      [{ ...AT_ONCE, tell: 'later', days: '30' }, 'Please write why they are told later.'],
      [{ ...LATER, days: '' }, 'Please choose after how many days'],
      [{ ...AT_ONCE, tell: 'later', days: '91', because: 'x' }, 'Please choose after how many days'],
    ] as const;
    for (const [fields, words] of wrong) {
      const again = await ask(place.lea, post, fields);
      expect([again.status, again.text.includes(words)]).toEqual([422, true]);
      expect(again.page.querySelector('#reason')?.text.trim()).toBe(REASON);
    }
    const empty = await ask(place.lea, post, { ...AT_ONCE, reason: ' ' });
    expect([empty.status, empty.text.includes('Please write the reason.')]).toEqual([422, true]);
    expect(await place.sql('select from name_openings where persona_id = $1', [post.personaId])).toEqual([]);
  });

  it('is one, however often it is asked for', async () => {
    const { post, path } = await asked(place, 'Igor', 'Tall Pine', place.lea);
    const other = await ask(place.ada, post, { ...AT_ONCE, reason: 'Another reason.' });
    expect([other.status, other.page.querySelector(`a[href="${path}"]`) !== null]).toEqual([409, true]);
    expect(other.page.querySelector('#reason')?.text.trim()).toBe('Another reason.');
  });

  it('can be refused, or taken back, and lapses after seven days', async () => {
    const refused = await asked(place, 'Ida', 'Early Bird', place.lea);
    expect((await place.lou.send(refused.path, {}, `${refused.path}/refusal`)).status).toBe(303);
    expect((await place.lea.open(refused.path)).text).toContain('Refused');
    const back = await asked(place, 'Ines', 'Late Bird', place.lea);
    await place.lea.send(back.path, {}, `${back.path}/refusal`);
    expect((await place.lou.open(back.path)).text).toContain('Taken back');
    const old = await asked(place, 'Irma', 'Old Oak', place.lea);
    await ago(place, old.id, 7 * 24);
    expect((await place.lou.open(old.path)).text).toContain('Lapsed');
    for (const { id, path, worn } of [refused, back, old]) {
      for (const deed of ['confirmation', 'refusal']) {
        const late = await press(place.lou, `${path}/${deed}`);
        expect([late.status, late.text.includes('This is how it stands now.')]).toEqual([409, true]);
      }
      for (const one of [place.lea, place.lou]) expect((await one.get(`${path}/name`)).status).toBe(404);
      expect([await told(place, worn), (await recorded(place, id)).includes('opened by Lou')]).toEqual([
        [],
        false,
      ]);
    }
    expect((await ask(place.lou, old.post)).status).toBe(303);
  });

  it('is opened by one of two who do it at once', async () => {
    const { id, path } = await asked(place, 'Imke', 'Round Hill', place.lea);
    const both = [place.lou, place.ada].map((who) => press(who, `${path}/confirmation`));
    const found = (await Promise.all(both)).map(({ status }) => status).sort();
    expect(found).toEqual([303, 409]);
    expect((await recorded(place, id)).filter((line) => line.startsWith('opened'))).toHaveLength(1);
  });

  it('keeps its words as long as those of the record', async () => {
    const { id, path } = await asked(place, 'Ilja', 'Quiet Mill', place.lea);
    const worker = await handOf(place.database.workerUrl);
    await ago(place, id, 100 * 24);
    expect(await refusal(worker.sql('select forget_opening_words(89)'))).toBe('HS048');
    await worker.sql('select forget_opening_words(101)');
    expect((await place.lou.open(path)).text).toContain(REASON);
    await worker.sql('select forget_opening_words(99)');
    expect((await place.lou.open(path)).text).toContain('The words were erased.');
    await worker.end();
  });

  it('is not there for whose name it is, whatever their role became', async () => {
    const own = await hidden(place, 'Isa', 'Blue Door');
    const { memberId } = await idsOf(place, 'Isa');
    await place.sql(`update members set role = 'lead' where id = $1`, [memberId]);
    const isa = await place.person('Isa');
    expect((await isa.get(`/posts/${own.post.postId}/name-opening`)).status).toBe(404);
    const path = (await ask(place.lea, own.post)).location!;
    expect((await isa.open('/name-openings')).html).not.toContain('Blue Door');
    expect((await isa.get(path)).status).toBe(404);
    for (const deed of ['confirmation', 'refusal'])
      expect((await press(isa, `${path}/${deed}`)).status).toBe(404);
    await place.lou.send(path, {}, `${path}/confirmation`);
    expect((await isa.get(`${path}/name`)).status).toBe(404);
    await place.sql(`update members set role = 'member' where id = $1`, [memberId]);
  });

  it('is not for a pseudonym, a text that nobody has seen, or anything else', async () => {
    const { post } = await hidden(place, 'Ivy', 'Thin Moon');
    const ana = await idsOf(place, 'Ana');
    const [thread] = await place.sql<{ id: string }>('select thread_id as id from posts where id = $1', [
      post.postId,
    ]);
    const [plain] = await place.sql<{ id: string }>(
      `insert into posts (id, thread_id, persona_id, opening) values (gen_random_uuid(), $1, $2, false) returning id`,
      [thread!.id, ana.personaId],
    );
    for (const id of [plain!.id, 'nothing', post.threadId])
      expect((await place.lea.get(`/posts/${id}/name-opening`)).status).toBe(404);
  });

  it('writes nowhere whose name it is', async () => {
    const { id, post } = await asked(place, 'Ingrid', 'Slow Train', place.lea);
    await place.lou.send(`/name-openings/${id}`, {}, `/name-openings/${id}/confirmation`);
    await place.lou.open(`/name-openings/${id}/name`);
    const { memberId, personaId } = await idsOf(place, 'Ingrid');
    const tables = [
      'name_openings',
      'name_opening_words',
      'record_entries',
      'record_pending',
      'record_words',
      'notices',
    ];
    for (const table of tables) {
      const rows = await place.sql(`select t::text as row from ${table} t where t::text ~ $1`, [id]);
      const text = JSON.stringify(rows);
      for (const tie of [memberId, personaId, 'Ingrid']) expect(text).not.toContain(tie);
    }
    expect(
      await place.sql('select ground from name_openings where persona_id = $1', [post.personaId]),
    ).toEqual([{ ground: 'danger' }]);
  });

  it('is kept so by PostgreSQL itself', async () => {
    const { id, post } = await asked(place, 'Iwan', 'Deep Well', place.lea);
    const { post: other } = await hidden(place, 'Ilka', 'High Hill');
    const [lea, lou, moe] = [await idsOf(place, 'Lea'), await idsOf(place, 'Lou'), await idsOf(place, 'Moe')];
    const ana = await idsOf(place, 'Ana');
    const web = await handOf(place.database.webUrl);
    const open = (by: string) =>
      refusal(web.sql('update name_openings set opened_by = $2 where id = $1', [id, by]));
    const insert = (persona: string, by: string, columns = '', values = '') =>
      refusal(
        web.sql(
          `insert into name_openings (id, persona_id, ground, asked_by${columns}) values (gen_random_uuid(), $1, 'danger', $2${values})`,
          [persona, by],
        ),
      );
    expect(await open(lea.memberId)).toBe('HS049');
    expect(await open(moe.memberId)).toBe('HS049');
    expect(await open(ana.memberId)).toBe('HS049');
    expect(await insert(other.personaId, moe.memberId)).toBe('HS049');
    expect(await insert(ana.personaId, lea.memberId)).toBe('HS049');
    expect(await insert(post.personaId, lou.memberId)).toBe('HS020');
    expect(await insert(other.personaId, lea.memberId, ', tell_on', ', current_date + 92')).toBe('23514');
    expect(await insert(other.personaId, lea.memberId, ', asked_at', `, now() - interval '4 days'`)).toBe(
      '42501',
    );
    expect(await insert(other.personaId, lea.memberId, ', opened_by', `, gen_random_uuid()`)).toBe('42501');
    expect(await refusal(web.sql(`update name_openings set told_at = asked_at`))).toBe('42501');
    expect(await refusal(web.sql(`delete from name_openings`))).toBe('42501');
    expect(await open(lou.memberId)).toBeNull();
    expect(await open(lou.memberId)).toBe('HS020');
    expect(
      await refusal(web.sql('update name_openings set closed_by = $2 where id = $1', [id, lou.memberId])),
    ).toBe('HS020');
    await web.end();
  });
});

const ORDER = ['asked', 'opened', 'told', 'looked'];
function order(line: string): number {
  return ORDER.findIndex((code) => line.startsWith(code)) * 10 + (line.endsWith('Lou') ? 1 : 0);
}
