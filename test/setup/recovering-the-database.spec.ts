import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isServerOf } from '../../src/platform/database/embedded/postmaster.js';
import { afterwards, rowsOf, startIn, temporaryFolder } from './workshop.js';

describe('recovering the embedded PostgreSQL', () => {
  it('has what it acknowledged after kill -9, on the same port when asked', async () => {
    const folder = await temporaryFolder();
    const killed = await startIn(folder);
    await rowsOf(killed.url, `create table kept as select 'words' as body`);
    process.kill(killed.pid, 'SIGKILL');
    await killed.ended;
    const next = await startIn(folder, killed.port);
    expect(next).toMatchObject({ alreadyRunning: false, url: killed.url });
    expect(await rowsOf(next.url, 'select body from kept')).toEqual([{ body: 'words' }]);
  });

  it('takes over the server that a killed forum left running', async () => {
    const folder = await temporaryFolder();
    const left = await startIn(folder);
    const taken = await startIn(folder);
    expect(taken).toMatchObject({ alreadyRunning: true, pid: left.pid, url: left.url });
    await taken.stop();
    await left.ended;
  });

  it('drops a postmaster.pid whose number belongs to another living process', async () => {
    const folder = await temporaryFolder();
    await staleFile(folder, strangerProcess());
    expect((await startIn(folder)).alreadyRunning).toBe(false);
  });

  it('drops a postmaster.pid of a zombie', async () => {
    const folder = await temporaryFolder();
    const zombie = await makeZombie(await temporaryFolder());
    expect(isServerOf(join(folder, 'cluster'), zombie)).toBe(false);
    await staleFile(folder, zombie);
    expect((await startIn(folder)).alreadyRunning).toBe(false);
  });

  it('begins again when making the data was cut off', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'cluster.new-cut', 'base'), { recursive: true });
    await writeFile(join(folder, 'cluster.new-cut', 'PG_VERSION'), '18\n');
    const { url } = await startIn(folder);
    expect(await rowsOf(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await readdir(folder)).not.toContain('cluster.new-cut');
  });

  it("gives PostgreSQL's own reason when it refuses to start", async () => {
    const folder = await temporaryFolder();
    await (await startIn(folder)).stop();
    await writeFile(join(folder, 'cluster', 'PG_VERSION'), '12\n');
    await expect(startIn(folder)).rejects.toThrow(
      'The database did not start; PostgreSQL says: database files are incompatible with server.',
    );
  });

  it('asks for the password file back instead of making another', async () => {
    const folder = await temporaryFolder();
    await (await startIn(folder)).stop();
    await rm(join(folder, 'password'));
    await expect(startIn(folder)).rejects.toThrow(`The file ${join(folder, 'password')} is gone`);
  });
});

/** Data that was stopped in order, with the postmaster.pid it had while it ran, naming the given process. */
async function staleFile(folder: string, pid: number): Promise<void> {
  const file = join(folder, 'cluster', 'postmaster.pid');
  const postgres = await startIn(folder);
  const lines = (await readFile(file, 'utf8')).split('\n');
  await postgres.stop();
  await writeFile(file, [pid, ...lines.slice(1)].join('\n'));
}

/** A process that has nothing to do with the database. Not this one: PostgreSQL lets its own parent pass. */
function strangerProcess(): number {
  const stranger = spawn('cat');
  afterwards(async () => stranger.kill() && once(stranger, 'exit'));
  return stranger.pid!;
}

/** A dead process named postgres that its living parent never asks about. */
async function makeZombie(folder: string): Promise<number> {
  const program = join(folder, 'postgres');
  await symlink('/bin/cat', program);
  const script = '"$0" /dev/null & echo $!; exec sleep 600';
  const parent = spawn('sh', ['-c', script, program], { stdio: ['ignore', 'pipe', 'ignore'] });
  afterwards(async () => parent.kill('SIGKILL') && once(parent, 'exit'));
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  return Number(line);
}
