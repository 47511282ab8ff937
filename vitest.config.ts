import { defineConfig } from 'vitest/config';

const ELSEWHERE = ['test/journeys/**', 'test/migrations/**'];

/** Files that put something in the place of a module, or in the settings that modules read once. */
const ALONE = [
  'test/accounts/signing-in.spec.ts',
  'test/members/hashing-passwords.spec.ts',
  'test/own-words/serving.spec.ts',
  'test/personas/knowing-who-wears-a-name.spec.ts',
];

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 3,
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
  const common = { setupFiles: ['test/support/setup.ts'], testTimeout: 30_000, hookTimeout: 60_000 };
  return { test: { name, ...common, ...test } };
}
