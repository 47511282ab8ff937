import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../src/platform/config.js';

/** A configuration that touches nothing of the machine's; `VAULT_KEY` is as secret as this page. */
export function testConfig(changes: Partial<Config> = {}): Config {
  // Each time another: what one test wrote there, the next would read.
  const nowhere = join(tmpdir(), `hearthside-never-made-${randomUUID()}`);
  const env = {
    VAULT_KEY: '5e'.repeat(32),
    LOG_LEVEL: 'silent',
    // People of tests write and try as often as they like; what holds them back has tests of its own.
    TRIES_AN_HOUR: '10000',
    NEW_ACCOUNT_DAYS: '0',
    NEW_ACCOUNT_POSTS: '0',
    DATA_DIR: join(nowhere, 'data'),
    KEYS_DIR: join(nowhere, 'keys'),
  };
  return { ...loadConfig(env), ...changes };
}
