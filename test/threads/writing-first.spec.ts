import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, PASSWORD, startForum } from '../support/forum.js';
import { CONCERN, CRISIS, eventually, openThread, settled, threadOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const NEW = '/boards/depression/threads/new';
const WAITING = '/drafts/waiting';

let forum: Forum;
let ana: Visitor;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
});
afterAll(() => forum.stop());

describe('a guest who writes first', () => {
  it('is told that the words are kept, and how to go on', async () => {
    const guest = forum.guest();
    const kept = await guest.send(NEW, { title: 'Before a name', body: 'I only wanted to say it.' });
    expect(kept.status).toBe(200);
    expect(kept.page.querySelector('h1')?.text).toBe('Your words are kept');
    const ways = kept.page
      .querySelectorAll('main a.button, main .buttons a')
      .map((link) => link.getAttribute('href'));
    expect(ways).toContain('/sign-up?next=%2Fdrafts%2Fwaiting');
    expect(ways).toContain('/sign-in?next=%2Fdrafts%2Fwaiting');
  });

  it('has nothing up, and no row but the draft', async () => {
    await forum.guest().send(NEW, { title: 'Nothing up', body: 'Not yet.' });
    expect(await forum.sql(`select from revisions where title = 'Nothing up'`)).toHaveLength(0);
    expect((await ana.open('/boards/depression')).text).not.toContain('Nothing up');
  });

  it('sends a thread after choosing a name', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'A name came later', body: 'These words came first.' });
    const code = await signUp(guest, 'Latecomer');
    expect(code.page.querySelector('main a[href="/drafts/waiting"]')).not.toBeNull();
    const waiting = await guest.open(WAITING);
    expect(waiting.text).toContain('These words came first.');
    expect(waiting.page.querySelector('#title')?.getAttribute('value')).toBe('A name came later');
    const sent = await sendWaiting(guest, waiting);
    expect(await settled(forum, idOf(sent))).toEqual(['published']);
    const board = await forum.guest().open('/boards/depression');
    expect(board.text).toContain('A name came later Latecomer');
    expect((await guest.get(WAITING)).location).toBe('/');
  });

  it('sends a reply after signing in', async () => {
    const { threadId } = await threadOf(forum, ana, { title: 'Where Ben answers', body: 'Hello.' });
    await forum.person('Ben');
    const guest = forum.guest();
    await guest.send(`/threads/${threadId}/posts/new`, { body: 'I had signed out.' });
    const signedIn = await guest.send('/sign-in', { pseudonym: 'Ben', password: PASSWORD });
    expect(signedIn.location).toBe(WAITING);
    const waiting = await guest.follow(signedIn);
    expect(waiting.text).toContain('the thread “Where Ben answers”');
    const sent = await sendWaiting(guest, waiting);
    await settled(forum, idOf(sent));
    const thread = await forum.guest().open(`/threads/${threadId}`);
    expect(thread.page.querySelectorAll('.post .name').map((name) => name.text)).toEqual(['Ana', 'Ben']);
    expect(thread.text).toContain('I had signed out.');
  });

  it('may change the words before they are sent', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'First thought', body: 'One.' });
    await signUp(guest, 'Thoughtful');
    const sent = await guest.send(WAITING, { title: 'Second thought', body: 'Two.' });
    await settled(forum, idOf(sent));
    expect(await forum.sql(`select title, body from revisions where post_id = $1`, [idOf(sent)])).toEqual([
      { title: 'Second thought', body: 'Two.' },
    ]);
  });

  it('loses the draft row once it is sent, not before', async () => {
    const guest = forum.guest();
    await forum.sql('delete from drafts');
    await guest.send(NEW, { title: 'Counted', body: 'One row.' });
    await signUp(guest, 'Counted');
    await guest.open(WAITING);
    expect(await forum.sql('select from drafts')).toHaveLength(1);
    await sendWaiting(guest, await guest.open(WAITING));
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });

  it('gets the form back for words that are not enough, and no draft is made of them', async () => {
    await forum.sql('delete from drafts');
    const answer = await forum.guest().send(NEW, { title: '', body: 'A body.' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('A body.');
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });

  it('has every draft kept, and is led to them one after the other', async () => {
    await forum.sql('delete from drafts');
    const guest = forum.guest();
    await guest.send(NEW, { title: 'The first', body: 'One.' });
    await guest.send(NEW, { title: 'The second', body: 'Two.' });
    await signUp(guest, 'Latest');
    for (const title of ['The first', 'The second']) {
      const waiting = await guest.open(WAITING);
      expect(waiting.page.querySelector('#title')?.getAttribute('value')).toBe(title);
      const sent = await guest.send(WAITING, { title, body: `${title} text.` });
      expect((await guest.follow(sent)).page.querySelector('h1')?.text).toBe(title);
    }
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });

  it('keeps a draft when other words are sent first', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Still waiting', body: 'Kept.' });
    await signUp(guest, 'Elsewhere');
    await guest.send('/boards/anxiety/threads/new', { title: 'Other words', body: 'First.' });
    expect((await guest.open(WAITING)).page.querySelector('#title')?.getAttribute('value')).toBe(
      'Still waiting',
    );
  });

  it('is not stopped by a draft that cannot be opened', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Damaged', body: 'Lost.' });
    await signUp(guest, 'Undaunted');
    await forum.sql(`update drafts set sealed = '\\x00'`);
    expect((await guest.get(WAITING)).location).toBe('/');
    await forum.sql('delete from drafts');
  });
});

describe('a guest who writes in a crisis', () => {
  it.each([
    ['me', CRISIS.me, 'You do not have to get through this alone'],
    ['someone else', CRISIS.someone_else, 'You are worried about someone.'],
    ['what is under way', CRISIS.under_way, 'Please get help right now'],
    ['harming others', CRISIS.harm_to_others, 'You can talk to someone about this'],
  ])('finds help first in that very answer: about %s', async (_, body, title) => {
    const guest = forum.guest();
    const kept = await guest.send(NEW, { title: 'Now', body });
    expect(kept.status).toBe(200);
    expect(firstOn(kept)).toMatch(/^first\b/);
    expect(kept.page.querySelector('main h1')?.text).toContain(title);
    expect(kept.page.querySelector('main')?.children[1]?.text).toContain('Your words are kept');
  });

  it('finds the lines of the chosen country', async () => {
    const guest = forum.guest();
    await guest.send('/crisis-lines?country=GB', { country: 'GB' });
    const kept = await guest.send(NEW, { title: 'Now', body: CRISIS.me });
    expect(kept.page.querySelector('main .first')?.text).toContain('Samaritans');
    expect(kept.page.querySelector('main .first a[href="tel:999"]')).not.toBeNull();
  });

  it('finds help in the title alone, and in a reply', async () => {
    const title = await forum
      .guest()
      .send(NEW, { title: 'I am going to kill myself tonight', body: 'Sorry.' });
    expect(title.page.querySelector('main .first')).not.toBeNull();
    const { threadId } = await threadOf(forum, ana);
    const reply = await forum.guest().send(`/threads/${threadId}/posts/new`, { body: CRISIS.me });
    expect(reply.page.querySelector('main .first')).not.toBeNull();
  });

  it('finds a gentle line where it sounds heavy, and none where it does not', async () => {
    const heavy = await forum.guest().send(NEW, { title: 'Heavy', body: CONCERN });
    expect(firstOn(heavy)).toBe('gentle');
    const light = await forum.guest().send(NEW, { title: 'Tea', body: 'The kettle is on.' });
    expect(light.page.querySelector('main .gentle, main .first')).toBeNull();
  });
});

describe('a draft', () => {
  it('is sealed: its row holds no words, no name and no board in plain', async () => {
    await forum.sql('delete from drafts');
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Quince marmalade', body: 'Nobody may read elderberries.' });
    const [row] = await forum.sql<{ token_digest: Buffer; sealed: Buffer; kept_until: Date }>(
      'select * from drafts',
    );
    expect(Object.keys(row ?? {}).sort()).toEqual(['kept_until', 'sealed', 'token_digest']);
    const bytes = Buffer.concat([row?.sealed ?? Buffer.alloc(0), row?.token_digest ?? Buffer.alloc(0)]);
    expect(bytes.length).toBeGreaterThan(64);
    for (const word of ['Quince', 'marmalade', 'elderberries', 'depression', 'body', 'target']) {
      expect(bytes.includes(word)).toBe(false);
      expect(bytes.includes(Buffer.from(word, 'utf16le'))).toBe(false);
      expect(bytes.includes(Buffer.from(word).toString('base64').slice(0, -2))).toBe(false);
    }
  });

  it('is sealed anew each time: the same words make other bytes', async () => {
    await forum.sql('delete from drafts');
    for (const guest of [forum.guest(), forum.guest()])
      await guest.send(NEW, { title: 'Same', body: 'Same.' });
    const rows = await forum.sql<{ sealed: Buffer }>('select sealed from drafts');
    expect(rows).toHaveLength(2);
    expect(rows[0]?.sealed.equals(rows[1]?.sealed ?? Buffer.alloc(0))).toBe(false);
  });

  it('cannot be opened from another browser, or with another token', async () => {
    await forum.guest().send(NEW, { title: 'Private', body: 'Only here.' });
    await forum.person('Other');
    const other = cookies(await forum.guest().send('/sign-in', { pseudonym: 'Other', password: PASSWORD }));
    const visit = other.find((set) => set.startsWith('visit='))?.split(';')[0];
    for (const draft of ['', 'draft=', `draft=${'A'.repeat(43)}`, 'draft=%00', 'draft=j:{}']) {
      const answer = await forum.guest().get(WAITING, { Cookie: `${visit}; ${draft}` });
      expect([answer.status, answer.location]).toEqual([303, '/']);
    }
  });

  it('is kept under a cookie that scripts cannot read and that ends with the browser', async () => {
    const kept = await forum.guest().send(NEW, { title: 'Cookie', body: 'Words.' });
    const cookie = cookies(kept).find((set) => set.startsWith('draft='));
    expect(cookie).toMatch(/^draft=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  });

  it('is gone when its day is over', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Yesterday', body: 'Old words.' });
    await forum.sql(`update drafts set kept_until = date_trunc('minute', now())`);
    await signUp(guest, 'Yesterday');
    expect((await guest.get(WAITING)).location).toBe('/');
  });

  it('is swept away by the worker when its day is over', async () => {
    await forum.guest().send(NEW, { title: 'Swept', body: 'Old words.' });
    await forum.sql(`update drafts set kept_until = date_trunc('minute', now()) - interval '1 minute'`);
    // The worker tidies when it starts, and every minute after.
    await forum.stopWorker();
    await forum.startWorker();
    await eventually(async () => expect(await forum.sql('select from drafts')).toHaveLength(0));
  });

  it('leads to the way in while its writer is a guest', async () => {
    const guest = forum.guest();
    await guest.send(NEW, { title: 'Still a guest', body: 'Words.' });
    expect((await guest.get(WAITING)).location).toBe('/sign-in?next=%2Fdrafts%2Fwaiting');
  });

  it('does not go to a thread that was not up', async () => {
    const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
    await settled(forum, held.postId);
    await forum.sql('delete from drafts');
    const guest = forum.guest();
    const { _csrf } = await guest.hiddenFields(NEW, ['title']);
    const key = '00000000-0000-4000-8000-000000000000';
    const answer = await guest.post(`/threads/${held.threadId}/posts`, {
      _csrf: _csrf ?? '',
      key,
      body: 'Hello?',
    });
    expect(answer.status).toBe(404);
    expect(await forum.sql('select from drafts')).toHaveLength(0);
  });
});

describe('a member whose session ended while writing', () => {
  it('is a guest who wrote first: the words are kept', async () => {
    const member = await forum.person('Sleepy');
    const fields = await member.hiddenFields(NEW, ['title']);
    await forum.sql('delete from sessions');
    const kept = await member.post('/boards/depression/threads', {
      ...fields,
      title: 'Late',
      body: 'I fell asleep.',
    });
    expect(kept.text).toContain('Your words are kept');
    const back = await member.send('/sign-in', { pseudonym: 'Sleepy', password: PASSWORD });
    expect((await member.follow(back)).text).toContain('I fell asleep.');
  });

  it('loses no words on a board for members', async () => {
    await forum.sql(`update boards set members_only = true where slug = 'family'`);
    const member = await forum.person('Drowsy');
    const fields = await member.hiddenFields('/boards/family/threads/new', ['title']);
    await forum.sql('delete from sessions');
    const answer = await member.post('/boards/family/threads', {
      ...fields,
      title: 'Late',
      body: 'I fell asleep too.',
    });
    const later = await member.sendAndFollow('/sign-in', { pseudonym: 'Drowsy', password: PASSWORD });
    expect(answer.text.includes('I fell asleep too.') || later.text.includes('I fell asleep too.')).toBe(
      true,
    );
  });
});

it('shows what was written to nobody else who signs in at this browser later', async () => {
  const guest = forum.guest();
  await guest.send(NEW, { title: 'Mine alone', body: 'Not for the next person.' });
  await signUp(guest, 'Firstcomer');
  await guest.send('/account', {}, '/sign-out');
  await forum.person('Nextcomer');
  await guest.send('/sign-in', { pseudonym: 'Nextcomer', password: PASSWORD });
  expect((await guest.get(WAITING)).location).toBe('/');
});

async function signUp(guest: Visitor, pseudonym: string): Promise<Answer> {
  const answer = await guest.send('/sign-up?next=%2Fdrafts%2Fwaiting', {
    pseudonym,
    password: PASSWORD,
    agreed: 'yes',
  });
  if (answer.status !== 200) throw new Error(`Signing up was answered with ${answer.status}: ${answer.text}`);
  return answer;
}

/** Sends the words as they stand in the form. */
// What a browser would send: of boxes only those that are ticked.
const SENT = 'input[name]:not([type=checkbox]):not([type=radio]), input[checked], textarea[name]';

async function sendWaiting(who: Visitor, waiting: Answer): Promise<Answer> {
  const form = waiting.page.querySelector('main form');
  const fields = form?.querySelectorAll(SENT) ?? [];
  const values = fields.map((field): [string, string] => [
    field.getAttribute('name') ?? '',
    field.getAttribute('value') ?? field.text.replace(/^\n/, ''),
  ]);
  return who.post(form?.getAttribute('action') ?? '', Object.fromEntries(values));
}

function idOf({ location, status }: Answer): string {
  const id = location?.split('/').at(-1);
  if (!id) throw new Error(`Nothing was sent (${status}).`);
  return id;
}

function cookies(answer: Answer): string[] {
  return (answer.headers['set-cookie'] ?? []) as unknown as string[];
}

/** The class of what stands first on a page. */
function firstOn(answer: Answer): string | undefined {
  return answer.page.querySelector('main')?.children[0]?.getAttribute('class');
}
