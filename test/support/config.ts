import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, loadConfig } from '../../src/platform/config.js';

/** A configuration that touches nothing of the machine's; `VAULT_KEY` is as secret as this page. */
export function testConfig(changes: Partial<Config> = {}): Config {
  const env = {
    VAULT_KEY: '5e'.repeat(32),
    LOG_LEVEL: 'silent',
    // People of tests write and try as often as they like; what holds them back has tests of its own.
    TRIES_AN_HOUR: '10000',
    NEW_ACCOUNT_DAYS: '0',
    NEW_ACCOUNT_POSTS: '0',
    DATA_DIR: join(tmpdir(), 'hearthside-never-made'),
    KEYS_DIR: join(tmpdir(), 'hearthside-never-made-keys'),
  };
  return { ...loadConfig(env), ...changes };
}
