import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from './start-error.js';

/**
 * Takes the data folder for this process, so that two forums never share one.
 * @param folder DATA_DIR, existing
 * @returns gives it back
 * @throws StartError when another living Hearthside holds it
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'hearthside.lock');
  if (!take(file)) {
    refuseWhileHeld(folder, read(file));
    rmSync(file, { force: true });
    if (!take(file)) refuseWhileHeld(folder, read(file));
  }
  return () => rmSync(file, { force: true });
}

function take(file: string): boolean {
  try {
    writeFileSync(file, identityOf(process.pid), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function refuseWhileHeld(folder: string, holder: string): void {
  const pid = Number.parseInt(holder, 10);
  if (!pid || identityOf(pid) !== holder) return;
  throw new StartError(
    `Hearthside is already running on the folder ${folder} (process ${pid}). Stop it first, or choose another with DATA_DIR.`,
  );
}

// A process number alone is given out again, in containers the same one at every start; the time of its start is not.
function identityOf(pid: number): string {
  return `${pid} ${startOf(pid)}`;
}

function startOf(pid: number): string {
  if (process.platform === 'linux') return fromProc(pid);
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : 'gone';
  return fromPs(pid);
}

// Field 3 is the state (Z: a zombie), field 22 the start in ticks since boot: proc(5). The name before may hold spaces.
function fromProc(pid: number): string {
  const fields = read(`/proc/${pid}/stat`)
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields.length < 20 || /[ZX]/.test(fields[0] ?? 'X') ? 'gone' : `${fields[19]}`;
}

function fromPs(pid: number): string {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  } catch {
    return 'gone';
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
