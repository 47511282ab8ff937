import { spawn } from 'child_process';
import fs from 'fs';
import path from 'path';
import { setTimeout as wait } from 'timers/promises';
import { fileURLToPath } from 'url';

const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const DIST = path.join(ROOT, 'dist');
const STAMP = path.join(DIST, '.built');
const LOCK = path.join(DIST, '.building');
const TYPESCRIPT = path.join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
const SOURCES = ['src', 'migrations', 'tsconfig.json'];
const LOOK_EVERY = 100; // milliseconds

/**
 * Builds `dist` where it is missing or older than its sources. Several commands may start at once: one builds,
 * the others wait for it. Without TypeScript (a production install) what is in `dist` is used.
 */
export async function build() {
  if (isFresh() || canOnlyUse()) return;
  makeDist();
  while (!takeLock()) await wait(LOOK_EVERY);
  try {
    if (!isFresh()) await compile();
  } finally {
    fs.rmSync(LOCK, { force: true });
  }
}

function isFresh() {
  return (
    fs.existsSync(STAMP) &&
    fs.statSync(STAMP).mtimeMs > Math.max(0, ...SOURCES.map((name) => newest(path.join(ROOT, name))))
  );
}

function canOnlyUse() {
  if (fs.existsSync(TYPESCRIPT)) return false;
  if (fs.existsSync(path.join(DIST, 'src'))) return true;
  throw new Error('Hearthside is not installed yet: run "npm ci" first.');
}

// The newest change, in milliseconds; a folder changes when a file in it comes or goes.
function newest(file) {
  const stats = fs.statSync(file, { throwIfNoEntry: false });
  if (!stats) return 0;
  if (!stats.isDirectory()) return stats.mtimeMs;
  return Math.max(stats.mtimeMs, ...fs.readdirSync(file).map((name) => newest(path.join(file, name))));
}

function makeDist() {
  try {
    fs.mkdirSync(DIST, { recursive: true });
    fs.accessSync(DIST, fs.constants.W_OK);
  } catch {
    throw new Error(
      'Hearthside must be built, and the folder ' +
        DIST +
        ' cannot be written to: run "npm run build" as its owner.',
    );
  }
}

function takeLock() {
  try {
    fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return takeOver();
  }
}

// Whoever built may have been killed.
function takeOver() {
  const holder = fs.existsSync(LOCK) ? Number(fs.readFileSync(LOCK, 'utf8')) : 0;
  if (holder && holder !== process.pid && isAlive(holder)) return false;
  fs.rmSync(LOCK, { force: true });
  return takeLock();
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function compile() {
  console.error('Building …');
  const started = new Date();
  const child = spawn(process.execPath, [TYPESCRIPT, '-p', 'tsconfig.json'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0) throw new Error('The build failed; the lines above say where.');
  // Dated to its beginning: what changed meanwhile is built the next time.
  fs.writeFileSync(STAMP, '');
  fs.utimesSync(STAMP, started, started);
}
