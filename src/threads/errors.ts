import { Problem } from '../platform/errors/problem.js';

/** The thread takes no more answers. */
export class ThreadLocked extends Problem {
  override name = 'ThreadLocked';

  constructor() {
    super(409, 'thread_locked');
  }
}

/** The post was taken back; it takes no new text. */
export class PostWithdrawn extends Problem {
  override name = 'PostWithdrawn';

  constructor() {
    super(409, 'post_withdrawn');
  }
}
