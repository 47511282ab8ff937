import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Outages } from './outages.js';

const AGAIN_AFTER_MS = 100;
const PATIENCE_MS = 20_000;

/** Something that can be killed and is started again at once, as an orchestrator does it. */
export interface Kept {
  readonly name: string;
  /** @returns whether there was something to kill */
  kill(): boolean;
  stop(): Promise<void>;
}

/** A program that is started again each time it dies. */
export class KeptProgram implements Kept {
  private child: ChildProcess | null = null;
  private over = false;
  private running: Promise<void> = Promise.resolve();

  /**
   * @param ready settles once a child does its work; a child that dies before is started anew
   */
  constructor(
    readonly name: string,
    private readonly command: [program: string, ...args: string[]],
    private readonly env: NodeJS.ProcessEnv,
    private readonly ready: (child: ChildProcess) => Promise<unknown>,
    private readonly outages: Outages,
  ) {}

  /** @returns once it is ready for the first time */
  async start(): Promise<void> {
    this.outages.begins(this.name);
    await new Promise<void>((resolve) => {
      this.running = this.keepRunning(resolve);
    });
  }

  kill(): boolean {
    this.outages.begins(this.name);
    return this.child?.kill('SIGKILL') ?? false;
  }

  /** In order. @throws Error where it did not end within twenty seconds */
  async stop(): Promise<void> {
    this.over = true;
    this.child?.kill('SIGTERM');
    const late = delay(PATIENCE_MS, 'late', { ref: false });
    if ((await Promise.race([this.running, late])) !== 'late') return;
    this.child?.kill('SIGKILL');
    throw new Error(`${this.name} did not stop in order.`);
  }

  private async keepRunning(first: () => void): Promise<void> {
    for (; !this.over; await delay(AGAIN_AFTER_MS)) await this.once(first);
  }

  private async once(first: () => void): Promise<void> {
    const [program, ...args] = this.command;
    const child = spawn(program, args, { env: this.env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    this.child = child;
    const ended = once(child, 'exit');
    void this.ready(child).then(() => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      this.outages.ends(this.name);
      first();
    });
    await ended;
    this.outages.begins(this.name);
  }
}
