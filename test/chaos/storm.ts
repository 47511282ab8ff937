import { setTimeout as delay } from 'node:timers/promises';
import { pick } from '../support/chance.js';
import type { Machine } from './machine.js';

/** How often each was killed, and how often the queue was emptied. */
export type Deaths = Record<string, number>;

const LONG_MS = 10_000;

/** Kills one thing after the other, at random instants. */
export class Storm {
  readonly deaths: Deaths = {};

  constructor(
    private readonly machine: Machine,
    private readonly random: () => number,
    /** Milliseconds from one to the next, on average. */
    private readonly everyMs: number,
  ) {}

  async rage(kills: number): Promise<void> {
    for (let left = kills; left > 0;) {
      await delay(this.random() * 2 * this.everyMs);
      left -= await this.strike();
    }
  }

  /** @returns how many were killed */
  private async strike(): Promise<number> {
    const { machine, random } = this;
    const dice = random();
    if (dice < 0.36) return this.kill('web', () => pick(random, machine.webs).kill());
    if (dice < 0.66) return this.kill('worker', () => pick(random, machine.workers).kill());
    if (dice < 0.76) return this.kill('PostgreSQL', () => machine.postgres.kill());
    if (dice < 0.81)
      return this.kill('a process of PostgreSQL', () => machine.postgres.killOneOfMany(random));
    if (dice < 0.83) return this.kill('PostgreSQL, away for 10 s', () => machine.postgres.killFor(LONG_MS));
    if (dice < 0.86) return this.killBoth();
    if (dice < 0.95 && machine.redis) return this.kill('Redis', () => machine.redis!.kill());
    await machine.wipeQueue().catch(() => undefined);
    this.count('queue emptied');
    return 0;
  }

  private killBoth(): number {
    const killed = this.machine.webs.map((web) => this.kill('web', () => web.kill()));
    return killed.reduce((all, each) => all + each);
  }

  private kill(what: string, kill: () => boolean): number {
    if (!kill()) return 0;
    this.count(what);
    return 1;
  }

  private count(what: string): void {
    this.deaths[what] = (this.deaths[what] ?? 0) + 1;
  }
}
