import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowsOf, startIn, temporaryFolder } from './workshop.js';

describe('starting the embedded PostgreSQL', () => {
  it('finds its data again after a stop', async () => {
    const folder = await temporaryFolder();
    const first = await startIn(folder);
    await rowsOf(first.url, `create table kept as select 'words' as body`);
    await first.stop();
    const second = await startIn(folder);
    expect(second.alreadyRunning).toBe(false);
    expect(await rowsOf(second.url, 'select body from kept')).toEqual([{ body: 'words' }]);
  });

  it('makes the database in UTF-8, without a locale of the system, with checksums', async () => {
    const { url } = await startIn(await temporaryFolder());
    const [database] = await rowsOf(
      url,
      `select current_database() as name, datlocprovider as provider, datlocale as locale,
         pg_encoding_to_char(encoding) as encoding, current_setting('data_checksums') as checksums
       from pg_database where datname = current_database()`,
    );
    expect(database).toEqual({
      name: 'hearthside',
      provider: 'b',
      locale: 'C.UTF-8',
      encoding: 'UTF8',
      checksums: 'on',
    });
  });

  it('listens on this machine alone, and asks for the password', async () => {
    const { url } = await startIn(await temporaryFolder());
    const [{ listen, sockets }] = (await rowsOf(
      url,
      `select current_setting('listen_addresses') as listen, current_setting('unix_socket_directories') as sockets`,
    )) as [{ listen: string; sockets: string }];
    expect([listen, sockets]).toEqual(['127.0.0.1', '']);
    const wrong = new URL(url);
    wrong.password = 'guessed';
    await expect(rowsOf(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('keeps the password and the data from other accounts', async () => {
    const folder = await temporaryFolder();
    const { url } = await startIn(folder);
    const file = join(folder, 'password');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'cluster'))).mode & 0o777).toBe(0o700);
    expect(new URL(url).password).toBe((await readFile(file, 'utf8')).trim());
  });

  it('writes nothing that people wrote into its log', async () => {
    const folder = await temporaryFolder();
    const { url, stop } = await startIn(folder);
    await rowsOf(url, 'create table names (name text primary key, n int)');
    await rowsOf(url, `insert into names values ('canary-1', 1)`);
    await expect(rowsOf(url, `insert into names values ('canary-1', 1)`)).rejects.toThrow('duplicate key');
    await expect(rowsOf(url, `select 'canary-2'::int`)).rejects.toThrow('canary-2');
    await stop();
    const log = await readFile(join(folder, 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
    expect(log).not.toMatch(/canary|select|insert/i);
  });

  it('leaves no file behind that looks unfinished', async () => {
    const folder = await temporaryFolder();
    await startIn(folder);
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['cluster', 'password', 'postgres.log']));
    expect((await readdir(folder)).filter((name) => name.includes('.new'))).toEqual([]);
  });

  it('says in one sentence that the folder cannot be written to', async () => {
    const file = join(await temporaryFolder(), 'a-file');
    await writeFile(file, '');
    const folder = join(file, 'database');
    await expect(startIn(folder)).rejects.toMatchObject({
      name: 'EmbeddedPostgresError',
      message: `The folder ${folder} for the database cannot be written to: give this user the right to, or choose another with DATA_DIR.`,
    });
  });
});
