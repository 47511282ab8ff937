import { errorLine } from './logging/error-line.js';
import { logger } from './logging/logger.js';

/** The same work again and again, one round after the other, until the process ends. A round that fails is told to the log. */
export class Rounds {
  private readonly ending = new AbortController();
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  /**
   * @param everyMs how long to wait from the end of one round to the next
   * @param work one round
   * @param failed what the log says of a round that failed, beside the kind of its error
   */
  constructor(
    private readonly everyMs: number,
    private readonly work: () => Promise<unknown>,
    private readonly failed = 'a round failed',
  ) {}

  /** Set once no further round shall begin: what takes long within one looks at it. */
  get stopping(): AbortSignal {
    return this.ending.signal;
  }

  /** Begins with a round at once. @returns settles after that one, also when it failed */
  start(): Promise<void> {
    this.working = this.round();
    return this.working;
  }

  /** Begins with a round after some time. */
  startIn(ms: number): void {
    if (!this.stopping.aborted) this.timer = setTimeout(() => void this.start(), ms);
  }

  /** Ends them. @returns settles when nothing is being worked on any more */
  async stop(): Promise<void> {
    this.ending.abort();
    clearTimeout(this.timer);
    await this.working;
  }

  /** Tells the log that something failed, never what it said: there could be a text in it. */
  readonly complain = (error: unknown): void => {
    logger.warn(errorLine(error), this.failed);
  };

  private async round(): Promise<void> {
    if (this.stopping.aborted) return;
    try {
      await this.work();
    } catch (error) {
      this.complain(error);
    }
    this.startIn(this.everyMs);
  }
}
