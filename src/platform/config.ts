import { resolve } from 'node:path';
import { z } from 'zod';

/** A setting that cannot be used: the message names it and says what is wrong, in one sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const port = z.coerce.number().int().min(1).max(65535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).optional();
const httpUrl = z.url({ protocol: /^https?$/ }).optional();
const redisUrl = z.url({ protocol: /^(rediss?|valkeys?)$/ }).optional();
const hexKey = z
  .string()
  .regex(/^[0-9a-f]{64}$/i)
  .optional();

const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl,
  DATABASE_URL: postgresUrl,
  WORKER_DATABASE_URL: postgresUrl,
  MIGRATION_DATABASE_URL: postgresUrl,
  REDIS_URL: redisUrl,
  DATA_DIR: z.string().default('data'),
  KEYS_DIR: z.string().default('keys'),
  VAULT_KEY: hexKey,
  MINIMUM_AGE: z.coerce.number().int().min(13).max(99).default(16),
  AUDIT_SHARE: z.coerce.number().min(0).max(1).default(0.01),
  SESSION_IDLE_MINUTES: z.coerce
    .number()
    .int()
    .min(1)
    .default(12 * 60),
  SESSION_HOURS: z.coerce
    .number()
    .int()
    .min(1)
    .default(24 * 7),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Every setting of the forum, validated once at start. `process.env` is read nowhere else. */
export interface Config {
  port: number;
  host: string;
  /** Where visitors reach the forum; decides about secure cookies. */
  publicUrl: string;
  secure: boolean;
  databaseUrl: string | null;
  workerDatabaseUrl: string | null;
  migrationDatabaseUrl: string | null;
  redisUrl: string | null;
  dataDir: string;
  keysDir: string;
  /** 64 hex digits; set where the operator keeps the key in the environment, not in `keysDir`. */
  vaultKey: string | null;
  /** Years. */
  minimumAge: number;
  /** Share of the texts that the screen cleared which people judge blindly, 0 to 1. */
  auditShare: number;
  sessionIdleMinutes: number;
  sessionHours: number;
  logLevel: string;
}

/**
 * Reads and checks the environment.
 * @param env name to text, as in `process.env`; empty texts count as not set
 * @throws ConfigError naming the first setting that cannot be used
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = settings.safeParse(withoutEmpty(env));
  if (!parsed.success) throw new ConfigError(explain(parsed.error));
  return toConfig(parsed.data);
}

function withoutEmpty(env: NodeJS.ProcessEnv): Record<string, unknown> {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
}

function explain(error: z.ZodError): string {
  const issue = error.issues[0];
  return `The setting ${String(issue?.path[0])} cannot be used: ${issue?.message ?? 'unknown reason'}.`;
}

function toConfig(s: z.infer<typeof settings>): Config {
  const publicUrl = s.PUBLIC_URL ?? `http://localhost:${s.PORT}`;
  return {
    port: s.PORT,
    host: s.HOST,
    publicUrl,
    secure: publicUrl.startsWith('https:'),
    databaseUrl: s.DATABASE_URL ?? null,
    workerDatabaseUrl: s.WORKER_DATABASE_URL ?? null,
    migrationDatabaseUrl: s.MIGRATION_DATABASE_URL ?? null,
    redisUrl: s.REDIS_URL ?? null,
    dataDir: resolve(s.DATA_DIR),
    keysDir: resolve(s.KEYS_DIR),
    vaultKey: s.VAULT_KEY ?? null,
    minimumAge: s.MINIMUM_AGE,
    auditShare: s.AUDIT_SHARE,
    sessionIdleMinutes: s.SESSION_IDLE_MINUTES,
    sessionHours: s.SESSION_HOURS,
    logLevel: s.LOG_LEVEL,
  };
}
