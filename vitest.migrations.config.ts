import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/migrations/**/*.spec.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
