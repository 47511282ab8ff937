import type { INestApplicationContext } from '@nestjs/common';
import { logger } from './platform/logging/logger.js';

/**
 * Makes a process a good child: tells its parent when it is ready, stops in order when told to, and stops too when
 * the parent is gone, so that nothing of a killed forum lives on.
 */
export function behave(app: INestApplicationContext): void {
  const stop = once(async () => {
    await app.close();
    process.exit(0);
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  process.on('disconnect', stop);
  process.send?.('ready');
}

/** Ends the process with one sentence; the last resort for what nobody caught. */
export function lastResort(): void {
  process.on('unhandledRejection', (error) => fail(error));
  process.on('uncaughtException', (error) => fail(error));
}

/** One sentence on the error stream, and exit code 1. */
export function fail(error: unknown): void {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'ConfigError') process.stderr.write(`${message}\n`);
  else logger.fatal({ kind: name, code: (error as { code?: unknown }).code }, 'the process cannot go on');
  process.exit(1);
}

function once(work: () => Promise<void>): () => void {
  let begun = false;
  return () => {
    if (begun) return;
    begun = true;
    work().catch(fail);
  };
}
