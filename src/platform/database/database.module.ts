import { type DynamicModule, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ConfigError, type Config } from '../config.js';
import { CONFIG, ConfigModule } from '../config.module.js';
import { dataSourceOptions } from './data-source.js';

// Milliseconds that one query may take: people wait for the web; migrations, which may take long, have no such limit.
const PATIENCE: Record<Role, number> = { web: 3_000, worker: 10_000 };

export type Role = 'web' | 'worker';

/** PostgreSQL for one kind of process, each with the URL of its own role. */
@Module({})
export class DatabaseModule {
  static for(role: Role): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          imports: [ConfigModule],
          inject: [CONFIG],
          useFactory: (config: Config) => ({
            ...dataSourceOptions(databaseUrl(config, role)),
            autoLoadEntities: true,
            extra: { statement_timeout: PATIENCE[role], query_timeout: PATIENCE[role] + 500 },
            retryAttempts: 3,
            retryDelay: 1_000,
          }),
        }),
      ],
    };
  }
}

/**
 * The PostgreSQL URL that a process of this role uses.
 * @throws ConfigError when none is set
 */
export function databaseUrl(config: Config, role: Role): string {
  const url = (role === 'worker' ? config.workerDatabaseUrl : null) ?? config.databaseUrl;
  if (!url) throw new ConfigError('The setting DATABASE_URL is missing; `npm start` sets it by itself.');
  return url;
}
