import type { Looks } from '../boards/moments.js';
import { hoursOfBoard } from '../duty/duty-reading.js';
import { pauseOf, pauseValues } from '../limits/pauses.js';
import { Moment } from '../platform/database/moment.js';
import { mayReply } from './policies.js';
import type { ThreadRow } from './thread-reading.js';
import type { PostView } from './thread.view.js';

export interface LooksAtThread extends Looks {
  thread: ThreadRow;
  /** Those on the page, as they stand on it. */
  posts: PostView[];
  last: boolean;
}

/** A thread's page is shown to somebody who may read it. */
export const THREAD_SHOWN = new Moment<LooksAtThread>('thread-shown');

/** Whether the form of an answer stands below it. */
export function mayWrite({ viewer, thread }: LooksAtThread): boolean {
  return viewer !== null && mayReply(thread);
}

THREAD_SHOWN.asks(hoursOfBoard, (looks) => (mayWrite(looks) ? [looks.thread.slug] : null));
THREAD_SHOWN.asks(pauseOf, (looks) => (mayWrite(looks) ? pauseValues(looks.viewer!) : null));
