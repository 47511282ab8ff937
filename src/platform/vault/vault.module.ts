import { Module } from '@nestjs/common';
import type { Config } from '../config.js';
import { CONFIG, ConfigModule } from '../config.module.js';
import { HELD_VAULT, KeyHolder } from './key-holder.js';
import { givenMasterKeys } from './master-key.js';
import { Vault } from './vault.js';

@Module({
  imports: [ConfigModule],
  providers: [
    { provide: Vault, inject: [CONFIG], useFactory: (config: Config) => new Vault(givenMasterKeys(config)) },
  ],
  exports: [Vault],
})
export class VaultModule {}

/** A web process says which keys it has. */
@Module({
  imports: [VaultModule],
  providers: [KeyHolder, { provide: HELD_VAULT, useExisting: Vault }],
})
export class HeldKeysModule {}
