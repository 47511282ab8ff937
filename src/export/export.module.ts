import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { FoldingModule } from '../folding/folding.module.js';
import { MembersModule } from '../members/members.module.js';
import { PersonasModule } from '../personas/personas.module.js';
import { VaultModule } from '../platform/vault/vault.module.js';
import { SelfHelpModule } from '../self-help/self-help.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { Collecting } from './collecting.js';
import { ExportController } from './export.controller.js';
import { ExportRounds } from './export-rounds.js';
import { Exports } from './exports.js';

/** Copies of all that is a member's own. */
@Module({
  imports: [
    AccountsModule,
    FoldingModule,
    MembersModule,
    PersonasModule,
    SelfHelpModule,
    ThreadsModule,
    VaultModule,
  ],
  controllers: [ExportController],
  providers: [Collecting, Exports, ExportRounds],
})
export class ExportModule {}
