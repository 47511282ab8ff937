import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Config } from '../../src/platform/config.js';
import { built } from '../support/built.js';

/** Milliseconds that compiling may take, for a hook. */
export const BUILD_MS = 120_000;

/** Workers as processes of their own, from the sources as they are: what can be killed. */
export class WorkerProcesses {
  private readonly children = new Set<ChildProcess>();

  private constructor(private readonly program: string) {}

  /** Builds what is not built yet. */
  static async build(): Promise<WorkerProcesses> {
    return new WorkerProcesses(await built('worker.js'));
  }

  /** Starts one. @returns it, once it says that it is ready */
  async start(config: Config): Promise<ChildProcess> {
    const child = spawn(process.execPath, [this.program], {
      env: environment(config),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.children.add(child);
    await once(child, 'message');
    return child;
  }

  /** Kills what still runs. */
  clear(): void {
    for (const child of this.children) child.kill('SIGKILL');
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
    METRICS_PORT: String(config.metricsPort ?? ''),
    LOG_LEVEL: 'silent',
  };
}
