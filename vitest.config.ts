import { defineConfig } from 'vitest/config';
import { ROOMY, SlowEarly } from './test/support/pace.js';

const ELSEWHERE = ['test/journeys/**', 'test/migrations/**'];

/** Files that put something in the place of a module, in the settings that modules read once, or of a whole process. */
const ALONE = [
  'test/accounts/signing-in.spec.ts',
  'test/check-ins/queues.spec.ts',
  'test/members/hashing-passwords.spec.ts',
  'test/own-words/serving.spec.ts',
  'test/personas/knowing-who-wears-a-name.spec.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 4,
    sequence: { sequencer: SlowEarly },
    projects: [
      // Files share what is loaded: loading it for each one took as long as the tests themselves.
      project('together', {
        include: ['test/**/*.spec.ts'],
        exclude: [...ELSEWHERE, ...ALONE],
        isolate: false,
      }),
      project('alone', { include: ALONE }),
    ],
  },
});

function project(name: string, test: object): object {
  const common = {
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    execArgv: ROOMY,
  };
  return { test: { name, ...common, ...test } };
}
