import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '../platform/rounds.js';
import { Leaving } from './leaving.js';

const EVERY_MS = 60_000;

/** Each minute: finishes what stopped half-way, and brings the ledger's file up to date. It needs the key: in web processes. */
@Injectable()
export class ErasureRounds implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.leaving.goOn(), 'a round of erasures failed');

  constructor(private readonly leaving: Leaving) {}

  onApplicationBootstrap(): void {
    void this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}
