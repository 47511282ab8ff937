import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Housekeeping } from '../../src/housekeeping/housekeeping.js';
import { decide, putUp, type Text, writeReply } from '../database/hands.js';
import {
  claim,
  claimAndDecide,
  type Desk,
  heldReply,
  heldThread,
  idsOf,
  LEA,
  MO,
  press,
  replyUp,
  startDesk,
  threadUp,
} from '../reviews/desk.js';
import { eventually, tokenOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { comeBack, crisisAgo, itemsOf, listed, pass, rowOf } from './crisis.js';

let desk: Desk;
beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.stop());
beforeEach(async () => {
  await desk.sql('delete from notices');
  await desk.sql('delete from threads');
  await desk.sql('delete from follow_ups');
});

const DONE = { outcome: 'came_back_well', note: '' };
const withToken = async (who: Visitor) => ({ ...DONE, _csrf: await tokenOf(who) });
const list = () => desk.mo.open('/follow-ups');
const lineOf = async (id: string) => rowOf(await list(), id);

describe('the list', () => {
  it('has what is due first, the longest due on top, and then what comes', async () => {
    const older = await crisisAgo(desk, 80, { title: 'Older' });
    const newer = await crisisAgo(desk, 26, { author: 'Ben', title: 'Newer' });
    const page = await list();
    expect(listed(page, 'due-title')).toEqual([older.first, older.second, newer.first]);
    expect(listed(page, 'coming-title')).toEqual([newer.second]);
    expect(rowOf(page, newer.first)).toContain('wrote 26 hours ago');
    expect(rowOf(page, newer.first)).toContain('Depression');
    expect(rowOf(page, newer.second)).toContain('72 hours: due in 46 hours');
  });

  it('thanks who looks when nothing is due', async () => {
    expect((await list()).text).toContain('Nothing is due. Thank you for looking.');
  });

  it('shows nobody what is about themselves', async () => {
    const mine = await crisisAgo(desk, 30, { author: MO });
    expect(await lineOf(mine.first)).toBeNull();
    expect((await desk.mo.get(`/follow-ups/${mine.first}`)).status).toBe(404);
    for (const [path, fields] of [
      ['done', DONE],
      ['welcome', { body: 'Hello.' }],
    ] as const)
      expect((await press(desk.mo, `/follow-ups/${mine.first}/${path}`, fields)).status).toBe(404);
    expect(rowOf(await desk.lea.open('/follow-ups'), mine.first)).not.toBeNull();
    expect((await itemsOf(desk)).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('is linked above the reviews with the number of what is due, which others never see', async () => {
    await crisisAgo(desk, 30);
    await crisisAgo(desk, 30, { author: MO, title: 'Mine' });
    const badge = async (who: typeof desk.mo) =>
      (await who.open('/reviews')).page
        .querySelector('main a[href="/follow-ups"]')
        ?.text.replace(/\s+/g, ' ');
    expect(await badge(desk.mo)).toBe('Afterwards 1 due');
    expect(await badge(desk.lea)).toBe('Afterwards 2 due');
    expect((await desk.ben.open('/')).html).not.toContain('follow-ups');
    await desk.sql('delete from follow_ups');
    expect(await badge(desk.mo)).toBe('Afterwards');
  });
});

describe('whether somebody came back', () => {
  it('is not known while nothing was seen of them', async () => {
    const text = await crisisAgo(desk, 30);
    expect(await lineOf(text.first)).toContain('No sign of them since');
  });

  it('is noted when they open a page, and stays when they sign out; no time is kept', async () => {
    const text = await crisisAgo(desk, 30);
    const ana = await desk.person('Ana');
    await comeBack(desk, ana);
    await eventually(async () => expect(await lineOf(text.first)).toContain('Was here since'));
    await ana.send('/', {}, '/sign-out');
    expect(await lineOf(text.second)).toContain('Was here since');
  });

  it('is noted at signing in', async () => {
    const text = await crisisAgo(desk, 30);
    await desk.person('Ana');
    expect(await lineOf(text.first)).toContain('Was here since');
  });

  it('does not count the visit in which the words were written', async () => {
    const text = await crisisAgo(desk, 3);
    await desk.person('Ana');
    expect(await lineOf(text.first)).toContain('No sign of them since');
  });

  it('counts nobody else’s visit', async () => {
    const text = await crisisAgo(desk, 30);
    await desk.person('Ben');
    expect(await lineOf(text.first)).toContain('No sign of them since');
  });

  it('shows that they wrote again, anywhere', async () => {
    const text = await crisisAgo(desk, 30);
    await threadUp(desk, { title: 'Tea' });
    expect(await lineOf(text.first)).toContain('Was here since, and wrote again');
  });
});

describe('whether there was an answer', () => {
  it('is said plainly when there was none', async () => {
    const text = await crisisAgo(desk, 30);
    expect(await lineOf(text.first)).toContain('No answer yet');
  });

  it('counts what others wrote in the thread, once it is up', async () => {
    const thread = await threadUp(desk);
    const text = await heldReply(desk, thread, 'I cannot any more.');
    await pass(desk, text, 30);
    const [item] = await itemsOf(desk);
    await desk.sql(`update posts set published_at = published_at - interval '31 hours'`);
    const waiting = await writeReply(desk.sql, await idsOf(desk, 'Ben'), thread.threadId, 'With you.');
    expect(await lineOf(item!.id)).toContain('No answer yet');
    await putUp(desk.sql, waiting);
    expect(await lineOf(item!.id)).toContain('Others have answered');
  });

  it('counts a moderator’s letter, and not one who decided without a word', async () => {
    const silent = await crisisAgo(desk, 30);
    await decide(desk.sql, silent, await idsOf(desk, LEA), 'publish');
    expect(await lineOf(silent.first)).toContain('No answer yet');
    const kept = await crisisAgo(desk, 30, { title: 'Kept' });
    await claimAndDecide(desk.lea, kept, { outcome: 'keep', reason: 'We have read you.' });
    expect(await lineOf(kept.first)).toContain('The team has written to them');
    expect(await lineOf(kept.first)).toContain('Answered, not up');
  });
});

describe('the text', () => {
  const changes: Record<string, (text: Text) => Promise<unknown>> = {
    'Waits for a person': (text) => claim(desk.lea, text),
    Up: async (text) => decide(desk.sql, text, await idsOf(desk, LEA), 'publish'),
    'Taken back by its author': (text) =>
      desk.ana.send(`/posts/${text.postId}/withdrawal`, {}, `/posts/${text.postId}/withdrawal`),
    'Written anew by its author': (text) =>
      desk.ana.send(`/posts/${text.postId}/edit`, { title: 'Rain', body: 'The kettle is on.' }),
  };

  it.each(Object.keys(changes))('is shown as it is: %s', async (words) => {
    const text = await crisisAgo(desk, 30);
    await changes[words]!(text);
    expect(await lineOf(text.first)).toContain(`Depression ${words}`);
  });

  it('is linked where the team may read it, and its thread where it is up', async () => {
    const thread = await threadUp(desk, { title: 'Rain again' });
    const text = await heldReply(desk, thread, 'I cannot any more.');
    const [item] = await itemsOf(desk);
    const hrefs = async () =>
      (await desk.mo.open(`/follow-ups/${item!.id}`)).page
        .querySelectorAll('main .buttons a')
        .map((link) => link.getAttribute('href'));
    expect(await hrefs()).toEqual([`/reviews/${text.id}`, `/threads/${thread.threadId}`]);
    await decide(desk.sql, text, await idsOf(desk, LEA), 'publish');
    expect(await hrefs()).toEqual([`/posts/${text.postId}`, `/threads/${thread.threadId}`]);
    await desk.sql(`update revisions set state = 'withdrawn' where id = $1`, [text.id]);
    expect(await hrefs()).toEqual([`/threads/${thread.threadId}`]);
    const page = await desk.mo.open(`/follow-ups/${item!.id}`);
    expect(page.html).not.toContain('I cannot any more.');
  });
});

describe('saying what became of it', () => {
  const finish = (id: string, fields: Record<string, string>, who = desk.mo) =>
    who.send(`/follow-ups/${id}`, fields, `/follow-ups/${id}/done`);

  it('ends the item, with who and what, and leaves the later one', async () => {
    const text = await crisisAgo(desk, 30);
    const answer = await finish(text.first, { outcome: 'came_back_well', note: ' She wrote *twice*. ' });
    expect([answer.status, answer.location]).toEqual([303, '/follow-ups']);
    const [row] = await desk.sql(
      `select f.state, f.outcome, n.name, w.note, f.done_at = date_trunc('minute', f.done_at) as to_the_minute
       from follow_ups f join personas n on n.member_id = f.done_by
       left join follow_up_notes w on w.follow_up_id = f.id where f.id = $1`,
      [text.first],
    );
    expect(row).toEqual({
      state: 'done',
      outcome: 'came_back_well',
      name: MO,
      note: 'She wrote *twice*.',
      to_the_minute: true,
    });
    const page = await list();
    expect([...listed(page, 'due-title'), ...listed(page, 'coming-title')]).toEqual([text.second]);
  });

  it('is recorded, without the note', async () => {
    const text = await crisisAgo(desk, 30);
    await finish(text.first, { outcome: 'no_sign', note: 'Nothing since.' });
    const rows = await desk.sql(
      `select e.kind, e.code, n.name, e.words_digest from record_entries e join personas n on n.member_id = e.actor
       where e.subject = $1`,
      [text.first],
    );
    expect(rows).toEqual([{ kind: 'follow_up', code: 'no_sign', name: MO, words_digest: null }]);
    const lead = await desk.person('Lou Spring', 'lead');
    expect((await lead.open('/record?kind=follow_up')).text).toContain('No sign of somebody after a crisis');
  });

  it('ends both when it was not a crisis', async () => {
    const text = await crisisAgo(desk, 30);
    await finish(text.first, { outcome: 'not_a_crisis', note: '' });
    expect((await itemsOf(desk)).map(({ outcome }) => outcome)).toEqual(['not_a_crisis', 'not_a_crisis']);
  });

  it('may come before it is due', async () => {
    const text = await crisisAgo(desk, 2);
    expect((await finish(text.second, DONE)).status).toBe(303);
  });

  it.each([
    ['no outcome', { note: 'Something.' }, 'Please choose what became of it.'],
    ['an outcome of its own', { outcome: 'fine', note: 'Something.' }, 'Please choose'],
    ['“erased” of somebody who is there', { outcome: 'erased', note: 'Something.' }, 'Please choose'],
    [
      'a note that is too long',
      { outcome: 'no_sign', note: 'Something.'.repeat(101) },
      'to 1,000 characters',
    ],
  ])('takes %s not, and keeps what was written', async (_, fields, words) => {
    const text = await crisisAgo(desk, 30);
    const answer = await press(desk.mo, `/follow-ups/${text.first}/done`, fields);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(words);
    expect(answer.page.querySelector('textarea[name=note]')?.text).toContain('Something.');
    expect((await itemsOf(desk)).map(({ state }) => state)).toEqual(['open', 'open']);
  });

  it('tells the slower of two kindly, and keeps their note', async () => {
    const text = await crisisAgo(desk, 30);
    await finish(text.first, DONE, desk.lea);
    const late = await press(desk.mo, `/follow-ups/${text.first}/done`, {
      outcome: 'no_sign',
      note: 'Mine.',
    });
    expect(late.status).toBe(409);
    expect(late.text).toContain('A colleague has looked after this');
    expect(late.text).toContain('Mine.');
    expect((await desk.mo.get(`/follow-ups/${text.first}`)).status).toBe(409);
  });

  it('counts once, however many press at once', async () => {
    const text = await crisisAgo(desk, 30);
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        press(i % 2 ? desk.mo : desk.lea, `/follow-ups/${text.first}/done`, DONE),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array<number>(19).fill(409)]);
    const rows = await desk.sql(`select from record_entries where subject = $1`, [text.first]);
    expect(rows).toHaveLength(1);
  });

  it('knows no other ids, needs the form, and is the team’s alone', async () => {
    const text = await crisisAgo(desk, 30);
    for (const id of [randomUUID(), 'nonsense', `${text.first}x`]) {
      expect((await desk.mo.get(`/follow-ups/${id}`)).status).toBe(404);
      expect((await press(desk.mo, `/follow-ups/${id}/done`, DONE)).status).toBe(404);
    }
    expect((await desk.mo.post(`/follow-ups/${text.first}/done`, DONE)).status).toBe(403);
    const facilitator = await desk.person('Fay Winter', 'facilitator');
    for (const who of [desk.guest(), desk.ana, desk.ben, facilitator]) {
      expect((await who.get('/follow-ups')).status).toBe(404);
      expect((await who.get(`/follow-ups/${text.first}`)).status).toBe(404);
      for (const form of ['done', 'welcome'])
        expect((await who.post(`/follow-ups/${text.first}/${form}`, await withToken(who))).status).toBe(404);
    }
    expect((await itemsOf(desk)).map(({ state }) => state)).toEqual(['open', 'open']);
  });
});

describe('what is over', () => {
  it('is forgotten after thirty days, with its note, and nothing else is', async () => {
    const text = await crisisAgo(desk, 2_000);
    await heldThread(desk, { title: 'Another' });
    await desk.mo.send(`/follow-ups/${text.first}`, { outcome: 'no_sign', note: 'Nothing.' });
    const tidy = async (days: number) => {
      await desk.sql(`update follow_ups set done_at = date_trunc('minute', now()) - interval '${days} days'
        where state = 'done'`);
      const worker = await desk.startWorker();
      await worker.get(Housekeeping).tidy();
      await desk.stopWorker();
      return (await itemsOf(desk)).length;
    };
    expect(await tidy(29)).toBe(4);
    expect(await tidy(31)).toBe(3);
    expect(await desk.sql('select from follow_up_notes')).toEqual([]);
  });
});

it('a name that nothing ties to anybody has its item too, and shows only that it wrote', async () => {
  await desk.person('Una Tide');
  const thread = await threadUp(desk);
  await pass(desk, await heldReply(desk, thread, 'I cannot any more.', {}, 'Una Tide'), 30);
  await desk.sql(
    `update personas set kind = 'one_time', member_id = null, owner_tag = sha256(id::text::bytea),
       owner_sealed = decode(repeat('00', 101), 'hex') where name = 'Una Tide'`,
  );
  const [item] = await itemsOf(desk);
  await desk.person('Ana');
  expect(await lineOf(item!.id)).toContain('No sign of them since');
  await replyUp(desk, thread, 'I am still here.', 'Una Tide');
  expect(await lineOf(item!.id)).toContain('Was here since, and wrote again');
});
