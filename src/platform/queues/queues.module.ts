import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Module } from '@nestjs/common';
import { createPostgresBackend, type QueueOptions, setDefaultBackendFactory } from 'bullmq';
import { type Config } from '../config.js';
import { CONFIG, ConfigModule } from '../config.module.js';
import { databaseUrl, type Role } from '../database/database.module.js';
import { Going, GoingModule } from './going.js';
import { connectByEndingRedis } from './redis-client.js';

// Connections of one queue object to PostgreSQL, beside the one that listens.
const QUEUE_POOL = 2;
const RECONNECT_MS = 1_000;
// The queue's own journal holds times to the millisecond, finer than anything here may be kept.
const KEPT_EVENTS = 1;

/** The job queue: on Redis where REDIS_URL is set, else on the same PostgreSQL. It rings; the record is PostgreSQL. */
@Module({})
export class QueuesModule {
  static for(role: Role): DynamicModule {
    return {
      module: QueuesModule,
      imports: [
        BullModule.forRootAsync({
          imports: [ConfigModule, GoingModule],
          inject: [CONFIG, Going],
          useFactory: (config: Config, going: Going) => queueOptions(config, role, going),
        }),
      ],
    };
  }
}

function queueOptions(config: Config, role: Role, going: Going): QueueOptions {
  const options = config.redisUrl
    ? onRedis(config.redisUrl, role, going)
    : onPostgres(databaseUrl(config, role));
  return { ...options, streams: { events: { maxLen: KEPT_EVENTS } } };
}

function onRedis(url: string, role: Role, going: Going): QueueOptions {
  connectByEndingRedis();
  const connection = {
    url: url.replace(/^valkey/, 'redis'),
    retryStrategy: () => (going.now ? null : RECONNECT_MS),
    // A worker waits for Redis to come back; the web must answer people meanwhile.
    maxRetriesPerRequest: role === 'worker' ? null : 0,
    enableOfflineQueue: role === 'worker',
  };
  return { connection };
}

function onPostgres(connectionString: string): QueueOptions {
  // @nestjs/bullmq has no option for the backend; this default is process-wide and must stand before any queue.
  setDefaultBackendFactory(createPostgresBackend);
  return { connection: { connectionString, max: QUEUE_POOL } };
}
