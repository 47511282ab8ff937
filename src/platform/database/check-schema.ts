import type { DataSource } from 'typeorm';
import { ConfigError } from '../config.js';
import { logger } from '../logging/logger.js';

/** Stops a process whose database has no tables yet. @throws ConfigError */
export async function checkSchema(database: DataSource): Promise<void> {
  const [row] = await database.query<{ there: boolean }[]>(
    `select to_regclass('public.drafts') is not null as there`,
  );
  if (!row?.there)
    throw new ConfigError('The database has no tables of Hearthside yet: run `npm run migrate` first.');
}

/** Warns loudly where the process owns the tables: then PostgreSQL cannot refuse what only a verdict may do. */
export async function warnOfOwner(database: DataSource): Promise<void> {
  const [row] = await database.query<{ owner: boolean }[]>(
    `select pg_has_role(current_user, relowner, 'usage') as owner from pg_class where oid = 'public.revisions'::regclass`,
  );
  if (row?.owner)
    logger.warn(
      'ONE DATABASE ROLE FOR EVERYTHING: PostgreSQL cannot refuse unscreened texts. See docs/operating.md.',
    );
}
