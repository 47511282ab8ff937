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
  EXIT_URL: z.url({ protocol: /^https?$/ }).default('https://www.bbc.co.uk/weather'),
  FIRST_REPLY_HOURS: z.coerce.number().int().min(1).max(168).default(4),
  REPORTS_A_DAY: z.coerce.number().int().min(1).default(10),
  ON_CALL_KEY: hexKey,
  VIEWS_DIR: z.string().optional(),
  WEBHOOKS_ANYWHERE: z.enum(['yes', 'no']).default('no'),
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
  STAFF_SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** Every setting of the forum, validated once at start. `process.env` is read nowhere else. */
export interface Config {
  port: number;
  host: string;
  /** Where visitors reach the forum; decides about secure cookies. */
  publicUrl: string;
  /** Whether that is this very machine: whoever tries the forum out finds everything open. */
  local: boolean;
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
  /** Where whoever leaves in a hurry lands: a page that says nothing of them. */
  exitUrl: string;
  /** After how many hours without an answer to a new thread the facilitators are told. */
  firstReplyHours: number;
  /** How many posts one reader may tell the team about within a day. */
  reportsADay: number;
  /** 64 hex digits; set where workers should open the addresses of on-call contacts without the forum's key. */
  onCallKey: string | null;
  /** Whether on-call webhooks may go over http, and to this machine and private networks. */
  webhooksAnywhere: boolean;
  /** A folder that mirrors `views`: what stands there is read in place of the text that came with the forum. */
  viewsDir: string | null;
  sessionIdleMinutes: number;
  sessionHours: number;
  /** Whether the team's pages open only with a second factor, or also without one. */
  staffSecondFactor: 'required' | 'offered';
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
    local: isLocal(publicUrl),
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
    exitUrl: new URL(s.EXIT_URL).href,
    firstReplyHours: s.FIRST_REPLY_HOURS,
    reportsADay: s.REPORTS_A_DAY,
    onCallKey: s.ON_CALL_KEY ?? null,
    webhooksAnywhere: s.WEBHOOKS_ANYWHERE === 'yes',
    viewsDir: s.VIEWS_DIR === undefined ? null : resolve(s.VIEWS_DIR),
    sessionIdleMinutes: s.SESSION_IDLE_MINUTES,
    sessionHours: s.SESSION_HOURS,
    staffSecondFactor: s.STAFF_SECOND_FACTOR ?? (isLocal(publicUrl) ? 'offered' : 'required'),
    logLevel: s.LOG_LEVEL,
  };
}

// Whoever tries it out on their own machine looks at everything at once.
function isLocal(url: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(new URL(url).hostname);
}
