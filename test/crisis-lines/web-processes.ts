import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Config } from '../../src/platform/config.js';

const ROOT = join(import.meta.dirname, '../..');

/** Milliseconds that compiling may take, for a hook. */
export const BUILD_MS = 120_000;

/** Web processes of their own, from the sources as they are. */
export class WebProcesses {
  private readonly children = new Set<ChildProcess>();

  private constructor(private readonly folder: string) {}

  /** Compiles the project into a folder beside its modules. */
  static async build(): Promise<WebProcesses> {
    const folder = await mkdtemp(join(ROOT, 'node_modules/.hearthside-test-'));
    const options = ['--outDir', folder, '--incremental', 'false', '--noCheck'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const child = spawn(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.json'), ...options]);
    const [code] = (await once(child, 'exit')) as [number];
    if (code !== 0) throw new Error('The web process could not be compiled.');
    return new WebProcesses(folder);
  }

  /** Starts one. @returns where it is, once it says that it is ready */
  async start(config: Config): Promise<string> {
    const port = await freePort();
    const child = spawn(process.execPath, [join(this.folder, 'src/main.js')], {
      env: environment(config, port),
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.children.add(child);
    await once(child, 'message');
    return `http://127.0.0.1:${port}`;
  }

  /** Kills what still runs, and removes what was compiled. */
  async clear(): Promise<void> {
    for (const child of this.children) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
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
    LOG_LEVEL: 'silent',
  };
}
