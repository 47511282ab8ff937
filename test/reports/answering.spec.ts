import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { everything, handOf, putUp, type Text, writeRevision } from '../database/hands.js';
import { idsOf, LEA, MO, press, replyUp, takeDown, threadUp } from '../reviews/desk.js';
import { eventually } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { answer, type Place, reported, reportsOf, RIA, sentEarlier, startPlace, tell } from './readers.js';

let place: Place;
beforeAll(async () => {
  place = await startPlace();
});
afterAll(() => place.stop());

const pathOf = ({ postId }: { postId: string }) => `/reports/posts/${postId}`;

async function linesOf(who = place.mo): Promise<string[]> {
  const { page } = await who.open('/reports');
  return page.querySelectorAll('table.queue tbody a').map((link) => link.getAttribute('href')!);
}

async function expectOneAnswer({ postId }: Text): Promise<void> {
  const sent = `select from notices where kind = 'report_answered' and post_id = $1`;
  expect(await place.sql(sent, [postId])).toHaveLength(1);
  expect(await place.sql('select from report_answers where post_id = $1', [postId])).toHaveLength(1);
}

describe('the list of what readers told the team', () => {
  it('has danger to a life first, whatever the screen said, then the graver kind, then the oldest', async () => {
    const found: Record<string, string> = {};
    const kinds = ['other', 'spam', 'unkind', 'identity', 'method', 'worried', 'unkind'];
    for (const [at, kind] of kinds.entries()) {
      const thread = await threadUp(place, { title: `${kind} ${at}` });
      found[pathOf(thread)] = `${kind} ${at}`;
      await tell(place.ria, thread, { kind });
      // The earlier ones wait for less long.
      await sentEarlier(place, at, thread);
    }
    const order = (await linesOf()).flatMap((href) => found[href] ?? []);
    expect(order).toEqual([
      'worried 5',
      'method 4',
      'identity 3',
      'unkind 6',
      'unkind 2',
      'spam 1',
      'other 0',
    ]);
  });

  it('says how many readers, of which kinds, and since when', async () => {
    const thread = await threadUp(place, { title: 'Zanzibar' });
    await tell(place.ria, thread, { kind: 'spam' });
    await tell(place.ben, thread, { kind: 'method' });
    const { page } = await place.mo.open('/reports');
    const line = page.querySelectorAll('tbody tr').find((row) => row.text.includes('Zanzibar'))!;
    expect(line.querySelector('[data-label=What] strong')?.text).toBe('Method or dangerous detail');
    expect(line.text).toContain('Advertising');
    expect(line.text).toContain('No finding');
    expect(line.querySelector('[data-label=Readers]')?.text).toBe('2');
    expect(line.querySelectorAll('time')).toHaveLength(2);
  });

  it('keeps what was taken back or taken down, and says so', async () => {
    const [back, down] = [await reported(place), await reported(place)];
    await place.ana.send(`/posts/${back.postId}/withdrawal`, {}, `/posts/${back.postId}/withdrawal`);
    await takeDown(place.mo, down);
    const rows = (await place.mo.open('/reports')).page.querySelectorAll('tbody tr');
    for (const thread of [back, down]) {
      const line = rows.find((row) => row.querySelector(`a[href="${pathOf(thread)}"]`));
      expect(line?.text).toContain('no longer up');
    }
  });

  it('does not show staff what was said about their own post', async () => {
    const thread = await threadUp(place, {}, MO);
    await tell(place.ria, thread);
    expect(await linesOf(place.lea)).toContain(pathOf(thread));
    expect(await linesOf(place.mo)).not.toContain(pathOf(thread));
    const words = { outcome: 'passed_on', reason: 'Zanzibar' };
    const [own, none] = [
      await place.mo.get(pathOf(thread)),
      await place.mo.get(`/reports/posts/${randomUUID()}`),
    ];
    expect([own.status, own.html]).toEqual([404, none.html]);
    expect((await press(place.mo, `${pathOf(thread)}/answer`, words)).status).toBe(404);
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'open' }]);
  });
});

describe('the page of a reported post', () => {
  it('shows the post in its thread, and the words of the readers', async () => {
    const thread = await threadUp(place, { title: 'Grey again', body: 'It is grey here.' });
    const reply = await replyUp(place, thread, 'Quetzalcoatl.');
    await replyUp(place, thread, 'What came after.', 'Ana');
    await tell(place.ria, reply, { kind: 'unkind', body: 'It *hurts* <b>me</b>.' });
    await tell(place.ana, reply, { kind: 'worried' });
    const { page, text, html } = await place.mo.open(pathOf(reply));
    const readers = page.querySelectorAll('section[aria-labelledby=readers-title] article');
    expect(readers.map((reader) => reader.text.replace(/\s+/g, ' ').trim())).toEqual([
      expect.stringContaining('Unkind a reader'),
      expect.stringContaining('Worried about this person a reader'),
    ]);
    expect(html).toContain('It *hurts* &lt;b&gt;me&lt;/b&gt;.');
    expect(page.querySelector('h1')?.text).toBe('Grey again');
    for (const words of ['It is grey here.', 'Quetzalcoatl.', 'What came after.', 'What others read now'])
      expect(text).toContain(words);
    expect(page.querySelector(`a[href="/posts/${reply.postId}/removal"]`)).not.toBeNull();
  });

  it('shows both texts when the author has changed it since', async () => {
    const thread = await threadUp(place, { body: 'Quetzalcoatl.' });
    await tell(place.ria, thread);
    await putUp(place.sql, await writeRevision(place.sql, thread, { title: 'Rain', body: 'Harmless now.' }));
    const { text } = await place.mo.open(pathOf(thread));
    for (const words of [
      'its author has changed it since',
      'Quetzalcoatl.',
      'What others read now',
      'Harmless now.',
    ])
      expect(text).toContain(words);
  });

  it('is not there for a post that nobody reported', async () => {
    const thread = await threadUp(place);
    for (const path of [pathOf(thread), `/reports/posts/${randomUUID()}`, '/reports/posts/none'])
      for (const { status } of [await place.mo.get(path), await press(place.mo, `${path}/answer`)])
        expect(status).toBe(404);
  });
});

describe('answering the readers', () => {
  it.each([
    ['looked_and_left', 'left it as it is'],
    ['reached_out', 'reached out'],
    ['passed_on', 'passed it on'],
  ])('“%s” reaches each of them as a notice, and ends the reports', async (outcome, says) => {
    const thread = await reported(place, { kind: 'unkind' });
    await tell(place.ben, thread, { kind: 'spam' });
    const answered = await answer(place.mo, thread, { outcome, reason: 'Thank you, we mean it.' });
    expect([answered.status, answered.location]).toEqual([303, '/reports']);
    const mo = await idsOf(place, MO);
    const rows = await place.sql(
      'select state, outcome, answered_by, answered_at is not null as dated from reports where post_id = $1',
      [thread.postId],
    );
    const row = { state: 'answered', outcome, answered_by: mo.memberId, dated: true };
    expect(rows).toEqual([row, row]);
    for (const reader of [place.ria, place.ben]) {
      const letter = (await reader.open('/notices')).page.querySelector('article.notice')!;
      expect(letter.text).toContain('About the post you told us about');
      expect(letter.text).toContain(says);
      expect(letter.querySelector('.letter')?.text).toBe('Thank you, we mean it.');
      expect(letter.querySelector('a[href="/reports/mine"]')).not.toBeNull();
      expect(letter.text).not.toContain(MO);
    }
    expect(await linesOf()).not.toContain(pathOf(thread));
  });

  it('changes nothing of the post, and tells its author nothing', async () => {
    const thread = await reported(place);
    const before = await everything(place.sql);
    await answer(place.mo, thread);
    const after = await everything(place.sql);
    const ana = await idsOf(place, 'Ana');
    expect({ ...after, notices: [] }).toEqual({ ...before, notices: [] });
    expect((after.notices as { persona_id: string }[]).length).toBe((before.notices as unknown[]).length + 1);
    const told = await place.sql(`select from notices where persona_id = $1 and kind = 'report_answered'`, [
      ana.personaId,
    ]);
    expect(told).toEqual([]);
  });

  it('that it was taken down is offered once it was, by the page that does it', async () => {
    const thread = await reported(place, { kind: 'method' });
    const early = await press(place.mo, `${pathOf(thread)}/answer`, {
      seen: (await place.mo.hiddenFields(pathOf(thread), ['outcome'])).seen!,
      outcome: 'taken_down',
      reason: 'Zanzibar',
    });
    expect(early.status).toBe(422);
    expect(early.text).toContain('The post has not been taken down.');
    expect(early.page.querySelector('#reason')?.textContent.trim()).toBe('Zanzibar');
    await takeDown(place.mo, thread);
    const { page } = await place.mo.open(pathOf(thread));
    const offered = page
      .querySelectorAll('input[name=outcome]')
      .map((choice) => choice.getAttribute('value'));
    expect(offered).toEqual(['taken_down', 'reached_out', 'passed_on']);
    expect((await answer(place.mo, thread, { outcome: 'taken_down', reason: '' })).status).toBe(303);
    expect((await place.ria.open('/notices')).text).toContain('and it was taken down.');
    expect(await reportsOf(place, thread)).toMatchObject([{ outcome: 'taken_down' }]);
  });

  it('that it stays is refused when a colleague took it down meanwhile', async () => {
    const thread = await reported(place);
    const form = await place.mo.hiddenFields(pathOf(thread), ['outcome']);
    await takeDown(place.lea, thread);
    const fields = { outcome: 'looked_and_left', reason: 'Zanzibar' };
    const late = await place.mo.post(`${pathOf(thread)}/answer`, { ...form, ...fields });
    expect(late.status).toBe(422);
    expect(late.text).toContain('The post has been taken down.');
    expect(late.page.querySelector('#reason')?.textContent.trim()).toBe('Zanzibar');
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'open' }]);
  });

  it('still says that it was taken down when its author then took it back', async () => {
    const thread = await reported(place);
    await takeDown(place.mo, thread);
    await press(place.ana, `/posts/${thread.postId}/withdrawal`);
    expect((await answer(place.mo, thread, { outcome: 'taken_down', reason: '' })).status).toBe(303);
  });

  it('of a post that its author took back shows the words folded away, and says it was left', async () => {
    const thread = await threadUp(place, { body: 'Quetzalcoatl.' });
    await tell(place.ria, thread);
    await press(place.ana, `/posts/${thread.postId}/withdrawal`);
    const { page } = await place.mo.open(pathOf(thread));
    const folded = page
      .querySelectorAll('details')
      .find((part) => part.text.includes('its author took it back'));
    expect(folded?.text).toContain('Quetzalcoatl.');
    expect(page.querySelector(`a[href="/posts/${thread.postId}/removal"]`)).toBeNull();
    expect((await answer(place.mo, thread)).status).toBe(303);
  });

  it.each([
    ['an outcome', { outcome: '', reason: 'Zanzibar' }, 'Please choose what you did.'],
    ['a known outcome', { outcome: 'banned', reason: 'Zanzibar' }, 'Please choose what you did.'],
    ['a reason why it stays', { outcome: 'looked_and_left', reason: ' ' }, 'Please write why it stays.'],
    ['an end', { outcome: 'passed_on', reason: 'x'.repeat(5001) }, 'That is a long letter.'],
  ])('for want of %s shows what was written', async (_, fields, says) => {
    const thread = await reported(place);
    const again = await answer(place.mo, thread, fields);
    expect(again.status).toBe(422);
    expect(again.text).toContain(says);
    expect(again.page.querySelector('#reason')?.textContent.trim()).toBe(fields.reason.trim());
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'open' }]);
  });

  it('is not done for words that came in while the moderator wrote', async () => {
    const thread = await reported(place, { kind: 'spam' });
    const send = async (form: Record<string, string>) =>
      place.mo.post(`${pathOf(thread)}/answer`, { ...form, outcome: 'passed_on', reason: 'Zanzibar' });
    const form = await place.mo.hiddenFields(pathOf(thread), ['outcome']);
    await tell(place.ben, thread, { body: 'She said goodbye.' });
    const late = await send(form);
    expect(late.status).toBe(422);
    expect(late.text).toContain('Something has changed while you read');
    expect(late.text).toContain('She said goodbye.');
    expect(late.page.querySelector('#reason')?.textContent.trim()).toBe('Zanzibar');
    const renewed = { ...form, seen: late.page.querySelector('input[name=seen]')!.getAttribute('value')! };
    const [first] = await reportsOf(place, thread);
    await place.ria.send(`/reports/${first!.id}`, { body: 'And today again.' });
    expect((await send(renewed)).text).toContain('And today again.');
    expect((await reportsOf(place, thread)).map(({ state }) => state)).toEqual(['open', 'open']);
    expect((await answer(place.mo, thread)).status).toBe(303);
  });

  it('is not for who reported it themself, until they take it back', async () => {
    const thread = await reported(place);
    await tell(place.mo, thread, { kind: 'unkind' });
    const page = await place.mo.open(pathOf(thread));
    expect(page.text).toContain('You told the team about this post yourself.');
    expect(page.page.querySelector('[name=outcome]')).toBeNull();
    const pressed = await press(place.mo, `${pathOf(thread)}/answer`, {
      outcome: 'passed_on',
      reason: 'Zanzibar',
    });
    expect(pressed.status).toBe(422);
    expect(pressed.page.querySelector('#kept-words')?.textContent.trim()).toBe('Zanzibar');
    expect((await reportsOf(place, thread)).map(({ state }) => state)).toEqual(['open', 'open']);
    const mine = (await reportsOf(place, thread)).find(({ by }) => by === MO)!;
    await press(place.mo, `/reports/${mine.id}/withdrawal`);
    expect((await answer(place.mo, thread)).status).toBe(303);
    expect((await reportsOf(place, thread)).map(({ by, state }) => [by, state])).toEqual([
      [RIA, 'answered'],
      [MO, 'withdrawn'],
    ]);
  });

  it('by two at the same moment is done once; the slower is told by whom, and keeps the words', async () => {
    for (let round = 0; round < 5; round++) {
      const thread = await reported(place);
      const [of, path] = [[MO, LEA], `${pathOf(thread)}/answer`];
      const form = async (who: Visitor) => ({ ...(await who.hiddenFields(pathOf(thread), ['outcome'])) });
      const forms = [await form(place.mo), await form(place.lea)];
      const answers = await Promise.all(
        [place.mo, place.lea].map((who, at) =>
          who.post(path, { ...forms[at], outcome: 'reached_out', reason: `Words of ${of[at]}.` }),
        ),
      );
      const winner = answers.findIndex(({ status }) => status === 303);
      const slower = answers[1 - winner]!;
      expect(slower.status).toBe(409);
      expect(slower.text).toContain(`${of[winner]} answered the readers: Reached out.`);
      expect(slower.page.querySelector('#kept-words')?.textContent.trim()).toBe(
        `Words of ${of[1 - winner]}.`,
      );
      await expectOneAnswer(thread);
    }
  });

  it('by twenty at the same moment is done once, and nineteen are told', async () => {
    const thread = await reported(place);
    const team = [];
    for (let n = 0; n < 20; n++) {
      const who = await place.person(`Helper ${n}`, 'moderator');
      team.push({ who, form: await who.hiddenFields(pathOf(thread), ['outcome']) });
    }
    const answers = await Promise.all(
      team.map(({ who, form }) =>
        who.post(`${pathOf(thread)}/answer`, { ...form, outcome: 'passed_on', reason: 'Words.' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(409)]);
    await expectOneAnswer(thread);
  });

  it('is not done for words that a reader is adding at this very moment', async () => {
    const thread = await reported(place);
    const form = await place.mo.hiddenFields(pathOf(thread), ['outcome']);
    const [report] = await reportsOf(place, thread);
    const reader = await handOf(place.database.webUrl);
    await reader.sql('begin');
    await reader.sql('select id from reports where id = $1 for update', [report!.id]);
    await reader.sql(
      `insert into report_words (report_id, number, words) values ($1, 1, 'She said goodbye.')`,
      [report!.id],
    );
    const answered = place.mo.post(`${pathOf(thread)}/answer`, {
      ...form,
      outcome: 'passed_on',
      reason: 'Zanzibar',
    });
    await eventually(async () => {
      const waits = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      expect(await place.sql(waits)).toHaveLength(1);
    });
    await reader.sql('commit');
    await reader.end();
    expect((await answered).status).toBe(422);
    expect((await answered).text).toContain('She said goodbye.');
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'open' }]);
  });

  it('stands in the record, with what was opened before: who, when, what, and neither post nor words', async () => {
    const thread = await reported(place);
    await answer(place.mo, thread, { outcome: 'reached_out', reason: 'Zanzibar, thank you.' });
    const mo = await idsOf(place, MO);
    const [report] = await place.sql<{ id: string; answer_id: string }>(
      'select id, answer_id from reports where post_id = $1',
      [thread.postId],
    );
    const entries = await place.sql(
      `select kind, actor, code, words_digest from record_entries where subject in ($1, $2) order by place`,
      [report!.id, report!.answer_id],
    );
    const entry = { actor: mo.memberId, words_digest: null };
    expect(entries).toEqual([
      { ...entry, kind: 'look', code: 'readers_words' },
      { ...entry, kind: 'report', code: 'reached_out' },
    ]);
    const page = await (await place.person('Ada Autumn', 'admin')).open('/record');
    expect(page.text).toContain('Answered readers: reached out');
    expect(page.html).not.toContain(thread.postId);
    expect(page.text).not.toMatch(/Zanzibar|Quillon/);
  });

  it('leaves nothing half done when it fails', async () => {
    const thread = await reported(place);
    await place.sql('revoke insert (report_id) on notices from hearthside_web');
    const failed = await answer(place.mo, thread);
    await place.sql('grant insert (report_id) on notices to hearthside_web');
    expect(failed.status).toBe(500);
    expect(failed.text).toContain('It is safe to read.');
    expect(await reportsOf(place, thread)).toMatchObject([{ state: 'open', outcome: null }]);
    expect(await place.sql('select from report_answers where post_id = $1', [thread.postId])).toEqual([]);
    expect((await answer(place.mo, thread)).status).toBe(303);
  });
});
