import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Config } from '../../src/platform/config.js';
import { built } from '../support/built.js';

/** Milliseconds that compiling may take, for a hook. */
export const BUILD_MS = 120_000;

/** Web processes of their own, from the sources as they are. */
export class WebProcesses {
  private readonly children = new Set<ChildProcess>();

  private constructor(private readonly program: string) {}

  /** Builds what is not built yet. */
  static async build(): Promise<WebProcesses> {
    return new WebProcesses(await built('main.js'));
  }

  /** Starts one. @returns where it is, once it says that it is ready */
  async start(config: Config): Promise<string> {
    const port = await freePort();
    const child = spawn(process.execPath, [this.program], {
      env: environment(config, port),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.children.add(child);
    await once(child, 'message');
    return `http://127.0.0.1:${port}`;
  }

  /** Kills what still runs. */
  clear(): void {
    for (const child of this.children) child.kill('SIGKILL');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

function environment(config: Config, port: number): NodeJS.ProcessEnv {
  return {
    PORT: String(port),
    HOST: '127.0.0.1',
    VAULT_KEY: config.vaultKey ?? '',
    DATABASE_URL: config.databaseUrl ?? '',
    WORKER_DATABASE_URL: config.workerDatabaseUrl ?? '',
    REDIS_URL: config.redisUrl ?? '',
    DATA_DIR: config.dataDir,
    KEYS_DIR: config.keysDir,
    METRICS_PORT: String(config.metricsPort ?? ''),
    LOG_LEVEL: 'silent',
  };
}
