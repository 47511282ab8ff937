import { existsSync, mkdirSync, readdirSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Config } from '../../platform/config.js';
import { lockFolder } from '../start/lock.js';

/** Where it stands how visitors sign in. */
export function doorsFile({ demoDir }: Config): string {
  return join(demoDir, 'sign-in.txt');
}

/** Makes the folder of a demonstration, and says in it what it is. */
export function markFolder({ demoDir }: Config): void {
  mkdirSync(demoDir, { recursive: true, mode: 0o711 });
  writeFileSync(markFile(demoDir), MARK);
}

const MARK = 'A demonstration lives in this folder. `npm run demo -- --remove` takes it away.\n';

function markFile(folder: string): string {
  return join(folder, 'this-is-a-demonstration.txt');
}

/** @throws Error where the folder holds something else, or overlaps with those of the real place */
export function refuseOtherFolder({ demoDir }: Config, real: Config): void {
  if ([real.dataDir, real.keysDir].some((folder) => overlap(demoDir, folder)))
    throw new Error(
      `The folder ${demoDir} is not apart from DATA_DIR and KEYS_DIR. Nothing was changed. Choose another with DEMO_DIR.`,
    );
  if (!existsSync(demoDir) || existsSync(markFile(demoDir)) || readdirSync(demoDir).length === 0) return;
  throw new Error(
    `The folder ${demoDir} holds something that is no demonstration. Nothing was changed. Choose another with DEMO_DIR.`,
  );
}

function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one);
}

function isWithin(inner: string, outer: string): boolean {
  const path = relative(truly(outer), truly(inner));
  return !/^\.\.($|[/\\])/.test(path) && !isAbsolute(path);
}

function truly(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

/** Takes away what a demonstration made; what others put beside it stays. */
export function removeDemonstration(config: Config): void {
  const { demoDir, dataDir, keysDir } = config;
  if (!existsSync(markFile(demoDir))) return;
  if (existsSync(dataDir)) lockFolder(dataDir)();
  // The mark goes last: what breaks off can be removed again.
  for (const own of [dataDir, keysDir, doorsFile(config), markFile(demoDir)])
    rmSync(own, { recursive: true, force: true });
  if (readdirSync(demoDir).length === 0) rmdirSync(demoDir);
}
