import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const BIN = join(import.meta.dirname, '../../bin/hearthside.mjs');

describe('running a command', () => {
  it('refuses an outdated Node.js in one sentence, before anything else', async () => {
    const answer = await run(['--import', pretend('20.18.3'), BIN, 'screen']);
    expect(answer).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'Hearthside needs Node.js 20.19 or newer, and this is 20.18.3: install a newer one from https://nodejs.org.\n',
    });
  });

  it.each(['20.19.0', '22.1.0', '100.0.0'])('takes Node.js %s', async (version) => {
    const { stderr } = await run(['--import', pretend(version), BIN, 'unknown']);
    expect(stderr).toBe(
      'Say which command to run: start, demo, migrate, staff, record, backup, restore, keys, screen, screen-eval, screen-train, render, views, build.\n',
    );
  });

  it('names the commands when it does not know the one asked for', async () => {
    expect(await run([BIN])).toMatchObject({ code: 1, stdout: '' });
  });
});

// The very script runs, in a Node.js that says it is another.
function pretend(version: string): string {
  return `data:text/javascript,Object.defineProperty(process.versions,'node',{value:'${version}'})`;
}

async function run(args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}
