import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { Exports } from './exports.js';

const EVERY_MS = 60_000;

/** Makes copies one after the other, beside the requests: those asked for here at once, and those left lying by others. */
@Injectable()
export class ExportRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(
    EVERY_MS,
    () => this.inTurn(() => this.lookRound()),
    'a copy could not be made; it is tried again',
  );
  private working: Promise<void> = Promise.resolve();

  constructor(private readonly exports: Exports) {}

  onApplicationBootstrap(): void {
    this.rounds.startIn(EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
    await this.working;
  }

  /** Takes one in hand as soon as those before it are done. */
  begin(id: string): void {
    void this.inTurn(() => this.exports.make(id));
  }

  private async lookRound(): Promise<void> {
    await this.exports.forgetOld();
    for (const id of await this.exports.waiting()) this.begin(id);
  }

  // One that fails lies there until its lease is over, and is then tried again.
  private inTurn(work: () => Promise<void>): Promise<void> {
    this.working = this.working
      .then(() => (this.rounds.stopping.aborted ? undefined : work()))
      .catch(this.rounds.complain);
    return this.working;
  }
}
