import { parseArgs } from 'node:util';
import type { DataSource } from 'typeorm';
import { endUnfound } from '../members/sessions.js';
import { type Config, loadConfig } from '../platform/config.js';
import { checkKey } from '../platform/vault/vault-check.js';
import { type OpenDatabase, openDatabase } from './connection.js';
import { add, finish, KeysError, use } from './keys/changing.js';
import { type Ring, ringOf } from './keys/ring.js';
import { refuseWhileOld, resealAll } from './keys/resealing-all.js';
import { status } from './keys/status.js';

interface Work {
  database: DataSource;
  config: Config;
  ring: Ring;
  leave: boolean;
}

const ACTIONS = {
  status: ({ database, config, ring }: Work) => status(database, config, ring),
  add: ({ ring }: Work) => Promise.resolve(add(ring)),
  use: ({ database, ring }: Work) => use(database, ring),
  reseal: ({ database, config, ring }: Work) => resealAll(database, config, ring),
  finish: async ({ database, config, ring, leave }: Work) => {
    await refuseWhileOld(database, config, ring);
    await endUnfound(database, ring.vault);
    return finish(database, ring, leave);
  },
} as const;

/**
 * `npm run keys -- status|add|use|reseal|finish`: says which keys the forum has and what is under them; makes a new one;
 * takes it into use once every process knows it; moves what the old one sealed; and lets the old one go, with
 * `--leave-behind` also where somebody still needs it.
 * @param args what follows `keys --`
 * @throws KeysError, ConfigError, or Error with one sentence for the operator
 */
export async function run(args: string[]): Promise<void> {
  const { action, leave } = readWish(args);
  const config = loadConfig();
  const opened = await openDatabase(config);
  try {
    const { dataSource } = opened;
    await checkRing(opened, config);
    const lines = await ACTIONS[action]({ database: dataSource, config, ring: ringOf(config), leave });
    for (const line of lines) console.log(line);
  } catch (error) {
    throw mayNot(error) ? new KeysError(OWNER_NEEDED) : error;
  } finally {
    await opened.close();
  }
}

// In another order they are to be put right here.
async function checkRing({ dataSource }: OpenDatabase, config: Config): Promise<void> {
  await checkKey(dataSource, config, { anyOrder: true });
}

function mayNot(error: unknown): boolean {
  return (error as { code?: unknown }).code === '42501';
}

const OWNER_NEEDED =
  'This database account may not do that. Set MIGRATION_DATABASE_URL to the one that owns the tables.';

const USAGE =
  'Use it like this: npm run keys -- status|add|use|reseal|finish. With finish, --leave-behind lets the old key go also where somebody still needs it.';

function readWish(args: string[]): { action: keyof typeof ACTIONS; leave: boolean } {
  const { positionals, values } = parsed(args);
  const [asked = '', ...rest] = positionals;
  if (!Object.hasOwn(ACTIONS, asked) || rest.length > 0) throw new KeysError(USAGE);
  if (values['leave-behind'] && asked !== 'finish') throw new KeysError(USAGE);
  return { action: asked as keyof typeof ACTIONS, leave: values['leave-behind'] };
}

function parsed(args: string[]) {
  try {
    const options = { 'leave-behind': { type: 'boolean', default: false } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new KeysError(USAGE);
  }
}
