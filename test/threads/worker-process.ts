import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../../src/platform/config.js';

const ROOT = join(import.meta.dirname, '../..');

/** Milliseconds that compiling may take, for a hook. */
export const BUILD_MS = 120_000;

/** Workers as processes of their own, from the sources as they are: what can be killed. */
export class WorkerProcesses {
  private readonly children = new Set<ChildProcess>();

  private constructor(private readonly folder: string) {}

  /** Compiles the project into a folder beside its modules. */
  static async build(): Promise<WorkerProcesses> {
    const folder = await mkdtemp(join(ROOT, 'node_modules/.hearthside-test-'));
    const options = ['--outDir', folder, '--incremental', 'false', '--noCheck'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const [code] = (await once(
      spawn(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.json'), ...options]),
      'exit',
    )) as [number];
    if (code !== 0) throw new Error('The worker could not be compiled.');
    return new WorkerProcesses(folder);
  }

  /** Starts one. @returns it, once it says that it is ready */
  async start(config: Config): Promise<ChildProcess> {
    const child = spawn(process.execPath, [join(this.folder, 'src/worker.js')], {
      env: environment(config),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.children.add(child);
    await once(child, 'message');
    return child;
  }

  /** Kills what still runs, and removes what was compiled. */
  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }
}

function environment(config: Config): NodeJS.ProcessEnv {
  return {
    VAULT_KEY: config.vaultKey ?? '',
    WORKER_DATABASE_URL: config.workerDatabaseUrl ?? '',
    REDIS_URL: config.redisUrl ?? '',
    DATA_DIR: config.dataDir,
    KEYS_DIR: config.keysDir,
    ON_CALL_KEY: config.onCallKey ?? '',
    WEBHOOKS_ANYWHERE: config.webhooksAnywhere ? 'yes' : 'no',
    LOG_LEVEL: 'silent',
  };
}
