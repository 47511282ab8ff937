import { resolve } from 'node:path';
import type { z } from 'zod';
import { type Settings, settings } from './settings.js';

/** A setting that cannot be used: the message names it and says what is wrong, in one sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Every setting of the forum, validated once at start. `process.env` is read nowhere else. */
export interface Config {
  port: number;
  host: string;
  /** Where the web process tells its numbers to machines; a worker does so on the next port. Null: nowhere. */
  metricsPort: number | null;
  metricsHost: string;
  /** Where visitors reach the forum; decides about secure cookies. */
  publicUrl: string;
  /** Where they reach it over Tor as well, as an onion service. */
  onionUrl: string | null;
  /** Whether that is this very machine: whoever tries the forum out finds everything open. */
  local: boolean;
  secure: boolean;
  databaseUrl: string | null;
  workerDatabaseUrl: string | null;
  migrationDatabaseUrl: string | null;
  redisUrl: string | null;
  /** Whether the people here are invented, so that every page says so. `npm run demo` sets it by itself. */
  demonstration: boolean;
  /** Where visitors reach the demonstration, where that is not this machine. */
  demoPublicUrl: string | null;
  /** Where `npm run demo` keeps all that is its own. */
  demoDir: string;
  dataDir: string;
  keysDir: string;
  /** 64 hex digits, or several of them with commas between, the key in use first; set where the operator keeps them in the environment, not in `keysDir`. */
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
  /** How many proxies stand in front: from as many of them the address of a visitor is believed, and from nobody else. */
  trustProxy: number;
  /** How often a name may be tried with a wrong passphrase or code within an hour before it takes longer. */
  triesAnHour: number;
  /** Until when a member counts as new: so many days here, and so many posts up. */
  newAccountDays: number;
  newAccountPosts: number;
  /** What a new member may: links in a post, threads within a day. */
  newAccountLinks: number;
  newAccountThreads: number;
  /** As `vaultKey`; set where workers should open the addresses of on-call contacts without the forum's key. */
  onCallKey: string | null;
  /** Whether on-call webhooks may go over http, and to this machine and private networks. */
  webhooksAnywhere: boolean;
  /** A folder that mirrors `views`: what stands there is read in place of the text that came with the forum. */
  viewsDir: string | null;
  sessionIdleMinutes: number;
  sessionHours: number;
  /** Whether the team's pages open only with a second factor, or also without one. */
  staffSecondFactor: 'required' | 'offered';
  /** After how many days words are forgotten that nobody needs any more (docs/privacy.md). */
  keepDays: KeepDays;
  logLevel: string;
}

/** In days. */
export interface KeepDays {
  /** Texts that their author took back or replaced, from that day on. */
  takenBack: number;
  /** Texts that did not go up or were taken down, from the last decision on; and what was written about them. */
  decided: number;
  /** What the safeguarding contact closed. */
  safeguarding: number;
  /** Words beside entries of the record. */
  record: number;
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

function toConfig(s: Settings): Config {
  const publicUrl = s.PUBLIC_URL ?? `http://localhost:${s.PORT}`;
  return {
    port: s.PORT,
    host: s.HOST,
    metricsPort: s.METRICS_PORT ?? null,
    metricsHost: s.METRICS_HOST,
    publicUrl,
    onionUrl: s.ONION_URL === undefined ? null : new URL(s.ONION_URL).origin,
    local: isLocal(publicUrl),
    secure: publicUrl.startsWith('https:'),
    databaseUrl: s.DATABASE_URL ?? null,
    workerDatabaseUrl: s.WORKER_DATABASE_URL ?? null,
    migrationDatabaseUrl: s.MIGRATION_DATABASE_URL ?? null,
    redisUrl: s.REDIS_URL ?? null,
    demonstration: s.DEMONSTRATION === 'yes',
    demoPublicUrl: s.DEMO_PUBLIC_URL ?? null,
    demoDir: resolve(s.DEMO_DIR),
    dataDir: resolve(s.DATA_DIR),
    keysDir: resolve(s.KEYS_DIR),
    vaultKey: s.VAULT_KEY ?? null,
    minimumAge: s.MINIMUM_AGE,
    auditShare: s.AUDIT_SHARE,
    exitUrl: new URL(s.EXIT_URL).href,
    firstReplyHours: s.FIRST_REPLY_HOURS,
    reportsADay: s.REPORTS_A_DAY,
    trustProxy: Number(s.TRUST_PROXY),
    triesAnHour: s.TRIES_AN_HOUR,
    newAccountDays: s.NEW_ACCOUNT_DAYS,
    newAccountPosts: s.NEW_ACCOUNT_POSTS,
    newAccountLinks: s.NEW_ACCOUNT_LINKS,
    newAccountThreads: s.NEW_ACCOUNT_THREADS,
    onCallKey: s.ON_CALL_KEY ?? null,
    webhooksAnywhere: s.WEBHOOKS_ANYWHERE === 'yes',
    viewsDir: s.VIEWS_DIR === undefined ? null : resolve(s.VIEWS_DIR),
    sessionIdleMinutes: s.SESSION_IDLE_MINUTES,
    sessionHours: s.SESSION_HOURS,
    staffSecondFactor: s.STAFF_SECOND_FACTOR ?? (isLocal(publicUrl) ? 'offered' : 'required'),
    keepDays: {
      takenBack: s.KEEP_TAKEN_BACK_DAYS,
      decided: s.KEEP_DECIDED_DAYS,
      safeguarding: s.KEEP_SAFEGUARDING_DAYS,
      record: s.KEEP_RECORD_WORDS_DAYS,
    },
    logLevel: s.LOG_LEVEL,
  };
}

// Whoever tries it out on their own machine looks at everything at once.
function isLocal(url: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(new URL(url).hostname);
}
