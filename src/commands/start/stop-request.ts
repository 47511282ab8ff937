const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const SAME_REQUEST = 1_000; // milliseconds

/** The operator's wish to stop: the first one asks, a second one hurries. */
export class StopRequest {
  private readonly controller = new AbortController();
  private askedAt = 0;
  private readonly listener = () => this.heard(Date.now());

  /**
   * @param hurry called when the operator asks again
   * @param heed called when the operator asks the first time
   */
  constructor(
    private readonly hurry: () => void,
    private readonly heed: () => void,
  ) {
    for (const signal of SIGNALS) process.on(signal, this.listener);
  }

  /** Aborts when the operator asks. */
  get signal(): AbortSignal {
    return this.controller.signal;
  }

  forget(): void {
    for (const signal of SIGNALS) process.off(signal, this.listener);
  }

  // npm passes on a Ctrl-C that the terminal has already sent us: two signals, one wish.
  private heard(now: number): void {
    if (this.askedAt && now - this.askedAt > SAME_REQUEST) this.hurry();
    if (this.askedAt) return;
    this.askedAt = now;
    this.heed();
    this.controller.abort();
  }
}
