import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

/*
 * The alarms, run by Prometheus' own promtool with made-up numbers: which of them ring, when, and with which words.
 * Debian has it in the package `prometheus`; PROMTOOL says where it is if not on the path.
 */

const PROMTOOL = process.env.PROMTOOL ?? 'promtool';
const FOLDER = join(import.meta.dirname, '../../deploy/prometheus');

it.each([
  ['reads every rule', ['check', 'rules', 'rules.yml'], /18 rules found/],
  ['reads the example of a configuration', ['check', 'config', 'prometheus.yml'], /is valid/],
  [
    'sees each alarm ring when it should, and none when all is well',
    ['test', 'rules', 'rules.test.yml'],
    /SUCCESS/,
  ],
])('promtool %s', async (_, args, outcome) => {
  const { stdout } = await promisify(execFile)(PROMTOOL, args, { cwd: FOLDER });
  expect(stdout).toMatch(outcome);
});
