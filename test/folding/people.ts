import { parse } from 'node-html-parser';
import type { Note } from '../../src/folding/notes.js';
import type { Forum } from '../support/forum.js';
import { reply, settled, threadOf, type Words, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** The boxes of a form, ticked. */
export function ticks(...notes: Note[]): Record<string, string> {
  return Object.fromEntries(notes.map((note) => [`note_${note}`, 'yes']));
}

/** A thread that is up, with notes of its writer. */
export async function notedThread(
  forum: Forum,
  who: Visitor,
  words: Words,
  ...notes: Note[]
): Promise<Written> {
  return threadOf(forum, who, { ...words, ...ticks(...notes) });
}

/** An answer that is up, with notes of its writer. */
export async function notedReply(
  forum: Forum,
  who: Visitor,
  threadId: string,
  body: string,
  ...notes: Note[]
): Promise<string> {
  const { location } = await who.send(`/threads/${threadId}`, { body, ...ticks(...notes) });
  const postId = location!.split('/').at(-1)!;
  await settled(forum, postId);
  return postId;
}

/** An answer without notes that is up. */
export async function answer(forum: Forum, who: Visitor, threadId: string, body: string): Promise<string> {
  const { postId } = await reply(forum, who, threadId, body);
  await settled(forum, postId);
  return postId;
}

/** Chooses how to read: what is not named stays folded. */
export async function choose(who: Visitor, fields: Record<string, string>): Promise<Answer> {
  const { page } = await who.open('/reading-choices');
  const selects = page
    .querySelectorAll('select')
    .map((select): [string, string] => [
      select.getAttribute('name')!,
      select.querySelector('option[selected]')!.getAttribute('value')!,
    ]);
  const words = page.querySelector('#words')!.text.replace(/^\n/, '');
  return who.send(
    '/reading-choices',
    { ...Object.fromEntries(selects), words, ...fields },
    '/reading-choices',
  );
}

/** What a page shows before anything is opened. */
export function openPart({ html }: Answer): string {
  const page = parse(html);
  // From within: what is folded within a fold goes with it.
  for (const folded of page.querySelectorAll('details').reverse())
    folded.replaceWith(folded.querySelector('summary')?.outerHTML ?? '');
  return page.toString();
}
