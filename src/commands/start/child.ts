import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { Restarts } from './restarts.js';
import { StartError } from './start-error.js';

const PATIENCE = 10_000; // milliseconds for an orderly stop

/** One process of the forum: kept running until it is stopped. */
export class Child {
  private process: ChildProcess | null = null;
  private readonly over = new AbortController();

  /**
   * @param name for the operator, as in "the worker"
   * @param file absolute path of the script
   * @param env the whole environment that it gets
   */
  constructor(
    private readonly name: string,
    private readonly file: string,
    readonly env: NodeJS.ProcessEnv,
    private readonly say: (words: string) => void,
    private readonly restarts: Pick<Restarts, 'afterDeath'> = new Restarts(),
  ) {}

  /**
   * Runs the process, and starts it again after each death.
   * @param whenReady called each time it says that it is ready
   * @returns settles when it was stopped
   * @throws StartError when it dies too often
   */
  async keepRunning(whenReady: () => void): Promise<void> {
    while (!this.isOver()) {
      await this.runOnce(whenReady);
      if (!this.isOver()) await this.pause();
    }
  }

  /** Asks it to end, waits for that, and after ten seconds ends it. */
  async stop(): Promise<void> {
    this.over.abort();
    const { process } = this;
    if (!process) return;
    const ended = once(process, 'exit');
    const timer = setTimeout(() => process.kill('SIGKILL'), PATIENCE);
    process.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }

  /** Ends it at once. */
  hurry(): void {
    this.over.abort();
    this.process?.kill('SIGKILL');
  }

  // Detached: Ctrl-C in the terminal reaches us alone, and we stop everything in order. The channel tells it of our death.
  private async runOnce(whenReady: () => void): Promise<void> {
    const child = fork(this.file, [], {
      env: this.env,
      detached: true,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.process = child;
    child.on('message', (message) => message === 'ready' && whenReady());
    await once(child, 'exit').catch(() => undefined);
    this.process = null;
  }

  private isOver(): boolean {
    return this.over.signal.aborted;
  }

  private async pause(): Promise<void> {
    const pause = this.restarts.afterDeath(Date.now());
    if (pause === null)
      throw new StartError(`The ${this.name} stopped five times within a minute, so Hearthside stops.`);
    this.say(`The ${this.name} stopped by itself. Starting it again …`);
    await wait(pause, undefined, { signal: this.over.signal }).catch(() => undefined);
  }
}
