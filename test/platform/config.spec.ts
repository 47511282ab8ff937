import { isAbsolute } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../../src/platform/config.js';

describe('the configuration', () => {
  it('is whole without any setting', () => {
    expect(loadConfig({})).toMatchObject({
      port: 3000,
      host: expect.stringMatching(/^(localhost|127\.0\.0\.1)$/),
      publicUrl: 'http://localhost:3000',
      local: true,
      secure: false,
      databaseUrl: null,
      workerDatabaseUrl: null,
      migrationDatabaseUrl: null,
      redisUrl: null,
      vaultKey: null,
      viewsDir: null,
      minimumAge: 16,
      auditShare: 0.01,
      staffSecondFactor: 'offered',
      logLevel: 'info',
      metricsPort: null,
      metricsHost: '127.0.0.1',
    });
  });

  it('takes every setting', () => {
    const config = loadConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://forum.example',
      DATABASE_URL: 'postgres://web@db/forum',
      WORKER_DATABASE_URL: 'postgresql://worker@db/forum',
      MIGRATION_DATABASE_URL: 'postgres://owner@db/forum',
      REDIS_URL: 'redis://queue:6379',
      VAULT_KEY: 'a'.repeat(64),
      MINIMUM_AGE: '18',
      AUDIT_SHARE: '0.25',
      SESSION_IDLE_MINUTES: '30',
      SESSION_HOURS: '48',
      LOG_LEVEL: 'warn',
      METRICS_PORT: '9464',
      METRICS_HOST: '10.0.0.5',
    });
    expect(config).toMatchObject({
      port: 8080,
      publicUrl: 'https://forum.example',
      local: false,
      secure: true,
      workerDatabaseUrl: 'postgresql://worker@db/forum',
      redisUrl: 'redis://queue:6379',
      minimumAge: 18,
      auditShare: 0.25,
      sessionIdleMinutes: 30,
      sessionHours: 48,
      metricsPort: 9464,
      metricsHost: '10.0.0.5',
    });
  });

  it.each([
    ['http://localhost:3000', 'offered'],
    ['http://forum.localhost', 'offered'],
    ['http://127.0.0.1:8080', 'offered'],
    ['http://[::1]:8080', 'offered'],
    ['https://forum.example', 'required'],
    ['http://forum.example', 'required'],
    ['http://localhost.example', 'required'],
    ['https://127.example', 'required'],
    ['http://192.168.1.5:3000', 'required'],
    ['http://forum.onion', 'required'],
  ])('at %s the second factor is %s to staff, unless told otherwise', (PUBLIC_URL, expected) => {
    expect(loadConfig({ PUBLIC_URL }).staffSecondFactor).toBe(expected);
    for (const told of ['required', 'offered'] as const)
      expect(loadConfig({ PUBLIC_URL, STAFF_SECOND_FACTOR: told }).staffSecondFactor).toBe(told);
  });

  it('takes empty texts as not set, and ignores what is not its own', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: '', VAULT_KEY: '', PATH: '/bin' })).toEqual(loadConfig({}));
  });

  it('makes its folders absolute', () => {
    const { dataDir, keysDir, viewsDir } = loadConfig({
      DATA_DIR: 'some/data',
      KEYS_DIR: 'some/keys',
      VIEWS_DIR: 'some/views',
    });
    expect([dataDir, keysDir, viewsDir!].every(isAbsolute)).toBe(true);
  });

  it('names its public address after its port', () => {
    expect(loadConfig({ PORT: '4000' }).publicUrl).toBe('http://localhost:4000');
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000.5'],
    ['PORT', 'three thousand'],
    ['PUBLIC_URL', 'forum.example'],
    ['PUBLIC_URL', 'ftp://forum.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://db/forum'],
    ['DATABASE_URL', 'not a url'],
    ['WORKER_DATABASE_URL', 'http://db/forum'],
    ['MIGRATION_DATABASE_URL', 'redis://db'],
    ['REDIS_URL', 'http://queue'],
    ['VAULT_KEY', 'a'.repeat(63)],
    ['VAULT_KEY', 'g'.repeat(64)],
    ['VAULT_KEY', `${'a'.repeat(64)},`],
    ['VAULT_KEY', `${'a'.repeat(64)},${'b'.repeat(63)}`],
    ['ON_CALL_KEY', 'a'.repeat(63)],
    ['WEBHOOKS_ANYWHERE', 'true'],
    ['MINIMUM_AGE', '12'],
    ['MINIMUM_AGE', 'old enough'],
    ['AUDIT_SHARE', '1.01'],
    ['AUDIT_SHARE', '-0.01'],
    ['AUDIT_SHARE', '1 %'],
    ['SESSION_IDLE_MINUTES', '0'],
    ['SESSION_HOURS', '-24'],
    ['SESSION_HOURS', '47'],
    ['STAFF_SECOND_FACTOR', 'no'],
    ['LOG_LEVEL', 'loud'],
  ])('stops at a wrong %s: %s', (name, value) => {
    const load = (): unknown => loadConfig({ [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^The setting ${name} cannot be used: .+\\.$`));
  });

  it('repeats no secret in what it says', () => {
    const secret = `${'5e'.repeat(31)}zz`;
    const load = (): unknown => loadConfig({ VAULT_KEY: secret });
    expect(load).toThrow('VAULT_KEY');
    expect(load).not.toThrow(secret);
  });
});
