import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DOORS } from '../demonstration/people.js';
import { newPassphrase } from '../members/passphrase.js';
import { type Config, loadConfig } from '../platform/config.js';
import { doorsFile, markFolder, refuseOtherFolder, removeDemonstration } from './demo/folder.js';
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
  const real = loadConfig();
  const env = ofItsOwn(process.env, real);
  const config = loadConfig(env);
  refuseOtherFolder(config, real);
  if (wish.remove || wish.again) removeDemonstration(config);
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

// Whatever the environment says of a real place, a demonstration has its own, and leads nobody to the real one.
function ofItsOwn(env: NodeJS.ProcessEnv, { demoDir, demoPublicUrl }: Config): NodeJS.ProcessEnv {
  return {
    ...env,
    ...Object.fromEntries(OF_THE_REAL.map((name) => [name, ''])),
    PUBLIC_URL: demoPublicUrl ?? '',
    DEMO_DIR: demoDir,
    DATA_DIR: join(demoDir, 'data'),
    KEYS_DIR: join(demoDir, 'keys'),
    DEMONSTRATION: 'yes',
  };
}

const OF_THE_REAL = [
  'DATABASE_URL',
  'WORKER_DATABASE_URL',
  'MIGRATION_DATABASE_URL',
  'REDIS_URL',
  'VAULT_KEY',
  'ON_CALL_KEY',
  'ONION_URL',
  'METRICS_PORT',
];

async function provide(config: Config, env: NodeJS.ProcessEnv, boards: string[]): Promise<void> {
  markFolder(config);
  checkFolders(config);
  const unlock = lockFolder(config.dataDir);
  try {
    if (await filledAlready(config)) return;
    const passwords = new Map(Object.values(DOORS).map((name) => [name as string, newPassphrase()]));
    writeFileSync(doorsFile(config), doorsText(passwords), { mode: 0o600 });
    await makeDemonstration(config, env, { passwords, boards, say: console.log });
  } finally {
    unlock();
  }
}

function doorsText(passwords: ReadonlyMap<string, string>): string {
  const doors = Object.entries(DOORS).map(
    ([as, name]) => `  ${as.padEnd(14)} ${name.padEnd(14)} ${passwords.get(name)}`,
  );
  return ['Sign in to the demonstration, at /sign-in, as', '', ...doors, ''].join('\n');
}
