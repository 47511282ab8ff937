import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/**
 * The log: JSON lines with what happened and where, never a text, name, address or id of a person.
 * Level by LOG_LEVEL through `setLogLevel`.
 */
export const logger = pino({
  level: 'info',
  base: { process: process.pid },
  timestamp: pino.stdTimeFunctions.isoTime,
});

/** Says in each line which kind of process wrote it. */
export function nameLog(role: 'web' | 'worker'): void {
  logger.setBindings({ role });
}

export function setLogLevel(level: string): void {
  logger.level = level;
}

/** The framework's own messages: its errors are logged, its chatter only when debugging. */
export class FrameworkLogger implements LoggerService {
  log(text: unknown): void {
    logger.debug({ framework: String(text) });
  }

  warn(text: unknown): void {
    logger.warn({ framework: String(text) });
  }

  error(text: unknown): void {
    logger.error({ framework: String(text) });
  }
}
