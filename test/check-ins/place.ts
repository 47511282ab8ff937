import type { INestApplicationContext } from '@nestjs/common';
import { CheckInOpenings } from '../../src/check-ins/check-in-openings.js';
import type { Forum } from '../support/forum.js';

export interface Rhythm {
  rhythm: string;
  weekday?: string;
  hour?: string;
  zone?: string;
}

/** Says by the form of the board when its check-ins open. */
export async function setRhythm(
  forum: Forum,
  board: string,
  { rhythm, weekday = '1', hour = '4', zone = 'UTC' }: Rhythm,
): Promise<void> {
  const fay = await forum.person('Fay', 'facilitator');
  const page = `/boards/${board}/check-in-settings`;
  const { status } = await fay.send(page, { rhythm, weekday, hour, zone });
  if (status !== 303) throw new Error(`The rhythm was answered with ${status}.`);
}

/** Opens what is due at a moment, as the worker does. */
export function openDue(worker: INestApplicationContext, now: string): Promise<void> {
  return worker.get(CheckInOpenings, { strict: false }).openDue(new Date(now));
}

/** The check-ins of a board by their day. */
export async function opened(
  forum: Forum,
  board: string,
): Promise<{ period: string; id: string; title: string; state: string }[]> {
  return forum.sql(
    `select s.period, s.thread_id as id, r.title, r.state from site_threads s join boards b on b.id = s.board_id
     join posts p on p.thread_id = s.thread_id and p.opening join revisions r on r.post_id = p.id
     where s.kind = 'check_in' and b.slug = $1 order by s.period`,
    [board],
  );
}
