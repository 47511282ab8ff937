import { Problem } from '../platform/errors/problem.js';

/** Lets a few heavy works run at once; others wait in a short line, and who finds it full is sent away kindly. */
export class Turns {
  private running = 0;
  private readonly line: (() => void)[] = [];

  /**
   * @param atOnce how many run at the same time
   * @param places how many may wait
   */
  constructor(
    private readonly atOnce: number,
    private readonly places: number,
  ) {}

  /**
   * Does the work when it is its turn.
   * @throws Problem 503 `too_busy` when the line is full
   */
  async take<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running >= this.atOnce) return this.wait();
    this.running += 1;
  }

  private async wait(): Promise<void> {
    if (this.line.length >= this.places) throw new Problem(503, 'too_busy');
    await new Promise<void>((go) => this.line.push(go));
  }

  // Who waits takes over the place, so that nobody can slip in between.
  private leave(): void {
    const next = this.line.shift();
    if (next) next();
    else this.running -= 1;
  }
}
