import { defineConfig } from 'vitest/config';
import { ROOMY, SlowEarly } from './test/support/pace.js';

/** Journeys in a real browser: Debian's Chromium, or the one that CHROMIUM names. */
export default defineConfig({
  test: {
    include: ['test/journeys/**/*.spec.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    sequence: { sequencer: SlowEarly },
    isolate: false,
    execArgv: ROOMY,
  },
});
