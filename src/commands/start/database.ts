import type { Config } from '../../platform/config.js';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../platform/database/embedded/embedded-postgres.js';
import { embeddedFolder } from '../connection.js';
import { Restarts } from './restarts.js';
import { StartError } from './start-error.js';

type Say = (words: string) => void;

/** The embedded PostgreSQL, kept running at the same URL until it is stopped. */
export class Database {
  private stopping = false;
  private starting = Promise.resolve();
  private readonly restarts = new Restarts();

  private constructor(
    private readonly dataDir: string,
    private server: EmbeddedPostgres,
    private readonly say: Say,
  ) {}

  static async start(config: Config, say: Say): Promise<Database> {
    say('Starting the database …');
    const dataDir = embeddedFolder(config);
    return new Database(dataDir, await startEmbeddedPostgres({ dataDir, say }), say);
  }

  get url(): string {
    return this.server.url;
  }

  /**
   * Starts it again each time it ends by itself.
   * @returns settles when it was stopped
   * @throws StartError when it ends too often; EmbeddedPostgresError when it cannot be started again
   */
  async keepRunning(): Promise<void> {
    for (;;) {
      await this.server.ended;
      if (this.stopping) return;
      this.starting = this.startAgain();
      await this.starting;
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.starting.catch(() => undefined);
    await this.server.stop();
  }

  hurry(): void {
    this.stopping = true;
    this.server.hurry();
  }

  // At once, without a pause: while it is away nothing can be written.
  private async startAgain(): Promise<void> {
    if (this.restarts.afterDeath(Date.now()) === null) {
      throw new StartError('The database stopped five times within a minute, so Hearthside stops.');
    }
    this.say('The database stopped by itself. Starting it again …');
    const { port } = this.server;
    this.server = await startEmbeddedPostgres({ dataDir: this.dataDir, say: this.say, port });
  }
}
