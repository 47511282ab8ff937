import { z } from 'zod';
import { isOnionUrl } from './text/onion.js';

const port = z.coerce.number().int().min(1).max(65535);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/ }).optional();
const httpUrl = z.url({ protocol: /^https?$/ }).optional();
const redisUrl = z.url({ protocol: /^(rediss?|valkeys?)$/ }).optional();
const hexKeys = z
  .string()
  .regex(/^[0-9a-f]{64}( *, *[0-9a-f]{64})*$/i)
  .optional();

/** What is read from the environment, by name, and what each must be. `Config` is what the forum makes of it. */
export const settings = z.object({
  PORT: port.default(3000),
  HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: port.max(65534).optional(),
  METRICS_HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: httpUrl,
  ONION_URL: z
    .string()
    .refine(isOnionUrl, 'it is not the address of an onion service of version 3, like http://….onion')
    .optional(),
  DATABASE_URL: postgresUrl,
  WORKER_DATABASE_URL: postgresUrl,
  MIGRATION_DATABASE_URL: postgresUrl,
  REDIS_URL: redisUrl,
  DEMONSTRATION: z.enum(['yes', 'no']).default('no'),
  DEMO_PUBLIC_URL: httpUrl,
  DEMO_DIR: z.string().default('data-demo'),
  DATA_DIR: z.string().default('data'),
  KEYS_DIR: z.string().default('keys'),
  VAULT_KEY: hexKeys,
  MINIMUM_AGE: z.coerce.number().int().min(13).max(99).default(16),
  AUDIT_SHARE: z.coerce.number().min(0).max(1).default(0.01),
  EXIT_URL: z.url({ protocol: /^https?$/ }).default('https://www.bbc.co.uk/weather'),
  FIRST_REPLY_HOURS: z.coerce.number().int().min(1).max(168).default(4),
  REPORTS_A_DAY: z.coerce.number().int().min(1).default(10),
  TRUST_PROXY: z
    .string()
    .regex(/^[0-5]$/, 'it is how many proxies stand in front, 0 to 5')
    .default('0'),
  TRIES_AN_HOUR: z.coerce.number().int().min(1).default(10),
  NEW_ACCOUNT_DAYS: z.coerce.number().int().min(0).max(90).default(3),
  NEW_ACCOUNT_POSTS: z.coerce.number().int().min(0).max(100).default(3),
  NEW_ACCOUNT_LINKS: z.coerce.number().int().min(0).default(1),
  NEW_ACCOUNT_THREADS: z.coerce.number().int().min(1).default(3),
  ON_CALL_KEY: hexKeys,
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
    .min(48, 'it must be 48 or more: of a session only the day is kept on which it began')
    .default(24 * 7),
  STAFF_SECOND_FACTOR: z.enum(['required', 'offered']).optional(),
  KEEP_TAKEN_BACK_DAYS: z.coerce.number().int().min(7).max(3650).default(30),
  KEEP_DECIDED_DAYS: z.coerce.number().int().min(60).max(3650).default(90),
  KEEP_SAFEGUARDING_DAYS: z.coerce.number().int().min(60).max(36500).default(365),
  KEEP_RECORD_WORDS_DAYS: z.coerce.number().int().min(90).max(36500).default(730),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

export type Settings = z.infer<typeof settings>;
