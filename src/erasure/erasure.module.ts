import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { MembersModule } from '../members/members.module.js';
import { PersonasModule } from '../personas/personas.module.js';
import { ConfigModule } from '../platform/config.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { SelfHelpModule } from '../self-help/self-help.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { ErasureController } from './erasure.controller.js';
import { ErasureRounds } from './erasure-rounds.js';
import { Leaving } from './leaving.js';
import { Ledger } from './ledger.js';

/** Going for good, and the ledger that lets nobody be brought back. */
@Module({
  imports: [
    AccountsModule,
    ConfigModule,
    FoldingModule,
    MembersModule,
    PersonasModule,
    SelfHelpModule,
    ThreadsModule,
    VaultModule,
  ],
  controllers: [ErasureController],
  providers: [Leaving, Ledger, ErasureRounds],
})
export class ErasureModule {}
