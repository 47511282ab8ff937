import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { MembersModule } from '../members/members.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { CodeController } from './code.controller.js';
import { Codes } from './codes.js';
import { DeskEntries } from './desk-entries.js';
import { FactorPages } from './factor-pages.js';
import { ResetsController } from './resets.controller.js';
import { Resets } from './resets.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecondFactors } from './second-factors.js';

/** The second factor of the team. */
@Module({
  imports: [ConfigModule, VaultModule, MembersModule, AccountsModule],
  controllers: [CodeController, SecondFactorController, ResetsController],
  providers: [Codes, DeskEntries, FactorPages, Resets, SecondFactors],
})
export class SecondFactorModule {}
