import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepare } from '../../src/commands/prepare.js';
import { startIn, temporaryFolder } from '../setup/workshop.js';
import { testConfig } from '../support/config.js';
import { BUILD_MS } from '../threads/worker-process.js';

const BIN = join(import.meta.dirname, '../../bin/hearthside.mjs');

it(
  'the command reads the embedded database of a forum that is running, leaves it running, and ends',
  async () => {
    const folder = await temporaryFolder();
    const postgres = await startIn(join(folder, 'postgres'));
    await prepare(testConfig(), postgres.url, () => undefined);
    const none = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '' };
    const env = { ...process.env, ...none, DATA_DIR: folder, KEYS_DIR: join(folder, '../keys') };
    const head = await run(['record', 'head'], env);
    expect(head).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1:[0-9a-f]{64}\n$/) });
    expect(await run(['record', 'check', '--head', head.stdout.trim()], env)).toMatchObject({ code: 0 });
    const broken = await run(['record', 'check', '--head', `1:${'0'.repeat(64)}`], env);
    expect(broken).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('The record breaks after 0 entries'),
    });
  },
  BUILD_MS,
);

async function run(
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [BIN, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}
