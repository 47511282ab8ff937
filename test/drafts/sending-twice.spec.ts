import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Forum, startForum } from '../support/forum.js';
import { threadOf, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

let forum: Forum;
let ana: Visitor;
let thread: Written;
beforeAll(async () => {
  forum = await startForum();
  ana = await forum.person('Ana');
  thread = await threadOf(forum, await forum.person('Eve'), { title: 'Where Ana writes', body: 'Hello.' });
});
afterAll(() => forum.stop());

interface Form {
  open: () => string | Promise<string>;
  action: (page: string) => string;
  fields: Record<string, string>;
  /** What it leaves, counted. */
  rows: string;
}

const FORMS: [string, Form][] = [
  [
    'a thread',
    {
      open: () => '/boards/depression/threads/new',
      action: () => '/boards/depression/threads',
      fields: { title: 'Pressed twice', body: 'A thread, once.' },
      rows: 'select from revisions where body like $1',
    },
  ],
  [
    'an answer',
    {
      open: () => `/threads/${thread.threadId}`,
      action: (page) => `${page}/posts`,
      fields: { body: 'An answer, once.' },
      rows: 'select from revisions where body like $1',
    },
  ],
  [
    'a change',
    {
      open: async () =>
        `/posts/${(await threadOf(forum, ana, { title: 'Mine', body: 'First.' })).postId}/edit`,
      action: (page) => page.replace('edit', 'revisions'),
      fields: { title: 'Mine', body: 'A change, once.' },
      rows: 'select from revisions where body like $1',
    },
  ],
  [
    'a private note',
    {
      open: () => '/pause',
      action: () => '/pause/notes',
      fields: { body: 'A note, once.' },
      rows: 'select from limit_notes where body like $1',
    },
  ],
  [
    'a report',
    {
      open: async () => {
        const { postId } = await threadOf(forum, await forum.person('Eve'), {
          title: 'Told',
          body: 'Hello.',
        });
        return `/posts/${postId}/report`;
      },
      action: (page) => page,
      fields: { kind: 'worried', body: 'A report, once.' },
      rows: 'select from report_words where words like $1',
    },
  ],
];

/** Opens a form and gives back what presses its button, with other words where they are given. */
async function opened({ open, action, fields }: Form): Promise<(other?: string) => Promise<Answer>> {
  const page = await open();
  const { page: found } = await ana.open(page);
  const where = action(page);
  const form = found.querySelectorAll('form').find((each) => each.getAttribute('action') === where);
  const hidden = form?.querySelectorAll('input[type=hidden]') ?? [];
  const values = hidden.map((field) => [field.getAttribute('name') ?? '', field.getAttribute('value') ?? '']);
  return (other) =>
    ana.post(where, {
      ...(Object.fromEntries(values) as Record<string, string>),
      ...fields,
      ...(other ? { body: other } : {}),
    });
}

const count = async (form: Form, words: string) => (await forum.sql(form.rows, [`%${words}%`])).length;

describe.each(FORMS)('%s that is sent twice', (_, form) => {
  const words = form.fields.body ?? '';

  it('one after the other arrives once, and both answers lead on', async () => {
    const press = await opened(form);
    const before = await count(form, words);
    const [first, second] = [await press(), await press()];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(await count(form, words)).toBe(before + 1);
  });

  it('at the same instant arrives once', async () => {
    const press = await opened(form);
    const before = await count(form, words);
    const answers = await Promise.all([press(), press(), press()]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await count(form, words)).toBe(before + 1);
  });
});

describe.each(FORMS.slice(0, 3))('%s: back, something else, and sent again', (name, form) => {
  it('is another text, and still only one', async () => {
    const press = await opened(form);
    const other = `Other words for ${name}`;
    await press();
    const [second, third] = [await press(other), await press(other)];
    expect(second.location).toBe(third.location);
    expect(await count(form, other)).toBe(1);
  });
});
