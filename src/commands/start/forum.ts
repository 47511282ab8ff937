import { fileURLToPath } from 'node:url';
import type { Config } from '../../platform/config.js';
import { prepare, type Prepared } from '../prepare.js';
import { Child } from './child.js';
import { Database } from './database.js';
import { lockFolder } from './lock.js';
import { checkFolders, checkPort } from './preflight.js';
import { addressLines, adminLines } from './words.js';

type Role = 'web server' | 'worker';

/** The whole forum: database, web and worker, started in order and stopped in the opposite order. */
export class Forum {
  private unlock: () => void = () => undefined;
  private database: Database | null = null;
  private children: Child[] = [];
  private readonly ready = new Set<Role>();
  private admin: Prepared['admin'] = null;

  /**
   * @param env what the processes inherit
   * @param say tells the operator a step
   */
  constructor(
    private readonly config: Config,
    private readonly env: NodeJS.ProcessEnv,
    private readonly say: (words: string) => void,
  ) {}

  /**
   * Opens the forum and keeps it open.
   * @returns settles when `stop` aborts
   * @throws the reason of `stop` when it aborts before the forum is open; StartError, EmbeddedPostgresError and others with a sentence for the operator
   */
  async run(stop: AbortSignal): Promise<void> {
    await this.makeSure();
    const url = await this.provideDatabase();
    stop.throwIfAborted();
    const prepared = await this.prepare(url);
    stop.throwIfAborted();
    await Promise.race([
      aborted(stop),
      this.database?.keepRunning() ?? aborted(stop),
      ...this.startChildren(prepared),
    ]);
  }

  /** Stops everything in order. */
  async close(): Promise<void> {
    this.tellAdmin();
    await Promise.all(this.children.map((child) => child.stop()));
    await this.database?.stop();
    this.unlock();
  }

  /** Ends everything at once; nothing that was acknowledged is lost. */
  hurry(): void {
    for (const child of this.children) child.hurry();
    this.database?.hurry();
  }

  private async makeSure(): Promise<void> {
    checkFolders(this.config);
    this.unlock = lockFolder(this.config.dataDir);
    await checkPort(this.config);
  }

  private async provideDatabase(): Promise<string> {
    const given = this.config.migrationDatabaseUrl ?? this.config.databaseUrl;
    if (given) return given;
    this.database = await Database.start(this.config, this.say);
    return this.database.url;
  }

  private async prepare(url: string): Promise<Prepared> {
    this.say('Bringing the tables up to date …');
    const prepared = await prepare(this.config, url, this.say);
    this.admin = prepared.admin;
    return prepared;
  }

  // Each process knows its own role's URL alone.
  private startChildren({ webUrl, workerUrl }: Prepared): Promise<void>[] {
    this.say('Starting the forum …');
    const env = { ...this.env, MIGRATION_DATABASE_URL: undefined };
    const web = this.child('web server', 'main.js', {
      ...env,
      DATABASE_URL: webUrl,
      WORKER_DATABASE_URL: undefined,
    });
    const worker = this.child('worker', 'worker.js', {
      ...env,
      DATABASE_URL: workerUrl,
      WORKER_DATABASE_URL: workerUrl,
    });
    this.children = [web, worker];
    return [
      web.keepRunning(() => this.isReady('web server')),
      worker.keepRunning(() => this.isReady('worker')),
    ];
  }

  private child(role: Role, file: string, env: NodeJS.ProcessEnv): Child {
    return new Child(role, fileURLToPath(new URL(`../../${file}`, import.meta.url)), env, this.say);
  }

  private isReady(role: Role): void {
    const before = this.ready.size;
    this.ready.add(role);
    if (before === 2) this.say(`The ${role} runs again.`);
    if (before === 2 || this.ready.size < 2) return;
    this.say(addressLines(this.config));
    this.tellAdmin();
  }

  // Told once, and also when the start fails after all: nobody can read the password a second time.
  private tellAdmin(): void {
    if (this.admin) this.say(adminLines(this.admin));
    this.admin = null;
  }
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}
