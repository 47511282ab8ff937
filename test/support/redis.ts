import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../dump/running-forum.js';

/** A Redis of a test's own, where the machine has one to run. */
export async function startRedis(): Promise<{ url: string; stop: () => Promise<void> }> {
  const [port, folder] = [await freePort(), await mkdtemp(join(tmpdir(), 'hearthside-redis-'))];
  const args = ['--port', String(port), '--dir', folder, '--save', '', '--maxmemory-policy', 'noeviction'];
  const child: ChildProcess = spawn('redis-server', args, { stdio: 'ignore' });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill();
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  return { url: `redis://127.0.0.1:${port}`, stop };
}
