import { Gathering } from '../../src/phrases/gathering.js';
import type { Forum } from '../support/forum.js';
import { tokenOf, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** Says a phrase by the button below a post. */
export async function say(who: Visitor, { threadId, postId }: Written, phrase: string): Promise<Answer> {
  const path = `/posts/${postId}/phrase`;
  const page = await who.open(`/threads/${threadId}`);
  const form = page.page.querySelectorAll('form').find((each) => each.getAttribute('action') === path);
  if (!form?.querySelector(`button[value=${phrase}]`)) throw new Error(`No button for ${phrase}.`);
  return who.post(path, { _csrf: await tokenOf(who), phrase });
}

/** Posts a phrase as no button of the page would. */
export async function post(who: Visitor, postId: string, phrase: string): Promise<Answer> {
  return who.post(`/posts/${postId}/phrase`, { _csrf: await tokenOf(who), phrase });
}

/** What the page offers below a post: the words of its buttons. */
export async function offered(who: Visitor, { threadId, postId }: Written): Promise<string[]> {
  const { page } = await who.open(`/threads/${threadId}`);
  return page.querySelectorAll(`#post-${postId} button[name=phrase]`).map((button) => button.text);
}

/** Lets the hour of everything that waits have come, and the worker make its round. */
export async function gather(forum: Forum): Promise<void> {
  for (const table of ['phrases_said', 'helped_marks'])
    await forum.sql(
      `update ${table} set tell_from = date_trunc('minute', now()) - interval '1 minute' where tell_from is not null`,
    );
  await round(forum);
}

/** One round of the worker's. */
export async function round(forum: Forum): Promise<void> {
  const worker = await forum.startWorker();
  await worker.get(Gathering, { strict: false }).gather();
}

/** A page as bytes, but for what is new in every answer. */
export function steady({ html }: Answer): string {
  return html.replace(/name="(_csrf|key|one_time_name)"( type="text")? value="[^"]*"/g, '');
}
