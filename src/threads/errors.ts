import type { LimitFacts } from '../limits/limit.js';
import { Problem } from '../platform/errors/problem.js';
import type { Help } from './help.js';

/** The thread takes no more answers. */
export class ThreadLocked extends Problem {
  override name = 'ThreadLocked';

  constructor() {
    super(409, 'thread_locked');
  }
}

/** The board takes nothing new: for good, or for now. */
export class BoardRests extends Problem {
  override name = 'BoardRests';

  constructor() {
    super(409, 'board_rests');
  }
}

/** The post was taken back; it takes no new text. */
export class PostWithdrawn extends Problem {
  override name = 'PostWithdrawn';

  constructor() {
    super(409, 'post_withdrawn');
  }
}

/** Its author has a pause. Nothing was saved; the words may call for help all the same. */
export class Paused extends Problem {
  override name = 'Paused';

  constructor(
    readonly pause: LimitFacts,
    readonly help: Help | null,
    /** What would have gone up, where no form brought it. */
    readonly words: string | null = null,
  ) {
    super(403, 'paused');
  }
}
