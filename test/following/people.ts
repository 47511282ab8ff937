import { FollowRounds } from '../../src/following/follow-rounds.js';
import type { Forum } from '../support/forum.js';
import { tokenOf } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

/** One round of the worker's. */
export async function gather(forum: Forum): Promise<void> {
  const worker = await forum.startWorker();
  await worker.get(FollowRounds, { strict: false }).gather();
}

/** The same, once the minutes in which threads went up are long over. */
export async function gatherLater(forum: Forum): Promise<void> {
  await forum.sql(
    `update posts set published_at = published_at - interval '20 minutes' where published_at is not null`,
  );
  await forum.sql(`update followed_boards set told_from = told_from - interval '2 hours'`);
  await gather(forum);
}

/** Presses the button of a page that posts to this address. */
export async function press(who: Visitor, page: string, action: string): Promise<Answer> {
  const { page: opened } = await who.open(page);
  const form = opened.querySelectorAll('form').find((each) => each.getAttribute('action') === action);
  if (!form) throw new Error(`No button for ${action} on ${page}.`);
  const hidden = form.querySelectorAll('input[type=hidden]');
  const fields = hidden.map((field) => [field.getAttribute('name')!, field.getAttribute('value')!]);
  return who.post(action, Object.fromEntries(fields) as Record<string, string>);
}

/** Posts as no button would. */
export async function send(
  who: Visitor,
  action: string,
  fields: Record<string, string> = {},
): Promise<Answer> {
  return who.post(action, { _csrf: await tokenOf(who), ...fields });
}
