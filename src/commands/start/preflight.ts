import { once } from 'node:events';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { Config } from '../../platform/config.js';
import { StartError } from './start-error.js';

/**
 * Makes the folders where they are missing.
 * @throws StartError for one that cannot be written to
 */
export function checkFolders({ dataDir, keysDir, vaultKey }: Config): void {
  // The database's account, where it is not ours, must be able to pass through to its own folder.
  checkFolder(dataDir, 'DATA_DIR', 0o711);
  if (!vaultKey) checkFolder(keysDir, 'KEYS_DIR', 0o700);
}

function checkFolder(folder: string, setting: string, mode: number): void {
  try {
    mkdirSync(folder, { recursive: true, mode });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new StartError(
      `The folder ${folder} cannot be written to. Give this user the right to, or choose another with ${setting}.`,
    );
  }
}

/** @throws StartError for a port that is taken or forbidden, or an address that is not this machine's */
export async function checkPort({ host, port }: Config): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen(port, host), 'listening');
  } catch (error) {
    throw new StartError(whyNot((error as NodeJS.ErrnoException).code, host, port));
  }
  server.close();
  await once(server, 'close');
}

function whyNot(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken. Stop what uses it, or choose another with PORT=${port < 65535 ? port + 1 : 3000}.`;
  }
  if (code === 'EACCES')
    return `This user may not use port ${port}. Choose one above 1023, such as PORT=3000.`;
  return `The address ${host} cannot be used on this machine (${code}). Choose another with HOST=localhost.`;
}
