import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handOf, refusal, type Text } from '../database/hands.js';
import {
  claim,
  decide,
  type Desk,
  endClaim,
  heldEdit,
  heldThread,
  idsOf,
  LEA,
  MO,
  press,
  startDesk,
} from '../reviews/desk.js';
import type { Answer } from '../support/visitor.js';
import { answer, deskPath, exchangeOf, ownPath, QUESTION, write } from './writing.js';

let desk: Desk;
let text: Text;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  text = await heldThread(desk, { title: 'A long night' });
});

const kept = ({ page }: Answer) => page.querySelector('#kept-words')?.textContent.trim();
const notices = () =>
  desk.sql<{ to: string; read: boolean }>(
    `select p.name as to, n.read from notices n join personas p on p.id = n.persona_id
     where n.kind = 'message' and n.post_id = $1 order by n.place`,
    [text.postId],
  );
const exchange = async (who = desk.mo) =>
  (await who.open(`/reviews/${text.id}`)).page
    .querySelector('#exchange')
    ?.structuredText.replace(/\s+/g, ' ');

describe('writing before deciding', () => {
  it('is offered to whoever has the text, and open at once where it has waited long', async () => {
    const form = async () => (await desk.mo.open(`/reviews/${text.id}`)).page.querySelector('#write');
    expect(await form()).toBeNull();
    await claim(desk.mo, text);
    expect((await form())?.hasAttribute('open')).toBe(false);
    await desk.sql(
      `update revisions set written_at = date_trunc('minute', now()) - interval '3 hours' where id = $1`,
      [text.id],
    );
    expect((await form())?.hasAttribute('open')).toBe(true);
  });

  it('reaches the author as a message from the team, without a name, and decides nothing', async () => {
    await claim(desk.mo, text);
    const sent = await write(desk.mo, text, 'Are you <b>safe</b>?');
    expect([sent.status, sent.location]).toEqual([303, `/reviews/${text.id}#exchange`]);
    expect(await notices()).toEqual([{ to: 'Ana', read: false }]);
    const found = await desk.ana.open('/notices');
    const notice = found.page.querySelector('article.notice');
    expect(notice?.querySelector('h2')?.text).toBe('A message from the team');
    expect(notice?.querySelector('.letter')?.textContent).toBe('Are you <b>safe</b>?');
    expect(notice?.querySelector('a')?.getAttribute('href')).toBe(ownPath(text));
    for (const path of [ownPath(text), `/posts/${text.postId}`]) {
      const page = await desk.ana.open(path);
      expect(page.page.querySelector('.letter')?.textContent).toBe('Are you <b>safe</b>?');
      expect(page.html).not.toContain(MO);
    }
    const [row] = await desk.sql<{ state: string }>('select state from revisions where id = $1', [text.id]);
    expect(row?.state).toBe('held');
  });

  it('says whether the author has read it: in the notices, or beside their post', async () => {
    await claim(desk.mo, text);
    await write(desk.mo, text);
    expect(await exchange()).toContain(`${MO}, a moment ago; not read yet`);
    await desk.ana.get(`/posts/${text.postId}`, { 'Sec-Purpose': 'prefetch' });
    expect(await exchange()).toContain('not read yet');
    await desk.ana.open(`/posts/${text.postId}`);
    expect(await exchange(desk.lea)).toContain('the author has read it');
    await write(desk.mo, text, 'One more thing.');
    expect(await exchange()).toContain('not read yet');
    await desk.ana.open('/notices');
    expect(await exchange()).not.toContain('not read yet');
  });

  it('shows the whole exchange in its order, also with the next text of the post', async () => {
    await claim(desk.mo, text);
    await write(desk.mo, text, 'First.');
    await answer(desk.ana, text, 'Second.');
    await write(desk.mo, text, 'Third.');
    expect((await exchangeOf(desk, text)).map(({ words }) => words)).toEqual(['First.', 'Second.', 'Third.']);
    expect(await exchange()).toMatch(/First\..*The author.*Second\..*Third\./);
    await desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    text = await heldEdit(desk, text, { title: 'A long night' });
    expect(await exchange(desk.lea)).toMatch(/First\..*Second\..*Third\./);
  });

  it('is one message for a form that is sent twice, and no words are lost in silence', async () => {
    await claim(desk.mo, text);
    const fields = { key: randomUUID(), body: 'Once.' };
    const sent = await Promise.all(Array.from({ length: 8 }, () => press(desk.mo, deskPath(text), fields)));
    expect(sent.map(({ status }) => status)).toEqual(Array(8).fill(303));
    const changed = await press(desk.mo, deskPath(text), { ...fields, body: 'Other words.' });
    expect([changed.status, kept(changed)]).toEqual([409, 'Other words.']);
    expect(await exchangeOf(desk, text)).toEqual([{ by: MO, words: 'Once.' }]);
    expect(await notices()).toHaveLength(1);
  });

  it('stands in the record, and its words go when they are erased', async () => {
    await claim(desk.mo, text);
    await write(desk.mo, text);
    const entries = await desk.sql(
      `select e.kind, e.code, w.words from record_entries e left join record_words w on w.entry_id = e.id
       where e.subject = $1 and e.code = 'message'`,
      [text.id],
    );
    expect(entries).toEqual([{ kind: 'duty', code: 'message', words: QUESTION }]);
    const web = await handOf(desk.database.webUrl);
    await web.sql('delete from review_message_words');
    await web.end();
    expect(await exchange()).toContain('These words were deleted.');
    expect((await desk.ana.open(`/posts/${text.postId}`)).text).toContain('These words were deleted.');
    expect((await desk.ana.open('/notices')).text).toContain('A message from the team');
  });

  it('goes with the text, and leaves nothing behind', async () => {
    await claim(desk.mo, text);
    await write(desk.mo, text);
    await desk.sql(`delete from threads where id = $1`, [text.threadId]).catch(() => undefined);
    await desk.sql('truncate threads cascade');
    for (const table of ['review_messages', 'review_message_words'])
      expect(await desk.sql(`select from ${table}`)).toEqual([]);
  });
});

describe('writing is refused', () => {
  const words = () => ({ key: randomUUID(), body: 'Are you safe?' });

  it('without a claim, with one that ended, or with another’s: words kept', async () => {
    const without = await press(desk.mo, deskPath(text), words());
    expect([without.status, kept(without)]).toEqual([409, 'Are you safe?']);
    await claim(desk.mo, text);
    await endClaim(desk, text);
    expect((await press(desk.mo, deskPath(text), words())).status).toBe(409);
    await claim(desk.lea, text);
    expect((await press(desk.mo, deskPath(text), words())).status).toBe(409);
    expect(await exchangeOf(desk, text)).toEqual([]);
  });

  it('about one’s own text', async () => {
    const own = await heldThread(desk, {}, {}, LEA);
    const sent = await press(desk.lea, deskPath(own), words());
    expect([sent.status, kept(sent)]).toEqual([409, 'Are you safe?']);
    expect(await exchangeOf(desk, own)).toEqual([]);
  });

  it('when it was decided or taken back meanwhile: by whom, and words kept', async () => {
    await claim(desk.mo, text);
    await decide(desk.mo, text, { outcome: 'keep', reason: 'We read you.' });
    const late = await press(desk.mo, deskPath(text), words());
    expect([late.status, kept(late)]).toEqual([409, 'Are you safe?']);
    expect(late.text).toContain('This is decided already');
    const back = await heldThread(desk);
    await claim(desk.mo, back);
    await desk.ana.send(`/posts/${back.postId}/withdrawal`, {}, `/posts/${back.postId}/withdrawal`);
    const gone = await press(desk.mo, deskPath(back), words());
    expect([gone.status, kept(gone)]).toEqual([409, 'Are you safe?']);
    expect(await notices()).toEqual([]);
  });

  it.each([
    ['nothing', ' \n​ ', 'Please write a few words'],
    ['too much', 'x'.repeat(5_001), 'Please keep it to 5,000 characters'],
  ])('with %s: the page again, words kept', async (_, body, says) => {
    await claim(desk.mo, text);
    const sent = await press(desk.mo, deskPath(text), { ...words(), body });
    expect(sent.status).toBe(422);
    expect(sent.text).toContain(says);
    expect(sent.page.querySelector('#write[open] #message')?.textContent.trim()).toBe(body.trim());
    expect(await exchangeOf(desk, text)).toEqual([]);
  });

  it('with a key that is none, which the page then has anew', async () => {
    await claim(desk.mo, text);
    const sent = await press(desk.mo, deskPath(text), { key: 'x', body: 'Are you safe?' });
    expect(sent.status).toBe(422);
    expect(sent.page.querySelector('#message')?.textContent.trim()).toBe('Are you safe?');
    expect(sent.page.querySelector('#write [name=key]')?.getAttribute('value')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('takes five thousand letters, however they are stored', async () => {
    await claim(desk.mo, text);
    expect((await write(desk.mo, text, '🌧'.repeat(5_000))).status).toBe(303);
    expect((await exchangeOf(desk, text))[0]?.words).toHaveLength(10_000);
  });

  it('to everybody who is not staff', async () => {
    for (const who of [desk.ana, desk.ben])
      expect((await press(who, deskPath(text), words())).status).toBe(404);
    expect((await desk.mo.post(deskPath(text), words())).status).toBe(403);
  });

  it('by PostgreSQL itself, whatever the web says', async () => {
    const web = await handOf(desk.database.webUrl);
    const { memberId } = await idsOf(desk, MO);
    const by = (staff: string | null) =>
      refusal(
        web.sql(
          'insert into review_messages (id, revision_id, staff_id, submission_key) values ($1, $2, $3, $4)',
          [randomUUID(), text.id, staff, randomUUID()],
        ),
      );
    expect([await by(memberId), await by(null)]).toEqual(['HS005', 'HS025']);
    await claim(desk.mo, text);
    expect(await by(memberId)).toBeNull();
    expect(await by(null)).toBeNull();
    await desk.sql(`update revisions set state = 'superseded' where id = $1`, [text.id]);
    expect([await by(memberId), await by(null)]).toEqual(['HS001', 'HS001']);
    expect(await refusal(web.sql(`update review_message_words set words = 'x'`))).toBe('42501');
    await web.end();
  });
});
