import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { CRISIS, openThread, settled, threadOf } from '../support/people.js';
import type { Visitor } from '../support/visitor.js';
import { addShift, setUp } from './people.js';

const NONE = 'Nobody from the team reads at fixed hours here.';

let forum: Forum;
let lea: Visitor, ana: Visitor, ben: Visitor;
let paths: Record<string, [Visitor, string]>;
beforeAll(async () => {
  forum = await startForum();
  [lea, ana, ben] = [await forum.person('Lea', 'lead'), await forum.person('Ana'), await forum.person('Ben')];
  const up = await threadOf(forum, ana);
  const held = await openThread(forum, ana, { title: 'Held', body: CRISIS.me });
  await settled(forum, held.postId);
  paths = {
    'a new thread': [ben, '/boards/depression/threads/new'],
    'a new thread of a guest': [forum.guest(), '/boards/depression/threads/new'],
    'an answer below a thread': [ben, `/threads/${up.threadId}`],
    'an answer': [ben, `/threads/${up.threadId}/posts/new`],
    'an answer of a guest': [forum.guest(), `/threads/${up.threadId}/posts/new`],
    'a change': [ana, `/posts/${up.postId}/edit`],
    'a worry': [ben, `/posts/${up.postId}/report`],
    'a note to the team': [ben, '/pause'],
    'a note beside a held text': [ana, `/posts/${held.postId}/misread`],
  };
});
afterAll(() => forum.stop());

const FORMS = [
  'a new thread',
  'a new thread of a guest',
  'an answer below a thread',
  'an answer',
  'an answer of a guest',
  'a change',
  'a worry',
  'a note to the team',
  'a note beside a held text',
];
const OF_NO_BOARD = ['a worry', 'a note to the team', 'a note beside a held text'];

async function textOf(form: string): Promise<string> {
  const [who, path] = paths[form]!;
  const { status, page } = await who.open(path);
  expect(status).toBe(200);
  expect(page.querySelector('main textarea')).not.toBeNull();
  return page.querySelector('main')!.structuredText.replace(/\s+/g, ' ');
}

describe('where there are no fixed hours', () => {
  it.each(FORMS)('the form for %s says so', async (form) => {
    expect(await textOf(form)).toContain(NONE);
  });

  it('the form that comes back says so too', async () => {
    const again = await ben.send('/boards/depression/threads/new', { title: '', body: '' });
    expect(again.status).toBe(422);
    expect(again.text).toContain(NONE);
  });

  it('a thread that is only read does not', async () => {
    expect((await forum.guest().open(paths['an answer below a thread']![1])).text).not.toContain(NONE);
  });
});

describe('where the place has hours', () => {
  beforeAll(async () => {
    await setUp(lea, {});
    await addShift(lea, { who: 'Lea', from: '00:00', to: '00:00', board: 'depression' });
  });

  it.each(FORMS)('the form for %s says them, and whether somebody is there where it can', async (form) => {
    const text = await textOf(form);
    expect(text).not.toContain(NONE);
    const hours = OF_NO_BOARD.includes(form)
      ? 'People from the team read here at these hours.'
      : 'read here: at every hour. Somebody is there now.';
    expect(text).toContain(hours);
  });

  it('a board without a shift of its own promises nothing', async () => {
    expect((await ben.open('/boards/anxiety/threads/new')).text).toContain(NONE);
  });
});
