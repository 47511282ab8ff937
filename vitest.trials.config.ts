import { defineConfig } from 'vitest/config';

/** What takes long: `npm run trials`, or `npm run trials -- linking` for those whose file has that in its name. */
export default defineConfig({
  test: {
    include: ['test/trials/**/*.trial.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    // One after the other: some of them measure times.
    maxWorkers: 1,
    fileParallelism: false,
    isolate: false,
  },
});
