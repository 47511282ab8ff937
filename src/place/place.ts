import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Statement } from '../platform/database/statement.js';
import { Rounds } from '../platform/rounds.js';
import { type PlaceNow, UNSAID } from './place-now.js';

const EVERY_MS = 2_000;

const placeNow = new Statement<PlaceNow>(
  'place-now',
  `select name, look, mode, mode_reason as "modeReason", first_countries as "firstCountries",
     lines_language as "linesLanguage", guide_put_away as "guidePutAway" from place`,
);

/**
 * What an admin says of the place, kept in this process's memory as it is in PostgreSQL: a change is in every process within
 * seconds, and no page waits for the database to know it. While that is away the last stays.
 */
@Injectable()
export class Place implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly rounds = new Rounds(EVERY_MS, () => this.refresh(), 'what the place is could not be read');
  private known: PlaceNow = UNSAID;

  constructor(private readonly database: DataSource) {}

  onApplicationBootstrap(): Promise<void> {
    return this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** The place as it is, at most some seconds old. */
  now(): PlaceNow {
    return this.known;
  }

  /** Takes over what changed. */
  async refresh(): Promise<void> {
    this.known = (await placeNow.row(this.database)) ?? UNSAID;
  }
}
