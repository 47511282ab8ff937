import pg from 'pg';
import { vi } from 'vitest';
import type { Forum } from './forum.js';
import type { Answer, Visitor } from './visitor.js';

/** What was sent, and where it led. */
export interface Written {
  postId: string;
  threadId: string;
  /** The answer to the form. */
  answer: Answer;
  /** The page it led to, at once: the verdict may not be there yet. */
  page: Answer;
}

export interface Words {
  title: string;
  body: string;
  /** Slug of another board on which the thread shows too. */
  second_board?: string;
}

/** Sentences whose verdict is beyond doubt. */
export const CRISIS = {
  me: 'I am going to kill myself tonight. I cannot do this any more.',
  someone_else: 'My brother says he is going to kill himself tonight and I do not know what to do.',
  under_way: 'I have just swallowed all the pills and now I am scared.',
  harm_to_others: 'I am going to kill my neighbour tonight.',
} as const;

export const CONCERN = 'I feel so hopeless, there is no point any more.';

/** Opens a thread by the form of the board. */
export async function openThread(
  forum: Forum,
  who: Visitor,
  words: Words,
  board = 'depression',
): Promise<Written> {
  return written(forum, who, await who.send(`/boards/${board}/threads/new`, { ...words }));
}

/** Answers by the form below a thread. */
export async function reply(forum: Forum, who: Visitor, threadId: string, body: string): Promise<Written> {
  return written(forum, who, await who.send(`/threads/${threadId}`, { body }));
}

/** Sends a post's next text by the form that changes it; a title for the opening post. */
export async function edit(
  forum: Forum,
  who: Visitor,
  postId: string,
  fields: Record<string, string>,
): Promise<Written> {
  return written(forum, who, await who.send(`/posts/${postId}/edit`, fields));
}

async function written(forum: Forum, who: Visitor, answer: Answer): Promise<Written> {
  const postId = /^\/posts\/([0-9a-f-]{36})$/.exec(answer.location ?? '')?.[1];
  if (!postId) throw new Error(`Nothing was taken in (${answer.status}): ${answer.text}`);
  const [row] = await forum.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [postId]);
  return { postId, threadId: row?.thread_id ?? '', answer, page: await who.follow(answer) };
}

/** Decides about a post's held text, as a moderator does: claim it, then send the decision. */
export async function decide(forum: Forum, staff: Visitor, postId: string, outcome: string): Promise<void> {
  const [held] = await forum.sql<{ id: string }>(
    `select id from revisions where post_id = $1 and state = 'held'`,
    [postId],
  );
  const review = `/reviews/${held?.id}`;
  await staff.send(review, {}, `${review}/claim`);
  const words = { outcome, guideline: 'kindness', reason: 'Please be gentle.' };
  const { status } = await staff.send(review, words, `${review}/decision`);
  if (status !== 303) throw new Error(`The decision was answered with ${status}.`);
}

/** Waits until a question has its answer, and gives it back; asks again for at most twenty seconds. */
export async function eventually<T>(ask: () => Promise<T> | T): Promise<T> {
  return vi.waitFor(ask, { timeout: 20_000, interval: 40 });
}

/** Waits until no text of a post waits for its verdict. @returns the states of its texts, oldest first */
export async function settled(forum: Forum, postId: string): Promise<string[]> {
  return eventually(async () => {
    const states = await statesOf(forum, postId);
    if (states.includes('pending')) throw new Error('It still waits for its verdict.');
    return states;
  });
}

/** The states of a post's texts, oldest first. */
export async function statesOf(forum: Forum, postId: string): Promise<string[]> {
  const rows = await forum.sql<{ state: string }>(
    'select state from revisions where post_id = $1 order by number',
    [postId],
  );
  return rows.map((row) => row.state);
}

/** A thread that is up. */
export async function threadOf(
  forum: Forum,
  who: Visitor,
  words: Words = { title: 'Rain again', body: 'The kettle is on.' },
  board = 'depression',
): Promise<Written> {
  const thread = await openThread(forum, who, words, board);
  await settled(forum, thread.postId);
  return thread;
}

/** Every page on which words of a thread could show, as this visitor sees them, in one text. */
export async function everywhere(
  who: Visitor,
  { threadId, postId }: Written,
  board = 'depression',
): Promise<string> {
  const paths = ['/', `/boards/${board}`, `/threads/${threadId}`, `/posts/${postId}`, '/notices', '/reviews'];
  const pages = await Promise.all(paths.map((path) => who.open(path)));
  return pages.map((page) => page.html).join('\n');
}

/** The visitor's token, from a form of their own. */
export async function tokenOf(who: Visitor): Promise<string> {
  const home = await who.get('/');
  const own =
    home.page.querySelector('input[name=_csrf]') ??
    (await who.get('/sign-in')).page.querySelector('input[name=_csrf]');
  return own?.getAttribute('value') ?? '';
}

/** Puts a post up by SQL, with a verdict, through the function that publishes: quick where many are needed. */
export async function published(
  forum: Forum,
  threadId: string,
  persona: string,
  body: string,
): Promise<void> {
  const [text, name, thread] = [body, persona, threadId].map((value) => pg.escapeLiteral(value));
  await forum.sql(`
    create temporary table made on commit drop as
      select gen_random_uuid() as post, gen_random_uuid() as revision, gen_random_uuid() as verdict;
    insert into posts (id, thread_id, persona_id, opening)
      select post, ${thread}, (select id from personas where name = ${name}),
        not exists (select from posts where thread_id = ${thread}) from made;
    insert into revisions (id, post_id, number, title, body, submission_key)
      select revision, post, 1, case when opening then ${text} end, ${text}, gen_random_uuid()
      from made join posts on posts.id = post;
    update revisions set html = '<p>' || body || '</p>' where id = (select revision from made);
    insert into verdicts (id, revision_id, digest, engine, tier, categories, score, matches, outcome)
      select verdict, r.id, text_digest(r.title, r.body, r.html), 'test', 'none', '{}', 0, '[]', 'clear'
      from made join revisions r on r.id = revision;
    select clear_revision(verdict) from made`);
}
