import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockFolder } from '../../src/commands/start/lock.js';
import { checkFolders, checkPort } from '../../src/commands/start/preflight.js';
import { Restarts } from '../../src/commands/start/restarts.js';
import { loadConfig } from '../../src/platform/config.js';
import { afterwards, temporaryFolder } from './workshop.js';

describe('before the forum starts', () => {
  it('says that the port is taken, and names the next', async () => {
    const port = await takenPort();
    const config = loadConfig({ PORT: String(port), HOST: '127.0.0.1' });
    const next = port < 65535 ? port + 1 : 3000;
    await expect(checkPort(config)).rejects.toMatchObject({
      name: 'StartError',
      message: `Port ${port} is taken. Stop what uses it, or choose another with PORT=${next}.`,
    });
  });

  it('says that an address is not of this machine', async () => {
    const config = loadConfig({ HOST: '192.0.2.1' });
    await expect(checkPort(config)).rejects.toThrow('The address 192.0.2.1 cannot be used on this machine');
  });

  it('says which folder cannot be written to, and its setting', async () => {
    const file = join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    const config = loadConfig({ DATA_DIR: join(file, 'data') });
    expect(() => checkFolders(config)).toThrow(
      `The folder ${join(file, 'data')} cannot be written to. Give this user the right to, or choose another with DATA_DIR.`,
    );
  });
});

describe('the lock on the data folder', () => {
  it('refuses a second forum, and frees the folder for the next', async () => {
    const folder = await temporaryFolder();
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(
      `already running on the folder ${folder} (process ${process.pid})`,
    );
    unlock();
    lockFolder(folder)();
  });

  it('is not held by a process that only got the number of the dead one', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'hearthside.lock');
    lockFolder(folder);
    await writeFile(file, `${process.pid} 1`);
    lockFolder(folder);
    expect(await readFile(file, 'utf8')).not.toBe(`${process.pid} 1`);
  });
});

describe('starting a process again', () => {
  it('waits longer each time, and gives up at the fifth death within a minute', () => {
    const restarts = new Restarts();
    const pauses = [0, 2, 5, 10, 20].map((second) => restarts.afterDeath(second * 1_000));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, null]);
  });

  it('forgets deaths that are a minute old', () => {
    const restarts = new Restarts();
    const pauses = [0, 20, 40, 60, 80, 100].map((second) => restarts.afterDeath(second * 1_000));
    expect(pauses).toEqual([1_000, 2_000, 4_000, 4_000, 4_000, 4_000]);
  });
});

async function takenPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterwards(async () => once(server.close(), 'close'));
  return (server.address() as AddressInfo).port;
}
