import { createIORedisClient, RedisConnection } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';

/**
 * A connection that ends when it is told to, also between two tries to reach a Redis that is away: ioredis then only gives
 * up the next try, tells nobody, and whoever waits for its end, as BullMQ does on its way out, waits for ever.
 */
class EndingRedis extends Redis {
  override disconnect(reconnect = false): void {
    // There is no socket that could close: as one that never had any.
    if (!reconnect && this.status === 'reconnecting') this.status = 'wait';
    super.disconnect(reconnect);
  }
}

/** For every connection of this process to Redis; must stand before any queue. */
export function connectByEndingRedis(): void {
  RedisConnection.clientFactory = ({ url, ...options }: RedisOptions & { url?: string }) =>
    createIORedisClient(url === undefined ? new EndingRedis(options) : new EndingRedis(url, options));
}
