import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** What a running server writes into `postmaster.pid` of its data folder. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that runs, or once ran, on the data; null: it was stopped in order, or never started. */
export function readPostmaster(cluster: string): Postmaster | null {
  const [pid, , , port] = linesOf(join(cluster, 'postmaster.pid')).map(Number);
  return pid && port ? { pid, port } : null;
}

/**
 * Forgets a server that no longer runs. PostgreSQL itself would be held up by any process that got the old number.
 * Should a server run after all, PostgreSQL still finds its shared memory and refuses.
 */
export function forgetPostmaster(cluster: string): void {
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Whether the process is alive (no zombie), is PostgreSQL, and, where the system says so, works in this folder. */
export function isServerOf(cluster: string, pid: number): boolean {
  if (process.platform === 'linux') return isLiving(linesOf(`/proc/${pid}/status`)) && worksIn(cluster, pid);
  if (process.platform === 'win32') return exists(pid);
  return /^[^Z]\S*\s.*postgres/.test(outputOf('ps', ['-o', 'stat=', '-o', 'comm=', '-p', String(pid)]));
}

function isLiving(status: string[]): boolean {
  return status.includes('Name:\tpostgres') && !status.some((line) => /^State:\s+[ZX]/.test(line));
}

// Root in a container may not look at another account's folder: then name and state must do.
function worksIn(cluster: string, pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === cluster;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EACCES' && process.getuid?.() === 0;
  }
}

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function outputOf(command: string, args: string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return '';
  }
}
