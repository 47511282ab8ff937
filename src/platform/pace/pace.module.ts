import { Module } from '@nestjs/common';
import { ConfigModule } from '../config.module.js';
import { VaultModule } from '../vault/vault.module.js';
import { NetworkCounts } from './network-counts.js';
import { Tries } from './tries.js';
import { Waiting } from './waiting.js';

/** How fast forms may come: by network in memory, by name in PostgreSQL. */
@Module({
  imports: [ConfigModule, VaultModule],
  providers: [Tries, Waiting, { provide: NetworkCounts, useFactory: () => new NetworkCounts() }],
  exports: [Tries, Waiting, NetworkCounts],
})
export class PaceModule {}
