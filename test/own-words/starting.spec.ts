import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OwnFolder } from './folder.js';

const ROOT = join(import.meta.dirname, '../..');
const BIN = join(ROOT, 'bin/hearthside.mjs');
const SENTENCE = 'The file home/show.hbs in VIEWS_DIR cannot be used: there is no partial helpless.\n';

let mine: OwnFolder;
beforeAll(async () => {
  expect(await run([BIN, 'build'], '')).toMatchObject({ code: 0 });
});
afterEach(() => mine.remove());

describe('a start with an own text that cannot be used', () => {
  it.each([
    ['the forum', [BIN, 'start']],
    ['a migration', [BIN, 'migrate']],
    ['a web process', [join(ROOT, 'dist/src/main.js')]],
    ['a worker', [join(ROOT, 'dist/src/worker.js')]],
  ])('stops %s with one sentence', async (_name, args) => {
    mine = new OwnFolder({ 'home/show.hbs': '{{> helpless}}' });
    expect(await run(args, mine.path)).toEqual({ code: 1, stdout: '', stderr: SENTENCE });
  });

  it('says so for a folder that is not there', async () => {
    mine = new OwnFolder();
    const { code, stderr } = await run([join(ROOT, 'dist/src/main.js')], join(mine.path, 'nowhere'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The setting VIEWS_DIR cannot be used: the folder .+ cannot be read\.\n$/);
  });
});

async function run(
  args: string[],
  VIEWS_DIR: string,
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      VIEWS_DIR,
      DATA_DIR: join(tmpdir(), 'hearthside-never-made'),
      KEYS_DIR: join(tmpdir(), 'hearthside-never-made-keys'),
    };
    const child = execFile(process.execPath, args, { env }, (_error, stdout, stderr) =>
      // Whoever changes the sources meanwhile makes a command build first.
      resolve({ code: child.exitCode ?? -1, stdout, stderr: stderr.replace('Building …\n', '') }),
    );
  });
}
