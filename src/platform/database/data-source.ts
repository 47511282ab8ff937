import type { DataSourceOptions } from 'typeorm';

/** Connections a process keeps to PostgreSQL beside its queue's and its listener's. */
export const POOL_SIZE = 8;

/**
 * Options of a connection pool.
 * @param url PostgreSQL URL
 * @param entities the classes that this process writes; none for raw SQL
 */
export function dataSourceOptions(
  url: string,
  entities: DataSourceOptions['entities'] = [],
): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    logging: false,
    connectTimeoutMS: 3_000,
    poolSize: POOL_SIZE,
    // pg reports a lost idle connection here; the next query opens another.
    poolErrorHandler: () => undefined,
  };
}
