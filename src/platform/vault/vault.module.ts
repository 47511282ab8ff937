import { Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG, ConfigModule } from '../config.module.js';
import { givenMasterKey } from './master-key.js';
import { Vault } from './vault.js';

@Module({
  imports: [ConfigModule],
  providers: [
    { provide: Vault, inject: [CONFIG], useFactory: (config: Config) => new Vault(givenMasterKey(config)) },
  ],
  exports: [Vault],
})
export class VaultModule {}
