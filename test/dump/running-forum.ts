import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const STARTING_MS = 90_000;

/** Whether the machine has a Redis to try with. */
export async function hasRedis(): Promise<boolean> {
  const child = spawn('redis-server', ['--version'], { stdio: 'ignore' });
  return new Promise((resolve) =>
    child.on('error', () => resolve(false)).on('exit', (code) => resolve(code === 0)),
  );
}

/** The forum as `npm start` runs it, web and worker as processes of their own, with everything that it leaves on a disk. */
export class RunningForum {
  private said = '';
  private readonly children: ChildProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly origin: string,
  ) {}

  static async start(settings: NodeJS.ProcessEnv, { redis = false } = {}): Promise<RunningForum> {
    const [port, redisPort] = [await freePort(), await freePort()];
    const folder = mkdtempSync(join(tmpdir(), 'hearthside-dump-'));
    const forum = new RunningForum(folder, `http://127.0.0.1:${port}`);
    const env = {
      ...settings,
      PORT: String(port),
      DATA_DIR: join(folder, 'data'),
      KEYS_DIR: join(folder, 'keys'),
    };
    if (redis) forum.startRedis(redisPort);
    try {
      await forum.startAll(redis ? { ...env, REDIS_URL: `redis://127.0.0.1:${redisPort}` } : env);
    } catch (error) {
      await forum.stop();
      forum.clear();
      throw error;
    }
    return forum;
  }

  /** The first admin's name and password, as they are told to the operator. */
  admin(): { name: string; password: string } {
    const told = (what: string): string => new RegExp(`^ +${what} +(.+)$`, 'm').exec(this.said)![1]!;
    return { name: told('name'), password: told('password') };
  }

  /** Everything that its processes have written on the terminal, but for the lines that tell the operator of the admin. */
  log(): Buffer {
    return Buffer.from(this.said.replaceAll(/^ +(name|password|recovery) +.+$/gm, ''));
  }

  /** The superuser's URL of the database. */
  databaseUrl(): string {
    const home = join(this.folder, 'data', 'postgres');
    const [, , , port] = readFileSync(join(home, clusterIn(home), 'postmaster.pid'), 'utf8').split('\n');
    return `postgresql://postgres:${readFileSync(join(home, 'password'), 'utf8').trim()}@127.0.0.1:${port}/hearthside`;
  }

  /** Stops everything in order; the files stay until `clear`. */
  async stop(): Promise<void> {
    for (const child of this.children.splice(0)) {
      if (child.exitCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The files below a folder of the forum's, with what is in them. */
  files(below: string): { name: string; bytes: Buffer }[] {
    const root = join(this.folder, below);
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
    return names
      .filter((name) => statSync(join(root, name)).isFile())
      .map((name) => ({ name, bytes: readFileSync(join(root, name)) }));
  }

  private startRedis(port: number): void {
    const settings = {
      port,
      dir: this.folder,
      appendonly: 'yes',
      rdbcompression: 'no',
      'maxmemory-policy': 'noeviction',
    };
    const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.run('redis-server', args, {});
  }

  private async startAll(env: NodeJS.ProcessEnv): Promise<void> {
    const child = this.run(process.execPath, [join(ROOT, 'bin/hearthside.mjs'), 'start'], env);
    await vi.waitFor(
      () => {
        if (child.exitCode !== null) throw new Error(`The forum ended:\n${this.said}`);
        if (!/is open:[^]*^ +recovery /m.test(this.said))
          throw new Error(`The forum did not open:\n${this.said}`);
      },
      { timeout: STARTING_MS, interval: 50 },
    );
  }

  private run(program: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    const child = spawn(program, args, {
      cwd: ROOT,
      env: { ...own(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (words: Buffer) => (this.said += words.toString()));
    this.children.unshift(child);
    return child;
  }
}

function clusterIn(home: string): string {
  return readdirSync(home).find((name) => readdirSync(join(home, name)).includes('postmaster.pid'))!;
}

function own(): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await once(server.close(), 'close');
  return port;
}
