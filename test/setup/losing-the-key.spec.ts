import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { beforeEach, describe, expect, it } from 'vitest';
import { prepare } from '../../src/commands/prepare.js';
import type { Config } from '../../src/platform/config.js';
import { dataSourceOptions } from '../../src/platform/database/data-source.js';
import { checkKey } from '../../src/platform/vault/vault-check.js';
import { testConfig } from '../support/config.js';
import { afterwards, rowsOf, startIn, temporaryFolder } from './workshop.js';

describe('the key that a database was begun with', () => {
  let url: string;
  let config: Config;
  let elsewhere: Config;

  const made = (given: Config): Promise<unknown> => prepare(given, url, () => undefined);
  const roles = (): Promise<unknown> =>
    rowsOf(url, `select rolname, rolpassword from pg_authid where rolname like 'hearthside%' order by 1`);

  beforeEach(async () => {
    ({ url } = await startIn(join(await temporaryFolder(), 'postgres')));
    config = testConfig({ vaultKey: null, keysDir: join(await temporaryFolder(), 'keys') });
    elsewhere = { ...config, keysDir: join(await temporaryFolder(), 'keys') };
    await made(config);
  });

  it('opens it again', async () => {
    await expect(made(config)).resolves.toMatchObject({ admin: null });
  });

  it('is missed: nothing is made in its place', async () => {
    const before = await roles();
    await expect(made(elsewhere)).rejects.toThrow('The key of this database is missing.');
    expect(existsSync(elsewhere.keysDir)).toBe(false);
    expect(await roles()).toEqual(before);
  });

  it('is not another', async () => {
    const before = await roles();
    const other = { ...config, vaultKey: '02'.repeat(32) };
    await expect(made(other)).rejects.toThrow('is not the one that this database was begun with');
    expect(await roles()).toEqual(before);
  });

  it('is asked for by a web process', async () => {
    const { webUrl } = (await made(config)) as { webUrl: string };
    const database = await new DataSource(dataSourceOptions(webUrl, [])).initialize();
    afterwards(() => database.destroy());
    await expect(checkKey(database, config)).resolves.toBeUndefined();
    await expect(checkKey(database, elsewhere)).rejects.toThrow('is missing');
  });

  it('is noted for a database from before, and none is made for it', async () => {
    await rowsOf(url, 'delete from vault_check');
    await expect(made(elsewhere)).rejects.toThrow('is missing');
    await made(config);
    await expect(made({ ...config, vaultKey: '02'.repeat(32) })).rejects.toThrow('is not the one');
  });
});
