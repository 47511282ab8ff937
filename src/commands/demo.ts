import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DOORS } from '../demonstration/people.js';
import { newPassphrase } from '../members/passphrase.js';
import { type Config, loadConfig } from '../platform/config.js';
import { filledAlready, makeDemonstration } from './demo/making.js';
import { open } from './start.js';
import { lockFolder } from './start/lock.js';
import { checkFolders, checkPort } from './start/preflight.js';

const USAGE =
  'Use it like this: npm run demo, with -- --again to begin anew, -- --remove to take it away, -- --boards NAME,NAME for some boards alone.';

/**
 * `npm run demo`: a living place with invented people, on a database of its own. It is filled once, and then served like
 * `npm start` serves the real one.
 * @param args what follows `demo --`
 * @throws Error with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const wish = readWish(args);
  const env = ofItsOwn(process.env, loadConfig().demoDir);
  const config = loadConfig(env);
  refuseOtherFolder(config.demoDir);
  if (wish.remove || wish.again) remove(config);
  if (wish.remove) return console.log(`The demonstration in ${config.demoDir} is gone.`);
  await checkPort(config);
  await provide(config, env, wish.boards);
  console.log(readFileSync(doorsFile(config), 'utf8'));
  await open(config, env);
}

interface Wish {
  again: boolean;
  remove: boolean;
  boards: string[];
}

function readWish(args: string[]): Wish {
  const { again, remove: gone, boards } = parsed(args);
  if (again && gone) throw new Error(USAGE);
  return { again, remove: gone, boards: boards?.split(',').filter(Boolean) ?? [] };
}

function parsed(args: string[]) {
  const options = {
    again: { type: 'boolean', default: false },
    remove: { type: 'boolean', default: false },
    boards: { type: 'string' },
  } as const;
  try {
    return parseArgs({ args, options }).values;
  } catch {
    throw new Error(USAGE);
  }
}

// Whatever the environment says of a real place's database, queue and keys, a demonstration has its own.
function ofItsOwn(env: NodeJS.ProcessEnv, folder: string): NodeJS.ProcessEnv {
  const none = ['DATABASE_URL', 'WORKER_DATABASE_URL', 'MIGRATION_DATABASE_URL', 'REDIS_URL', 'VAULT_KEY'];
  return {
    ...env,
    ...Object.fromEntries(none.map((name) => [name, ''])),
    DEMO_DIR: folder,
    DATA_DIR: join(folder, 'data'),
    KEYS_DIR: join(folder, 'keys'),
    DEMONSTRATION: 'yes',
  };
}

async function provide(config: Config, env: NodeJS.ProcessEnv, boards: string[]): Promise<void> {
  begin(config);
  const unlock = lockFolder(config.dataDir);
  try {
    if (await filledAlready(config)) return;
    const passwords = new Map(Object.values(DOORS).map((name) => [name as string, newPassphrase()]));
    await makeDemonstration(config, env, { passwords, boards, say: console.log });
    writeFileSync(doorsFile(config), doorsText(passwords), { mode: 0o600 });
  } finally {
    unlock();
  }
}

function begin(config: Config): void {
  mkdirSync(config.demoDir, { recursive: true, mode: 0o711 });
  writeFileSync(markFile(config.demoDir), MARK);
  checkFolders(config);
}

const MARK = 'All in this folder belongs to a demonstration. `npm run demo -- --remove` takes it away.\n';

function markFile(folder: string): string {
  return join(folder, 'this-is-a-demonstration.txt');
}

function doorsFile({ demoDir }: Config): string {
  return join(demoDir, 'sign-in.txt');
}

function refuseOtherFolder(folder: string): void {
  if (!existsSync(folder) || existsSync(markFile(folder)) || readdirSync(folder).length === 0) return;
  throw new Error(
    `The folder ${folder} holds something that is no demonstration. Nothing was changed. Choose another with DEMO_DIR.`,
  );
}

function remove({ demoDir, dataDir }: Config): void {
  if (existsSync(dataDir)) lockFolder(dataDir)();
  if (existsSync(markFile(demoDir))) rmSync(demoDir, { recursive: true, force: true });
}

function doorsText(passwords: ReadonlyMap<string, string>): string {
  const doors = Object.entries(DOORS).map(
    ([as, name]) => `  ${as.padEnd(14)} ${name.padEnd(14)} ${passwords.get(name)}`,
  );
  return ['Sign in to the demonstration, at /sign-in, as', '', ...doors, ''].join('\n');
}
