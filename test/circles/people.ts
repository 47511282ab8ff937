import { randomUUID } from 'node:crypto';
import { vi } from 'vitest';
import { CircleClock } from '../../src/circles/clock.js';
import type { Forum } from '../support/forum.js';
import { settled, type Written } from '../support/people.js';
import type { Answer, Visitor } from '../support/visitor.js';

const HOUR_MS = 3_600_000;

/** Lets the clock that circles go by show a moment. */
export function itIs(forum: Forum, moment: string): void {
  const clock = forum.app.get(CircleClock, { strict: false });
  vi.spyOn(clock, 'now').mockReturnValue(new Date(moment));
}

/** A form of a circle that begins on a Saturday evening in Berlin, the night before the clocks go back. */
export const AUTUMN = {
  title: 'The long evening',
  body: 'Shall we talk about evenings?',
  day: '2026-10-24',
  hour: '18',
  zone: 'Europe/Berlin',
  length_1: '12',
  length_2: '24',
  length_3: '24',
  length_4: '12',
  prompt_1: 'How was your Saturday?',
  prompt_2: 'Which hour is the hardest?',
  prompt_3: 'What makes it softer?',
  prompt_4: 'One small thing for tonight?',
};

export type CircleForm = Partial<typeof AUTUMN> & { members_only?: string };

/** Sends the form of a new circle. */
export function sendCircle(who: Visitor, form: CircleForm = {}, board = 'depression'): Promise<Answer> {
  return who.send(`/boards/${board}/circles/new`, { ...AUTUMN, ...form }, `/boards/${board}/circles`);
}

/** A circle that is up. */
export async function circleOf(
  forum: Forum,
  who: Visitor,
  form: CircleForm = {},
  board = 'depression',
): Promise<Pick<Written, 'postId' | 'threadId'>> {
  const answer = await sendCircle(who, form, board);
  const postId = /^\/posts\/([0-9a-f-]{36})$/.exec(answer.location ?? '')?.[1];
  if (!postId) throw new Error(`The circle was not taken in (${answer.status}): ${answer.text}`);
  await settled(forum, postId);
  const [row] = await forum.sql<{ thread_id: string }>('select thread_id from posts where id = $1', [postId]);
  return { postId, threadId: row!.thread_id };
}

/** A form of a circle that begins in the hours from now on, by the real clock. */
export function beginning(inHours: number): CircleForm {
  const time = new Date(Date.now() + inHours * HOUR_MS).toISOString();
  const title = `A circle ${randomUUID().slice(0, 6)}`;
  return { title, day: time.slice(0, 10), hour: String(Number(time.slice(11, 13))), zone: 'UTC' };
}

/** Lets a circle have begun earlier, in the database too. */
export async function earlier(forum: Forum, threadId: string, hours: number): Promise<void> {
  await forum.sql(
    `update circle_phases set begins_at = begins_at - make_interval(hours => $2), ends_at = ends_at - make_interval(hours => $2)
     where thread_id = $1`,
    [threadId, hours],
  );
}
